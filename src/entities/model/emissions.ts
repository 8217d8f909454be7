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
 * What the features of tokens say of their labels: sums of weights, in steps of the artefact's scale. What depends on one word is summed once,
 * when the word is first met; what depends on the looks of three words is kept for those met last.
 */
export class Emissions {
  readonly #weights: FeatureWeights
  readonly #register: number
  #vectors = new Int16Array(1024 * size)
  #end = 0
  /** Hashes of the features at hand, once more for a register. */
  readonly #features = new Int32Array(mostFeatures)
  readonly #sums = new Int32Array(L)
  readonly #looks: (Look | undefined)[] = new Array<Look | undefined>(3 * mostLooks).fill(undefined)
  readonly #lookPlaces = new Uint8Array(mostLooks)
  readonly #lookSums = new Int16Array(mostLooks * L)
  readonly #start: number
  readonly #stop: number

  /** @param register number of a register of the header, 0 for none */
  constructor(weights: FeatureWeights, register: number) {
    this.#weights = weights
    this.#register = register
    this.#start = this.#makeVector(edges.start)
    this.#stop = this.#makeVector(edges.end)
  }

  /** Forgets the sums of all words; none of them may be asked for again. */
  clear(): void {
    this.#end = 2 * size
  }

  /** Puts what the words around token `i` say, each by itself, into `scores` from `at` on. */
  ofWords(words: readonly Word[], i: number, scores: Float64Array, at: number): void {
    const before2 = this.#vectorAt(words, i - 2)
    const before = this.#vectorAt(words, i - 1) + L
    const own = this.#vectorAt(words, i) + 2 * L
    const after = this.#vectorAt(words, i + 1) + 3 * L
    const after2 = this.#vectorAt(words, i + 2) + 4 * L
    const vectors = this.#vectors
    for (let label = 0; label < L; label++) {
      scores[at + label] = vectors[before2 + label] + vectors[before + label] + vectors[own + label] + vectors[after + label] + vectors[after2 + label]
    }
  }

  /** Adds what several words, the sentence and the document say of token `i`. */
  addContext(sentence: Sentence, rules: Int32Array, i: number, scores: Float64Array, at: number): void {
    const {words} = sentence
    const looks = this.#sumsOfLooks((words[i - 1] ?? edges.start).look, words[i].look, (words[i + 1] ?? edges.end).look, placeOf(sentence, i))
    const sums = this.#sumUp(contextFeatures(sentence, rules, i, this.#features))
    for (let label = 0; label < L; label++) scores[at + label] += this.#lookSums[looks + label] + sums[label]
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

  #vectorAt(words: readonly Word[], i: number): number {
    if (i < 0) return this.#start
    if (i >= words.length) return this.#stop
    const word = words[i]
    if (word.vector < 0) word.vector = this.#makeVector(word)
    return word.vector
  }

  #makeVector(word: Word): number {
    const vector = this.#end
    this.#end += size
    if (this.#end > this.#vectors.length) {
      const more = new Int16Array(2 * this.#vectors.length)
      more.set(this.#vectors)
      this.#vectors = more
    }
    for (let offset = -reach; offset <= reach; offset++) this.#vectors.set(this.#sumUp(wordFeatures(word, offset, this.#features)), vector + (offset + reach) * L)
    return vector
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
