import {Class, classOf, isLetter} from './characters.ts'
import {skipSpaces} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

/** A run of stops with all that is attached to it. */
export interface Stop {
  start: number
  /** After the stops, closers and markers. */
  end: number
  /** One full stop and nothing else. */
  single: boolean
  /** An exclamation or question mark is in it. */
  marked: boolean
  /** A closing quote or bracket follows. */
  closed: boolean
}

/** Longest citation marker that is attached to a stop, in code units: `[réf. nécessaire]`, `[99, 101]`. */
export const longestMarker = 24

/** Longest quotation whose reversed opening mark is looked for, in code units. */
const longestReversed = 1000

/** Index after the stops of `[...]`, `(…)`, `(!)`, which end nothing; `index` itself elsewhere. */
export function skipBracketed(text: string, index: number): number {
  if (text[index - 1] !== '(' && text[index - 1] !== '[') return index
  let i = index
  while (classOf(text, i) & (Class.Stop | Class.Mark)) i++
  return text[i] === ')' || text[i] === ']' ? i : index
}

/** Reads the run of stops that begins at `start`. */
export function readStop(text: string, start: number, insideQuotes: boolean, words: SentenceWords): Stop {
  let i = start
  let stops = 0
  let marked = false
  let closed = false
  for (;;) {
    const kind = classOf(text, i)
    if (kind & (Class.Stop | Class.Mark)) {
      stops += text[i] === '.' ? 1 : 2
      marked ||= kind === Class.Mark
      i++
      continue
    }
    const next = skipSpaces(text, i)
    if (next > i && next - i <= 2 && isSpacedStop(text, next)) {
      i = next
      continue
    }
    const closer = readCloser(text, i, insideQuotes && !closed, words)
    if (closer > i) {
      closed = true
      i = closer
      continue
    }
    const marker = Math.max(readMarker(text, i), readEmoticon(text, i))
    if (marker === i) break
    i = marker
  }
  return {start, end: i, single: stops === 1, marked, closed}
}

/** ` ?` and ` !` as French writes them, and the next dot of `. . .` */
function isSpacedStop(text: string, index: number): boolean {
  return classOf(text, index) === Class.Mark || (text[index] === '.' && (classOf(text, index + 1) === Class.Space || index + 1 === text.length))
}

/** Index after a closing quote or bracket, with a space before `»`; `index` itself when there is none. */
function readCloser(text: string, index: number, insideQuotes: boolean, {openingMarks}: SentenceWords): number {
  if (classOf(text, index) === Class.Closer || closesReversed(text, index, openingMarks)) return index + 1
  const either = text[index]
  if (either === '"' || either === '“' || either === '‘' || either === '’' || either === "'" || either === '`') return isLetter(text, index + 1) ? index : index + 1
  const next = skipSpaces(text, index)
  if (next === index || next - index > 2) return index
  if (text[next] === '»' && isLetter(text, next + 1) && openingMarks.has('«')) return index
  if (text[next] === '»' || text[next] === ')' || text[next] === ']') return next + 1
  return insideQuotes && text[next] === '"' && !isLetter(text, next + 1) ? next + 1 : index
}

/** The mark at `index` opens a quotation elsewhere and closes one here: `„…“`, `»…«`. */
function closesReversed(text: string, index: number, openingMarks: SentenceWords['openingMarks']): boolean {
  const opener = openingMarks.get(text[index])
  if (opener === undefined) return false
  const before = text.slice(Math.max(0, index - longestReversed), index)
  const open = before.lastIndexOf(opener)
  return open > before.lastIndexOf(text[index]) && isLetter(before, open + 1) && !isLetter(before, open - 1)
}

/** Index after a citation marker glued to `index`: `[11]`, `,[12]`, `[réf. nécessaire]`. */
function readMarker(text: string, index: number): number {
  const spaced = /[,\s]/.test(text[index] ?? '') && text[index + 1] === '[' && (text[index] === ',' || (classOf(text, index + 2) & (Class.Digit | Class.Stop)) !== 0)
  const open = spaced ? index + 1 : index
  if (text[open] !== '[') return readNote(text, index)
  for (let i = open + 1; i < Math.min(text.length, open + longestMarker); i++) {
    if (text[i] === ']') return i + 1
    if (text[i] === '[' || text[i] === '\n') return index
  }
  return index
}

const emoticon = /^\s{0,2}(?:>?[:;=]['-]?[()[\]DPp/|]|\^_?\^|<3)(?=\s|$)/u

/** Index after an emoticon: it says how the sentence before is meant. */
function readEmoticon(text: string, index: number): number {
  const found = emoticon.exec(text.slice(index, index + 8))
  return found ? index + found[0].length : index
}

/** Index after the number of a footnote that lost its height: *a consultation.11 Take*. */
function readNote(text: string, index: number): number {
  if (text[index - 1] !== '.' || !(isLetter(text, index - 2) || classOf(text, index - 2) === Class.Closer)) return index
  let i = index
  while (i < index + 3 && classOf(text, i) === Class.Digit) i++
  return i > index && classOf(text, i) === Class.Space && classOf(text, skipSpaces(text, i)) === Class.Upper ? i : index
}
