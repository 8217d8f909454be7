import {Class, classOf} from './characters.ts'
import {wordBefore} from './surroundings.ts'
import type {SentenceWords} from './words.ts'

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
