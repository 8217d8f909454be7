import type {BlockKind} from '../doc.ts'
import {Draft} from './draft.ts'
import type {Context} from './elements.ts'
import {contextOf, invisible, isBlock, literal, outside} from './elements.ts'
import type {Element, Visitor} from './parse-html.ts'
import {decodeReference} from './references.ts'

/** A block that was found, before its text is made. */
export interface Found {
  draft: Draft
  context: Context
  kind: BlockKind
  /** The element right around its first text. */
  inner: Element | null
  /** The number of its cell in the row around it. */
  cell: number
}

/** A table row that is being read. */
interface Row {
  /** Where its blocks begin in the list. */
  first: number
  cell: number
}

/**
 * Characters of a table cell beyond which a row is read cell by cell: tables made for layout hold whole articles.
 * By judgement, on pages of the years before 2010.
 */
const maxCell = 200

/**
 * Collects the runs of visible text between block elements, in source order, while a page is walked.
 * @param base raw offset of the text that is parsed
 * @returns the visitor for the walk, and what it finds; `end` closes the last block
 */
export function blockFinder(raw: string, base: number): {visitor: Visitor; end(): Found[]} {
  const found: Found[] = []
  const contexts: Context[] = [outside]
  const rows: Row[] = []
  let draft = new Draft(raw)
  let inner: Element | null = null
  let unseen = 0
  let links = 0
  let afterLink = false
  return {visitor: {open: enter, close: leave, text, directive}, end}

  function enter(element: Element): void {
    const {name} = element
    if (unseen > 0 || invisible.has(name)) unseen++
    else if (name === 'br') breakLine()
    else if (name === 'a') {
      if (afterLink) draft.part(' ')
      links++
      draft.links++
    } else if (isBlock(name)) open(element)
  }

  function leave(element: Element): void {
    if (unseen > 0) unseen--
    else if (element.name === 'a') {
      links--
      afterLink = true
    } else if (isBlock(element.name)) close(element)
  }

  function text(start: number, end: number, parent: Element | null): void {
    if (unseen === 0) visit(base + start, base + end, parent)
  }

  function directive(): void {
    if (unseen === 0) draft.part(' ')
  }

  function end(): Found[] {
    flush()
    return found
  }

  function open(element: Element): void {
    flush()
    contexts.push(contextOf(contexts.at(-1)!, element))
    if (element.name === 'tr') rows.push({first: found.length, cell: -1})
    else if ((element.name === 'td' || element.name === 'th') && rows.length > 0) rows.at(-1)!.cell++
  }

  function close(element: Element): void {
    flush()
    const context = contexts.pop()!
    if (element.name === 'tr') joinCells(found, rows.pop()!, context, rows.at(-1)?.cell ?? 0)
  }

  function flush(): void {
    if (draft.isEmpty) return
    const context = contexts.at(-1)!
    found.push({draft, context, kind: context.kind, inner, cell: rows.at(-1)?.cell ?? 0})
    draft = new Draft(raw)
  }

  function breakLine(): void {
    if (draft.isParted('\n')) flush()
    else draft.part('\n')
  }

  function visit(start: number, end: number, parent: Element | null): void {
    const before = draft.length
    readVisible(draft, raw, start, end, contexts.at(-1)!.keepsSpace, parent !== null && literal.has(parent.name))
    if (draft.length === before) return
    if (before === 0) inner = parent
    afterLink = false
    if (links > 0) draft.linked += draft.length - before
  }
}

const ampersand = 38
const lessThan = 60
const noBreakSpace = 160

/** Reads a text node into a draft: white space collapsed, references decoded, closing tags that close nothing left out. */
function readVisible(draft: Draft, raw: string, start: number, end: number, keepsSpace: boolean, isLiteral: boolean): void {
  let from = -1
  let at = start
  let visible = 0
  const endRun = (): void => {
    if (from >= 0) draft.run(from, at)
    from = -1
  }
  while (at < end) {
    const code = raw.charCodeAt(at)
    if (code > lessThan && code !== noBreakSpace) {
      // Most characters are letters.
      if (from < 0) from = at
      visible++
      at++
    } else if (isSpace(code) && (!keepsSpace || (from < 0 && draft.isEmpty))) {
      if (code === 32 && from >= 0 && at + 1 < end && !isSpace(raw.charCodeAt(at + 1)) && !isMarkup(raw.charCodeAt(at + 1))) at++
      else {
        endRun()
        draft.part(' ')
        at++
      }
    } else if (code === ampersand) {
      const reference = decodeReference(raw, at)
      if (reference) {
        endRun()
        if (isSpace(reference.value.charCodeAt(0)) && !keepsSpace) draft.part(' ')
        else {
          draft.replace(reference.value, at, reference.end)
          if (reference.value.trim() !== '') draft.length += reference.value.length
        }
        at = reference.end
      } else {
        if (from < 0) from = at
        visible++
        at++
      }
    } else if (code === lessThan && !isLiteral && raw[at + 1] === '/' && /[a-z>]/i.test(raw[at + 2] ?? '')) {
      endRun()
      at = raw.indexOf('>', at) + 1 || end
    } else {
      if (from < 0) from = at
      if (code !== noBreakSpace && !isSpace(code)) visible++
      at++
    }
  }
  endRun()
  draft.length += visible
}

/** Makes one block of the blocks of a row, their cells parted by tabs, when no cell holds more than one short block. */
function joinCells(found: Found[], {first, cell}: Row, context: Context, outer: number): void {
  const count = found.length - first
  const isRow = count > 1 && count <= cell + 1 && found.slice(first).every(isCell)
  if (isRow) {
    const [row, ...rest] = found.splice(first)
    let at = row.cell
    for (const next of rest) {
      row.draft.append(next.draft, '\t'.repeat(next.cell - at))
      at = next.cell
    }
    found.push({...row, kind: 'row', context})
  }
  for (let i = first; i < found.length; i++) found[i].cell = outer
}

function isCell({draft, kind, cell}: Found, i: number, cells: readonly Found[]): boolean {
  return draft.length <= maxCell && (kind === 'paragraph' || kind === 'item') && (i === 0 || cell > cells[i - 1].cell)
}

/** The white space that HTML collapses; a no-break space is not part of it. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12
}

function isMarkup(code: number): boolean {
  return code === ampersand || code === lessThan
}
