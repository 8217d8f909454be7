import type {ChangedDocument, DatasetDiff, Pair} from './datasets.ts'
import type {Change, FieldChange, MentionChange} from './documents.ts'
import {isEmpty} from './documents.ts'

/** How the parts of a diff look: one for a terminal, one for Markdown. Each shortens what documents say. */
export interface Look {
  title(text: string): string
  heading(text: string): string
  lost(text: string): string
  won(text: string): string
  note(text: string): string
  /** Between a note and the list under it. */
  gap: readonly string[]
  row(cells: readonly string[]): string
  tableHead(cells: readonly string[]): readonly string[]
}

/** How much is shown; the rest is counted. */
export interface Limits {
  documents: number
  /** Lines of each list of a document. */
  lines: number
}

/** The diff in lines: totals, rules, documents. */
export function printDiff(diff: DatasetDiff, look: Look, limits: Limits = {documents: 20, lines: 8}): string[] {
  const {added, removed, changed, unchanged} = diff.documents
  return [
    look.title(`${diff.before} → ${diff.after}`),
    '',
    `Documents: ${changed.length} changed, ${added.length} added, ${removed.length} removed, ${unchanged} unchanged`,
    ...tableOf('total', Object.entries(diff.totals), look),
    ...tableOf('removed characters by rule', rulesOf(diff), look),
    ...namesOf('Added', added, look, limits),
    ...namesOf('Removed', removed, look, limits),
    ...changed.slice(0, limits.documents).flatMap((document) => documentOf(document, look, limits)),
    ...(changed.length > limits.documents ? ['', look.note(`… ${changed.length - limits.documents} more documents`)] : [])
  ]
}

/** Rows that changed, under a head. */
function tableOf(name: string, rows: readonly (readonly [string, Pair])[], look: Look): string[] {
  const changed = rows.filter(([, {before, after}]) => before !== after)
  if (changed.length === 0) return []
  return ['', ...look.tableHead([name, 'before', 'after', 'change']), ...changed.map(([name, pair]) => look.row([name, String(pair.before), String(pair.after), signed(changeOf(pair))]))]
}

/** Characters that each rule takes, the largest change first. */
function rulesOf({rules}: DatasetDiff): [string, Pair][] {
  return Object.entries(rules)
    .map(([rule, {characters}]): [string, Pair] => [rule, characters])
    .sort(([, a], [, b]) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))
}

function namesOf(title: string, ids: readonly string[], look: Look, limits: Limits): string[] {
  return ids.length === 0 ? [] : ['', look.heading(title), ...look.gap, ...some(ids.map(look.note), look, limits)]
}

function documentOf(document: ChangedDocument, look: Look, limits: Limits): string[] {
  const {id, sentences, removed, dates, entities, fields} = document
  const list = (name: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', look.note(name), ...look.gap, ...lines])
  return [
    '',
    look.heading(id),
    ...(isEmpty(document) ? [...look.gap, look.note('offsets, blocks or scores alone')] : []),
    ...list(`sentences: ${sentences.lost.length} lost, ${sentences.won.length} won`, changeLines(sentences, look, limits)),
    ...list('removed', changeLines(removed, look, limits)),
    ...list('dates', some(dates.flatMap((change) => mentionLines(change, look, limits)), look, limits)),
    ...list('entities', some(entities.flatMap((change) => mentionLines(change, look, limits)), look, limits)),
    ...list('fields', fields.flatMap((change) => fieldLines(change, look)))
  ]
}

function changeLines({lost, won}: Change, look: Look, limits: Limits): string[] {
  return [...some(lost.map(look.lost), look, limits), ...some(won.map(look.won), look, limits)]
}

function mentionLines({sentence, ...change}: MentionChange, look: Look, limits: Limits): string[] {
  return [look.note(sentence), ...changeLines(change, look, limits)]
}

function fieldLines({field, before, after}: FieldChange, look: Look): string[] {
  return [look.lost(`${field}: ${JSON.stringify(before)}`), look.won(`${field}: ${JSON.stringify(after)}`)]
}

function some(list: readonly string[], look: Look, {lines}: Limits): string[] {
  return list.length <= lines ? [...list] : [...list.slice(0, lines), look.note(`… ${list.length - lines} more`)]
}

function changeOf({before, after}: Pair): number {
  return after - before
}

function signed(change: number): string {
  return `${change > 0 ? '+' : ''}${change}`
}
