import {expect} from 'vitest'
import type {Block, Doc} from '../src/doc.ts'
import {createBlock, createDoc} from '../src/doc.ts'
import type {Input, Pipeline} from '../src/pipeline.ts'
import {createPipeline, toFile} from '../src/pipeline.ts'
import type {DocumentRecord} from '../src/record.ts'
import {documentSchema} from '../src/document-schema.ts'
import {Text} from '../src/text.ts'

/**
 * Cleans a document and checks the five laws on it. Every document that a test makes goes through here.
 * @returns the record
 */
export function clean(input: Input, pipeline: Pipeline = createPipeline()): DocumentRecord {
  const file = toFile(input)
  const read = pipeline.processor.parse(file)
  const given = marks(input.raw, read.blocks)
  for (const {start, end} of read.removed) given.fill(1, start, end)
  const doc = pipeline.processor.runSync(read, file)
  const record = pipeline.processor.stringify(doc, file) as DocumentRecord
  documentSchema.parse(record)
  conservation(given, doc, input.raw)
  offsets(record, input.raw)
  order(record)
  expect(JSON.stringify(pipeline.clean(input)), 'sameness').toBe(JSON.stringify(record))
  // What a person wants kept against the rules goes when nobody says so any more.
  if (!input.overrides) idempotence(record, pipeline)
  return record
}

/** Every non-space character that the reader gave is kept or removed: never both, never neither. */
function conservation(given: Uint8Array, doc: Doc, raw: string): void {
  const kept = marks(raw, doc.blocks)
  const removed = new Uint8Array(raw.length)
  for (const {start, end} of doc.removed) removed.fill(1, start, end)
  for (let i = 0; i < raw.length; i++) {
    if (given[i] && kept[i] === removed[i]) expect.fail(`conservation: ${i} is ${kept[i] ? 'kept and removed' : 'lost'}: ${around(raw, i)}`)
    // A no-break space may be half of a letter that was decoded wrongly.
    if (kept[i] && !given[i] && !/\s/.test(raw[i])) expect.fail(`conservation: ${i} was not given by the reader: ${around(raw, i)}`)
  }
}

/** Raw offsets of the non-space characters of all units. */
function marks(raw: string, blocks: readonly Block[]): Uint8Array {
  const mark = new Uint8Array(raw.length)
  for (const {text, units} of blocks) {
    for (const unit of units) {
      for (let i = unit.start; i < unit.end; i++) if (!/\s/.test(text.value[i])) mark.fill(1, ...text.raw(i, i + 1))
    }
  }
  return mark
}

function offsets(record: DocumentRecord, raw: string): void {
  const {text} = record
  for (const mention of [...record.dates, ...record.entities]) {
    expect(text.slice(mention.start, mention.end)).toBe(mention.text)
    const {raw: [start, end]} = mention
    if (end - start === mention.text.length) expect(plain(raw.slice(start, end))).toBe(plain(mention.text))
  }
  for (const removal of record.removed) expect(raw.slice(...removal.raw)).toBe(removal.text)
  for (const {start, end, raw: [from, to]} of record.sentences) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(raw.length)
    const whole = !record.removed.some((removal) => removal.raw[0] >= from && removal.raw[1] <= to)
    if (whole && to - from === end - start) expect(plain(raw.slice(from, to))).toBe(plain(text.slice(start, end)))
  }
}

/** Without what the repair stage may have changed. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/Ã(?= )/g, 'à').replace(/\s/g, ' ')
}

function order(record: DocumentRecord): void {
  const {sentences, dates, entities, blocks} = record
  for (const list of [sentences, blocks, entities]) {
    for (let i = 1; i < list.length; i++) expect(list[i].start, 'order').toBeGreaterThanOrEqual(list[i - 1].end)
  }
  for (let i = 1; i < dates.length; i++) expect(dates[i].start, 'order').toBeGreaterThanOrEqual(dates[i - 1].start)
  for (let i = 1; i < record.removed.length; i++) expect(record.removed[i].raw[0]).toBeGreaterThanOrEqual(record.removed[i - 1].raw[1])
  for (const mention of [...dates, ...entities]) {
    const sentence = sentences[mention.sentence]
    expect(mention.start >= sentence.start && mention.end <= sentence.end, 'every mention lies inside its sentence').toBe(true)
  }
}

/** The stages, given the clean document with its block kinds, remove nothing more. */
function idempotence(record: DocumentRecord, pipeline: Pipeline): void {
  const file = toFile({raw: record.text, lang: record.lang === 'und' ? null : record.lang})
  const again = createDoc(
    record.blocks.map(({kind, level, lang, start, end}) => createBlock(kind, Text.copy(record.text, start, end), {level, lang})),
    {lang: record.lang, langStated: record.lang !== 'und'}
  )
  pipeline.processor.runSync(again, file)
  expect(again.removed.map(({rule, start, end}) => `${rule}: ${record.text.slice(start, end)}`), 'idempotence').toEqual([])
}

function around(raw: string, i: number): string {
  return JSON.stringify(`${raw.slice(Math.max(0, i - 20), i)}⟦${raw[i]}⟧${raw.slice(i + 1, i + 20)}`)
}
