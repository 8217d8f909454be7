import type {Input, Pipeline} from './pipeline.ts'
import {createPipeline} from './pipeline.ts'
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

type Found<Mention> = Omit<Mention, 'raw' | 'sentence'>

type Placed = {start: number; end: number; raw: [number, number]; sentence: number}

/** One document through all stages of the default pipeline; offsets in the record are UTF-16 code units. */
export function clean(input: Input): DocumentRecord {
  return pipeline('clean', stages.defaultStages).clean(input)
}

/** The sentences of a text, sorted and disjoint, as offsets into it (UTF-16 code units). */
export function sentences(text: string, {lang}: TextOptions = {}): {start: number; end: number; kind: DocumentRecord['sentences'][number]['kind']}[] {
  const {sentences: found} = run('sentences', text, () => [stages.sentences()], lang)
  return found.map(({raw: [start, end], kind}) => ({start, end, kind}))
}

/** The temporal expressions of a text, with EDTF and ISO 8601 values; offsets into it (UTF-16 code units). */
export function dates(text: string, {lang, reference}: DateOptions = {}): Found<DocumentRecord['dates'][number]>[] {
  return run('dates', text, () => [stages.sentences(), stages.dates()], lang, reference).dates.map(place)
}

/** The named entities of a text, with ids that hold within it; offsets into it (UTF-16 code units). */
export function entities(text: string, {lang}: TextOptions = {}): Found<DocumentRecord['entities'][number]>[] {
  return run('entities', text, () => [stages.sentences(), stages.entities()], lang).entities.map(place)
}

/** The language stage runs only when the language is to be found out. */
function run(name: string, raw: string, make: () => Stage[], lang?: string, date?: string): DocumentRecord {
  const steps = lang === undefined ? pipeline(`language ${name}`, () => [stages.language({drop: false}), ...make()]) : pipeline(name, make)
  const record = steps.clean({raw, lang, date})
  if (record.error) throw new Error(record.error.message)
  return record
}

/** The mention with its raw place for its place: the raw text is the text given. */
function place<Mention extends Placed>(mention: Mention): Found<Mention> {
  const {raw, sentence, ...found} = {...mention, start: mention.raw[0], end: mention.raw[1]}
  return found as Found<Mention>
}

const pipelines = new Map<string, Pipeline>()

function pipeline(name: string, make: () => Stage[]): Pipeline {
  if (!pipelines.has(name)) pipelines.set(name, createPipeline({stages: make()}))
  return pipelines.get(name)!
}
