import type {Child} from './dom.ts'
import {element} from './dom.ts'
import type {Message} from './messages.ts'
import {number, say} from './messages.ts'
import {refine} from './route.ts'

export interface Column<Row> {
  head: Message
  cell(row: Row): Child
  /** Numbers are set to the right. */
  numeric?: boolean
}

/** Rows of one page. */
const rowsOfPage = 100

export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): HTMLElement {
  const cellClass = ({numeric}: Column<Row>): string | null => (numeric ? 'number' : null)
  const body = rows.map((row) => element('tr', {}, ...columns.map((column) => element('td', {class: cellClass(column)}, column.cell(row)))))
  return element(
    'div',
    {class: 'table', tabindex: 0, role: 'region', 'aria-label': caption},
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {scope: 'col', class: cellClass(column)}, say(column.head))))),
      element('tbody', {}, ...body)
    ),
    rows.length === 0 ? element('p', {}, say('nothing')) : null
  )
}

/** One page of a long table, with the way to the others; the page is in the address. */
export function pagedTable<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], page: number): HTMLElement {
  const pages = Math.max(1, Math.ceil(rows.length / rowsOfPage))
  const shown = Math.min(Math.max(1, page), pages)
  const step = (to: number, message: 'previous' | 'next'): HTMLElement =>
    element('button', {type: 'button', disabled: to < 1 || to > pages, click: () => refine({page: to})}, say(message))
  return element(
    'div',
    {},
    table(`${caption} (${number(rows.length)})`, columns, rows.slice((shown - 1) * rowsOfPage, shown * rowsOfPage)),
    pages === 1 ? null : element('p', {class: 'pages'}, step(shown - 1, 'previous'), ` ${say('page')} ${number(shown)} ${say('of')} ${number(pages)} `, step(shown + 1, 'next'))
  )
}

/** A choice that narrows a view down; it is in the address. */
export function choice(label: string, name: string, all: Message, values: readonly string[], chosen: string): HTMLElement {
  return element(
    'label',
    {},
    `${label} `,
    element(
      'select',
      {change: (event) => refine({[name]: (event.target as HTMLSelectElement).value, page: null})},
      element('option', {value: ''}, say(all)),
      ...values.map((value) => element('option', {value, selected: value === chosen}, value))
    )
  )
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

/** Lower case without accents, for finding. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
