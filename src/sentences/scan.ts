import {candidates, Class, classOf, isLetter} from './characters.ts'
import {firstLetter, longestWord, skipSpaces, wordAfter, wordBefore} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

export interface ScanOptions {
  readonly words: SentenceWords
  /** The text has no capitals, so that a small letter after a stop says nothing. See `isLowerCased`. */
  readonly lowerCased: boolean
}

/** Longest citation marker that is attached to a stop, in code units: `[réf. nécessaire]`, `[99, 101]`. */
const longestMarker = 24

/** Longest quotation whose reversed opening mark is looked for, in code units. */
const longestReversed = 1000

/**
 * Finds the sentences of one block of text in a single pass.
 * Closing quotes, brackets and citation markers belong to the sentence before them; a line break ends a sentence.
 * @returns flat offsets `[start, end, start, end, …]`, trimmed; every non-space character is inside one
 */
export function scanSentences(text: string, options: ScanOptions): number[] {
  const offsets: number[] = []
  let start = skipSpaces(text, 0)
  let quotes = 0
  let i = start
  const end = (at: number): void => {
    let last = at
    while (last > start && classOf(text, last - 1) === Class.Space) last--
    if (last > start) offsets.push(start, last)
    start = i = skipSpaces(text, at)
  }
  for (;;) {
    while (i < text.length && candidates[text.charCodeAt(i)] === 0) i++
    if (i >= text.length) break
    const code = text.charCodeAt(i)
    if (code === 10) {
      end(i)
      continue
    }
    if (code === 34) {
      quotes++
      i++
      continue
    }
    const bracketed = skipBracketed(text, i)
    if (bracketed > i) {
      i = bracketed
      continue
    }
    const stop = readStop(text, i, quotes % 2 === 1, options.words)
    for (let k = i; k < stop.end; k++) if (text.charCodeAt(k) === 34) quotes++
    if (isBoundary(text, start, stop, options)) end(stop.end)
    else i = stop.end
  }
  end(text.length)
  return offsets
}

/** The letter that follows a stop, over closing marks, citation markers and opening quotes; bounded at every repetition. */
const sentenceStart = /(?<!\.)[.!?](?:\s?[»”“"’)])?(?:,?\[[^[\]\n]{1,24}\]){0,4}\s{1,4}(?:[«“„"¿¡]\s?){0,2}(\p{L})/gu

/**
 * True when sentences of this text begin with small letters: text without capitals, or a transcript.
 * Judged on the letters after stops in its first 8,000 code units, or on all letters when stops are few
 * (tuned on the `lower` noise and the spoken sources of the French sentence set).
 */
export function isLowerCased(text: string, words: SentenceWords): boolean {
  const sample = text.slice(0, 8000)
  let small = 0
  let starts = 0
  for (const match of sample.matchAll(sentenceStart)) {
    const word = wordBefore(sample, match.index).toLowerCase()
    if (words.neverFinal.has(word) || words.maybeFinal.has(word)) continue
    starts++
    if (classOf(match[1], 0) === Class.Lower) small++
  }
  if (starts >= 3) return small * 2 > starts
  let upper = 0
  let lower = 0
  for (let i = 0; i < sample.length; i++) {
    const kind = classOf(sample, i)
    if (kind === Class.Upper) upper++
    else if (kind === Class.Lower) lower++
  }
  return lower > 100 && upper < lower * 0.003
}

