import type {EntityRow, ReportIndex} from '../data.ts'
import {pageSize} from '../data.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import {load} from './load.ts'
import {number, say} from './messages.ts'
import type {Route} from './route.ts'
import {address} from './route.ts'
import {choice, pagedTable, plain, search, table} from './table.ts'

/** All entities, the most mentioned first, narrowed down by name and type. */
export function entities(index: ReportIndex, {query}: Route): Child[] {
  const [q, type, page] = ['q', 'type', 'page'].map((name) => query.get(name) ?? '')
  const wanted = plain(q)
  const rows = index.entities
    .map((row, n) => ({row, n}))
    .filter(({row: [id, kind, name]}) => (type === '' || kind === type) && plain(`${name} ${id}`).includes(wanted))
    .sort((a, b) => b.row[3] - a.row[3] || a.n - b.n)
  const types = [...new Set(index.entities.map(([, type]) => type))].sort()
  return [
    element('div', {class: 'filters', role: 'search'}, search(q), choice(say('type'), 'type', 'allTypes', types, type)),
    pagedTable<{row: EntityRow; n: number}>(
      say('entities'),
      [
        {head: 'name', cell: ({row: [, , name], n}) => element('a', {href: address('entity', [n])}, isolated(name))},
        {head: 'type', cell: ({row: [, type]}) => element('span', {class: `type-${type}`}, type)},
        {head: 'id', cell: ({row: [id]}) => isolated(id)},
        {head: 'mentions', cell: ({row: [, , , mentions]}) => number(mentions), numeric: true},
        {head: 'documents', cell: ({row: [, , , , documents]}) => number(documents), numeric: true}
      ],
      rows,
      Number(page) || 1
    )
  ]
}

/** One entity: how it is written, where, and in whose company. */
export async function oneEntity(index: ReportIndex, {path: [n]}: Route): Promise<Child[]> {
  const row = index.entities[Number(n)]
  if (row === undefined) return [element('p', {}, say('nothing'))]
  const [id, type, name] = row
  const {aliases, documents, together} = (await load(`e/${Math.floor(Number(n) / pageSize)}`))[Number(n) % pageSize]
  return [
    element('h2', {}, isolated(name), ' ', element('span', {class: `type-${type}`}, type)),
    element('p', {}, `${say('id')}: `, isolated(id)),
    table(say('aliases'), [{head: 'name', cell: ({text}) => isolated(text)}, {head: 'mentions', cell: ({count}) => number(count), numeric: true}], aliases),
    table<number>(say('inDocuments'), [{head: 'document', cell: (document) => element('a', {href: address('document', [document], {entity: id})}, isolated(index.documents[document].id))}], documents.slice(0, 200)),
    table<[number, number]>(
      say('together'),
      [
        {head: 'name', cell: ([other]) => element('a', {href: address('entity', [other])}, isolated(index.entities[other][2]))},
        {head: 'sentences', cell: ([, sentences]) => number(sentences), numeric: true}
      ],
      together
    )
  ]
}
