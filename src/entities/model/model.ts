import type {EntityType} from '../../doc.ts'
import type {Lang} from '../../lang/index.ts'
import type {Span} from '../../text.ts'
import type {Artefact} from './artefact.ts'
import type {Weights} from './artefact.ts'
import {HashIndex, transitionsOf, usageOf} from './artefact.ts'
import type {Calibration} from './calibration.ts'
import {calibrated} from './calibration.ts'
import type {TokenName} from './document-names.ts'
import {reviewNames} from './document-names.ts'
import type {Sentence} from './features.ts'
import {contextFeatures, countWords, edges, reach, readSentence, wordFeatures} from './features.ts'
import {findLive} from './live.ts'
import {inRegister} from './features.ts'
import {hashOf} from './hash.ts'
import {labelCount, labelsOf, namesOf} from './labels.ts'
import type {Transitions} from './lattice.ts'
import {factorsOf, Lattice} from './lattice.ts'
import {readRules} from './rules.ts'
import type {Tokens} from './tokens.ts'
import {tokenize} from './tokens.ts'
import {wholeNames} from './whole-names.ts'
import type {Word} from './words.ts'
import {Vocabulary} from './words.ts'

const L = labelCount
const titles = hashOf('titles', 1)
/** Tokens; what has more is no sentence, and is cut so that memory stays small. */
const longestSentence = 500
const positions = 2 * reach + 1
const mostFeatures = 512

/** A name in a text, UTF-16 code units. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** How probable it is, 0–1. */
  readonly score: number
}

interface ReadSentence {
  readonly text: string
  readonly span: Span
  readonly tokens: Tokens
  readonly sentence: Sentence
}

/** Tags with the weights of an artefact. It keeps what it learnt of the words that it met, so that it is made once for a language and register. */
export class Model {
  readonly #pack: Lang
  readonly #index: HashIndex
  /** Label and value of each weight, one after another. */
  readonly #weights: Int16Array
  readonly #scale: number
  readonly #transitions: Transitions
  readonly #factors: Transitions
  readonly #register: number
  readonly #calibration: Calibration
  readonly #skips: boolean
  readonly #vocabulary: Vocabulary
  readonly #start: Int16Array
  readonly #end: Int16Array
  readonly #lattice = new Lattice()
  /** Hashes of the features at hand, once more for a register, and where their weights are. */
  readonly #features = new Int32Array(2 * mostFeatures)
  readonly #places = new Int32Array(2 * mostFeatures)
  readonly #sums = new Int32Array(L)
  #labels = new Uint8Array(64)
  #document = 0

  /**
   * @param register a name of the header's; any other is for texts of today
   * @param skips whether tokens that cannot be names are left out
   */
  constructor(artefact: Artefact, pack: Lang, register: string, skips = true) {
    const {header, weights, usage} = artefact
    this.#pack = pack
    this.#index = indexOf(weights)
    this.#weights = packed(weights)
    this.#scale = header.scale
    this.#transitions = transitionsOf(header)
    this.#factors = factorsOf(this.#transitions)
    this.#calibration = header.calibration
    this.#register = header.registers.indexOf(register) + 1
    this.#skips = skips
    this.#vocabulary = new Vocabulary(pack, usageOf(usage))
    this.#start = this.#makeVector(edges.start)
    this.#end = this.#makeVector(edges.end)
  }

