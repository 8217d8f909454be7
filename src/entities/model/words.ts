import {detached} from '../../detached.ts'
import type {Lang} from '../../lang/index.ts'
import {foldKey as fold, isAscii} from '../../fold.ts'
import {lexicon} from '../lexicon.ts'
import type {Marks, Part, Token} from '../tokens.ts'
import {partsOf, plainToken} from '../tokens.ts'
import {hashOf, pair} from './hash.ts'
import type {Listing, Lists} from './lists.ts'
import {listsOf} from './lists.ts'
import {shapeOf} from './shape.ts'
import {SliceMap} from './slice-map.ts'

/** A word whatever its capitals, and what the document at hand says of it. */
export interface Form {
  readonly key: string
  /** Number of the document that the counts belong to. */
  document: number
  /** How often it stands with a capital inside a sentence. */
  capitals: number
  /** How often it stands without. */
  smalls: number
  /** Hashes of the words before and after its first occurrences with a capital. */
  before: number[]
  after: number[]
}

/** The contexts of a form that has none yet in its document: most never have any. */
export const noContexts: number[] = []

/** How a word looks. Words of a vocabulary that look the same share one object. */
export interface Look {
  /** Hash of its shape without repetition. */
  readonly outline: number
  /** Bits: begins with a capital, is in capitals, has letters, is one character, has digits. */
  readonly kind: number
  /** How often it has a capital inside sentences of other texts, in buckets. */
  readonly bucket: number
  /** Hash of the three. */
  readonly hash: number
}

/** A word as it is written. All but the form and the last two are fixed. */
export interface Word extends Use, Listing {
  readonly form: Form
  /** Lower case, no diacritics. */
  readonly folded: string
  readonly look: Look
  /** Hashes: as written, in lower case with digits as zeros, of its shape, and as in its look. */
  readonly exact: number
  readonly lower: number
  readonly shape: number
  readonly outline: number
  readonly kind: number
  readonly isCapital: boolean
  readonly isUpper: boolean
  readonly isAlphabetic: boolean
  readonly length: number
  /** What it is to the rules of lexicon and shape; null when it is more than letters. */
  readonly token: Token | null
  /** The words in it as these rules cut them when it is more; null when it is not, or when what stands beside it has a say. */
  readonly parts: readonly Part[] | null
  /** Where the sums of its features begin, -1 until some are asked for; and a bit for each place of which they are there. */
  vector: number
  summed: number
}

/** What unlabelled text says of a word. */
export interface Use {
  /** Cluster of words of like use; 0 when none is known. */
  readonly cluster: number
  /** How often it has a capital inside sentences, in buckets. */
  readonly bucket: number
}

/** The use of a word in lower case, by its hash. */
export type Usage = (hash: number) => Use

/** What is said of words that the texts do not have. */
export const unknownUse: Use = {cluster: 0, bucket: 9}

/** Makes the words of a language; each is made once until `trim` forgets it. */
export class Vocabulary {
  readonly #words = new SliceMap<Word>()
  readonly #forms = new SliceMap<Form>()
  readonly #looks = new Map<number, Look>()
  readonly #lists: Lists
  readonly #marks: Marks
  readonly #usage: Usage

  constructor(pack: Lang, usage: Usage) {
    this.#lists = listsOf(pack)
    this.#marks = lexicon(pack)
    this.#usage = usage
  }

  /** The word `text.slice(start, end)`. */
  word(text: string, start = 0, end = text.length): Word {
    return this.#words.get(text, start, end) ?? this.#add(detached(text.slice(start, end)))
  }

  /** Forgets all when there are too many, and says so; between documents only, since the words of one share their counts. */
  trim(): boolean {
    if (this.#words.size < mostWords) return false
    this.#words.clear()
    this.#forms.clear()
    this.#looks.clear()
    return true
  }

  #add(text: string): Word {
    const word = this.#make(text)
    this.#words.add(text, word)
    return word
  }

  #make(text: string): Word {
    const plain = isAscii(text) ? text.slice(0, longestWord) : text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').slice(0, longestWord)
    const key = plain.toLowerCase()
    const folded = fold(key)
    const {shape, outline, isCapital, isUpper, isAlphabetic, hasDigit} = shapeOf(plain)
    const {lists, lookup, head, isLink, phrase} = this.#lists(folded)
    const {cluster, bucket} = this.#usage(hashOf(key, usageSeed))
    const kind = Number(isCapital) | (Number(isUpper && key.length > 1) << 1) | (Number(isAlphabetic) << 2) | (Number(key.length === 1) << 3) | (Number(hasDigit) << 4)
    const token = plainToken(text, folded, this.#marks)
    return {
      isAlphabetic,
      length: key.length,
      isCapital,
      isUpper: isUpper && key.length > 1,
      form: this.#form(key),
      phrase,
      head,
      isLink,
      kind,
      bucket,
      lists,
      lookup,
      vector: -1,
      summed: 0,
      lower: hashOf(hasDigit ? key.replace(/\p{N}/gu, '0') : key, 2),
      cluster,
      outline,
      look: this.#look(outline, kind, bucket),
      exact: hashOf(plain, 1),
      shape,
      folded,
      token,
      parts: token === null ? partsOf(text, this.#marks) : null
    }
  }

  #look(outline: number, kind: number, bucket: number): Look {
    const key = 2048 * outline + 16 * kind + bucket
    let look = this.#looks.get(key)
    if (look === undefined) this.#looks.set(key, (look = {outline, kind, bucket, hash: pair(kind, outline, bucket)}))
    return look
  }

  #form(key: string): Form {
    let form = this.#forms.get(key)
    if (form === undefined) this.#forms.add(key, (form = {key, document: 0, capitals: 0, smalls: 0, before: noContexts, after: noContexts}))
    return form
  }
}

/** Seed of the hashes that the table of usage is asked by. */
export const usageSeed = 7

const mostWords = 40_000
const longestWord = 64
