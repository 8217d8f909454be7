import {Class, classOf, isLetter} from './characters.ts'
import {firstLetter, longestWord, skipSpaces, wordAfter, wordBefore} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

/** True when the full stop at `index` belongs to the word before it and the sentence goes on. */
export function isAbbreviated(text: string, sentence: number, index: number, next: number, lowerCased: boolean, words: SentenceWords): boolean {
  const word = wordBefore(text, index)
  if (word === '' && isListNumber(text, sentence, index)) return true
  const key = word === '' ? numberShape(text, index) : abbreviation(text, index, word, words)
  if (key === '') return false
  const acronym = word.length > 2 && word === word.toUpperCase() && !word.includes('.') && !lowerCased
  // "30 F.", "18h.": a letter after a number is a unit.
  // "Kerry's.", "il l'a.": after an apostrophe it is the end of a word. "10 °C.", "90 km/h.": a unit again.
  if (word.length === 1 && text[index - 2] === '°') return false
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
export function isInitials(word: string): boolean {
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
export function endsWord(character: string | undefined): boolean {
  return character !== undefined && "'’`°/".includes(character)
}

/** A digit stands before `index`, with or without a space. */
export function followsNumber(text: string, index: number): boolean {
  return classOf(text, index - 1) === Class.Digit || (classOf(text, index - 1) === Class.Space && classOf(text, index - 2) === Class.Digit)
}

/** A word without a vowel is cut short: *hab*, no; *bld*, *pts*, yes. */
function looksAbbreviated(word: string): boolean {
  return word !== '' && word.length <= 4 && !/[aeiouyàâäéèêëîïôöùûüœæаеёиоуыэюяі]/iu.test(word)
}
