import type {Line} from './lines.ts'
import {beginsItem, beginsLowerCase, endsSentence, isCapitals} from './lines.ts'

/** What makes a text hard-wrapped. Tuned on the French and English noisy sets (wrap and ocr against cite, headings, lower and lines) and on verse. */
export interface WrapOptions {
  /** Columns that hard-wrapped lines have at least and at most. */
  minWidth: number
  maxWidth: number
  /** Share of the longest lines that may overrun the margin: a URL, a table. */
  overrun: number
  /** Pairs of lines that must look wrapped: the longest line alone always does. */
  minWrapped: number
  /** Share of neighbouring lines of which the second's first word had no room on the first. Wrapped texts: 98 % have 0.4 or more; others at most 0.33. */
  minFull: number
  /** Share of these that go on in lower case without a stop between: what verse and lists lack. Wrapped texts: 98 % have 0.5 or more; German 0.28. */
  minFlowing: number
}

const defaults: WrapOptions = {minWidth: 30, maxWidth: 132, overrun: 0.05, minWrapped: 2, minFull: 0.35, minFlowing: 0.25}

/** A word broken at a line end; the hyphens are -, ‐, the soft hyphen and the ¬ of old OCR. */
const brokenEnd = /\p{L}[-\u2010\u00AD\u00AC]$/u

/**
 * The column at which a text is hard-wrapped, null when it is not.
 * The greedy-fit test: a break is a wrap when the first word of the next line would have had no room on this one.
 */
export function wrapWidth(lines: readonly Line[], options: Partial<WrapOptions> = {}): number | null {
  const {minWidth, maxWidth, overrun, minWrapped, minFull, minFlowing} = {...defaults, ...options}
  const lengths = new Int32Array(lines.map(columns)).sort()
  const width = lengths[lengths.length - 1 - Math.floor(lengths.length * overrun)] ?? 0
  if (width < minWidth || width > maxWidth) return null
  let pairs = 0
  let full = 0
  let flowing = 0
  for (let i = 1; i < lines.length; i++) {
    if (lines[i].afterBlank) continue
    pairs++
    if (!isFull(lines[i - 1], lines[i], width)) continue
    full++
    if (isBroken(lines[i - 1], lines[i]) || flows(lines[i - 1], lines[i])) flowing++
  }
  return flowing >= minWrapped && full >= minFull * pairs && flowing >= minFlowing * full ? width : null
}

/** Whether a line goes on with the paragraph above it, in a text that is wrapped at `width`. */
export function continues(paragraph: readonly Line[], next: Line, width: number): boolean {
  const [first] = paragraph
  const last = paragraph.at(-1)!
  if (next.afterBlank) return false
  if (isBroken(last, next)) return true
  const item = beginsItem(first.text)
  const full = isFull(last, next, width)
  if (beginsItem(next.text) && (item || !full || endsSentence(last.text))) return false
  if (leavesTitle(first, last, next)) return false
  if (next.indent > last.indent + 1 && !item) return false
  return full || flows(last, next)
}

/** Whether a word goes on from one line to the next. */
export function isBroken(line: Line, next: Line): boolean {
  return brokenEnd.test(line.text.slice(-3)) && /^\p{L}/u.test(next.text)
}

/** Whether only one of two lines is a title in capitals; a sentence may well end on a line of capitals: `(ASDEL).` */
function leavesTitle(first: Line, last: Line, next: Line): boolean {
  const title = isCapitals(first.text) && isCapitals(last.text)
  return title ? !isCapitals(next.text) : isCapitals(next.text) && !isCapitals(last.text) && !endsSentence(next.text)
}

/** Whether the next word had no room on a line. A line of one word tells nothing: lists of addresses are such. */
function isFull(line: Line, next: Line, width: number): boolean {
  return isBroken(line, next) || (columns(line) + 1 + firstWord(next.text) > width && /\s/.test(line.text))
}

function flows(line: Line, next: Line): boolean {
  return !endsSentence(line.text) && beginsLowerCase(next.text)
}

function columns(line: Line): number {
  return line.indent + line.text.length
}

function firstWord(text: string): number {
  const end = text.search(/[ \t]/)
  return end < 0 ? text.length : end
}
