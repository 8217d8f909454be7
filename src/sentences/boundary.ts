import {isAbbreviated, isCapitals, isInitials} from './abbreviations.ts'
import type {CodeUnits} from '../codes.ts'
import {Class, classAt, Code, isLetterAt, setOf} from './characters.ts'
import type {Stop} from './stop.ts'
import {longestMarker} from './stop.ts'
import {firstLetter, skipSpaces, wordEnd, wordStart} from './surroundings.ts'
import {bitsOf, hashOver} from './word-bits.ts'
import type {SentenceWords} from './words.ts'
import {Word} from './words.ts'

export interface BoundaryOptions {
  readonly words: SentenceWords
  /** The text has no capitals, so that a small letter after a stop says nothing. See `isLowerCased`. */
  readonly lowerCased: boolean
}

/** Longest aside in brackets that a mark does not end, in code units. */
const longestAside = 200

/** What stands after a word of one letter that opens a sentence: *À*, *L'*. */
const afterOneLetter = setOf(" '’\u00a0")

/** Decides whether a sentence that began at `sentence` ends after a run of stops. */
export function isBoundary(codes: CodeUnits, sentence: number, stop: Stop, {words, lowerCased}: BoundaryOptions): boolean {
  const next = skipSpaces(codes, stop.end)
  if (next === codes.length || codes[stop.end] === Code.Newline) return true
  if (isInside(codes, stop.start, Code.OpenSquare, Code.CloseSquare)) return false
  const code = codes[next]
  if (code === Code.Comma || code === Code.Colon || code === Code.Semicolon) return false
  const letter = firstLetter(codes, next)
  const capital = classAt(codes, letter) === Class.Upper || code === Code.At
  const small = classAt(codes, letter) === Class.Lower && !lowerCased && code !== Code.At
  if (small && (isInside(codes, stop.start, Code.OpenRound, Code.CloseRound) || isInside(codes, stop.start, Code.OpenWide, Code.CloseWide))) return false
  if (next === stop.end) return capital && isGluedStop(codes, sentence, stop, next, words)
  if (small && (stop.marked || !stop.single || stop.closed)) return opensSmall(codes, stop, letter, words) && !isAside(codes, sentence, stop.start)
  return stop.marked || !stop.single || !isAbbreviated(codes, sentence, stop.start, next, lowerCased, words)
}

/** *A new phone? i want one*: a small word that usually opens a sentence does so after a mark; not after *Yahoo!*, nor after a quotation, where it says who spoke. */
function opensSmall(codes: CodeUnits, stop: Stop, letter: number, {words}: SentenceWords): boolean {
  if (!stop.marked || stop.closed || !(bitsOf(words, hashOver(codes, letter, wordEnd(codes, letter))) & Word.Opener)) return false
  const before = wordStart(codes, stop.start)
  return codes[stop.start] !== Code.Exclamation || before === stop.start || classAt(codes, before) !== Class.Upper
}

/** *(tout le monde ? on verra)*: the mark stands in a bracket that opened in this sentence and closes further on. */
function isAside(codes: CodeUnits, sentence: number, index: number): boolean {
  const first = Math.max(sentence, index - longestAside)
  let i = index - 1
  while (i >= first && codes[i] !== Code.OpenRound && codes[i] !== Code.CloseRound) i--
  return i >= first && codes[i] === Code.OpenRound && codes.subarray(index, index + longestAside).includes(Code.CloseRound)
}

/** `[réf. nécessaire]`, `(like. these)`: the stop stands inside short brackets. */
function isInside(codes: CodeUnits, index: number, open: number, close: number): boolean {
  const first = Math.max(0, index - longestMarker)
  let start = index - 1
  for (; ; start--) {
    if (start < first) return false
    const code = codes[start]
    if (code === open) break
    if (code === close) return false
  }
  const last = Math.min(codes.length, index + longestMarker + 1)
  for (let end = index + 1; end < last; end++) {
    const code = codes[end]
    if (code === close) return true
    if (code === open || code === Code.Newline) return false
  }
  return false
}

/** `fin.Il` is a lost space; `index.php`, `M.Dupont`, `U.S.A`, `example.Com/a` are not. The next character is a capital. */
function isGluedStop(codes: CodeUnits, sentence: number, stop: Stop, next: number, words: SentenceWords): boolean {
  // "le monde.M. Ping": an abbreviation opens the sentence.
  const opensAbbreviation = codes[next + 1] === Code.Dot && (bitsOf(words.words, hashOver(codes, next, next + 1)) & Word.NeverFinal) !== 0
  const opensWord = opensAbbreviation || isLetterAt(codes, next + 1) || afterOneLetter.has(codes[next + 1])
  if (!opensWord || isAddress(codes, stop.start)) return false
  // "et .NET ici": the stop belongs to the word after it.
  if (classAt(codes, stop.start - 1) === Class.Space && classAt(codes, next + 1) === Class.Upper) return false
  if (stop.marked || stop.end > stop.start + 1) return true
  // "report-12.DOC"
  if (classAt(codes, stop.start - 1) === Class.Digit && classAt(codes, next + 1) === Class.Upper) return false
  // "am 3.Oktober", "1.Premier point"
  if (!isLetterAt(codes, stop.start - 1)) return !isAbbreviated(codes, sentence, stop.start, next, false, words)
  const start = wordStart(codes, stop.start)
  // "ENRON.XLS"
  if (isCapitals(codes, start, stop.start) && classAt(codes, next + 1) === Class.Upper) return false
  return !isInitials(codes, start, stop.start) && !(bitsOf(words.words, hashOver(codes, start, stop.start)) & Word.NeverFinal)
}

/** The run of non-spaces around a stop looks like a URL, a mail address or a path: `a.fr/b.Html`, but not `mg/kg.Les`. */
function isAddress(codes: CodeUnits, index: number): boolean {
  let slash = false
  let dot = false
  const look = (i: number): boolean => {
    slash ||= codes[i] === Code.Slash
    dot ||= codes[i] === Code.Dot
    return (slash && dot) || codes[i] === Code.At || codes[i] === Code.Underscore || codes[i] === Code.Equals
  }
  let start = index
  while (start > Math.max(0, index - 80) && classAt(codes, start - 1) !== Class.Space) if (look(--start)) return true
  if (codes[start] === Code.SmallW && codes[start + 1] === Code.SmallW && codes[start + 2] === Code.SmallW && codes[start + 3] === Code.Dot) return true
  for (let i = index + 1; i < Math.min(codes.length, index + 80) && classAt(codes, i) !== Class.Space; i++) if (look(i)) return true
  return false
}
