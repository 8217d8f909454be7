import type {CodeUnits} from './codes.ts'
import {codesOf} from './codes.ts'
import type {Block} from './doc.ts'
import type {Text} from './text.ts'

/**
 * Blocks one under the other. What goes over all their characters does so on the sheet, once a document: most blocks of a page are a few words
 * long, and to take each by itself costs more than to read it.
 */
export interface Sheet {
  /** The texts of the blocks, a line break between them. */
  readonly text: string
  readonly codes: CodeUnits
  /** Where each block begins. */
  readonly starts: readonly number[]
}

/** The sheet that was made last: most stages read a document just as the one before left it. */
let last: {readonly texts: readonly Text[]; readonly sheet: Sheet} | undefined

export function sheetOf(blocks: readonly Block[]): Sheet {
  if (last?.texts.length !== blocks.length || !last.texts.every((text, i) => text === blocks[i].text)) {
    const texts = blocks.map(({text}) => text)
    last = {texts, sheet: layOut(texts)}
  }
  return last.sheet
}

function layOut(texts: readonly Text[]): Sheet {
  const text = texts.map(({value}) => value).join('\n')
  let at = 0
  const starts = texts.map(({length}) => (at += length + 1) - length - 1)
  return {text, codes: codesOf(text).slice(), starts}
}
