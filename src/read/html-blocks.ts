import type {BlockKind} from '../doc.ts'
import type {Element, Node} from './dom.ts'
import {isElement, walk} from './dom.ts'
import {Draft} from './draft.ts'
import type {Context} from './elements.ts'
import {contextOf, invisible, isBlock, literal, outside} from './elements.ts'
import {decodeReference} from './references.ts'

/** A block that was found, before its text is made. */
export interface Found {
  draft: Draft
  context: Context
  kind: BlockKind
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
 * The runs of visible text between block elements, in source order.
 * @param base raw offset of the text that was parsed
 */
export function findBlocks(raw: string, nodes: readonly Node[], base: number): Found[] {
  const found: Found[] = []
  const contexts: Context[] = [outside]
  const rows: Row[] = []
  let draft = new Draft(raw)
  let links = 0
  let afterLink = false
  walk(nodes, enter, leave)
  flush()
  return found

  function enter(node: Node): boolean {
    if (node.type === 'text') visit(base + node.startIndex!, base + node.endIndex! + 1, node.parent)
    if (!isElement(node)) {
      if (node.type === 'directive') draft.part(' ')
      return false
    }
    const {name} = node
    if (invisible.has(name)) return false
    if (name === 'br') breakLine()
    else if (name === 'a') {
      if (afterLink) draft.part(' ')
      links++
    } else if (isBlock(name)) open(node)
    return true
  }

  function leave(node: Element): void {
    if (node.name === 'a') {
      links--
      afterLink = true
    } else if (isBlock(node.name)) close(node)
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
    found.push({draft, context, kind: context.kind, cell: rows.at(-1)?.cell ?? 0})
    draft = new Draft(raw)
  }

  function breakLine(): void {
    if (draft.isParted('\n')) flush()
    else draft.part('\n')
  }

  function visit(start: number, end: number, parent: Node['parent']): void {
    const before = draft.length
    const isLiteral = parent !== null && 'name' in parent && literal.has(parent.name)
    readVisible(draft, raw, start, end, contexts.at(-1)!.keepsSpace, isLiteral)
    if (draft.length === before) return
    afterLink = false
    if (links > 0) draft.linked += draft.length - before
  }
}

/** Reads a text node into a draft: white space collapsed, references decoded, closing tags that close nothing left out. */
function readVisible(draft: Draft, raw: string, start: number, end: number, keepsSpace: boolean, isLiteral: boolean): void {
  let from = -1
  let at = start
  const endRun = (): void => {
    if (from >= 0) draft.run(from, at)
    from = -1
  }
  while (at < end) {
    const code = raw.charCodeAt(at)
    if (isSpace(code) && (!keepsSpace || (from < 0 && draft.isEmpty))) {
      if (code === 32 && from >= 0 && at + 1 < end && !isSpace(raw.charCodeAt(at + 1)) && !isMarkup(raw.charCodeAt(at + 1))) at++
      else {
        endRun()
        draft.part(' ')
        at++
      }
    } else if (code === 38) {
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
        draft.length++
        at++
      }
    } else if (code === 60 && !isLiteral && raw[at + 1] === '/' && /[a-z>]/i.test(raw[at + 2] ?? '')) {
      endRun()
      at = raw.indexOf('>', at) + 1 || end
    } else {
      if (from < 0) from = at
      if (code !== 160 && !isSpace(code)) draft.length++
      at++
    }
  }
  endRun()
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
  return code === 38 || code === 60
}