/** A run of stops with all that is attached to it. */
interface Stop {
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

/** Index after the stops of `[...]`, `(…)`, `(!)`, which end nothing; `index` itself elsewhere. */
function skipBracketed(text: string, index: number): number {
  if (text[index - 1] !== '(' && text[index - 1] !== '[') return index
  let i = index
  while (classOf(text, i) & (Class.Stop | Class.Mark)) i++
  return text[i] === ')' || text[i] === ']' ? i : index
}

function readStop(text: string, start: number, insideQuotes: boolean, words: SentenceWords): Stop {
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
    const marker = readMarker(text, i)
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
  if (either === '"' || either === '“' || either === '‘' || either === '’' || either === "'") return isLetter(text, index + 1) ? index : index + 1
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
  const spaced = /[,\s]/.test(text[index] ?? '') && text[index + 1] === '[' && (text[index] === ',' || classOf(text, index + 2) === Class.Digit)
  const open = spaced ? index + 1 : index
  if (text[open] !== '[') return readNote(text, index)
  for (let i = open + 1; i < Math.min(text.length, open + longestMarker); i++) {
    if (text[i] === ']') return i + 1
    if (text[i] === '[' || text[i] === '\n') return index
  }
  return index
}

/** Index after the number of a footnote that lost its height: *a consultation.11 Take*. */
function readNote(text: string, index: number): number {
  if (text[index - 1] !== '.' || !(isLetter(text, index - 2) || classOf(text, index - 2) === Class.Closer)) return index
  let i = index
  while (i < index + 3 && classOf(text, i) === Class.Digit) i++
  return i > index && classOf(text, i) === Class.Space && classOf(text, skipSpaces(text, i)) === Class.Upper ? i : index
}

function isBoundary(text: string, sentence: number, stop: Stop, {words, lowerCased}: ScanOptions): boolean {
  const next = skipSpaces(text, stop.end)
  if (next === text.length || text.charCodeAt(stop.end) === 10) return true
  if (isInsideMarker(text, stop.start)) return false
  if (',;:'.includes(text[next])) return false
  const letter = firstLetter(text, next)
  const capital = classOf(text, letter) === Class.Upper || text[next] === '@'
  const small = classOf(text, letter) === Class.Lower && !lowerCased && text[next] !== '@'
  if (next === stop.end) return capital && isGluedStop(text, sentence, stop, next, words)
  if (text[next] === '(' && small) return false
  if (stop.marked || !stop.single || stop.closed) {
    if (small) return !stop.marked && stop.single && !stop.closed
    return !(stop.single && !stop.marked) || !isAbbreviated(text, sentence, stop.start, next, lowerCased, words)
  }
  return !isAbbreviated(text, sentence, stop.start, next, lowerCased, words)
}

/** `[réf. nécessaire]`: the stop stands inside a marker. */
function isInsideMarker(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - longestMarker), index)
  if (before.lastIndexOf('[') <= before.lastIndexOf(']')) return false
  const after = text.slice(index, index + longestMarker)
  return after.includes(']') && !/[[\n]/.test(after.slice(0, after.indexOf(']')))
}

