import type {DocumentRecord} from '../../record.ts'
import type {ReportIndex} from '../data.ts'
import {details} from './details.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import {load} from './load.ts'
import type {Chosen, Side} from './marks.ts'
import {mentionMarks, removalMarks, sentenceMarks} from './marks.ts'
import type {Message} from './messages.ts'
import {number, percent, say} from './messages.ts'
import type {Route} from './route.ts'
import {address} from './route.ts'
import type {Piece} from './spans.ts'
import {marksByStretch, pieces} from './spans.ts'
import {choice, countsOf} from './table.ts'

/** Raw text is shown in stretches of about so many characters, so that the browser lays out only what is seen. */
const stretch = 4000

/** Raw and clean text of a document side by side, what was removed struck through, what was found marked. */
export async function oneDocument({totals}: ReportIndex, {path: [path], query}: Route): Promise<Child[]> {
  const n = Number(path)
  if (!(n >= 0 && n < totals.documents)) return [element('p', {}, say('nothing'))]
  const data = await load(`d/${n}`)
  const {record, raw} = data
  const [reason, rule, type, entity] = ['reason', 'rule', 'type', 'entity'].map((name) => query.get(name) ?? '')
  const chosen = {reason, rule, type, entity}
  const panel = details(data)
  const reasons = countsOf(record.removed.map(({reason}) => reason))
  const types = countsOf([...record.dates.map(() => 'date'), ...record.entities.map(({type}) => type)])
  return [
    head(record, n, totals.documents),
    element(
      'div',
      {class: 'filters'},
      choice('reason', 'reason', reasons, reason),
      choice('rule', 'rule', countsOf(record.removed.map(({rule}) => rule)), rule),
      choice('type', 'type', types, type),
      entity === '' ? null : element('span', {}, `${say('onlyEntity')} `, element('code', {}, isolated(entity)), ' ', element('a', {href: address('document', [n])}, say('showAll')))
    ),
    element(
      'ul',
      {class: 'legend', 'aria-label': say('legend')},
      ...reasons.map(([name]) => element('li', {class: `removed reason-${name}`}, name)),
      ...types.map(([name]) => element('li', {class: `label type-${name}`}, name)),
      record.sentences.some(({score}) => score !== null) ? element('li', {class: 'close'}, say('keptEdge')) : null
    ),
    element('div', {class: 'workbench'}, element('div', {class: 'columns', focusin: panel.follow, mouseover: panel.follow, mouseup: panel.follow, click: panel.follow}, rawColumn(record, raw, chosen), cleanColumn(record, chosen)), panel.element)
  ]
}

function head({id, lang, title, author, date, source, text, removed, error}: DocumentRecord, n: number, documents: number): HTMLElement {
  const lost = removed.reduce((sum, {text}) => sum + text.length, 0)
  const facts: [Message, string | null][] = [
    ['source', source.path === null ? null : `${source.path}${source.line === null ? '' : `:${source.line}`}`], ['title', title], ['author', author], ['date', date], ['lang', lang],
    ['read', number(source.length)], ['keptCharacters', `${number(text.length)} (${percent(text.length / Math.max(1, text.length + lost))})`], ['error', error && error.message]
  ]
  const step = (to: number, message: 'previous' | 'next'): HTMLElement | null => (to < 0 || to >= documents ? null : element('a', {href: address('document', [to]), rel: message === 'next' ? 'next' : 'prev'}, say(message)))
  return element(
    'div',
    {},
    element('div', {class: 'title'}, element('h2', {}, isolated(id ?? '')), step(n - 1, 'previous'), step(n + 1, 'next')),
    element('dl', {class: 'facts'}, ...facts.map(([name, value]) => (value === null ? null : element('div', {}, element('dt', {}, say(name)), element('dd', {}, isolated(value))))))
  )
}

function rawColumn(record: DocumentRecord, raw: string | null, chosen: Chosen): HTMLElement {
  const removed = removalMarks(record, chosen)
  if (raw === null) {
    const texts = removed.map((mark) => element('li', {}, marked({text: record.removed[Number(mark.key.slice(1))].text, marks: [mark]})))
    return column('raw', [element('p', {}, say('noRaw')), element('ul', {}, ...texts)])
  }
  const stretches = stretchesOf(raw)
  const all = marksByStretch([...removed, ...sentenceMarks(record, 'raw'), ...mentionMarks(record, chosen, 'raw')], stretches)
  return column('raw', stretches.map(({start, end}, i) => element('div', {class: 'stretch', 'data-start': start}, ...pieces(raw, all[i], start, end).map(marked))))
}

function cleanColumn(record: DocumentRecord, chosen: Chosen): HTMLElement {
  const all = marksByStretch([...sentenceMarks(record, 'clean'), ...mentionMarks(record, chosen, 'clean')], record.blocks)
  return column('clean', record.blocks.map(({kind, lang, start, end}, i) => element('div', {class: `stretch block-${kind}`, lang}, ...pieces(record.text, all[i], start, end).map(marked))))
}

function column(side: Side, children: readonly Child[]): HTMLElement {
  const title = `${side}-title`
  return element('div', {class: `column ${side}`, tabindex: 0, role: 'region', 'aria-labelledby': title}, element('h3', {id: title, class: 'column-title'}, say(side)), ...children)
}

/** Text with its marks around it, the outermost first. */
function marked({text, marks}: Piece): Node {
  let node: Node = document.createTextNode(text)
  for (const {key, kind, look, title, near} of [...marks].reverse()) node = element(tags[kind], {class: `${kind} ${look}`.trim(), 'data-key': key, 'data-near': near, title: title || null, tabindex: -1}, node)
  return node
}

const tags = {removed: 'del', sentence: 'span', entity: 'mark', date: 'mark'} as const

/** Cuts at line breaks where there are some, else anywhere but inside a character. */
function stretchesOf(raw: string): {start: number; end: number}[] {
  const result: {start: number; end: number}[] = []
  for (let start = 0; start < raw.length; ) {
    const line = raw.indexOf('\n', Math.min(raw.length, start + stretch))
    let end = line === -1 || line > start + 4 * stretch ? Math.min(raw.length, start + 4 * stretch) : line + 1
    if (/[\ud800-\udbff]/.test(raw[end - 1])) end = Math.min(raw.length, end + 1)
    result.push({start, end})
    start = end
  }
  return result
}
