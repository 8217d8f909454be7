import {element} from './dom.ts'
import {say} from './messages.ts'
import type {Snippet} from './snippets.ts'

/** Corrections as snippets for the overrides, to edit and copy; where the page is served, also to write. */
export function corrections(snippets: readonly Snippet[]): HTMLElement {
  return element('div', {class: 'corrections'}, ...snippets.map(correction))
}

function correction({label, yaml}: Snippet): HTMLElement {
  const state = element('output', {})
  const text = element('textarea', {rows: yaml.split('\n').length - 1, spellcheck: 'false', 'aria-label': say(label)}, yaml)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text.value)
    state.textContent = say('copied')
  }
  const write = async (): Promise<void> => {
    const answer = await fetch('overrides', {method: 'POST', headers: {'content-type': 'text/yaml'}, body: text.value}).catch(() => null)
    state.textContent = answer?.ok ? say('written') : `${say('notWritten')}${answer === null ? '' : `: ${await answer.text()}`}`
  }
  return element(
    'div',
    {class: 'correction'},
    element('h3', {}, say(label)),
    text,
    element('button', {type: 'button', click: () => void copy()}, say('copy')),
    location.protocol === 'file:' ? null : element('button', {type: 'button', class: 'write', click: () => void write()}, say('write')),
    state
  )
}
