import type {CloseCall, ReportIndex, RuleRow} from '../data.ts'
import type {Bar} from './bars.ts'
import {bars, wholeBar} from './bars.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import type {Message} from './messages.ts'
import {number, percent, say} from './messages.ts'
import {address} from './route.ts'
import {documentLink, table} from './table.ts'

/** What the dataset holds, what was removed of it and why, and where a person should look first. */
export function overview(index: ReportIndex): Child[] {
  const {totals} = index
  const numbers: [Message, number][] = [
    ['documents', totals.documents], ['read', totals.rawCharacters], ['keptCharacters', totals.characters], ['sentences', totals.sentences], ['dates', totals.dates],
    ['entities', totals.entities], ['removals', totals.removed], ['warnings', totals.warnings], ['failed', totals.failed]
  ]
  const reasons = byReason(index.rules)
  const kept = {name: say('keptShare'), value: totals.characters, kind: 'kept'}
  return [
    element('dl', {class: 'numbers'}, ...numbers.map(([name, value]) => element('div', {}, element('dt', {}, say(name)), element('dd', {}, number(value))))),
    section('whatBecame', wholeBar([kept, ...reasons]), element('p', {class: 'quiet'}, `${say('keptShare')}: ${percent(shareOf(kept, reasons))}`)),
    element(
      'div',
      {class: 'sections'},
      section('byReason', barsOrNothing(reasons)),
      element(
        'div',
        {},
        section('languages', bars(index.languages.map(([lang, count]) => ({name: lang, value: count, href: address('documents', [], {lang})})))),
        section('warnings', barsOrNothing(index.warnings.map(([name, value]) => ({name, value, href: address('documents', [], {sort: '-warnings'})}))))
      )
    ),
    section(
      'closest',
      table<CloseCall>(say('closest'), [
        {head: 'sentence', cell: ({document: [n], sentence, text}) => element('a', {href: address('document', [n, `s${sentence}`])}, isolated(text))},
        {head: 'document', cell: ({document}) => documentLink(document)},
        {head: 'rule', cell: ({rule}) => isolated(rule)},
        {head: 'score', cell: ({score}) => number(score), numeric: true}
      ], index.close)
    ),
    section(
      'byRule',
      table<RuleRow>(say('byRule'), [
        {head: 'rule', cell: ({rule}) => element('a', {href: address('documents', [], {rule})}, isolated(rule))},
        {head: 'reason', cell: ({reason}) => (reason === null ? null : element('span', {class: `reason-${reason}`}, reason))},
        {head: 'says', cell: ({says}) => says},
        {head: 'removals', cell: ({removals}) => number(removals), numeric: true},
        {head: 'characters', cell: ({characters}) => number(characters), numeric: true}
      ], index.rules)
    )
  ]
}

function byReason(rules: readonly RuleRow[]): Bar[] {
  const sums = new Map<string, number>()
  for (const {reason, characters} of rules) sums.set(reason ?? 'other', (sums.get(reason ?? 'other') ?? 0) + characters)
  return [...sums].sort(([, a], [, b]) => b - a).map(([name, value]) => ({name, value, kind: `reason-${name}`, href: address('documents', [], {reason: name})}))
}

function shareOf(part: Bar, others: readonly Bar[]): number {
  return part.value / Math.max(1, others.reduce((sum, {value}) => sum + value, part.value))
}

function barsOrNothing(rows: readonly Bar[]): HTMLElement {
  return rows.length === 0 ? element('p', {}, say('nothing')) : bars(rows)
}

function section(title: Message, ...children: Child[]): HTMLElement {
  return element('section', {}, element('h2', {}, say(title)), ...children)
}
