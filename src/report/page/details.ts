import type {DocumentData} from '../data.ts'
import type {Child} from './dom.ts'
import {element, isolated} from './dom.ts'
import type {Message} from './messages.ts'
import {number, say} from './messages.ts'
import {snippetsOf} from './snippets.ts'

interface Details {
  element: HTMLElement
  /** Shows what an event happened to. */
  follow(event: Event): void
}

/** The panel that says what the thing is that the reader points at, and offers its corrections. */
export function details(data: DocumentData): Details {
  const content = element('div', {}, element('p', {}, say('choose')))
  const panel = element('aside', {class: 'details', 'aria-label': say('details'), tabindex: 0}, content)
  let shown = ''
  return {
    element: panel,
    follow({target, type}) {
      const marked = (target as Element).closest<HTMLElement>('[data-key]')
      if (marked === null || (type === 'mouseover' && panel.contains(document.activeElement))) return
      const key = marked.dataset.key!
      if (type === 'click') marked.focus()
      if (key === shown) return
      shown = key
      content.replaceChildren(...describe(data, key))
    }
  }
}

function describe({record, raw}: DocumentData, key: string): Node[] {
  const n = Number(key.slice(1))
  const facts = {r: removalFacts, s: sentenceFacts, d: dateFacts, e: entityFacts}[key[0] as 'r' | 's' | 'd' | 'e'](record, n)
  const rows = facts.filter((fact): fact is [Message, string] => fact[1] !== null)
  return [
    element('dl', {class: 'facts'}, ...rows.map(([name, value]) => element('div', {}, element('dt', {}, say(name)), element('dd', {}, isolated(value))))),
    ...snippetsOf(record, raw, key).map(({label, yaml}) => correction(label, yaml))
  ]
}

type Fact = [name: Message, value: string | null]
type Facts = (record: DocumentData['record'], n: number) => Fact[]

const removalFacts: Facts = ({removed}, n) => {
  const {raw, rule, reason, score, copyOf} = removed[n]
  return [['removed', reason], ['rule', rule], ['score', score === null ? null : number(score)], ['place', raw.join('–')], ['copyOf', copyOf === null ? null : JSON.stringify(copyOf)]]
}

const sentenceFacts: Facts = ({sentences}, n) => {
  const {raw, kind, score, rule} = sentences[n]
  return [['sentence', `${n + 1} · ${kind}`], ['keptEdge', rule], ['score', score === null ? null : number(score)], ['place', raw.join('–')]]
}

const dateFacts: Facts = ({dates}, n) => {
  const {text, type, value, surface, part, resolvedBy, raw, ambiguous} = dates[n]
  return [
    ['date', text], ['type', type], ['value', `${part === null ? '' : `${part} `}${value ?? '—'}`], ['surface', surface === value ? null : surface],
    ['resolvedBy', resolvedBy], ['ambiguous', ambiguous ? say('yes') : null], ['place', raw.join('–')]
  ]
}

const entityFacts: Facts = ({entities}, n) => {
  const {text, type, id, score, ambiguous, raw} = entities[n]
  return [['entity', text], ['type', type], ['id', id], ['score', number(score)], ['ambiguous', ambiguous ? say('yes') : null], ['place', raw.join('–')]]
}

/** A snippet for the overrides, to copy; where the page is served, also to write. */
function correction(label: Message, yaml: string): HTMLElement {
  const state = element('output', {})
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(yaml)
    state.textContent = say('copied')
  }
  const write = async (): Promise<void> => {
    const answer = await fetch('overrides', {method: 'POST', headers: {'content-type': 'text/yaml'}, body: yaml}).catch(() => null)
    state.textContent = say(answer?.ok ? 'written' : 'notWritten')
  }
  const buttons: Child[] = [element('button', {type: 'button', click: () => void copy()}, say('copy')), location.protocol === 'file:' ? null : element('button', {type: 'button', class: 'write', click: () => void write()}, say('write'))]
  return element('div', {class: 'correction'}, element('h4', {}, say(label)), element('pre', {tabindex: 0}, yaml), ...buttons, state)
}