  /** The names in the sentences of one document, read together. */
  tag(sentences: readonly {readonly text: string; readonly span: Span}[]): Name[][] {
    this.#vocabulary.trim()
    const read = sentences.flatMap(({text, span}, origin) => this.#read(text, span).map((piece) => ({...piece, origin})))
    countWords(read.map(({sentence}) => sentence), ++this.#document)
    const tagged = read.map((piece) => ({words: piece.sentence.words, names: this.#tagSentence(piece)}))
    const found: Name[][] = sentences.map(() => [])
    reviewNames(tagged).forEach((names, i) => {
      const {origin, tokens: {starts, ends}} = read[i]
      for (const {from, to, type, score} of names) found[origin].push({start: starts[from], end: ends[to - 1], type, score})
    })
    return found
  }

  /** A sentence, or the pieces of one that is too long to be any. */
  #read(text: string, span: Span): ReadSentence[] {
    const all = tokenize(text, span, this.#pack)
    const pieces: ReadSentence[] = []
    for (let from = 0; from < all.starts.length; from += longestSentence) {
      const starts = all.starts.slice(from, from + longestSentence)
      const ends = all.ends.slice(from, from + longestSentence)
      const words = starts.map((start, i) => this.#vocabulary.word(text.slice(start, ends[i])))
      pieces.push({text, span: [starts[0], ends[ends.length - 1]], tokens: {starts, ends}, sentence: readSentence(words)})
    }
    return pieces
  }

  #tagSentence({text, span, tokens, sentence}: ReadSentence): TokenName[] {
    const count = sentence.words.length
    const live = this.#skips ? findLive(sentence) : null
    if (live?.includes(1) === false) return []
    const rules = readRules(text, span, tokens, this.#pack)
    if (this.#labels.length < count) this.#labels = new Uint8Array(2 * count)
    const names: TokenName[] = []
    this.#lattice.open(count)
    for (let from = 0, to = 0; from < count; from = to) {
      if (live !== null && live[from] === 0) {
        to = from + 1
        continue
      }
      while (to < count && (live === null || live[to] === 1)) to++
      this.#score(sentence, rules, from, to)
      this.#lattice.decode(from, to, this.#transitions, this.#labels)
      let total = 0
      for (const name of namesOf(this.#labels, from, to)) {
        if (total === 0) total = this.#lattice.sum(from, to, this.#factors)
        const probability = this.#lattice.probability(labelsOf(name.type, name.to - name.from), name.from, this.#factors, total)
        names.push({...name, from: withoutTitles(sentence.words, name), score: calibrated(probability, this.#calibration)})
      }
    }
    return wholeNames(sentence.words, names)
  }

  /** Fills in the scores of tokens `[from, to)`. */
  #score(sentence: Sentence, rules: Int32Array, from: number, to: number): void {
    const {scores} = this.#lattice
    const {words} = sentence
    const features = this.#features
    const sums = this.#sums
    const scale = this.#scale
    for (let i = from; i < to; i++) {
      const before2 = this.#vectorAt(words, i - 2)
      const before = this.#vectorAt(words, i - 1)
      const own = this.#vectorAt(words, i)
      const after = this.#vectorAt(words, i + 1)
      const after2 = this.#vectorAt(words, i + 2)
      for (let label = 0; label < L; label++) sums[label] = before2[label] + before[L + label] + own[2 * L + label] + after[3 * L + label] + after2[4 * L + label]
      this.#addAll(contextFeatures(sentence, rules, i, features), sums, 0)
      for (let label = 0; label < L; label++) scores[i * L + label] = sums[label] * scale
    }
  }

  #vectorAt(words: readonly Word[], i: number): Int16Array {
    return i < 0 ? this.#start : i >= words.length ? this.#end : (words[i].vector ??= this.#makeVector(words[i]))
  }

  /** What the features of one word add to the scores of the tokens around it, `[offset][label]`. */
  #makeVector(word: Word): Int16Array {
    const vector = new Int16Array(positions * L)
    for (let offset = -reach; offset <= reach; offset++) {
      const features: number[] = []
      wordFeatures(word, offset, features)
      this.#features.set(features)
      this.#addAll(features.length, vector, (offset + reach) * L)
    }
    return vector
  }

  /** Adds the weights of the first `count` of the features at hand. */
  #addAll(count: number, sums: Int32Array | Int16Array, at: number): void {
    const features = this.#features
    const places = this.#places
    const weights = this.#weights
    const register = this.#register
    if (register > 0) for (let k = 0; k < count; k++) features[count + k] = inRegister(features[k], register)
    const found = this.#index.findAll(features, register > 0 ? 2 * count : count, places)
    for (let k = 0; k < found; k++) {
      const from = places[k] >>> 5
      const to = from + (places[k] & 31)
      for (let w = from; w < to; w++) sums[at + (weights[w] & 31)] += weights[w] >> 5
    }
  }
}

/** A title is no part of a person's name: `President Hudson`. */
function withoutTitles(words: readonly Word[], {from, to, type}: Pick<TokenName, 'from' | 'to' | 'type'>): number {
  let at = from
  while (type === 'person' && at < to - 1 && words[at].lists.includes(titles)) at++
  return at
}

/** Finds where the weights of a feature begin, and in the last five bits how many they are. */
function indexOf({keys, starts}: Weights): HashIndex {
  const places = new Int32Array(keys.length)
  for (let row = 0; row < keys.length; row++) places[row] = starts[row] * 32 + starts[row + 1] - starts[row]
  return new HashIndex(keys, places)
}

/** Each value with its label in the last five bits. */
function packed({labels, values}: Weights): Int16Array {
  const all = new Int16Array(values.length)
  for (let k = 0; k < values.length; k++) all[k] = values[k] * 32 + labels[k]
  return all
}
