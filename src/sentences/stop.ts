import type {CodeUnits} from '../codes.ts'
import {Class, classAt, Code, isLetterAt, setOf} from './characters.ts'
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

/** Quotes that open a quotation or close it. */
const eitherQuotes = setOf('"“‘’\'`')

/** Longest quotation whose reversed opening mark is looked for, in code units. */
const longestReversed = 1000

/** Index after the stops of `[...]`, `(…)`, `(!)`, which end nothing; `index` itself elsewhere. */
export function skipBracketed(codes: CodeUnits, index: number): number {
  if (codes[index - 1] !== Code.OpenRound && codes[index - 1] !== Code.OpenSquare) return index
  let i = index
  while (classAt(codes, i) & (Class.Stop | Class.Mark)) i++
  return codes[i] === Code.CloseRound || codes[i] === Code.CloseSquare ? i : index
}

/** Reads the run of stops that begins at `start`. */
export function readStop(codes: CodeUnits, start: number, insideQuotes: boolean, words: SentenceWords): Stop {
  let i = start
  let stops = 0
  let marked = false
  let closed = false
  for (;;) {
    const kind = classAt(codes, i)
    if (kind & (Class.Stop | Class.Mark)) {
      stops += codes[i] === Code.Dot ? 1 : 2
      marked ||= kind === Class.Mark
      i++
      continue
    }
    const next = skipSpaces(codes, i)
    // Most often: nothing is attached to the stop.
    if (isLetterAt(codes, next)) break
    if (next > i && next - i <= 2 && isSpacedStop(codes, next)) {
      i = next
      continue
    }
    const closer = readCloser(codes, i, insideQuotes && !closed, words)
    if (closer > i) {
      closed = true
      i = closer
      continue
    }
    const marker = Math.max(readMarker(codes, i), readEmoticon(codes, i))
    if (marker === i) break
    i = marker
  }
  return {start, end: i, single: stops === 1, marked, closed}
}

/** ` ?` and ` !` as French writes them, and the next dot of `. . .` */
function isSpacedStop(codes: CodeUnits, index: number): boolean {
  return classAt(codes, index) === Class.Mark || (codes[index] === Code.Dot && (classAt(codes, index + 1) === Class.Space || index + 1 === codes.length))
}

/** Index after a closing quote or bracket, with a space before `»`; `index` itself when there is none. */
function readCloser(codes: CodeUnits, index: number, insideQuotes: boolean, {openingMarks}: SentenceWords): number {
  if (classAt(codes, index) === Class.Closer || closesReversed(codes, index, openingMarks)) return index + 1
  if (eitherQuotes.has(codes[index])) return isLetterAt(codes, index + 1) ? index : index + 1
  const next = skipSpaces(codes, index)
  if (next === index || next - index > 2) return index
  const code = codes[next]
  if (code === Code.CloseGuillemet && isLetterAt(codes, next + 1) && openingMarks.has(Code.OpenGuillemet)) return index
  if (code === Code.CloseGuillemet || code === Code.CloseRound || code === Code.CloseSquare) return next + 1
  return insideQuotes && code === Code.Quote && !isLetterAt(codes, next + 1) ? next + 1 : index
}

/** The mark at `index` opens a quotation elsewhere and closes one here: `„…“`, `»…«`. */
function closesReversed(codes: CodeUnits, index: number, openingMarks: SentenceWords['openingMarks']): boolean {
  const closer = codes[index]
  const opener = openingMarks.get(closer)
  if (opener === undefined) return false
  for (let i = index - 1; i >= Math.max(0, index - longestReversed); i--) {
    const code = codes[i]
    if (code === closer) return false
    if (code === opener) return isLetterAt(codes, i + 1) && !isLetterAt(codes, i - 1)
  }
  return false
}

/** Index after a citation marker glued to `index`: `[11]`, `,[12]`, `[réf. nécessaire]`. */
function readMarker(codes: CodeUnits, index: number): number {
  const comma = codes[index] === Code.Comma
  const parted = comma || (classAt(codes, index) === Class.Space && (classAt(codes, index + 2) & (Class.Digit | Class.Stop)) !== 0)
  const open = parted && codes[index + 1] === Code.OpenSquare ? index + 1 : index
  if (codes[open] !== Code.OpenSquare) return readNote(codes, index)
  for (let i = open + 1; i < Math.min(codes.length, open + longestMarker); i++) {
    if (codes[i] === Code.CloseSquare) return i + 1
    if (codes[i] === Code.OpenSquare || codes[i] === Code.Newline) return index
  }
  return index
}

const longestEmoticon = 8
const emoticonStarts = setOf('<>:;=^')
const emoticon = /^\s{0,2}(?:>?[:;=]['-]?[()[\]DPp/|]|\^_?\^|<3)(?=\s|$)/u

/** Index after an emoticon: it says how the sentence before is meant. */
function readEmoticon(codes: CodeUnits, index: number): number {
  if (!emoticonStarts.has(codes[skipSpaces(codes, index)])) return index
  const found = emoticon.exec(String.fromCharCode(...codes.subarray(index, index + longestEmoticon)))
  return found ? index + found[0].length : index
}

/** Index after the number of a footnote that lost its height: *a consultation.11 Take*. */
function readNote(codes: CodeUnits, index: number): number {
  if (codes[index - 1] !== Code.Dot || !(isLetterAt(codes, index - 2) || classAt(codes, index - 2) === Class.Closer)) return index
  let i = index
  while (i < index + 3 && classAt(codes, i) === Class.Digit) i++
  return i > index && classAt(codes, i) === Class.Space && classAt(codes, skipSpaces(codes, i)) === Class.Upper ? i : index
}
