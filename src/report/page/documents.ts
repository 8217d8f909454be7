import type {DocumentRow, ReportIndex} from '../data.ts'
import type {Child} from './dom.ts'
import {element} from './dom.ts'
import {load} from './load.ts'
import type {Message} from './messages.ts'
import {number, percent, say} from './messages.ts'
import type {Route} from './route.ts'
import type {Column} from './table.ts'
import {choice, documentLink, finder, pagedTable, search} from './table.ts'

/** All documents, narrowed down by id, language and reason. */
export async function documents({languages, rules}: ReportIndex, {query}: Route): Promise<Child[]> {
  const [q, lang, rule, page, sort] = ['q', 'lang', 'rule', 'page', 'sort'].map((name) => query.get(name) ?? '')
  const reason = query.get('reason') ?? rules.find((row) => row.rule === rule)?.reason ?? ''
  const isWanted = finder(q)
  const rows = (await load('documents')).map((row, n) => ({row, n})).filter(({row}) => (lang === '' || row.lang === lang) && (reason === '' || row.reasons.includes(reason)) && isWanted(row.id))
  const reasons = [...new Set(rules.map(({reason}) => reason ?? 'other'))].sort()
  return [
    element('div', {class: 'filters', role: 'search'}, search(q), choice('lang', 'lang', languages, lang), choice('reason', 'reason', reasons.map((name) => [name]), reason)),
    pagedTable<{row: DocumentRow; n: number}>(
      say('documents'),
      [
        {head: 'id', cell: ({row: {id}, n}) => documentLink([n, id], {rule, reason: rule === '' ? reason : null}), value: ({row}) => row.id},
        {head: 'lang', cell: ({row}) => row.lang, value: ({row}) => row.lang},
        counted('read', (row) => row.rawCharacters),
        {head: 'keptShare', cell: ({row}) => percent(keptOf(row)), numeric: true, value: ({row}) => keptOf(row)},
        counted('sentences', (row) => row.sentences),
        counted('dates', (row) => row.dates),
        counted('entities', (row) => row.entities),
        counted('removals', (row) => row.removed),
        {head: 'warnings', cell: ({row: {warnings, failed}}) => (failed ? say('failed') : number(warnings)), numeric: true, value: ({row: {warnings, failed}}) => (failed ? Infinity : warnings)}
      ],
      rows,
      {page: Number(page) || 1, sort}
    )
  ]
}

function counted(head: Message, of: (row: DocumentRow) => number): Column<{row: DocumentRow}> {
  return {head, cell: ({row}) => number(of(row)), numeric: true, value: ({row}) => of(row)}
}

/** The share of the text of a document that is in its clean text: markup does not count. */
function keptOf({characters, lost}: DocumentRow): number {
  return characters / Math.max(1, characters + lost)
}
