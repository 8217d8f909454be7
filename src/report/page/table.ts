import type {DocumentName} from '../data.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import type {Message} from './messages.ts'
import {number, say} from './messages.ts'
import {address, refine} from './route.ts'

export interface Column<Row> {
  head: Message
  cell(row: Row): Child
  /** Numbers are set to the right. */
  numeric?: boolean
  /** What a long table can be sorted by. */
  value?(row: Row): number | string
}

/** Rows of one page. */
const rowsOfPage = 100

/** @param sorted the head by which it is sorted, with a minus where the largest come first */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], sorted = '', captionClass: string | null = 'hidden'): HTMLElement {
  const cellClass = ({numeric}: Column<Row>): string | null => (numeric ? 'number' : null)
  const body = rows.map((row) => element('tr', {}, ...columns.map((column) => element('td', {class: cellClass(column)}, column.cell(row)))))
  return element(
    'div',
    {class: 'table', tabindex: 0, role: 'region', 'aria-label': caption},
    element(
      'table',
      {},
      element('caption', {class: captionClass}, caption),
      element('thead', {}, element('tr', {}, ...columns.map((column) => headOf(column, cellClass(column), sorted)))),
      element('tbody', {}, ...body)
    ),
    rows.length === 0 ? element('p', {}, say('nothing')) : null
  )
}

function headOf<Row>({head, value, numeric}: Column<Row>, cellClass: string | null, sorted: string): HTMLElement {
  const [up, down] = [sorted === head, sorted === `-${head}`]
  const order = up ? 'ascending' : down ? 'descending' : null
  const sort = (): void => refine({sort: (numeric ? !down : up) ? `-${head}` : head, page: null})
  const content = value ? element('button', {type: 'button', class: 'sort', title: say('sortBy'), click: sort}, say(head), element('span', {'aria-hidden': 'true'}, up ? ' ▲' : down ? ' ▼' : '')) : say(head)
  return element('th', {scope: 'col', class: cellClass, 'aria-sort': order}, content)
}

/** One page of a long table, sorted and with the way to the other pages; both are in the address. */
export function pagedTable<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], {page, sort}: {page: number; sort: string}): HTMLElement {
  const pages = Math.max(1, Math.ceil(rows.length / rowsOfPage))
  const shown = Math.min(Math.max(1, page), pages)
  const step = (to: number, message: 'previous' | 'next'): HTMLElement =>
    element('button', {type: 'button', disabled: to < 1 || to > pages, click: () => refine({page: to})}, say(message))
  return element(
    'div',
    {},
    table(`${caption} (${number(rows.length)})`, columns, sortedBy(rows, columns, sort).slice((shown - 1) * rowsOfPage, shown * rowsOfPage), sort, null),
    pages === 1 ? null : element('p', {class: 'pages'}, step(shown - 1, 'previous'), ` ${say('page')} ${number(shown)} ${say('of')} ${number(pages)} `, step(shown + 1, 'next'))
  )
}

function sortedBy<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const value = columns.find(({head}) => head === sort.replace('-', ''))?.value
  if (!value) return rows
  const sign = sort.startsWith('-') ? -1 : 1
  return [...rows].sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : 0))
}

/** The way to a document, or to something in it. */
export function documentLink([n, id]: DocumentName, query: Parameters<typeof address>[2] = {}): HTMLElement {
  return element('a', {href: address('document', [n], query)}, isolated(id))
}

/** A choice that narrows a view down; it is in the address. Each value may say how often it is there. */
export function choice(name: string, label: Message, values: readonly (readonly [value: string, count?: number])[], chosen: string): HTMLElement {
  return element(
    'label',
    {},
    `${say(label)} `,
    element(
      'select',
      {change: (event) => refine({[name]: (event.target as HTMLSelectElement).value, page: null})},
      element('option', {value: ''}, say('all')),
      ...values.map(([value, count]) => element('option', {value, selected: value === chosen}, count === undefined ? value : `${value} (${number(count)})`))
    )
  )
}

/** How often each of several values is there, sorted. */
export function countsOf(values: Iterable<string>): [value: string, count: number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A field that narrows a view down while one types. */
export function search(chosen: string): HTMLElement {
  let timer = 0
  const narrow = (event: Event): void => {
    clearTimeout(timer)
    const {value} = event.target as HTMLInputElement
    timer = setTimeout(() => refine({q: value, page: null}), 200)
  }
  return element('label', {}, `${say('find')} `, element('input', {type: 'search', id: 'find', value: chosen, input: narrow}))
}

/** Whether one of several texts holds what is looked for, whatever case and accents. */
export function finder(looked: string): (...texts: string[]) => boolean {
  const wanted = plain(looked)
  return (...texts) => wanted === '' || texts.some((text) => plain(text).includes(wanted))
}

/** Lower case without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
