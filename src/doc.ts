import type {Node} from 'unist'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {VFileMessage} from 'vfile-message'
import type {RuleId} from './rules.ts'
import {reasonOf} from './rules.ts'
import type {Edit, Span, Text} from './text.ts'

export const blockKinds = ['paragraph', 'heading', 'item', 'row', 'quote', 'caption', 'code'] as const
export type BlockKind = (typeof blockKinds)[number]

export const unitKinds = ['sentence', 'heading', 'item', 'block'] as const
export type UnitKind = (typeof unitKinds)[number]

/** The document between reader and writer: a unist node that every stage reads and changes in place. */
export interface Doc extends Node {
  type: 'document'
  /** BCP 47 language code, `und` until known. */
  lang: string
  /** True when the source states the language: it is then never guessed again. */
  langStated: boolean
  title: string | null
  author: string | null
  site: string | null
  /** Publication date as the source states it, EDTF, or null. */
  date: string | null
  /** What a web page says of what it is, for the judges of boilerplate; null for other sources. */
  statement: Statement | null
  /** In source order. */
  blocks: Block[]
  /** In any order; the record holds them sorted and disjoint. */
  removed: Removal[]
  /** Raw spans that a person wants kept: the verbs below leave what overlaps them, repairs apart. */
  kept: readonly Span[]
}

/** What the reader found: a paragraph, a heading, a list item. Spans inside are offsets into `text`. */
export interface Block extends Node {
  type: 'block'
  kind: BlockKind
  /** 1–6 for a heading, depth from 1 for an item, else null. */
  level: number | null
  lang: string
  text: Text
  /** What is kept of the text, sorted and disjoint. One unit of kind `block` until sentences are found; none when all is removed. */
  units: Unit[]
  dates: DateMention[]
  entities: EntityMention[]
  /** What the source's markup says of the block; null for plain text. */
  evidence: Evidence | null
}

/** What the markup around a block says, for the judges of boilerplate. */
export interface Evidence {
  /** Non-space characters that stand inside links. */
  readonly linked: number
  /** Links that begin inside. */
  readonly links: number
  /** The block element around the text, and through its parents all that stands around it; null outside of all. */
  readonly element: Markup | null
  /** The element right around its first text: the same one, or an inline one inside it. */
  readonly inner: Markup | null
}

/** What a web page says of what it is. */
export interface Statement {
  /** Of Open Graph and linked data, lower case: `article`, `newsarticle`, `product`. */
  readonly types: readonly string[]
  readonly description: string | null
  /** The text of the article, where linked data hold it. */
  readonly body: string | null
}

/** An element around a block. */
export interface Markup {
  /** Lower case. */
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: Markup | null
}

/** A sentence, or a sentence-like piece of a block. */
export interface Unit {
  start: number
  end: number
  kind: UnitKind
  /** Which rule came close to removing it, with its score as in a removal; null when none came close. */
  edge: {rule: RuleId; score: number; because?: Because} | null
}

export interface Removal {
  rule: RuleId
  /** Raw offsets. */
  start: number
  end: number
  /** How sure the rule was, 0–1; the line of a judge is at 0.5, and what scores above it goes. Null for rules that do not weigh. */
  score: number | null
  because?: Because
  /** Of a duplicate: where the copy that stays stands. */
  copyOf?: CopyPlace
}

/** What a rule goes by when it removes something. */
export type Grounds = Partial<Pick<Removal, 'score' | 'because' | 'copyOf'>>

/** The rule that removes something, and what it goes by. */
export type Verdict = Grounds & Pick<Removal, 'rule'>

/** What weighed most in a verdict, in words, heaviest first: *few function words (+1.2)*. Made only when `tamis explain` asks. */
export type Because = () => readonly string[]

export interface CopyPlace {
  /** Null for the document itself. */
  document: string | null
  /** Raw offsets in that document. */
  raw: Span
}

/** A temporal expression: a span of a block and what it means (EDTF for dates, ISO 8601 for times and durations). */
export interface DateMention {
  start: number
  end: number
  type: 'date' | 'time' | 'duration' | 'set'
  /** Null when no honest value exists. */
  value: string | null
  /** First and last day that the value allows, `YYYY-MM-DD`; null when it is open. */
  earliest: string | null
  latest: string | null
  /** What the words alone say, before context is asked. */
  surface: string | null
  part: 'early' | 'mid' | 'late' | null
  /** Where a value that the surface leaves open came from. */
  resolvedBy: 'sentence' | 'previous' | 'document-date' | 'override' | null
  /** True when the words allow another reading: `05/06/1994`. */
  ambiguous: boolean
}

export const entityTypes = ['person', 'place', 'organization', 'event', 'group', 'other'] as const
export type EntityType = (typeof entityTypes)[number]

export interface EntityMention {
  start: number
  end: number
  type: EntityType
  /** Stands for one thing across the dataset. */
  id: string
  /** 0–1. */
  score: number
  /** True when more than one thing bears the name and nothing decides. */
  ambiguous: boolean
}

