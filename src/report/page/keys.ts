import {address} from './route.ts'

const views: Readonly<Record<string, string>> = {o: 'overview', d: 'documents', t: 'timeline', e: 'entities'}

/** Buttons of the timeline. */
const buttons: Readonly<Record<string, string>> = {'+': 'zoomIn', '-': 'zoomOut', '<': 'earlier', '>': 'later'}

/** Moves by keys: J and K from mark to mark in a column, R to the same mark in the other one, letters to the views. */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea')) return
  const key = event.key.toLowerCase()
  if (key === '/') {
    event.preventDefault()
    document.getElementById('find')?.focus()
  } else if (key === 'j' || key === 'k') step(target, key === 'j' ? 1 : -1)
  else if (key === 'r' || (key === 'enter' && target.matches('[data-key]'))) jump(target)
  else if (buttons[key]) document.getElementById(buttons[key])?.click()
  else if (views[key]) location.hash = address(views[key])
}

/** Focuses the next thing of the column; the first one when none has the focus. */
function step(from: HTMLElement, by: 1 | -1): void {
  const column = from.closest('.column') ?? document.querySelector('.column')
  const first = new Map<string, HTMLElement>()
  for (const mark of column?.querySelectorAll<HTMLElement>('[data-key]') ?? []) if (!first.has(mark.dataset.key!)) first.set(mark.dataset.key!, mark)
  const marks = [...first.values()]
  const at = marks.findIndex((mark) => mark.dataset.key === from.dataset.key)
  show(marks[at === -1 ? 0 : Math.min(marks.length - 1, Math.max(0, at + by))])
}

/** Focuses the same thing in the other column. */
export function jump(from: HTMLElement): void {
  show(beside(from))
}

/** Focuses something, in the middle of its column, and brings the same place of the other column beside it. */
export function show(mark: HTMLElement | null | undefined): void {
  if (!mark) return
  bringIntoView(mark)
  mark.focus({preventScroll: true})
}

/** Brings the place of the other column into view that goes with a mark. */
export function bringBeside(mark: HTMLElement): void {
  const other = beside(mark)
  if (other !== null) bringIntoView(other)
}

/** The same thing in the other column; of what was removed, the sentence that follows it. */
function beside(from: HTMLElement): HTMLElement | null {
  const mark = from.closest<HTMLElement>('[data-key]')
  const other = mark?.closest('.raw') ? '.clean' : '.raw'
  const keys = mark === null ? [] : [mark.dataset.key, mark.dataset.near].filter((key) => key !== undefined)
  return keys.map((key) => document.querySelector<HTMLElement>(`.column${other} [data-key="${CSS.escape(key)}"]`)).find((found) => found !== null) ?? null
}

/** Frames in which the browser lays out what it had not laid out before, so that places move. */
const settling = 3

function bringIntoView(mark: HTMLElement, frames = settling): void {
  const column = mark.closest('.column')
  if (column) column.scrollTop += mark.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2
  if (frames > 0) requestAnimationFrame(() => bringIntoView(mark, frames - 1))
}
