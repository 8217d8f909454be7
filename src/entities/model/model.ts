import type {EntityType} from '../../doc.ts'
import type {Lang} from '../../lang/index.ts'
import type {Span} from '../../text.ts'
import type {Artefact} from './artefact.ts'
import {transitionsOf} from './artefact.ts'
import type {Calibration} from './calibration.ts'
import {calibrated} from './calibration.ts'
import type {TaggedSentence, TokenName} from './document-names.ts'
import {reviewNames} from './document-names.ts'
import {Emissions} from './emissions.ts'
import type {Sentence} from './features.ts'
import {countWords, readSentence} from './features.ts'
import {hashOf} from './hash.ts'
import {labelCount, labelsOf, namesOf, outside} from './labels.ts'
import type {Transitions} from './lattice.ts'
import {factorsOf, Lattice, nothing} from './lattice.ts'
import {findLive} from './live.ts'
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
/** A label that is worse than another one of its token by so much, in log odds, is left out. On the dev texts 12 is no better, 4 loses 1 of F1 in ud_fr; half the labels go. */
const negligible = 6

/** A name in a text, UTF-16 code units. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** How probable it is, 0–1. */
  readonly score: number
}

interface ReadSentence {
  /** Number of the sentence that it is a piece of. */
  readonly origin: number
  readonly text: string
  readonly tokens: Tokens
  readonly sentence: Sentence
}

/** Tags with the weights of an artefact. It keeps what it learnt of the words that it met, so that it is made once for a language and register. */
export class Model {
  readonly #pack: Lang
  readonly #emissions: Emissions
  readonly #transitions: Transitions
  readonly #factors: Transitions
  /** Where outside leads by more at every token, transitions find no name: each token has one before it and one behind. */
  readonly #decisive: number
  readonly #calibration: Calibration
  readonly #skips: boolean
  readonly #vocabulary: Vocabulary
  readonly #lattice = new Lattice(negligible)
  #labels = new Uint8Array(64)
  #document = 0

  /**
   * @param register a name of the header's; any other is for texts of today
   * @param skips whether tokens that cannot be names are left out
   */
  constructor({header, weights, usage}: Artefact, pack: Lang, register: string, skips = true) {
    this.#pack = pack
    this.#emissions = new Emissions(weights, header.scale, header.registers.indexOf(register) + 1)
    this.#transitions = transitionsOf(header)
    this.#factors = factorsOf(this.#transitions)
    this.#decisive = 4 * this.#transitions.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
    this.#calibration = header.calibration
    this.#skips = skips
    this.#vocabulary = new Vocabulary(pack, usage)
  }

  /** The names in the sentences of one document, read together. */
  tag(sentences: readonly {readonly text: string; readonly span: Span}[]): Name[][] {
    if (this.#vocabulary.trim()) this.#emissions.clear()
    this.#document++
    const read: ReadSentence[] = []
    sentences.forEach(({text, span}, origin) => this.#read(text, span, origin, read))
    const skips = this.#skips && read.some(({sentence}) => sentence.words.some(({isCapital}) => isCapital))
    const tagged: TaggedSentence[] = []
    read.forEach((piece, i) => {
      const names = i > 0 && isRepeat(piece, read[i - 1]) ? tagged[i - 1].names : this.#tagSentence(piece, skips)
      tagged.push({words: piece.sentence.words, names})
    })
    const found: Name[][] = sentences.map(() => [])
    reviewNames(tagged).forEach((names, i) => {
      const {origin, tokens: {starts, ends}} = read[i]
      for (const {from, to, type, score} of names) found[origin].push({start: starts[from], end: ends[to - 1], type, score})
    })
    return found
  }

  /** Adds a sentence, or the pieces of one that is too long to be any. */
  #read(text: string, span: Span, origin: number, read: ReadSentence[]): void {
    const all = tokenize(text, span, this.#pack)
    for (const tokens of cut(all)) {
      const sentence = readSentence(tokens.starts.map((start, i) => this.#vocabulary.word(text, start, tokens.ends[i])))
      countWords(sentence, this.#document)
      read.push({origin, text, tokens, sentence})
    }
  }

  #tagSentence({text, tokens, sentence}: ReadSentence, skips: boolean): readonly TokenName[] {
    const {words} = sentence
    const count = words.length
    const {scores} = this.#lattice.open(count)
    const live = skips ? findLive(sentence, scores, (i) => this.#emissions.ofWords(words, i, scores, i * L)) : null
    if (live === null) for (let i = 0; i < count; i++) this.#emissions.ofWords(words, i, scores, i * L)
    else if (live.every((life) => life === 0)) return []
    const rules = readRules(text, tokens, words, this.#pack)
    if (this.#labels.length < count) this.#labels = new Uint8Array(2 * count)
    const names: TokenName[] = []
    for (let from = 0, to = 0; from < count; from = to) {
      if (live !== null && live[from] === 0) {
        to = from + 1
        continue
      }
      for (; to < count && (live === null || live[to] > 0); to++) this.#emissions.addContext(sentence, rules, to, scores, to * L)
      names.push(...this.#decode(words, from, to))
    }
    return wholeNames(words, names)
  }

  /** The names of tokens `[from, to)`, whose scores are known; what stands before and after them is part of none. */
  #decode(words: readonly Word[], from: number, to: number): TokenName[] {
    const left = from === 0 ? nothing : outside
    const right = to === words.length ? nothing : outside
    if (this.#lattice.choose(from, to) > this.#decisive) return []
    this.#lattice.decode(from, to, this.#transitions, this.#labels, left, right)
    const names = namesOf(this.#labels, from, to)
    if (names.length === 0) return []
    const total = this.#lattice.sum(from, to, this.#factors, left, right)
    return names.map(({from, to, type}) => {
      const probability = this.#lattice.probability(labelsOf(type, to - from), from, this.#factors, total)
      return {from: withoutTitles(words, {from, to, type}), to, type, score: calibrated(probability, this.#calibration)}
    })
  }
}

/** Pieces that are no longer than a sentence may be. */
function cut(tokens: Tokens): Tokens[] {
  const {starts, ends} = tokens
  if (starts.length <= longestSentence) return starts.length > 0 ? [tokens] : []
  return Array.from({length: Math.ceil(starts.length / longestSentence)}, (_, i) => {
    const [from, to] = [i * longestSentence, (i + 1) * longestSentence]
    return {starts: starts.slice(from, to), ends: ends.slice(from, to)}
  })
}

/** The same words with the same between them as in the sentence before: a megabyte of `amp;amp;amp;` is tagged once. */
function isRepeat({text, tokens: {starts, ends}, sentence}: ReadSentence, before: ReadSentence): boolean {
  const {words} = before.sentence
  if (words.length !== sentence.words.length || sentence.words.some((word, k) => word !== words[k])) return false
  const last = words.length - 1
  return text.slice(starts[0], ends[last]) === before.text.slice(before.tokens.starts[0], before.tokens.ends[last])
}

/** A title is no part of a person's name: `President Hudson`. */
function withoutTitles(words: readonly Word[], {from, to, type}: Pick<TokenName, 'from' | 'to' | 'type'>): number {
  let at = from
  while (type === 'person' && at < to - 1 && words[at].lists.includes(titles)) at++
  return at
}
