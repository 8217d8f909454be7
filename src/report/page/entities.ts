import type {EntityRow, ReportIndex} from '../data.ts'
import {pageSize} from '../data.ts'
import {corrections} from './corrections.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import {load} from './load.ts'
import {number, say} from './messages.ts'
import type {Route} from './route.ts'
import {address} from './route.ts'
import {identitySnippets} from './snippets.ts'
import {choice, countsOf, documentLink, finder, pagedTable, plain, search, table} from './table.ts'

/** All entities, the most mentioned first, narrowed down by name and type. */
export async function entities(_: ReportIndex, {query}: Route): Promise<Child[]> {
  const [q, type, page, sort] = ['q', 'type', 'page', 'sort'].map((name) => query.get(name) ?? '')
  const isWanted = finder(q)
  const all = await load('entities')
  const rows = all.map((row, n) => ({row, n})).filter(({row: [id, kind, name, , , others]}) => (type === '' || kind === type) && isWanted(name, id, ...others))
  return [
    element('div', {class: 'filters', role: 'search'}, search(q), choice('type', 'type', countsOf(all.map(([, type]) => type)), type)),
    pagedTable<{row: EntityRow; n: number}>(
      say('entities'),
      [
        {head: 'name', cell: ({row: [, , name], n}) => element('a', {href: address('entity', [n])}, isolated(name)), value: ({row: [, , name]}) => plain(name)},
        {head: 'type', cell: ({row: [, type]}) => typeLabel(type), value: ({row: [, type]}) => type},
        {head: 'otherNames', cell: ({row: [, , , , , others]}) => isolated(others.join(' · '))},
        {head: 'id', cell: ({row: [id]}) => element('code', {}, isolated(id)), value: ({row: [id]}) => id},
        {head: 'mentions', cell: ({row: [, , , mentions]}) => number(mentions), numeric: true, value: ({row: [, , , mentions]}) => mentions},
        {head: 'documents', cell: ({row: [, , , , documents]}) => number(documents), numeric: true, value: ({row: [, , , , documents]}) => documents}
      ],
      rows,
      {page: Number(page) || 1, sort: sort || '-mentions'}
    )
  ]
}

/** One entity: how it is written, where, and in whose company. */
export async function oneEntity(_: ReportIndex, {path: [n]}: Route): Promise<Child[]> {
  const found = (await load(`e/${Math.floor(Number(n) / pageSize)}`))[Number(n) % pageSize]
  if (found === undefined) return [element('p', {}, say('nothing'))]
  const {row: [id, type, name, mentions, inAll], aliases, documents, together} = found
  const rest = inAll - documents.length
  return [
    element('h2', {}, isolated(name), ' ', typeLabel(type)),
    element('p', {class: 'quiet'}, element('code', {}, isolated(id)), ` · ${say('mentions')}: ${number(mentions)} · ${say('documents')}: ${number(inAll)}`),
    element(
      'div',
      {class: 'sections three'},
      table(say('aliases'), [{head: 'aliases', cell: ({text}) => isolated(text)}, {head: 'mentions', cell: ({count}) => number(count), numeric: true}], aliases),
      table(
        say('together'),
        [
          {head: 'together', cell: ([other, otherName]) => element('a', {href: address('entity', [other])}, isolated(otherName))},
          {head: 'sentences', cell: ([, , sentences]) => number(sentences), numeric: true}
        ],
        together
      ),
      element(
        'div',
        {},
        table(say('inDocuments'), [{head: 'inDocuments', cell: (document) => documentLink(document, {entity: id})}], documents),
        rest === 0 ? null : element('p', {class: 'quiet'}, `+ ${number(rest)} ${say('andMore')}`)
      )
    ),
    element('h2', {}, say('corrections')),
    corrections(identitySnippets(name))
  ]
}

function typeLabel(type: string): HTMLElement {
  return element('span', {class: `label type-${type}`}, type)
}
