import {candidates, Class, classOf, isLetter} from './characters.ts'
import {wordBefore} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

/** A stop and the letter that follows it, over closing marks, citation markers and opening quotes; bounded at every repetition. */
const sentenceStart = /[.!?](?:\s?[»”“"’)])?(?:,?\[[^[\]\n]{1,24}\]){0,4}\s{1,4}(?:[«“„"¿¡]\s?){0,2}(\p{L})/uy

/**
 * True when sentences of this text begin with small letters: text without capitals, or a transcript.
 * Judged on the letters after stops in its first 8,000 code units, or on all letters when stops are few
 * (tuned on the `lower` noise and the spoken sources of the French sentence set).
 */
export function isLowerCased(text: string, words: SentenceWords): boolean {
  const sample = text.slice(0, 8000)
  let small = 0
  let starts = 0
  for (let i = 0; i < sample.length; i++) {
    if (candidates[sample.charCodeAt(i)] === 0 || !(classOf(sample, i) & (Class.Stop | Class.Mark)) || sample[i - 1] === '.' || isLetter(sample, i + 1)) continue
    sentenceStart.lastIndex = i
    const letter = sentenceStart.exec(sample)?.[1]
    if (letter === undefined) continue
    const word = wordBefore(sample, i).toLowerCase()
    if (words.neverFinal.has(word) || words.maybeFinal.has(word)) continue
    starts++
    if (classOf(letter, 0) === Class.Lower) small++
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
