import type {CodeUnits} from '../codes.ts'
import {Class, classAt, Code, isLetterAt, setOf} from './characters.ts'
import {firstLetter, longestWord, skipSpaces, wordEnd, wordStart} from './surroundings.ts'
import {bitsOf, hashNext, hashOver} from './word-bits.ts'
import type {SentenceWords} from './words.ts'
import {Word} from './words.ts'

/** After one of these a single letter is the end of a word or of a unit, and no initial. */
const wordEnds = setOf("'’`°/")
const bullets = setOf('*-–•(')
const romanDigits = setOf('IVXLC')
/** What stands inside numbers and before their stop: *24.12.*, *n°.* */
const numberMarks = setOf('.,:°')
const vowels = /[aeiouyàâäéèêëîïôöùûüœæаеёиоуыэюяі]/iu

/** True when the full stop at `index` belongs to the word before it and the sentence goes on. */
export function isAbbreviated(codes: CodeUnits, sentence: number, index: number, next: number, lowerCased: boolean, {words}: SentenceWords): boolean {
  const start = wordStart(codes, index)
  const length = index - start
  if (length === 0 && isListNumber(codes, sentence, index)) return true
  const known = length === 0 ? bitsOf(words, numberShape(codes, index)) : abbreviation(codes, start, index, words)
  if (length === 0 && known === 0) return false
  // "30 F.", "18h.": a letter after a number is a unit.
  // "Kerry's.", "il l'a.": after an apostrophe it is the end of a word. "10 °C.", "90 km/h.": a unit again.
  if (length === 1 && codes[start - 1] === Code.Degree) return false
  if (length === 1 && !(known & Word.MaybeFinal) && (followsNumber(codes, start) || wordEnds.has(codes[start - 1]))) return false
  if (known & Word.NeverFinal && (lowerCased || !isAcronym(codes, start, index))) return true
  const first = firstLetter(codes, next)
  const small = classAt(codes, first) === Class.Lower && !lowerCased
  if (known & Word.BeforeNumber) return isNumberOrSmall(codes, next, lowerCased, words)
  if (!(known & (Word.MaybeFinal | Word.BeforeCapital)) && !isInitials(codes, start, index)) return small && looksAbbreviated(codes, start, index)
  if (small) return true
  if (known & Word.BeforeCapital && classAt(codes, first) === Class.Upper) return false
  const end = wordEnd(codes, first)
  // "A. S. Byatt"
  if (length === 1 && end - first === 1 && codes[end] === Code.Dot) return true
  const after = bitsOf(words, hashOver(codes, first, end))
  if (!(after & Word.Opener)) return true
  // "J. Le Goff": a particle before another capital is part of the name.
  return length === 1 && (after & Word.NameParticle) !== 0 && classAt(codes, skipSpaces(codes, end)) === Class.Upper
}

/** A digit, a Roman numeral or, where case says something, a small letter. */
function isNumberOrSmall(codes: CodeUnits, index: number, lowerCased: boolean, words: SentenceWords['words']): boolean {
  const kind = classAt(codes, index)
  if (kind === Class.Digit || (kind === Class.Lower && !lowerCased)) return true
  const end = wordEnd(codes, index)
  for (let i = index; i < end; i++) if (!romanDigits.has(codes[i])) return false
  return end > index && !(bitsOf(words, hashOver(codes, index, end)) & Word.Opener)
}

/** `1. Premier point`, `*2. Second point`: the number that opens a sentence is its label. */
function isListNumber(codes: CodeUnits, sentence: number, index: number): boolean {
  if (index - sentence > 5 || index === sentence) return false
  let i = sentence
  while (i < index && bullets.has(codes[i])) i = skipSpaces(codes, i + 1)
  const digits = i
  while (i < index && classAt(codes, i) === Class.Digit) i++
  return i === index && i > digits && i - digits <= 3
}

/** `N`, `J.-C`, `S.N.C.F`, `É.-U`: single letters between stops and hyphens. */
export function isInitials(codes: CodeUnits, start: number, end: number): boolean {
  if (end - start === 1) return true
  let dotted = false
  for (let i = start, part = start; i < end; i++) {
    if (!isLetterAt(codes, i)) {
      dotted ||= codes[i] === Code.Dot
      part = i + 1
    } else if (i - part > 1 || (i > part && (classAt(codes, part) !== Class.Upper || classAt(codes, i) !== Class.Lower))) return false
  }
  return dotted
}

/** All its letters are capitals: *ENRON*, *S.N.C.F*. */
export function isCapitals(codes: CodeUnits, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (classAt(codes, i) === Class.Lower) return false
  return true
}

/** *ART.*, *OTAN.*: three capitals or more, no stops between them, are no abbreviation. */
function isAcronym(codes: CodeUnits, start: number, end: number): boolean {
  return end - start > 2 && isCapitals(codes, start, end) && !codes.subarray(start, end).includes(Code.Dot)
}

/** What is known of a word; with the letter before it where both make an abbreviation that is written with a space: *z. B.*, *a. C.* */
function abbreviation(codes: CodeUnits, start: number, end: number, words: SentenceWords['words']): number {
  const alone = bitsOf(words, hashOver(codes, start, end))
  if (classAt(codes, start - 1) !== Class.Space || codes[start - 2] !== Code.Dot || !isLetterAt(codes, start - 3) || isLetterAt(codes, start - 4)) return alone
  const both = bitsOf(words, hashOver(codes, start, end, hashOver(codes, start - 3, start - 1)))
  return both & (Word.NeverFinal | Word.MaybeFinal | Word.BeforeCapital) ? both : alone
}

/** The hash of the shape of the number before `index`, a 0 for each digit: `00.00` for *am 24.12.*, `°` for *n°.* */
function numberShape(codes: CodeUnits, index: number): number {
  const first = Math.max(0, index - longestWord)
  let start = index
  while (start > first && (classAt(codes, start - 1) === Class.Digit || numberMarks.has(codes[start - 1]))) start--
  let hash = 0
  for (let i = start; i < index; i++) hash = hashNext(hash, classAt(codes, i) === Class.Digit ? Code.Zero : codes[i])
  return hash
}

/** A digit stands before `index`, with or without a space. */
function followsNumber(codes: CodeUnits, index: number): boolean {
  return classAt(codes, index - 1) === Class.Digit || (classAt(codes, index - 1) === Class.Space && classAt(codes, index - 2) === Class.Digit)
}

/** A word without a vowel is cut short: *hab*, no; *bld*, *pts*, yes. */
function looksAbbreviated(codes: CodeUnits, start: number, end: number): boolean {
  return end - start <= 4 && !vowels.test(String.fromCharCode(...codes.subarray(start, end)))
}
