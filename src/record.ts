import type {VFile} from 'vfile'
import {z} from 'zod'
import type {Block, Doc, Removal, Unit} from './doc.ts'
import {blockKinds, entityTypes, unitKinds} from './doc.ts'
import {reasonOf, reasons} from './rules.ts'
import {Text} from './text.ts'

const offset = z.int().nonnegative()
const span = {start: offset, end: offset}
const raw = z.tuple([offset, offset])
const rule = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
const score = z.number().min(0).max(1)
const day = z.string()

export const sourceSchema = z.strictObject({
  path: z.string().nullable().meta({description: 'Path relative to the input root, with forward slashes; null for a record from a stream.'}),
  line: z.int().positive().nullable().meta({description: 'Line of the record in a JSONL source; number of the record in a web archive.'}),
  url: z.string().optional().meta({description: 'Of the page, as a web archive has it.'}),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).meta({description: 'Of the bytes of the file, or of the text or html field of a record as UTF-8.'}),
  mediaType: z.string(),
  encoding: z.string(),
  length: offset.meta({description: 'UTF-16 code units of the decoded text that `raw` indexes.'})
})

export const documentSchema = z.strictObject({
  schema: z.literal('tamis/document@1'),
  id: z.string().nullable().meta({description: 'As it came; null for a record of a stream that has none.'}),
  source: sourceSchema,
  lang: z.string().meta({description: 'BCP 47; `und` when it cannot be told.'}),
  title: z.string().nullable().meta({description: 'As the source states it, as author and site.'}),
  author: z.string().nullable(),
  site: z.string().nullable(),
  date: z.string().nullable().meta({description: 'Publication date when the source states one, EDTF.'}),
  text: z.string().meta({description: 'Clean text: units joined by a space, blocks by a blank line.'}),
  blocks: z.array(z.strictObject({kind: z.enum(blockKinds), level: z.int().nullable().meta({description: '1–6 of a heading, depth from 1 of an item, else null.'}), lang: z.string(), ...span, raw})),
  sentences: z.array(
    z.strictObject({
      ...span,
      raw,
      block: offset.meta({description: 'Index in `blocks`.'}),
      kind: z.enum(unitKinds),
      score: score.nullable().meta({description: 'How close a rule came to removing it; null when none did.'}),
      rule: rule.nullable().meta({description: 'The rule that came close.'})
    })
  ),
  dates: z.array(
    z.strictObject({
      ...span,
      raw,
      sentence: offset.meta({description: 'Index in `sentences`.'}),
      text: z.string(),
      type: z.enum(['date', 'time', 'duration', 'set']),
      value: z.string().nullable().meta({description: 'EDTF levels 0–2 for dates, ISO 8601 for times and durations.'}),
      earliest: day.nullable().meta({description: 'First day that the value allows, `YYYY-MM-DD`; null when it is open.'}),
      latest: day.nullable().meta({description: 'Last day that the value allows.'}),
      surface: z.string().nullable().meta({description: 'What the words alone say: `XXXX-10-28` where the year came from the context.'}),
      part: z.enum(['early', 'mid', 'late']).nullable().meta({description: 'The part of the value that is meant: the early twentieth century.'}),
      resolvedBy: z.enum(['sentence', 'previous', 'document-date', 'override']).nullable().meta({description: 'Where the value came from that the words leave open.'}),
      ambiguous: z.boolean().meta({description: 'True when the words allow another reading: `05/06/1994`.'})
    })
  ),
  entities: z.array(
    z.strictObject({
      ...span,
      raw,
      sentence: offset.meta({description: 'Index in `sentences`.'}),
      text: z.string(),
      type: z.enum(entityTypes),
      id: z.string().meta({description: 'Of one thing across the dataset, as in `entities.json`.'}),
      score: score.meta({description: 'How sure the tagger was.'}),
      ambiguous: z.boolean().meta({description: 'True when several things bear the name and nothing decides.'})
    })
  ),
  removed: z.array(
    z.strictObject({
      raw,
      rule,
      reason: z.enum(reasons),
      score: score.nullable().meta({description: 'How sure the rule was; the line of a judge is at 0.5. Null for rules that do not weigh.'}),
      text: z.string(),
      copyOf: z
        .strictObject({document: z.string().nullable().meta({description: 'Null for this document.'}), raw})
        .nullable()
        .meta({description: 'Of a duplicate: where the copy that stays stands.'})
    })
  ),
  warnings: z.array(z.strictObject({rule: z.string(), message: z.string(), raw: raw.nullable()})).meta({description: 'Problems of the source, overrides that did not land, remarks of retext plugins.'}),
  error: z.strictObject({code: z.string(), message: z.string(), line: z.int().positive().nullable()}).nullable().meta({description: 'Why there is nothing else in the record; null when all went well.'})
})

