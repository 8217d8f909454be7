import type {VFile} from 'vfile'
import type {Block, Doc, Removal, Unit} from './doc.ts'
import type {DocumentRecord, Source} from './document-schema.ts'
import {reasonOf} from './rules.ts'
import {Text} from './text.ts'

export type {DocumentRecord, Source}

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
