import type {DocumentRow, ReportIndex} from '../data.ts'
import type {Child} from './dom.ts'
import {element} from './dom.ts'
import {load} from './load.ts'
import {number, percent, say} from './messages.ts'
import type {Route} from './route.ts'
import {choice, documentLink, pagedTable, plain, search} from './table.ts'

/** All documents, narrowed down by id, language and reason. */
export async function documents({languages, rules}: ReportIndex, {query}: Route): Promise<Child[]> {
  const [q, lang, rule, page, sort] = ['q', 'lang', 'rule', 'page', 'sort'].map((name) => query.get(name) ?? '')
  const reason = query.get('reason') ?? rules.find((row) => row.rule === rule)?.reason ?? ''
  const wanted = plain(q)
  const rows = (await load('documents')).map((row, n) => ({...row, n})).filter((row) => (lang === '' || row.lang === lang) && (reason === '' || row.reasons.includes(reason)) && plain(row.id).includes(wanted))
  const reasons = [...new Set(rules.map(({reason}) => reason ?? 'other'))].sort()
  return [
    element('div', {class: 'filters', role: 'search'}, search(q), choice('lang', 'lang', languages, lang), choice('reason', 'reason', reasons.map((name) => [name]), reason)),
    pagedTable<DocumentRow & {n: number}>(
      say('documents'),
      [
        {head: 'id', cell: ({id, n}) => documentLink([n, id], {rule, reason: rule === '' ? reason : null}), value: ({id}) => id},
        {head: 'lang', cell: ({lang}) => lang, value: ({lang}) => lang},
        {head: 'read', cell: ({rawCharacters}) => number(rawCharacters), numeric: true, value: ({rawCharacters}) => rawCharacters},
        {head: 'keptShare', cell: (row) => percent(keptOf(row)), numeric: true, value: keptOf},
        ...(['sentences', 'dates', 'entities'] as const).map((name) => ({head: name, cell: (row: DocumentRow) => number(row[name]), numeric: true, value: (row: DocumentRow) => row[name]})),
        {head: 'removals', cell: ({removed}) => number(removed), numeric: true, value: ({removed}) => removed},
        {head: 'warnings', cell: ({warnings, failed}) => (failed ? say('failed') : number(warnings)), numeric: true, value: ({warnings, failed}) => (failed ? Infinity : warnings)}
      ],
      rows,
      {page: Number(page) || 1, sort}
    )
  ]
}

/** The share of the text of a document that is in its clean text: markup does not count. */
function keptOf({characters, lost}: DocumentRow): number {
  return characters / Math.max(1, characters + lost)
}
