import type {CodeUnits} from '../codes.ts'
import {codesOf} from '../codes.ts'
import {Class, classAt} from './characters.ts'
import {readStop} from './stop.ts'
import {firstLetter, skipSpaces, wordStart} from './surroundings.ts'
import {bitsOf, hashOver} from './word-bits.ts'
import type {SentenceWords} from './words.ts'
import {Word} from './words.ts'

/** Code units of a text that are judged. */
const sampleLength = 8000

/** Sentences that begin with a capital, and none with a small letter, after which the rest of the sample is not read. */
const settled = 5

/**
 * True when sentences of this text begin with small letters: text without capitals, or a transcript.
 * Judged on the letters after the stops in its first 8,000 code units, or on all letters when stops are few
 * (tuned on the `lower` noise and the spoken sources of the French sentence set).
 */
export function isLowerCased(text: string, words: SentenceWords): boolean {
  const codes = codesOf(text.slice(0, sampleLength))
  let small = 0
  let starts = 0
  for (let i = 0; i < codes.length; i++) {
    if (!(classAt(codes, i) & (Class.Stop | Class.Mark))) continue
    const stop = readStop(codes, i, false, words)
    const kind = stop.single || stop.marked ? kindOfStart(codes, stop.end) : Class.Other
    if (kind & Class.Letter && !(bitsOf(words.words, hashOver(codes, wordStart(codes, i), i)) & (Word.NeverFinal | Word.MaybeFinal))) {
      starts++
      if (kind === Class.Lower) small++
      else if (small === 0 && starts === settled) return false
    }
    i = stop.end - 1
  }
  if (starts >= 3) return small * 2 > starts
  let upper = 0
  let lower = 0
  for (let i = 0; i < codes.length; i++) {
    const kind = classAt(codes, i)
    if (kind === Class.Upper) upper++
    else if (kind === Class.Lower) lower++
  }
  return lower > 100 && upper < lower * 0.003
}

/** What the first letter is after a stop and spaces. */
function kindOfStart(codes: CodeUnits, index: number): number {
  const next = skipSpaces(codes, index)
  return next === index ? Class.Other : classAt(codes, firstLetter(codes, next))
}
