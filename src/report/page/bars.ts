import {drawn, element, isolated} from './dom.ts'
import {number} from './messages.ts'

export interface Bar {
  name: string
  value: number
  /** Class that colours it. */
  kind?: string
  href?: string
}

/** Bars under one another, each with its name and number: a list for those who do not see them. */
export function bars(rows: readonly Bar[]): HTMLElement {
  const largest = Math.max(1, ...rows.map(({value}) => value))
  return element(
    'ul',
    {class: 'bars'},
    ...rows.map(({name, value, kind, href}) => {
      const label = href === undefined ? isolated(name) : element('a', {href}, isolated(name))
      const bar = drawn('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, drawn('rect', {width: (100 * value) / largest, height: 10, class: kind ? `bar ${kind}` : 'bar'}))
      return element('li', {}, element('span', {class: 'bar-name'}, label), bar, element('span', {class: 'number'}, number(value)))
    })
  )
}
