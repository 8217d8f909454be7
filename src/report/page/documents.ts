import type {DocumentRow, ReportIndex} from '../data.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import {number, say} from './messages.ts'
import type {Route} from './route.ts'
import {address} from './route.ts'
import {choice, pagedTable, plain, search} from './table.ts'

/** All documents, narrowed down by id, language and reason. */
export function documents({documents, languages, rules}: ReportIndex, {query}: Route): Child[] {
  const [q, lang, rule, page] = ['q', 'lang', 'rule', 'page'].map((name) => query.get(name) ?? '')
  const reason = query.get('reason') ?? rules.find((row) => row.rule === rule)?.reason ?? ''
  const wanted = plain(q)
  const rows = documents.map((row, n) => ({...row, n})).filter((row) => (lang === '' || row.lang === lang) && (reason === '' || row.reasons.includes(reason)) && plain(row.id).includes(wanted))
  const reasons = [...new Set(rules.map(({reason}) => reason ?? 'other'))].sort()
  return [
    element('div', {class: 'filters', role: 'search'}, search(q), choice(say('languages'), 'lang', 'allLanguages', languages.map(([lang]) => lang), lang), choice(say('reason'), 'reason', 'allReasons', reasons, reason)),
    pagedTable<DocumentRow & {n: number}>(
      say('documents'),
      [
        {head: 'id', cell: ({id, n}) => element('a', {href: address('document', [n], {rule})}, isolated(id))},
        {head: 'languages', cell: ({lang}) => lang},
        {head: 'read', cell: ({rawCharacters}) => number(rawCharacters), numeric: true},
        {head: 'keptCharacters', cell: ({characters}) => number(characters), numeric: true},
        {head: 'sentences', cell: ({sentences}) => number(sentences), numeric: true},
        {head: 'removals', cell: ({removed}) => number(removed), numeric: true},
        {head: 'dates', cell: ({dates}) => number(dates), numeric: true},
        {head: 'entities', cell: ({entities}) => number(entities), numeric: true},
        {head: 'warnings', cell: ({warnings, failed}) => (failed ? say('failed') : number(warnings)), numeric: true}
      ],
      rows,
      Number(page) || 1
    )
  ]
}