/** The record of a document, as its schema says. */
export type DocumentRecord = z.infer<typeof documentSchema>
/** What a record was made of, as its schema says. */
export type Source = z.infer<typeof sourceSchema>

/** Where a document comes from, as the reader of bytes or of a stream found it. */
export interface Origin {
  id: string | null
  source: Source
}

/** What is written for a document: its clean text and everything found in it, with offsets into that text and into the raw one. */
export function toRecord(doc: Doc, file: VFile, {id, source}: Origin): DocumentRecord {
  const record = emptyRecord({id, source})
  const parts: (Text | string)[] = []
  let length = 0
  const append = (part: Text | string): void => {
    parts.push(part)
    length += part.length
  }
  for (const block of doc.blocks) {
    if (block.units.length === 0) continue
    if (length > 0) append('\n\n')
    const start = length
    const first = record.sentences.length
    const place = mentionPlacer(record, block)
    for (const unit of block.units) {
      if (length > start) append(' ')
      const text = trim(block.text, unit.start, unit.end)
      place(unit, text.start, length)
      record.sentences.push({
        start: length,
        end: length + text.end - text.start,
        raw: block.text.raw(text.start, text.end),
        block: record.blocks.length,
        kind: unit.kind,
        score: unit.edge && round(unit.edge.score),
        rule: unit.edge && unit.edge.rule
      })
      append(block.text.slice(text.start, text.end))
    }
    const {kind, level, lang} = block
    record.blocks.push({kind, level, lang, start, end: length, raw: [record.sentences[first].raw[0], record.sentences.at(-1)!.raw[1]]})
  }
  const {lang, title, author, site, date} = doc
  return {
    ...record,
    ...{lang, title, author, site, date},
    text: Text.join(parts).value,
    removed: outermost(doc.removed).map(({start, end, rule, score, copyOf}) => ({
      raw: [start, end],
      rule,
      reason: reasonOf(rule),
      score: score === null ? null : round(score),
      text: String(file.value).slice(start, end),
      copyOf: copyOf ? {document: copyOf.document, raw: [...copyOf.raw]} : null
    })),
    warnings: file.messages.map((message) => ({rule: `${message.source}/${message.ruleId}`, message: message.reason, raw: message.raw ?? null}))
  }
}

/** A valid record of nothing: what an empty input gives, and the ground of a failed one. */
export function emptyRecord({id, source}: Origin): DocumentRecord {
  return {
    schema: 'tamis/document@1',
    id,
    source,
    lang: 'und',
    title: null,
    author: null,
    site: null,
    date: null,
    text: '',
    blocks: [],
    sentences: [],
    dates: [],
    entities: [],
    removed: [],
    warnings: [],
    error: null
  }
}

/** What comes out for a document that failed. */
export function failedRecord(origin: Origin, error: NonNullable<DocumentRecord['error']>): DocumentRecord {
  return {...emptyRecord(origin), error}
}

/** Moves the mentions of a block into the record, unit by unit in order; a mention outside every unit was removed with its text. */
function mentionPlacer(record: DocumentRecord, block: Block): (unit: Unit, from: number, to: number) => void {
  const dates = queue(block.dates)
  const entities = queue(block.entities)
  return (unit, from, to) => {
    const sentence = record.sentences.length
    const moved = <M extends {start: number; end: number}>({start, end, ...mention}: M) => ({
      start: start - from + to,
      end: end - from + to,
      raw: block.text.raw(start, end),
      sentence,
      text: block.text.value.slice(start, end),
      ...mention
    })
    for (const mention of dates(unit)) record.dates.push(moved(mention))
    for (const mention of entities(unit)) record.entities.push({...moved(mention), score: round(mention.score)})
  }
}

/** Hands out sorted mentions unit by unit, so that the whole walk is linear. */
function queue<M extends {start: number; end: number}>(mentions: readonly M[]): (unit: Unit) => M[] {
  let next = 0
  return (unit) => {
    const inside: M[] = []
    for (; next < mentions.length && mentions[next].start < unit.end; next++) {
      if (mentions[next].start >= unit.start && mentions[next].end <= unit.end) inside.push(mentions[next])
    }
    return inside
  }
}

/** Sorted and disjoint: a removal inside another one is part of it, and one that overlaps begins where the other ends. */
function outermost(removed: readonly Removal[]): Removal[] {
  const sorted = [...removed].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Removal[] = []
  for (const removal of sorted) {
    const start = Math.max(removal.start, kept.at(-1)?.end ?? 0)
    if (start < removal.end) kept.push({...removal, start})
  }
  return kept
}

function trim(text: Text, start: number, end: number): {start: number; end: number} {
  while (start < end && /\s/.test(text.value[start])) start++
  while (end > start && /\s/.test(text.value[end - 1])) end--
  return {start, end}
}

/** Scores are written to three decimals, so that no platform's last bit shows. */
function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
