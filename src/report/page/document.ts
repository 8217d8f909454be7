import type {DocumentRecord} from '../../record.ts'
import type {ReportIndex} from '../data.ts'
import {details} from './details.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import {load} from './load.ts'
import {number, say} from './messages.ts'
import type {Route} from './route.ts'
import type {Marked} from './spans.ts'
import {marksByStretch, pieces} from './spans.ts'
import {choice} from './table.ts'

/** Raw text is shown in stretches of about so many characters, so that the browser lays out only what is seen. */
const stretch = 4000

/** Raw and clean text of a document side by side, what was removed struck through, what was found marked. */
export async function oneDocument(index: ReportIndex, {path: [n], query}: Route): Promise<Child[]> {
  if (index.documents[Number(n)] === undefined) return [element('p', {}, say('nothing'))]
  const data = await load(`d/${Number(n)}`)
  const {record, raw} = data
  const chosen = {reason: query.get('reason') ?? '', rule: query.get('rule') ?? '', type: query.get('type') ?? ''}
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()
  const panel = details(data)
  const text = element('div', {class: 'columns', focusin: panel.follow, mouseover: panel.follow, click: panel.follow}, rawColumn(record, raw, chosen), cleanColumn(record, chosen))
  return [
    head(record),
    element(
      'div',
      {class: 'filters'},
      choice(say('reason'), 'reason', 'allReasons', unique(record.removed.map(({reason}) => reason)), chosen.reason),
      choice(say('rule'), 'rule', 'allRules', unique(record.removed.map(({rule}) => rule)), chosen.rule),
      choice(say('type'), 'type', 'allTypes', unique(['date', ...record.entities.map(({type}) => type)]), chosen.type)
    ),
    text,
    panel.element
  ]
}

function head({id, lang, title, date, source, text, error}: DocumentRecord): HTMLElement {
  const facts: [string, string | null][] = [
    [say('source'), source.path === null ? null : `${source.path}${source.line === null ? '' : `:${source.line}`}`], [say('title'), title], [say('date'), date], [say('languages'), lang],
    [say('read'), number(source.length)], [say('keptCharacters'), number(text.length)], [say('error'), error && error.message]
  ]
  return element(
    'div',
    {},
    element('h2', {}, isolated(id ?? '')),
    element('dl', {class: 'facts'}, ...facts.filter(([, value]) => value !== null).map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, isolated(value!)))))
  )
}

interface Chosen {
  reason: string
  rule: string
  type: string
}

function rawColumn(record: DocumentRecord, raw: string | null, {reason, rule, type}: Chosen): HTMLElement {
  const removed = record.removed.map((removal, i): Marked & {shown: boolean} => ({
    ...{start: removal.raw[0], end: removal.raw[1], key: `r${i}`, kind: 'removed', title: `${removal.reason} · ${removal.rule}`},
    look: `reason-${removal.reason}`,
    shown: (reason === '' || removal.reason === reason) && (rule === '' || removal.rule === rule)
  }))
  const shown = removed.filter(({shown}) => shown)
  const title = element('h3', {id: 'raw-title'}, say('raw'))
  const column = (...children: Child[]): HTMLElement => element('div', {class: 'column raw', tabindex: 0, role: 'region', 'aria-labelledby': 'raw-title'}, title, ...children)
  if (raw === null) return column(element('p', {}, say('noRaw')), element('ul', {}, ...shown.map((mark, i) => element('li', {}, marked({text: record.removed[i].text, marks: [mark]}, 'raw')))))
  const found = mentionsOf(record, type).map((mark) => ({...mark, ...rawOf(record, mark.key)}))
  const marks: Marked[] = [...shown, ...found]
  const stretches = stretchesOf(raw)
  const all = marksByStretch(marks, stretches)
  return column(...stretches.map(({start, end}, i) => element('div', {class: 'stretch'}, ...pieces(raw, all[i], start, end).map((piece) => marked(piece, 'raw')))))
}

function cleanColumn(record: DocumentRecord, {type}: Chosen): HTMLElement {
  const sentences = record.sentences.map(({start, end, score, rule}, i): Marked => ({
    ...{start, end, key: `s${i}`, kind: 'sentence', look: score === null ? '' : 'close', title: score === null ? '' : `${say('keptEdge')} · ${rule}`}
  }))
  const all = marksByStretch([...sentences, ...mentionsOf(record, type)], record.blocks)
  const blocks = record.blocks.map(({kind, lang, start, end}, i) => element('div', {class: `stretch block-${kind}`, lang}, ...pieces(record.text, all[i], start, end).map((piece) => marked(piece, 'clean'))))
  return element('div', {class: 'column clean', tabindex: 0, role: 'region', 'aria-labelledby': 'clean-title'}, element('h3', {id: 'clean-title'}, say('clean')), ...blocks)
}

/** Dates and entities in the clean text, those of one type when one is chosen. */
function mentionsOf({dates, entities}: DocumentRecord, type: string): Marked[] {
  return [
    ...entities.map(({start, end, type: kind, id}, i): Marked & {type: string} => ({start, end, key: `e${i}`, kind: 'entity', look: `type-${kind}`, title: `${kind} · ${id}`, type: kind})),
    ...dates.map(({start, end, value}, i): Marked & {type: string} => ({start, end, key: `d${i}`, kind: 'date', look: 'type-date', title: value ?? '', type: 'date'}))
  ].filter((mark) => type === '' || mark.type === type)
}

function rawOf({dates, entities}: DocumentRecord, key: string): {start: number; end: number} {
  const [start, end] = (key.startsWith('d') ? dates : entities)[Number(key.slice(1))].raw
  return {start, end}
}

/** Text with its marks around it, the outermost first. Mentions are links to the same mention in the other column. */
function marked({text, marks}: {text: string; marks: readonly Marked[]}, side: 'raw' | 'clean'): Node {
  let node: Node = document.createTextNode(text)
  for (const {key, kind, look, title} of [...marks].reverse()) {
    const attributes = {class: `${kind} ${look}`, 'data-key': key, title, tabindex: -1}
    if (kind === 'removed') node = element('del', attributes, node)
    else if (kind === 'sentence') node = element('span', attributes, node)
    else node = element('mark', {...attributes, 'data-other': side === 'raw' ? 'clean' : 'raw'}, node)
  }
  return node
}

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
