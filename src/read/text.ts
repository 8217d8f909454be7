import type {Block, BlockKind, Doc, Removal} from '../doc.ts'
import {createBlock, createDoc} from '../doc.ts'
import type {Edit} from '../text.ts'
import {Text} from '../text.ts'
import {compounds} from './hyphenation.ts'
import type {Line} from './lines.ts'
import {beginsItem, beginsLowerCase, endsSentence, isCapitals, readLines} from './lines.ts'
import {continues, isBroken, wrapWidth} from './wrap.ts'

export interface TextOptions {
  /** Characters that a heading has at most. By judgement: headlines of 80 are common, of 120 rare. */
  maxHeading: number
  /** How much longer than a heading the paragraph under it is, at least. By judgement. */
  minBodyRatio: number
  /** Characters that an item has at most: what is longer begins with a number or dash by chance, as the only line of a text that lost its line breaks. By judgement. */
  maxItem: number
  /** Headings that may stand one under the other, as title and subtitle; more are a list. By judgement. */
  maxStacked: number
}

const defaults: TextOptions = {maxHeading: 110, minBodyRatio: 1.5, maxItem: 2000, maxStacked: 2}

/** The lines of one block. */
type Paragraph = readonly Line[]

/**
 * Reads plain text. A block is a line, or a paragraph of lines where the text is hard-wrapped: these are rejoined with a space,
 * and a word that was broken at a line end is made whole; its hyphen is a removal.
 */
export function readText(raw: string, options: Partial<TextOptions> = {}): Doc {
  const settings = {...defaults, ...options}
  const removed: Removal[] = []
  const rejoin = rejoiner(raw, removed)
  const paragraphs = paragraphsOf(readLines(raw))
  const kinds = kindsOf(paragraphs, settings)
  const blocks = paragraphs.map((paragraph, i): Block => createBlock(kinds[i], rejoin(paragraph), {level: kinds[i] === 'paragraph' ? null : 1}))
  return createDoc(blocks, {removed})
}

function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines)
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const current = paragraphs.at(-1)
    if (current && width !== null && continues(current, line, width)) current.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

/** The text of a paragraph: its line ends become spaces, broken words whole. */
function rejoiner(raw: string, removed: Removal[]): (paragraph: Paragraph) => Text {
  const isCompound = compounds(raw)
  return (paragraph) => {
    const {start} = paragraph[0]
    const edits: Edit[] = []
    for (let i = 1; i < paragraph.length; i++) {
      const [line, next] = [paragraph[i - 1], paragraph[i]]
      const broken = isBroken(line, next)
      const dropped = broken && (!line.text.endsWith('-') || !isCompound(line.text.slice(0, -1), next.text))
      if (dropped) removed.push({rule: 'repair/hyphenation', start: line.end - 1, end: line.end, score: null})
      edits.push({start: line.end - (dropped ? 1 : 0) - start, end: next.start - start, insert: broken ? '' : ' '})
    }
    return Text.copy(raw, start, paragraph.at(-1)!.end).edit(edits)
  }
}

/** What each paragraph is, from the last to the first, since a heading is known by what follows it. */
function kindsOf(paragraphs: readonly Paragraph[], {maxHeading, minBodyRatio, maxItem, maxStacked}: TextOptions): BlockKind[] {
  const kinds: BlockKind[] = []
  let stacked = 0
  for (let i = paragraphs.length - 1; i >= 0; i--) {
    const kind = beginsItem(paragraphs[i][0].text) && lengthOf(paragraphs[i]) <= maxItem ? 'item' : isHeading(i) ? 'heading' : 'paragraph'
    stacked = kind === 'heading' ? stacked + 1 : 0
    kinds[i] = kind
  }
  return kinds

  function isHeading(i: number): boolean {
    const [previous, paragraph, next] = [paragraphs[i - 1], paragraphs[i], paragraphs[i + 1]]
    const [{text, afterBlank}] = paragraph
    const length = lengthOf(paragraph)
    if (!next || length > maxHeading || endsSentence(paragraph.at(-1)!.text) || text.endsWith(',') || !/^["«“(\s]*[\p{Lu}\p{Nd}]/u.test(text) || !/\p{L}{2}/u.test(text)) return false
    if (beginsLowerCase(next[0].text) || (!afterBlank && previous && !endsSentence(previous.at(-1)!.text))) return false
    if (kinds[i + 1] === 'heading') return stacked < maxStacked
    if (isCapitals(text) && !isCapitals(next[0].text)) return true
    return (afterBlank && next[0].afterBlank && lengthOf(next) > length) || lengthOf(next) >= minBodyRatio * length
  }
}

function lengthOf(paragraph: Paragraph): number {
  return paragraph.at(-1)!.end - paragraph[0].start
}
