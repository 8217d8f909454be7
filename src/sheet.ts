import type {CodeUnits} from './codes.ts'
import {ownCodesOf} from './codes.ts'
import type {Block, Doc} from './doc.ts'
import type {Text} from './text.ts'

/**
 * Blocks one under the other. What goes over all their characters does so on the sheet, once a document: most blocks of a page are a few words
 * long, and to take each by itself costs more than to read it.
 */
export interface Sheet {
  readonly blocks: readonly Block[]
  /** The texts of the blocks, a line break between them. */
  readonly text: string
  readonly codes: CodeUnits
  /** Where each block begins. */
  readonly starts: readonly number[]
}

/** The sheet that was made last: most stages read a document just as the one before left it. */
let last: {readonly sheet: Sheet; readonly texts: readonly Text[]} | undefined

/** The sheet of just these blocks. */
export function layOut(blocks: readonly Block[]): Sheet {
  if (last?.texts.length !== blocks.length || !blocks.every((block, i) => isLaidOut(block, i))) {
    const texts = blocks.map(({text}) => text)
    last = {sheet: sheetOfTexts([...blocks], texts), texts}
  }
  return last.sheet
}

/** A sheet of all blocks of a document that hold text: the one that was made last, when of its blocks just these still hold any. */
export function sheetOf(doc: Doc): Sheet {
  const blocks = textBlocks(doc)
  let next = 0
  const isTheirs = last?.sheet.blocks.every((block, i) => block.units.length === 0 || (block === blocks[next++] && isLaidOut(block, i)))
  return isTheirs && next === blocks.length ? last!.sheet : layOut(blocks)
}

/** The blocks that still hold text. Code is none. */
export function textBlocks({blocks}: Doc): Block[] {
  return blocks.filter(({kind, units}) => kind !== 'code' && units.length > 0)
}

function isLaidOut(block: Block, i: number): boolean {
  return last!.sheet.blocks[i] === block && last!.texts[i] === block.text
}

function sheetOfTexts(blocks: readonly Block[], texts: readonly Text[]): Sheet {
  const text = texts.map(({value}) => value).join('\n')
  let at = 0
  const starts = texts.map(({length}) => (at += length + 1) - length - 1)
  return {blocks, text, codes: ownCodesOf(text), starts}
}
