import {DecodingMode} from 'entities/decode'
import type {Nodes, Parents} from 'mdast'
import {Draft} from './draft.ts'
import {decodeReference} from './references.ts'

/** What a backslash makes plain text of. */
const punctuation = /[!-/:-@[-`{-~]/

/**
 * The visible text of a paragraph or heading: one draft, or one for each row of a table, whose bars become tabs.
 * @param base raw offset of what was parsed
 */
export function readInline(raw: string, base: number, parent: Parents, isTable: boolean): Draft[] {
  const drafts = [new Draft(raw)]
  let links = 0
  visitAll(parent)
  // The second line of a table only says where its columns are aligned.
  return isTable ? drafts.filter((_, i) => i !== 1) : drafts

  function visitAll(node: Parents): void {
    for (const child of node.children) visit(child)
  }

  function visit(node: Nodes): void {
    const from = base + node.position!.start.offset!
    const to = base + node.position!.end.offset!
    if (node.type === 'text') read(from, to, true)
    else if (node.type === 'inlineCode') {
      const [fence] = /^`+/.exec(raw.slice(from, to))!
      read(from + fence.length, to - fence.length, false)
    } else if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(raw.slice(from, to)))) drafts.at(-1)!.part('\n')
    else if ('children' in node) {
      const isLink = node.type === 'link' || node.type === 'linkReference'
      if (isLink) {
        links++
        drafts.at(-1)!.links++
      }
      visitAll(node)
      if (isLink) links--
    }
  }

  function read(from: number, to: number, isText: boolean): void {
    let at = from
    while (at < to) {
      const draft = drafts.at(-1)!
      const before = draft.length
      at = readOne(draft, at, to, isText)
      if (links > 0) draft.linked += draft.length - before
    }
  }

  /** Reads a run of characters or what interrupts it. @returns where it ends */
  function readOne(draft: Draft, at: number, to: number, isText: boolean): number {
    const character = raw[at]
    if (character === '\n' || character === '\r') {
      if (isTable) drafts.push(new Draft(raw))
      else draft.part(' ')
      return skip(/[\s>]*/y, at, to)
    }
    if (character === ' ' || character === '\t') {
      draft.part(' ')
      return at + 1
    }
    if (character === '|' && isTable) {
      draft.part('\t')
      return at + 1
    }
    const reference = character === '&' && isText ? decodeReference(raw, at, DecodingMode.Strict) : null
    if (reference) {
      draft.replace(reference.value, at, reference.end)
      if (reference.value.trim() !== '') draft.length += reference.value.length
      return reference.end
    }
    const start = character === '\\' && isText && at + 1 < to && punctuation.test(raw[at + 1]) ? at + 1 : at
    const end = Math.min(to, skip(/[^\s&|\\]*/y, start + 1, to))
    draft.run(start, end)
    draft.length += end - start
    return end
  }

  function skip(characters: RegExp, at: number, to: number): number {
    characters.lastIndex = at
    characters.test(raw)
    return Math.min(to, characters.lastIndex)
  }
}

/**
 * The lines of a code block, each where it ends in the source, since what stands before it belongs to the containers around.
 * @param base raw offset of the source that was parsed; `from` and `to` are offsets in it
 */
export function readCode(raw: string, base: number, source: string, from: number, to: number, value: string): Draft {
  const draft = new Draft(raw)
  const isFenced = /^[`~]{3}/.test(source.slice(from, from + 3))
  const lines = value.split(/\r\n?|\n/)
  let i = isFenced ? -1 : 0
  for (const {0: line, index} of source.slice(from, to).matchAll(/[^\r\n]*(?:\r\n?|\n|$)/g)) {
    const code = i >= 0 ? (lines[i] ?? '') : ''
    i++
    const end = line.replace(/[\r\n]+$/, '').length
    const shown = line.slice(0, end).endsWith(code) ? code : code.trimStart()
    if (shown.trim() === '') continue
    const at = base + from + index + end
    draft.run(at - shown.length, at)
    draft.length += shown.replace(/\s/g, '').length
    draft.part('\n')
  }
  return draft
}
