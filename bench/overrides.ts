import {resolve} from 'node:path'
import {loadConfig} from '../src/config.ts'
import {evened, oneLine} from '../src/diff/one-line.ts'
import type {Correction, Landing, Override} from '../src/overrides/override.ts'
import {landOverrides} from '../src/overrides/apply.ts'
import {readOverrides} from '../src/overrides/read.ts'
import type {Input, Pipeline} from '../src/pipeline.ts'
import {createPipeline, toFile} from '../src/pipeline.ts'
import type {DocumentRecord} from '../src/record.ts'
import {knownInputs} from '../src/run/inputs.ts'
import {fileItems} from '../src/run/items.ts'
import {byDocument} from '../src/run/overruled.ts'
import {place} from '../src/run/place.ts'
import type {Span} from '../src/text.ts'
import {figureLine, header, note} from './table.ts'

/** A correction as a case of gold: whether the stages say by themselves what a person had to say. */
export interface Case {
  override: Override
  /** Null when its words are no more where they were. */
  isMet: boolean | null
}

/** Characters of a quotation that are printed. */
const shownLength = 80

/** Prints the share of the corrections of each kind that the stages would make by themselves now, and each that they would not. */
export async function printOverrides(): Promise<void> {
  const config = await loadConfig()
  const {corrections} = await readOverrides(resolve(config.folder, config.overrides))
  console.log(header('overrides'))
  if (corrections.length === 0) return console.log(note('corrections that the stages make by themselves', 'skipped: there are no overrides'))
  const pipeline = createPipeline({stages: config.stages})
  const overrides = byDocument(corrections)
  const cases: Case[] = []
  for await (const {path, name} of knownInputs(config, resolve(config.folder, config.output))) {
    for await (const item of fileItems(path, name)) {
      const opened = item.open()
      const found = 'input' in opened ? overrides.get(place(name, item.line, opened.input.id ?? null).id) : undefined
      if ('input' in opened && found) cases.push(...casesOf(opened.input, found, pipeline))
    }
  }
  console.log(figureLine('corrections that still find their words', percent(cases.filter(({isMet}) => isMet !== null).length, corrections.length), undefined))
  for (const kind of ['keep', 'drop', 'date', 'entity'] as const) {
    const some = cases.filter(({override, isMet}) => override.does.kind === kind && isMet !== null)
    if (some.length > 0) console.log(figureLine(`${kind}, as people say (${some.length})`, percent(some.filter(({isMet}) => isMet).length, some.length), undefined))
  }
  for (const {override, isMet} of cases) if (isMet === false) console.log(`    ${override.place}  ${override.does.kind} ${JSON.stringify(oneLine(evened(override.quote), shownLength))}`)
}

/** What becomes of the words of corrections when the stages alone clean a document. */
export function casesOf(input: Input, overrides: readonly Override[], pipeline: Pipeline): Case[] {
  const record = pipeline.clean({...input, overrides: []})
  return landOverrides(input.raw, overrides, toFile(input)).map(({override, span}: Landing) => ({override, isMet: span && isMet(record, input.raw, span, override.does)}))
}

function isMet(record: DocumentRecord, raw: string, span: Span, does: Correction): boolean {
  const there = <Mention extends {raw: [number, number]}>(mentions: readonly Mention[]): Mention[] => mentions.filter(({raw: [start, end]}) => start < span[1] && end > span[0])
  const removed = there(record.removed).filter(({reason}) => reason !== 'repair')
  if (does.kind === 'keep') return removed.length === 0
  if (does.kind === 'drop') return without(raw, span, removed.map(({raw}) => raw)).trim() === ''
  if (does.kind === 'date') return does.value === null ? there(record.dates).length === 0 : there(record.dates).some(({value}) => value === does.value)
  return does.type === null ? there(record.entities).length === 0 : there(record.entities).some(({type, text}) => type === does.type && text === raw.slice(...span))
}

/** What is left of a span of a text between spans that are taken away. */
function without(text: string, [start, end]: Span, spans: readonly Span[]): string {
  let rest = ''
  let at = start
  for (const [from, to] of spans) {
    rest += text.slice(at, Math.max(at, from))
    at = Math.max(at, to)
  }
  return rest + text.slice(at, Math.max(at, end))
}

function percent(part: number, all: number): number {
  return (100 * part) / all
}