/** `fin.Il` is a lost space; `index.php`, `M.Dupont`, `U.S.A`, `example.Com/a` are not. The next character is a capital. */
function isGluedStop(text: string, sentence: number, stop: Stop, next: number, words: SentenceWords): boolean {
  // "le monde.M. Ping": an abbreviation opens the sentence.
  const opensAbbreviation = text[next + 1] === '.' && words.neverFinal.has(text[next].toLowerCase())
  const opensWord = opensAbbreviation || isLetter(text, next + 1) || " '’\u00a0".includes(text[next + 1])
  if (!opensWord || isAddress(text, stop.start)) return false
  if (stop.marked || stop.end > stop.start + 1) return true
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

/** True when the full stop at `index` belongs to the word before it and the sentence goes on. */
function isAbbreviated(text: string, sentence: number, index: number, next: number, lowerCased: boolean, words: SentenceWords): boolean {
  const word = wordBefore(text, index)
  if (word === '' && isListNumber(text, sentence, index)) return true
  const key = word === '' ? numberShape(text, index) : abbreviation(text, index, word, words)
  if (key === '') return false
  const acronym = word.length > 2 && word === word.toUpperCase() && !word.includes('.') && !lowerCased
  // "30 F.", "18h.": a letter after a number is a unit.
  // "Kerry's.", "il l'a.": after an apostrophe it is the end of a word. "10 °C.", "90 km/h.": a unit again.
  if (word.length === 1 && !words.maybeFinal.has(key) && (followsNumber(text, index - 1) || endsWord(text[index - 2]))) return false
  if (words.neverFinal.has(key) && !acronym) return true
  if (words.beforeNumber.has(key)) return isNumberOrSmall(text, next, lowerCased, words)
  const initials = isInitials(word)
  if (!initials && !words.maybeFinal.has(key) && !words.beforeCapital.has(key)) {
    return classOf(text, firstLetter(text, next)) === Class.Lower && !lowerCased && looksAbbreviated(word)
  }
  const after = wordAfter(text, firstLetter(text, next))
  if (classOf(text, firstLetter(text, next)) === Class.Lower && !lowerCased) return true
  if (words.beforeCapital.has(key) && classOf(text, firstLetter(text, next)) === Class.Upper) return false
  // "A. S. Byatt"
  if (word.length === 1 && after.length === 1 && text[firstLetter(text, next) + 1] === '.') return true
  if (!words.openers.has(after.toLowerCase())) return true
  // "J. Le Goff": a particle before another capital is part of the name.
  return word.length === 1 && words.nameParticles.has(after.toLowerCase()) && classOf(text, skipSpaces(text, firstLetter(text, next) + after.length)) === Class.Upper
}

/** A digit, a Roman numeral or, where case says something, a small letter. */
function isNumberOrSmall(text: string, index: number, lowerCased: boolean, words: SentenceWords): boolean {
  const kind = classOf(text, index)
  const word = wordAfter(text, index)
  return kind === Class.Digit || (kind === Class.Lower && !lowerCased) || (/^[IVXLC]+$/.test(word) && !words.openers.has(word.toLowerCase()))
}

/** `1. Premier point`, `*2. Second point`: the number that opens a sentence is its label. */
function isListNumber(text: string, sentence: number, index: number): boolean {
  if (index - sentence > 5 || index === sentence) return false
  let i = sentence
  while (i < index && '*-–•('.includes(text[i])) i = skipSpaces(text, i + 1)
  const digits = i
  while (i < index && classOf(text, i) === Class.Digit) i++
  return i === index && i > digits && i - digits <= 3
}

/** `N`, `J.-C`, `S.N.C.F`, `É.-U`: single letters between stops and hyphens. */
function isInitials(word: string): boolean {
  return word.length === 1 || (word.includes('.') && word.split(/[.-]+/).every((part) => part.length <= 1 || /^\p{Lu}\p{Ll}$/u.test(part)))
}

/** The word in lower case; with the letter before it where both make an abbreviation that is written with a space: *z. B.*, *a. C.* */
function abbreviation(text: string, index: number, word: string, {neverFinal, maybeFinal, beforeCapital}: SentenceWords): string {
  const key = word.toLowerCase()
  const start = index - word.length
  if (classOf(text, start - 1) !== Class.Space || text[start - 2] !== '.' || !isLetter(text, start - 3) || isLetter(text, start - 4)) return key
  const both = `${text[start - 3].toLowerCase()}.${key}`
  return neverFinal.has(both) || maybeFinal.has(both) || beforeCapital.has(both) ? both : key
}

/** The shape of the number before `index`, a 0 for each digit: `00.00` for *am 24.12.*, `°` for *n°.*; empty when there is none. */
function numberShape(text: string, index: number): string {
  let i = index
  while (i > Math.max(0, index - longestWord) && (classOf(text, i - 1) === Class.Digit || '.,:°'.includes(text[i - 1]))) i--
  return text.slice(i, index).replace(/\d/g, '0')
}

/** After one of these a single letter is the end of a word or of a unit, and no initial. */
function endsWord(character: string | undefined): boolean {
  return character !== undefined && "'’`°/".includes(character)
}

function followsNumber(text: string, index: number): boolean {
  return classOf(text, index - 1) === Class.Digit || (classOf(text, index - 1) === Class.Space && classOf(text, index - 2) === Class.Digit)
}

/** A word without a vowel is cut short: *hab*, no; *bld*, *pts*, yes. */
function looksAbbreviated(word: string): boolean {
  return word !== '' && word.length <= 4 && !/[aeiouyàâäéèêëîïôöùûüœæаеёиоуыэюяі]/iu.test(word)
}
