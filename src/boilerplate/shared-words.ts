import {Kind} from '../sentences/joint-words.ts'
import {emptyColumn, log2, scratchOf} from './columns.ts'
import type {PageSignals} from './page-signals.ts'

/**
 * Which units of a text say the same words. Text that was shuffled has lost its order, but what is about one thing still shares its words: along these a
 * network is told what else is said of it.
 */
export interface SharedWords {
  /** Of each word that several units have: these units. A word weighs more the fewer units have it. */
  readonly unitsOfWords: Lists
  /** Of each unit: such words. A unit is told their mean over all its words. */
  readonly wordsOfUnits: Lists
  /** How much of a unit comes back to it by its own words. It is taken off: what a unit says of its words does not count for itself. */
  readonly own: Float32Array
}

/** Lists of whole numbers. */
export interface Lists {
  readonly count: number
  /** One list after the other: how many numbers it has, and then these. */
  readonly entries: Int32Array
  /** Of each list: what the sum of the rows that it names is multiplied with. */
  readonly factors: Float32Array
}

/** Of a word that says anything, or digits of a number. Words of the closed class say nothing. */
const fewestLetters = 2

/** Added to the number of other units that have a word: what one unit says of a word is no more than two thirds sure. */
const doubt = 0.5

const [countsOfWords, numbersOfWords, placesOfWords] = [scratchOf(), scratchOf(), scratchOf()]
const [lastUnits, foundWords, endsOfUnits, takenPlaces, knownHashes] = [scratchOf(), scratchOf(), scratchOf(), scratchOf(), scratchOf()]

/** The words that the units `begin` to `end` of a text share. Linear in the number of their words. */
export function sharedWordsOf(page: PageSignals, begin = 0, end = page.units.count): SharedWords {
  const {found, ends, distinct} = wordsIn(page, begin, end)
  const count = end - begin
  const inUnits = countsOfWords(distinct)
  for (const word of found) inUnits[word]++
  /** By word: its number among those that are shared, and where its next unit goes. */
  const [numbers, next] = [numbersOfWords(distinct), placesOfWords(distinct)]
  let [shared, entries] = [0, 0]
  for (let word = 0; word < distinct; word++) {
    if (inUnits[word] < 2) continue
    numbers[word] = shared++
    next[word] = entries + 1
    entries += inUnits[word] + 1
  }
  const unitsOfWords = {count: shared, entries: new Int32Array(entries), factors: emptyColumn(shared)}
  const wordsOfUnits = {count, entries: new Int32Array(entries - shared + count), factors: emptyColumn(count)}
  for (let word = 0; word < distinct; word++) {
    const others = inUnits[word] - 1
    if (others === 0) continue
    unitsOfWords.entries[next[word] - 1] = inUnits[word]
    unitsOfWords.factors[numbers[word]] = (log2(count + others + 1) - log2(others + 1)) / (others + doubt)
  }
  const own = emptyColumn(count)
  for (let unit = 0, at = 0, to = 0; unit < count; unit++) {
    const [first, head] = [at, to++]
    for (; at < ends[unit]; at++) {
      const word = found[at]
      if (inUnits[word] < 2) continue
      unitsOfWords.entries[next[word]++] = unit
      wordsOfUnits.entries[to++] = numbers[word]
      own[unit] += unitsOfWords.factors[numbers[word]]
    }
    wordsOfUnits.entries[head] = to - head - 1
    wordsOfUnits.factors[unit] = 1 / Math.max(1, at - first)
    own[unit] *= wordsOfUnits.factors[unit]
  }
  return {unitsOfWords, wordsOfUnits, own}
}

/** The words of units that may say what each is about, each once a unit, as numbers below `distinct`; and where those of each unit end. */
function wordsIn({units: {from, to}, words: {hash, kind, start, end: endOfWord}}: PageSignals, begin: number, end: number): {found: Int32Array; ends: Int32Array; distinct: number} {
  const most = end > begin ? to[end - 1] - from[begin] : 0
  const {numberOf, distinct} = numbering(most)
  /** Of each word one more than the last unit that had it. */
  const last = lastUnits(most)
  const [found, ends] = [foundWords(most), endsOfUnits(end - begin)]
  let next = 0
  for (let i = begin; i < end; i++) {
    for (let word = from[i]; word < to[i]; word++) {
      if (kind[word] <= Kind.Grammar || endOfWord[word] - start[word] < fewestLetters) continue
      const number = numberOf(hash[word])
      if (last[number] === i + 1) continue
      last[number] = i + 1
      found[next++] = number
    }
    ends[i - begin] = next
  }
  return {found: found.subarray(0, next), ends, distinct: distinct()}
}

/** Numbers different hashes from 0 on, `most` of them at most: a hash table with open addresses, a fifth of the time of a Map. */
function numbering(most: number): {numberOf(hash: number): number; distinct(): number} {
  const bits = 33 - Math.clz32(most)
  const mask = 2 ** bits - 1
  /** One more than the number of the hash that each place has, and the hash of each number. */
  const [taken, hashes] = [takenPlaces(mask + 1), knownHashes(most)]
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
