import {drawn, element, isolated} from './dom.ts'
import {number, percent} from './messages.ts'

export interface Bar {
  name: string
  value: number
  /** Class that colours it. */
  kind?: string
  href?: string
}

/** Bars under one another, each with its name, number and share: a list for those who do not see them. */
export function bars(rows: readonly Bar[]): HTMLElement {
  const largest = Math.max(1, ...rows.map(({value}) => value))
  const all = Math.max(1, rows.reduce((sum, {value}) => sum + value, 0))
  return element(
    'ul',
    {class: 'bars'},
    ...rows.map(({name, value, kind, href}) => {
      const label = href === undefined ? isolated(name) : element('a', {href}, isolated(name))
      const bar = drawn('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, drawn('rect', {width: (100 * value) / largest, height: 10, class: kind ? `bar ${kind}` : 'bar'}))
      return element('li', {}, element('span', {class: 'bar-name'}, label), bar, element('span', {class: 'number'}, number(value)), element('span', {class: 'number quiet'}, percent(value / all)))
    })
  )
}

/** All of something as one bar in parts. It says nothing that is not written elsewhere. */
export function wholeBar(parts: readonly Bar[]): SVGElement {
  const all = Math.max(1, parts.reduce((sum, {value}) => sum + value, 0))
  let at = 0
  const rects = parts.map(({name, value, kind}) => {
    const width = (1000 * value) / all
    const rect = drawn('rect', {x: at, width, height: 10, class: `bar ${kind ?? ''}`}, drawn('title', {}, `${name}: ${percent(value / all)}`))
    at += width
    return rect
  })
  return drawn('svg', {viewBox: '0 0 1000 10', preserveAspectRatio: 'none', class: 'whole', 'aria-hidden': 'true'}, ...rects)
}
