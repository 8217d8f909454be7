import {endsWord, followsNumber, isAbbreviated, isInitials} from './abbreviations.ts'
import {Class, classOf, isLetter} from './characters.ts'
import type {Stop} from './stop.ts'
import {longestMarker} from './stop.ts'
import {firstLetter, skipSpaces, wordAfter, wordBefore} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

export interface BoundaryOptions {
  readonly words: SentenceWords
  /** The text has no capitals, so that a small letter after a stop says nothing. See `isLowerCased`. */
  readonly lowerCased: boolean
}

/** Longest aside in brackets that a mark does not end, in code units. */
const longestAside = 200

/** Brackets, by code unit. */
const [square, round, wide] = ['[]', '()', '（）'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)] as const)

/** Decides whether a sentence that began at `sentence` ends after a run of stops. */
export function isBoundary(text: string, sentence: number, stop: Stop, {words, lowerCased}: BoundaryOptions): boolean {
  const next = skipSpaces(text, stop.end)
  if (next === text.length || text.charCodeAt(stop.end) === 10) return true
  if (isInside(text, stop.start, square[0], square[1])) return false
  if (',;:'.includes(text[next])) return false
  const letter = firstLetter(text, next)
  const capital = classOf(text, letter) === Class.Upper || text[next] === '@'
  const small = classOf(text, letter) === Class.Lower && !lowerCased && text[next] !== '@'
  if (small && (isInside(text, stop.start, round[0], round[1]) || isInside(text, stop.start, wide[0], wide[1]))) return false
  if (next === stop.end) return capital && isGluedStop(text, sentence, stop, next, words)
  if (stop.marked || !stop.single || stop.closed) {
    if (small) return opensSmall(text, stop, letter, words) && !isAside(text, sentence, stop.start)
    return !(stop.single && !stop.marked) || !isAbbreviated(text, sentence, stop.start, next, lowerCased, words)
  }
  return !isAbbreviated(text, sentence, stop.start, next, lowerCased, words)
}

/** *A new phone? i want one*: a small word that usually opens a sentence does so after a mark; not after *Yahoo!*, nor after a quotation, where it says who spoke. */
function opensSmall(text: string, stop: Stop, letter: number, {openers}: SentenceWords): boolean {
  if (!stop.marked || stop.closed || !openers.has(wordAfter(text, letter))) return false
  return text[stop.start] !== '!' || classOf(wordBefore(text, stop.start), 0) !== Class.Upper
}

/** *(tout le monde ? on verra)*: the mark stands in a bracket that opened in this sentence and closes further on. */
function isAside(text: string, sentence: number, index: number): boolean {
  const before = text.slice(Math.max(sentence, index - longestAside), index)
  const open = before.lastIndexOf('(')
  return open >= 0 && !before.includes(')', open) && text.slice(index, index + longestAside).includes(')')
}

/** `[réf. nécessaire]`, `(like. these)`: the stop stands inside short brackets. */
function isInside(text: string, index: number, open: number, close: number): boolean {
  const first = Math.max(0, index - longestMarker)
  let start = index - 1
  for (; ; start--) {
    if (start < first) return false
    const code = text.charCodeAt(start)
    if (code === open) break
    if (code === close) return false
  }
  const last = Math.min(text.length, index + longestMarker + 1)
  for (let end = index + 1; end < last; end++) {
    const code = text.charCodeAt(end)
    if (code === close) return true
    if (code === open || code === 10) return false
  }
  return false
}

/** `fin.Il` is a lost space; `index.php`, `M.Dupont`, `U.S.A`, `example.Com/a` are not. The next character is a capital. */
function isGluedStop(text: string, sentence: number, stop: Stop, next: number, words: SentenceWords): boolean {
  // "le monde.M. Ping": an abbreviation opens the sentence.
  const opensAbbreviation = text[next + 1] === '.' && words.neverFinal.has(text[next].toLowerCase())
  const opensWord = opensAbbreviation || isLetter(text, next + 1) || " '’\u00a0".includes(text[next + 1])
  if (!opensWord || isAddress(text, stop.start)) return false
  // "et .NET ici": the stop belongs to the word after it.
  if (classOf(text, stop.start - 1) === Class.Space && classOf(text, next + 1) === Class.Upper) return false
  if (stop.marked || stop.end > stop.start + 1) return true
  // "report-12.DOC"
  if (classOf(text, stop.start - 1) === Class.Digit && classOf(text, next + 1) === Class.Upper) return false
  // "am 3.Oktober", "1.Premier point"
  if (!isLetter(text, stop.start - 1)) return !isAbbreviated(text, sentence, stop.start, next, false, words)
  const word = wordBefore(text, stop.start)
  // "ENRON.XLS"
  if (word === word.toUpperCase() && classOf(text, next + 1) === Class.Upper) return false
  if ((word.length < 2 && !endsWord(text[stop.start - 2]) && !followsNumber(text, stop.start - 1)) || isInitials(word) || words.neverFinal.has(word.toLowerCase())) return false
  return true
}

/** The run of non-spaces around a stop looks like a URL, a mail address or a path: `a.fr/b.Html`, but not `mg/kg.Les`. */
function isAddress(text: string, index: number): boolean {
  let slash = false
  let dot = false
  const look = (i: number): boolean => {
    slash ||= text[i] === '/'
    dot ||= text[i] === '.'
    return (slash && dot) || text[i] === '@' || text[i] === '_' || text[i] === '='
  }
  let start = index
  while (start > Math.max(0, index - 80) && classOf(text, start - 1) !== Class.Space) if (look(--start)) return true
  if (text.startsWith('www.', start)) return true
  for (let i = index + 1; i < Math.min(text.length, index + 80) && classOf(text, i) !== Class.Space; i++) if (look(i)) return true
  return false
}
