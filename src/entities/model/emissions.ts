import type {Sentence} from './features.ts'
import {contextFeatures, edges, inRegister, lookFeatures, placeOf, reach, wordFeatures} from './features.ts'
import type {FeatureWeights} from './feature-weights.ts'
import {mostFeatures} from './feature-weights.ts'
import {pair} from './hash.ts'
import {labelCount} from './labels.ts'
import type {Look, Word} from './words.ts'

const L = labelCount
/** Numbers that a word has: what its features add to the labels of each token around it, `[offset][label]`. */
const size = (2 * reach + 1) * L

/** Looks of three words in a row that are kept with their sums. */
const mostLooks = 2 ** 13

/**
 * What the features of tokens say of their labels, log odds. What depends on one word is summed once
 * for each place beside a token, when it first stands there; what depends on the looks of three words is kept for those met last.
 */
export class Emissions {
  readonly #weights: FeatureWeights
  readonly #scale: number
  readonly #register: number
  #vectors = new Int16Array(1024 * size)
  #end = 0
  /** Hashes of the features at hand, once more for a register. */
  readonly #features = new Int32Array(mostFeatures)
  readonly #sums = new Int32Array(L)
  readonly #looks: (Look | undefined)[] = new Array<Look | undefined>(3 * mostLooks).fill(undefined)
  readonly #lookPlaces = new Uint8Array(mostLooks)
  readonly #lookSums = new Int16Array(mostLooks * L)
  readonly #start: Word = {...edges.start}
  readonly #stop: Word = {...edges.end}

  /**
   * @param scale what one of the weights is worth
   * @param register number of a register of the header, 0 for none
   */
  constructor(weights: FeatureWeights, scale: number, register: number) {
    this.#weights = weights
    this.#scale = scale
    this.#register = register
  }

  /** Forgets the sums of all words; none of them may be asked for again. */
  clear(): void {
    this.#end = 0
    this.#start.vector = this.#stop.vector = -1
  }

  /** Puts what the words around token `i` say, each by itself, into `scores` from `at` on. */
  ofWords(words: readonly Word[], i: number, scores: Float64Array, at: number): void {
    const before2 = this.#sumsAt(words, i, -2)
    const before = this.#sumsAt(words, i, -1)
    const own = this.#sumsAt(words, i, 0)
    const after = this.#sumsAt(words, i, 1)
    const after2 = this.#sumsAt(words, i, 2)
    const vectors = this.#vectors
    const scale = this.#scale
    for (let label = 0; label < L; label++) {
      scores[at + label] = scale * (vectors[before2 + label] + vectors[before + label] + vectors[own + label] + vectors[after + label] + vectors[after2 + label])
    }
  }

  /** Adds what several words, the sentence and the document say of token `i`. */
  addContext(sentence: Sentence, rules: readonly number[], i: number, scores: Float64Array, at: number): void {
    const {words} = sentence
    const looks = this.#sumsOfLooks((words[i - 1] ?? edges.start).look, words[i].look, (words[i + 1] ?? edges.end).look, placeOf(sentence, i))
    const sums = this.#sumUp(contextFeatures(sentence, rules, i, this.#features))
    const lookSums = this.#lookSums
    const scale = this.#scale
    for (let label = 0; label < L; label++) scores[at + label] += scale * (lookSums[looks + label] + sums[label])
  }

  /** Where the sums of three looks begin. */
  #sumsOfLooks(previous: Look, word: Look, next: Look, place: number): number {
    const slot = pair(place, pair(place, previous.hash, word.hash), next.hash) & (mostLooks - 1)
    const looks = this.#looks
    const isKept = looks[3 * slot] === previous && looks[3 * slot + 1] === word && looks[3 * slot + 2] === next && this.#lookPlaces[slot] === place
    if (!isKept) {
      this.#lookSums.set(this.#sumUp(lookFeatures(previous, word, next, place, this.#features)), slot * L)
      looks[3 * slot] = previous
      looks[3 * slot + 1] = word
      looks[3 * slot + 2] = next
      this.#lookPlaces[slot] = place
    }
    return slot * L
  }

  /** Where the sums of the word begin that stands `offset` tokens from token `i`. */
  #sumsAt(words: readonly Word[], i: number, offset: number): number {
    const at = i + offset
    const word = at < 0 ? this.#start : at < words.length ? words[at] : this.#stop
    const place = offset + reach
    if (word.vector < 0) this.#makeRoom(word)
    const sums = word.vector + place * L
    if (((word.summed >> place) & 1) === 0) {
      this.#vectors.set(this.#sumUp(wordFeatures(word, offset, this.#features)), sums)
      word.summed |= 1 << place
    }
    return sums
  }

  #makeRoom(word: Word): void {
    word.vector = this.#end
    word.summed = 0
    this.#end += size
    if (this.#end <= this.#vectors.length) return
    const more = new Int16Array(2 * this.#vectors.length)
    more.set(this.#vectors)
    this.#vectors = more
  }

  /** The weights of the first `count` of the features at hand, by label. */
  #sumUp(count: number): Int32Array {
    const features = this.#features
    const register = this.#register
    if (register > 0) for (let k = 0; k < count; k++) features[count + k] = inRegister(features[k], register)
    this.#sums.fill(0)
    this.#weights.add(features, register > 0 ? 2 * count : count, this.#sums)
    return this.#sums
  }
}
