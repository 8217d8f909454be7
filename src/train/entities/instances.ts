import {entityTypes} from '../../doc.ts'
import type {Sentence} from '../../entities/model/features.ts'
import {mostFeatures} from '../../entities/model/feature-weights.ts'
import {contextFeatures, countWords, edges, lookFeatures, placeOf, reach, readSentence, wordFeatures} from '../../entities/model/features.ts'
import {labelsOf, outside} from '../../entities/model/labels.ts'
import {readRules} from '../../entities/model/rules.ts'
import {tokenize} from '../../entities/model/tokens.ts'
import type {Vocabulary, Word} from '../../entities/model/words.ts'
import type {Lang} from '../../lang/index.ts'
import type {Document} from './corpora.ts'
import type {Corpus} from './recipes.ts'

/** A sentence to learn from. */
export interface Instance {
  /** Hashes of the features of its tokens, then rows of the dictionary; token `i` has `[offsets[i], offsets[i + 1])`. */
  features: Int32Array
  offsets: Int32Array
  /** Bits of the labels that each token may have. */
  readonly allowed: Int32Array
  /** The labels when each token has just one, else null. */
  readonly labels: Uint8Array | null
  readonly weight: number
  /** 0 for what holds everywhere, else the number of a register. */
  readonly register: number
}

/** Turns documents into instances. */
export class InstanceMaker {
  readonly #pack: Lang
  readonly #vocabulary: Vocabulary
  readonly #cache = new Map<Word, number[][]>()
  readonly #buffer = new Int32Array(mostFeatures)
  #document = 0

  constructor(pack: Lang, vocabulary: Vocabulary) {
    this.#pack = pack
    this.#vocabulary = vocabulary
  }

  *make(document: Document, corpus: Corpus, register: number): Generator<Instance> {
    const {text} = document
    const read = document.sentences.map((span) => {
      const tokens = tokenize(text, span, this.#pack)
      const words = tokens.starts.map((start, i) => this.#vocabulary.word(text.slice(start, tokens.ends[i])))
      return {tokens, sentence: readSentence(words), rules: readRules(text, tokens, words, this.#pack)}
    })
    this.#document++
    for (const {sentence} of read) countWords(sentence, this.#document)
    const always = bitsOf([outside]) | bitsOf(corpus.unmarked.flatMap((type) => [0, 1, 2, 3].map((place) => 1 + 4 * entityTypes.indexOf(type) + place)))
    let name = 0
    for (const {tokens: {starts, ends}, sentence, rules} of read) {
      const count = starts.length
      if (count === 0) continue
      const allowed = new Int32Array(count).fill(always)
      while (name < document.names.length && document.names[name].start < starts[0]) name++
      for (; name < document.names.length && document.names[name].end <= ends[count - 1]; name++) {
        const {start, end, types} = document.names[name]
        const from = ends.findIndex((at) => at > start)
        let to = from
        while (to < count && starts[to] < end) to++
        if (from < 0 || to === from) continue
        for (const type of types) {
          labelsOf(type, to - from).forEach((label, k) => {
            if (type === types[0]) allowed[from + k] = 0
            allowed[from + k] |= 1 << label
          })
        }
      }
      const exact = allowed.every((bits) => (bits & (bits - 1)) === 0)
      const labels = exact ? Uint8Array.from(allowed, (bits) => 31 - Math.clz32(bits)) : null
      yield {...this.#features(sentence, rules), allowed, labels, weight: corpus.weight, register}
    }
  }

  #features(sentence: Sentence, rules: readonly number[]): {features: Int32Array; offsets: Int32Array} {
    const {words} = sentence
    const features: number[] = []
    const offsets = new Int32Array(words.length + 1)
    for (let i = 0; i < words.length; i++) {
      for (let offset = -reach; offset <= reach; offset++) {
        const word = i + offset < 0 ? edges.start : i + offset >= words.length ? edges.end : words[i + offset]
        for (const feature of this.#ofWord(word, offset)) features.push(feature)
      }
      const looks = lookFeatures((words[i - 1] ?? edges.start).look, words[i].look, (words[i + 1] ?? edges.end).look, placeOf(sentence, i), this.#buffer)
      for (let k = 0; k < looks; k++) features.push(this.#buffer[k])
      const count = contextFeatures(sentence, rules, i, this.#buffer)
      for (let k = 0; k < count; k++) features.push(this.#buffer[k])
      offsets[i + 1] = features.length
    }
    return {features: Int32Array.from(features), offsets}
  }

  #ofWord(word: Word, offset: number): number[] {
    let lists = this.#cache.get(word)
    if (lists === undefined) {
      lists = []
      for (let at = -reach; at <= reach; at++) lists.push([...this.#buffer.subarray(0, wordFeatures(word, at, this.#buffer))])
      this.#cache.set(word, lists)
    }
    return lists[offset + reach]
  }
}

function bitsOf(labels: readonly number[]): number {
  return labels.reduce((bits, label) => bits | (1 << label), 0)
}
