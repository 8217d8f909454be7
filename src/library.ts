import {VFile} from 'vfile'
import type {Block, DateMention, Doc, EntityMention, UnitKind} from './doc.ts'
import type {Input, Pipeline} from './pipeline.ts'
import {createPipeline} from './pipeline.ts'
import {readText} from './read/text.ts'
import type {DocumentRecord} from './record.ts'
import type {Stage} from './stage.ts'
import * as stages from './stages/index.ts'

export interface TextOptions {
  /** BCP 47; found out when it is not given. */
  lang?: string
}

export interface DateOptions extends TextOptions {
  /** Day that *yesterday* and *mercredi* count from, EDTF. */
  reference?: string
}

/** A mention with its place in the text given, and that text. */
type Found<Mention> = Mention & {text: string}

let pipeline: Pipeline | null = null

/** One document through all stages of the default pipeline; offsets in the record are UTF-16 code units. */
export function clean(input: Input): DocumentRecord {
  pipeline ??= createPipeline()
  return pipeline.clean(input)
}

/** The sentences of a text, sorted and disjoint, as offsets into it (UTF-16 code units). */
export function sentences(text: string, options: TextOptions = {}): {start: number; end: number; kind: UnitKind}[] {
  const found: {start: number; end: number; kind: UnitKind}[] = []
  for (const block of analyse('sentences', () => [stages.sentences()], text, options).blocks) {
    for (const unit of block.units) {
      const [start, end] = block.text.raw(unit.start, unit.end)
      found.push({start, end, kind: unit.kind})
    }
  }
  return found
}

/** The temporal expressions of a text, with EDTF and ISO 8601 values; offsets into it (UTF-16 code units). */
export function dates(text: string, options: DateOptions = {}): Found<DateMention>[] {
  const {blocks} = analyse('dates', () => [stages.sentences(), stages.dates()], text, options)
  return blocks.flatMap((block) => block.dates.map((mention) => ({...mention, ...place(block, mention), text: textOf(block, mention)})))
}

/** The named entities of a text, with ids that hold within it; offsets into it (UTF-16 code units). */
export function entities(text: string, options: TextOptions = {}): Found<EntityMention>[] {
  const {blocks} = analyse('entities', () => [stages.sentences(), stages.entities()], text, options)
  return blocks.flatMap((block) => block.entities.map((mention) => ({...mention, ...place(block, mention), text: textOf(block, mention)})))
}

/** Reads a text and runs some stages over it. The language stage comes first only when the language is to be found out. */
function analyse(name: string, make: () => Stage[], text: string, {lang, reference}: DateOptions): Doc {
  const doc = readText(text)
  Object.assign(doc, {lang: lang ?? 'und', langStated: lang !== undefined, date: reference ?? null})
  const file = new VFile(text)
  if (lang === undefined) cached('language', () => [stages.language({drop: false})]).forEach((stage) => stage(doc, file))
  cached(name, make).forEach((stage) => stage(doc, file))
  return doc
}

function place({text}: Block, {start, end}: {start: number; end: number}): {start: number; end: number} {
  const [from, to] = text.raw(start, end)
  return {start: from, end: to}
}

function textOf({text}: Block, {start, end}: {start: number; end: number}): string {
  return text.value.slice(start, end)
}

const made = new Map<string, readonly Stage[]>()

function cached(name: string, make: () => Stage[]): readonly Stage[] {
  if (!made.has(name)) made.set(name, make())
  return made.get(name)!
}