/** A block of one whole unit. */
export function createBlock(kind: BlockKind, text: Text, {level = null, lang = 'und', evidence = null}: Partial<Pick<Block, 'level' | 'lang' | 'evidence'>> = {}): Block {
  const units: Unit[] = text.value.trim() === '' ? [] : [{start: 0, end: text.length, kind: 'block', edge: null}]
  return {type: 'block', kind, level, lang, evidence, text, units, dates: [], entities: []}
}

export function createDoc(blocks: Block[], more: Partial<Omit<Doc, 'type' | 'blocks'>> = {}): Doc {
  return {type: 'document', lang: 'und', langStated: false, title: null, author: null, site: null, date: null, statement: null, removed: [], kept: [], ...more, blocks}
}

/** Removes a whole block. */
export function dropBlock(doc: Doc, block: Block, rule: RuleId, grounds: Grounds = {}): void {
  if (isKept(doc, block.text, 0, block.text.length, rule)) return dropUnits(doc, block, new Map(block.units.map((unit) => [unit, grounds])), rule)
  remove(doc, block.text, 0, block.text.length, rule, grounds)
  block.units = []
}

/** Removes units of a block, each with its grounds where they are given. */
export function dropUnits(doc: Doc, block: Block, units: ReadonlySet<Unit> | ReadonlyMap<Unit, Grounds>, rule: RuleId): void {
  dropWhere(doc, block, (unit) => (units.has(unit) ? {rule, ...(units instanceof Map ? units.get(unit) : {})} : null))
}

/** Removes the units of a block that a function has a rule for; it is asked of each once, in their order. */
export function dropWhere(doc: Doc, block: Block, verdictOf: (unit: Unit, i: number) => Verdict | null): void {
  block.units = block.units.filter((unit, i) => {
    const verdict = verdictOf(unit, i)
    if (verdict === null || isKept(doc, block.text, unit.start, unit.end, verdict.rule)) return true
    remove(doc, block.text, unit.start, unit.end, verdict.rule, verdict)
    return false
  })
}

/** Removes spans out of the text of a block, sorted and disjoint, and moves its units with them. */
export function cut(doc: Doc, block: Block, spans: readonly Span[], rule: RuleId): void {
  const dropped = spans.filter(([start, end]) => !isKept(doc, block.text, start, end, rule))
  for (const [start, end] of dropped) remove(doc, block.text, start, end, rule)
  rewrite(block, dropped.map(([start, end]) => ({start, end, insert: ''})))
}

/** Edits the text of a block, sorted and disjoint, and moves its units with it. Characters lost this way need a removal of their own. */
export function rewrite(block: Block, edits: readonly Edit[]): void {
  if (edits.length === 0) return
  block.text = block.text.edit(edits)
  const move = mover(edits)
  block.units = block.units
    .map((unit) => ({...unit, start: move(unit.start), end: move(unit.end)}))
    .filter((unit) => unit.end > unit.start)
}

/** Reports a problem that a person must look at. It is no removal: nothing happens to the text. */
export function warn(file: VFile, rule: `${string}/${string}`, message: string, [start, end]: Span): VFileMessage {
  const [source, ruleId] = rule.split('/')
  const place = (file.data.location ??= location(file)) as ReturnType<typeof location>
  const from = place.toPoint(start)
  const to = place.toPoint(end)
  const warning = file.message(message, {source, ruleId, place: from && to ? {start: from, end: to} : undefined})
  warning.raw = [start, end]
  return warning
}

declare module 'vfile-message' {
  interface VFileMessage {
    /** Raw offsets of what the message is about. */
    raw?: [start: number, end: number]
  }
}

function remove(doc: Doc, text: Text, start: number, end: number, rule: RuleId, grounds: Grounds = {}): void {
  while (start < end && /\s/.test(text.value[start])) start++
  while (end > start && /\s/.test(text.value[end - 1])) end--
  if (start === end) return
  const [from, to] = text.raw(start, end)
  doc.removed.push({rule, start: from, end: to, score: null, ...grounds})
}

/** Whether a person wants something of a span kept. */
function isKept({kept}: Doc, text: Text, start: number, end: number, rule: RuleId): boolean {
  if (kept.length === 0 || reasonOf(rule) === 'repair') return false
  const [from, to] = text.raw(start, end)
  return kept.some((span) => span[0] < to && span[1] > from)
}

/** Maps offsets through edits; what lay inside an edit goes to its end. Ask in rising order within a unit list: linear. */
function mover(edits: readonly Edit[]): (offset: number) => number {
  let i = 0
  let shift = 0
  let last = -1
  return (offset) => {
    if (offset < last) [i, shift] = [0, 0]
    last = offset
    while (i < edits.length && edits[i].end <= offset) {
      shift += edits[i].insert.length - (edits[i].end - edits[i].start)
      i++
    }
    const inside = edits[i]
    return inside && inside.start < offset ? inside.start + shift + inside.insert.length : offset + shift
  }
}
