import {Kind} from '../sentences/joint-words.ts'
import {columnOf, log2} from './columns.ts'
import type {Feature} from './feature-columns.ts'
import {plain} from './feature-columns.ts'
import type {PageSignals} from './page-signals.ts'

/**
 * What a second look at a text sees: what the first one made of each unit, and of the other units that its words stand in. Text that was
 * shuffled still has its topic, and the first look knows most of the units that are about it.
 */
export interface FirstLook {
  /** What the first look says of a unit, as the second one is told it. */
  readonly belief: Float32Array
  /** How much the words of a unit are said elsewhere in what the first look took for text, and in what it took for junk; bits a word. */
  readonly inText: Float32Array
  readonly inJunk: Float32Array
}

/** `because` never says the belief, but what it comes from. */
export const secondQuestions: readonly Feature<FirstLook>[] = [
  {name: 'belief', low: 'junk at first', high: 'text at first', column: plain(({belief}) => belief)},
  {name: 'in-text', low: 'words that the surest text does not have', high: 'words of the surest text', column: plain(({inText}) => inText)},
  {name: 'in-junk', low: 'words that the surest junk does not have', high: 'words of the surest junk', column: plain(({inJunk}) => inJunk)}
]

/** Log-odds beyond this are as good as certain. */
const sureFrom = 6

/** Of a word that says anything, or digits of a number. Words of the closed class say nothing. */
const fewestLetters = 2

/** Added to the number of other units that have a word: what one unit says of a word is no more than two thirds sure. */
const doubt = 0.5

/** Bits a word beyond which more says no more. */
const mostEvidence = 4

/** @param odds log-odds of each unit by the first look */
export function firstLookOf(page: PageSignals, odds: Float32Array): FirstLook {
  const {count} = page.units
  const chance = columnOf(count, (i) => 1 / (1 + Math.exp(-odds[i])))
  const {wordsOf, distinct} = wordsOfUnits(page)
  /** By word: units that have it, and how many of them are text by the first look. */
  const [inUnits, inTexts] = [new Int32Array(distinct), new Float64Array(distinct)]
  wordsOf.forEach((words, i) => {
    for (const word of words) {
      inUnits[word]++
      inTexts[word] += chance[i]
    }
  })
  const [inText, inJunk] = [new Float32Array(count), new Float32Array(count)]
  wordsOf.forEach((words, i) => {
    if (words.length === 0) return
    let [text, junk] = [0, 0]
    for (const word of words) {
      const others = inUnits[word] - 1
      const othersOfText = inTexts[word] - chance[i]
      const rarity = log2(count + others + 1) - log2(others + 1)
      text += (rarity * othersOfText) / (others + doubt)
      junk += (rarity * (others - othersOfText)) / (others + doubt)
    }
    inText[i] = Math.min(mostEvidence, text / words.length)
    inJunk[i] = Math.min(mostEvidence, junk / words.length)
  })
  return {belief: columnOf(count, (i) => beliefOf(odds[i])), inText, inJunk}
}

/** Log-odds as the second look is told them, −1 to 1. */
export function beliefOf(odds: number): number {
  return Math.max(-sureFrom, Math.min(sureFrom, odds)) / sureFrom
}

/** The words of each unit that may say what it is about, each once, as numbers below `distinct`. */
function wordsOfUnits({units: {count, from, to}, words: {count: wordCount, hash, kind, start, end}}: PageSignals): {wordsOf: Int32Array[]; distinct: number} {
  const numbers = new Map<number, number>()
  /** Of each word one more than the last unit that had it. */
  const last = new Int32Array(wordCount)
  const found = new Int32Array(wordCount)
  let next = 0
  const wordsOf = Array.from({length: count}, (_, i) => {
    const first = next
    for (let word = from[i]; word < to[i]; word++) {
      if (kind[word] <= Kind.Grammar || end[word] - start[word] < fewestLetters) continue
      const number = numbers.get(hash[word]) ?? numbers.size
      if (number === numbers.size) numbers.set(hash[word], number)
      if (last[number] === i + 1) continue
      last[number] = i + 1
      found[next++] = number
    }
    return found.subarray(first, next)
  })
  return {wordsOf, distinct: numbers.size}
}
