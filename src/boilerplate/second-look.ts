import {Kind} from '../sentences/joint-words.ts'
import {columnOf, emptyColumn, log2} from './columns.ts'
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
  const {found, ends, distinct} = wordsOfUnits(page)
  /** By word: units that have it, and how many of them are text by the first look. */
  const [inUnits, inTexts] = [new Int32Array(distinct), new Float64Array(distinct)]
  for (let i = 0, at = 0; i < count; i++) {
    for (; at < ends[i]; at++) {
      inUnits[found[at]]++
      inTexts[found[at]] += chance[i]
    }
  }
  const [inText, inJunk] = [emptyColumn(count), emptyColumn(count)]
  for (let i = 0, at = 0; i < count; i++) {
    const first = at
    let [text, junk] = [0, 0]
    for (; at < ends[i]; at++) {
      const others = inUnits[found[at]] - 1
      const othersOfText = inTexts[found[at]] - chance[i]
      const rarity = log2(count + others + 1) - log2(others + 1)
      text += (rarity * othersOfText) / (others + doubt)
      junk += (rarity * (others - othersOfText)) / (others + doubt)
    }
    if (at === first) continue
    inText[i] = Math.min(mostEvidence, text / (at - first))
    inJunk[i] = Math.min(mostEvidence, junk / (at - first))
  }
  return {belief: columnOf(count, (i) => beliefOf(odds[i])), inText, inJunk}
}

/** Log-odds as the second look is told them, −1 to 1. */
export function beliefOf(odds: number): number {
  return Math.max(-sureFrom, Math.min(sureFrom, odds)) / sureFrom
}

/** The words of all units that may say what each is about, each once a unit, as numbers below `distinct`; and where those of each unit end. */
function wordsOfUnits({units: {count, from, to}, words: {count: wordCount, hash, kind, start, end}}: PageSignals): {found: Int32Array; ends: Int32Array; distinct: number} {
  const {numberOf, distinct} = numbering(wordCount)
  /** Of each word one more than the last unit that had it. */
  const last = new Int32Array(wordCount)
  const [found, ends] = [new Int32Array(wordCount), new Int32Array(count)]
  let next = 0
  for (let i = 0; i < count; i++) {
    for (let word = from[i]; word < to[i]; word++) {
      if (kind[word] <= Kind.Grammar || end[word] - start[word] < fewestLetters) continue
      const number = numberOf(hash[word])
      if (last[number] === i + 1) continue
      last[number] = i + 1
      found[next++] = number
    }
    ends[i] = next
  }
  return {found, ends, distinct: distinct()}
}

/** Numbers different hashes from 0 on, `most` of them at most: a hash table with open addresses, a fifth of the time of a Map. */
function numbering(most: number): {numberOf(hash: number): number; distinct(): number} {
  const bits = 33 - Math.clz32(most)
  const mask = 2 ** bits - 1
  /** One more than the number of the hash that each place has, and the hash of each number. */
  const [taken, hashes] = [new Int32Array(mask + 1), new Int32Array(most)]
  let count = 0
  return {
    distinct: () => count,
    numberOf(hash) {
      let place = Math.imul(hash, 0x9e3779b1) >>> (32 - bits)
      while (taken[place] !== 0 && hashes[taken[place] - 1] !== hash) place = (place + 1) & mask
      if (taken[place] === 0) {
        hashes[count] = hash
        taken[place] = ++count
      }
      return taken[place] - 1
    }
  }
}
