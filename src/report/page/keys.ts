import {address} from './route.ts'

const views: Readonly<Record<string, string>> = {o: 'overview', d: 'documents', t: 'timeline', e: 'entities'}

/** Moves by keys: J and K from mark to mark in a column, R to the same mark in the other one, letters to the views. */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea')) return
  const key = event.key.toLowerCase()
  if (key === '/') {
    event.preventDefault()
    document.getElementById('find')?.focus()
  } else if (key === 'j' || key === 'k') step(target, key === 'j' ? 1 : -1)
  else if (key === 'r' || (key === 'enter' && target.matches('mark'))) jump(target)
  else if (views[key]) location.hash = address(views[key])
}

/** Focuses the next mark of the column; the first one when none has the focus. */
function step(from: HTMLElement, by: 1 | -1): void {
  const column = from.closest('.column') ?? document.querySelector('.column')
  const marks = [...(column?.querySelectorAll<HTMLElement>('[data-key]') ?? [])]
  const at = marks.indexOf(from)
  show(marks[at === -1 ? 0 : Math.min(marks.length - 1, Math.max(0, at + by))])
}

/** Focuses the same thing in the other column. */
export function jump(from: HTMLElement): void {
  const mark = from.closest<HTMLElement>('mark[data-other]')
  if (mark !== null) show(document.querySelector<HTMLElement>(`.column.${mark.dataset.other} [data-key="${CSS.escape(mark.dataset.key!)}"]`))
}

export function show(mark: HTMLElement | null | undefined): void {
  mark?.scrollIntoView({block: 'center'})
  mark?.focus({preventScroll: true})
}
