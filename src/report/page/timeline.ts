import type {ReportIndex, StatementData, TimelineIndex} from '../data.ts'
import {pageSize} from '../data.ts'
import type {Child} from './dom.ts'
import {drawn, element, isolated} from './dom.ts'
import {load} from './load.ts'
import {number, say} from './messages.ts'
import type {Route} from './route.ts'
import {address, refine} from './route.ts'
import {documentLink, table} from './table.ts'

/** Bars of the axis. */
const bins = 60

/** Statements that are listed at a time. */
const listed = 100

interface Range {
  from: number
  to: number
}

/** Dated statements on an axis of years that can be narrowed and moved, and the list from a place of it on. */
export async function timeline(index: ReportIndex, {query}: Route): Promise<Child[]> {
  const {years, statements} = index.timeline
  const all: Range = {from: years[0]?.[0] ?? 0, to: years.at(-1)?.[0] ?? 0}
  const range: Range = {from: Number(query.get('from') ?? all.from), to: Number(query.get('to') ?? all.to)}
  const [start, end] = [firstOf(index.timeline, range), range.to < all.to ? firstOf(index.timeline, {from: range.to + 1}) : statements]
  const first = Number(query.get('at') ?? start)
  const last = Math.min(end, first + listed)
  const rows: StatementData[] = []
  for (let page = Math.floor(first / pageSize); first + rows.length < last; page++) {
    const from = Math.max(0, first - page * pageSize)
    rows.push(...(await load(`t/${page}`)).slice(from, from + last - first - rows.length))
  }
  return [
    ...(years.length === 0 ? [] : [axis(index.timeline, range, query.has('at') ? first : null), controls(all, range)]),
    table<StatementData>(
      `${say('statements')} (${number(end - start)})`,
      [
        {head: 'value', cell: ({value, part}) => isolated(part === null ? value : `${part} ${value}`)},
        {head: 'words', cell: ({date}) => isolated(date)},
        {head: 'sentence', cell: ({text, document: [n], sentence}) => element('a', {href: address('document', [n, `s${sentence}`])}, isolated(text))},
        {head: 'document', cell: ({document}) => documentLink(document)}
      ],
      rows,
      '',
      null
    ),
    element(
      'p',
      {class: 'pages'},
      element('button', {type: 'button', disabled: first <= start, click: () => refine({at: Math.max(start, first - listed)})}, say('previous')),
      ' ',
      element('button', {type: 'button', disabled: last >= end, click: () => refine({at: first + listed})}, say('next'))
    )
  ]
}

/** @param at the statement from which on the list shows them; null when that was not chosen */
function axis(index: TimelineIndex, {from, to}: Range, at: number | null): HTMLElement {
  const width = Math.max(1, Math.ceil((to - from + 1) / bins))
  const counts = new Map<number, number>()
  for (const [year, count] of index.years) if (year >= from && year <= to) counts.set(Math.floor((year - from) / width), (counts.get(Math.floor((year - from) / width)) ?? 0) + count)
  const highest = Math.max(1, ...counts.values())
  const used = Math.ceil((to - from + 1) / width)
  const columns = [...counts].map(([bin, count]) => {
    const start = from + bin * width
    const label = `${start}${width > 1 ? `–${Math.min(to, start + width - 1)}` : ''}: ${number(count)}`
    const height = Math.max(2, (60 * count) / highest)
    const first = firstOf(index, {from: start})
    const isChosen = at !== null && at >= first && at < first + count
    return drawn(
      'a',
      {href: address('timeline', [], {from, to, at: first}), 'aria-label': label, 'aria-current': isChosen ? 'true' : null},
      drawn('title', {}, label),
      drawn('rect', {x: (bin * 600) / used + 0.5, y: 60 - height, width: Math.max(1, 600 / used - 1), height, class: 'bar'})
    )
  })
  return element(
    'figure',
    {class: 'axis'},
    drawn('svg', {viewBox: '0 0 600 62', preserveAspectRatio: 'none', role: 'group', 'aria-label': say('timeline')}, ...columns, drawn('line', {x1: 0, x2: 600, y1: 61, y2: 61, class: 'line'})),
    element('figcaption', {}, ...ticksOf(from, to).map((year) => element('span', {}, String(year))))
  )
}

/** Years at even distances, the first and the last among them. */
function ticksOf(from: number, to: number): number[] {
  return [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(from + share * (to - from))))]
}

function controls(all: Range, {from, to}: Range): HTMLElement {
  const width = to - from + 1
  const go = (start: number, end: number): void => refine({from: Math.max(all.from, Math.round(start)), to: Math.min(all.to, Math.round(end)), at: null})
  const button = (message: 'zoomIn' | 'zoomOut' | 'earlier' | 'later', click: () => void, disabled: boolean): HTMLElement => element('button', {type: 'button', id: message, click, disabled}, say(message))
  return element(
    'p',
    {class: 'pages'},
    button('earlier', () => go(from - width / 2, to - width / 2), from <= all.from),
    button('later', () => go(from + width / 2, to + width / 2), to >= all.to),
    button('zoomIn', () => go(from + width / 4, to - width / 4), width < 4),
    button('zoomOut', () => go(from - width / 2, to + width / 2), from <= all.from && to >= all.to)
  )
}

/** The index of the first statement of a range. */
function firstOf({years, statements}: TimelineIndex, {from}: Pick<Range, 'from'>): number {
  return years.find(([year]) => year >= from)?.[2] ?? statements
}
