import type {DocumentData} from '../data.ts'
import {corrections} from './corrections.ts'
import {element, isolated} from './dom.ts'
import {bringBeside} from './keys.ts'
import type {Message} from './messages.ts'
import {number, say} from './messages.ts'
import {selectedSpan} from './selection.ts'
import {snippetsOf, snippetsOfSelection} from './snippets.ts'

interface Details {
  element: HTMLElement
  /** Shows what an event happened to. */
  follow(event: Event): void
}

/** The panel that says what the thing is that the reader points at, and offers its corrections. What was clicked on stays until the next click. */
export function details(data: DocumentData): Details {
  const content = element('div', {}, element('p', {}, say('choose')))
  const panel = element('aside', {class: 'details', 'aria-label': say('details'), tabindex: 0}, content)
  let shown = ''
  let isPinned = false
  return {
    element: panel,
    follow({target, type}) {
      const selected = type === 'mouseup' || type === 'click' ? selectedSpan() : null
      if (selected !== null && data.raw !== null) {
        [shown, isPinned] = ['', true]
        if (type === 'mouseup') content.replaceChildren(...describeSelection(data as DocumentData & {raw: string}, selected))
        return
      }
      const marked = (target as Element).closest<HTMLElement>('[data-key]')
      if (marked === null || (type === 'mouseover' && isPinned)) return
      const key = marked.dataset.key!
      if (type === 'click') marked.focus()
      isPinned = type !== 'mouseover'
      if (isPinned) bringBeside(marked)
      if (key === shown) return
      shown = key
      content.replaceChildren(...describe(data, key))
    }
  }
}

function describeSelection({record, raw}: DocumentData & {raw: string}, span: readonly [number, number]): Node[] {
  return [facts([['selected', raw.slice(...span)], ['place', span.join('–')]]), corrections(snippetsOfSelection(record, raw, span))]
}

function describe({record, raw}: DocumentData, key: string): Node[] {
  const factsOf = {r: removalFacts, s: sentenceFacts, d: dateFacts, e: entityFacts}[key[0] as 'r' | 's' | 'd' | 'e']
  return [facts(factsOf(record, Number(key.slice(1)))), corrections(snippetsOf(record, raw, key))]
}

type Fact = readonly [name: Message, value: string | null]
type FactsOf = (record: DocumentData['record'], n: number) => Fact[]

function facts(list: readonly Fact[]): HTMLElement {
  return element('dl', {class: 'facts'}, ...list.map(([name, value]) => (value === null ? null : element('div', {}, element('dt', {}, say(name)), element('dd', {}, isolated(value))))))
}

const removalFacts: FactsOf = ({removed}, n) => {
  const {raw, rule, reason, score, copyOf} = removed[n]
  const copy = copyOf && `${copyOf.document === null ? '' : `${copyOf.document}, `}${copyOf.raw.join('–')}`
  return [['removed', reason], ['rule', rule], ['score', score === null ? null : number(score)], ['place', raw.join('–')], ['copyOf', copy]]
}

const sentenceFacts: FactsOf = ({sentences}, n) => {
  const {raw, kind, score, rule} = sentences[n]
  return [['sentence', `${n + 1} · ${kind}`], ['keptEdge', rule], ['score', score === null ? null : number(score)], ['place', raw.join('–')]]
}

const dateFacts: FactsOf = ({dates}, n) => {
  const {text, type, value, surface, part, resolvedBy, raw, ambiguous} = dates[n]
  return [
    ['date', text], ['type', type], ['value', `${part === null ? '' : `${part} `}${value ?? '—'}`], ['surface', surface === value ? null : surface],
    ['resolvedBy', resolvedBy], ['ambiguous', ambiguous ? say('yes') : null], ['place', raw.join('–')]
  ]
}

const entityFacts: FactsOf = ({entities}, n) => {
  const {text, type, id, score, ambiguous, raw} = entities[n]
  return [['entity', text], ['type', type], ['id', id], ['score', number(score)], ['ambiguous', ambiguous ? say('yes') : null], ['place', raw.join('–')]]
}
