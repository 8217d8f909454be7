import type {Lang} from '../../lang/index.ts'
import {foldKey as fold} from '../../fold.ts'
import {hashOf, mix} from './hash.ts'
import type {Phrase} from './lists.ts'
import {listsOf} from './lists.ts'

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
  readonly before: number[]
  readonly after: number[]
}

/** A word as it is written. All but the form are fixed. */
export interface Word {
  readonly form: Form
  /** Lower case, no diacritics. */
  readonly folded: string
  /** Hashes: as written, in lower case with digits as zeros, of its shape, of its shape without repetition. */
  readonly exact: number
  readonly lower: number
  readonly shape: number
  readonly outline: number
  /** Hashes of its beginnings, endings and parts. */
  readonly affixes: readonly number[]
  readonly kind: number
  readonly isCapital: boolean
  readonly isUpper: boolean
  readonly isAlphabetic: boolean
  readonly length: number
  /** Cluster of words of like use; 0 when none is known. */
  readonly cluster: number
  /** How often it has a capital inside sentences of other texts, in buckets; 9 when unknown. */
  readonly bucket: number
  readonly lists: readonly number[]
  /** A hash of all its lists; 0 when it has none. */
  readonly lookup: number
  readonly phrase: Phrase | undefined
  /** A hash of the lists of heads that have it: `guerre`, `conseil`; 0 when none has. */
  readonly head: number
  /** A small word that may join a head and what completes it: `de`, `pour les`. */
  readonly isLink: boolean
  /** What its features add to the scores of the tokens around it; null until a model asks. */
  vector: Int16Array | null
}

/** What unlabelled text says of a word in lower case. */
export interface Usage {
  cluster(hash: number): number
  bucket(hash: number): number
}

const longestShape = 8

/** Makes the words of a language; each is made once until `trim` forgets it. */
export class Vocabulary {
  readonly #words = new Map<string, Word>()
  readonly #forms = new Map<string, Form>()
  readonly #pack: Lang
  readonly #usage: Usage

  constructor(pack: Lang, usage: Usage) {
    this.#pack = pack
    this.#usage = usage
  }

  word(text: string): Word {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    const made = this.#make(text)
    this.#words.set(text, made)
    return made
  }

  /** Forgets all when there are too many; between documents only, since the words of one share their counts. */
  trim(): void {
    if (this.#words.size < mostWords) return
    this.#words.clear()
    this.#forms.clear()
  }

  #make(text: string): Word {
    const plain = text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').slice(0, longestWord)
    const key = plain.toLowerCase()
    const folded = fold(key)
    const full = shapeOf(plain)
    const squeezed = full.replace(/(.)\1+/g, '$1')
    const isCapital = full[0] === 'X'
    const isUpper = isCapital && key.length > 1 && !/[xd]/.test(full)
    const isAlphabetic = /\p{L}/u.test(plain)
    const {of, phrases} = listsOf(this.#pack)
    const lists = of.get(folded) ?? none
    const hash = hashOf(key, usageSeed)
    return {
      form: this.#form(key),
      folded,
      exact: hashOf(plain, 1),
      lower: hashOf(key.replace(/\p{N}/gu, '0'), 2),
      shape: hashOf(full.length > longestShape ? squeezed : full, 3),
      outline: hashOf(squeezed, 4),
      affixes: affixesOf(key),
      kind: Number(isCapital) | (Number(isUpper) << 1) | (Number(isAlphabetic) << 2) | (Number(key.length === 1) << 3) | (Number(/\p{N}/u.test(key)) << 4),
      isCapital,
      isUpper,
      isAlphabetic,
      length: key.length,
      cluster: this.#usage.cluster(hash),
      bucket: this.#usage.bucket(hash),
      lists,
      lookup: lists.reduce((all, list) => Math.imul(all, 31) + list, 0) | 0,
      phrase: phrases.get(folded),
      head: lists.filter((list) => headLists.has(list)).reduce((all, list) => Math.imul(all, 31) + list, 0) | 0,
      isLink: lists.some((list) => linkLists.has(list)),
      vector: null
    }
  }

  #form(key: string): Form {
    let form = this.#forms.get(key)
    if (form === undefined) this.#forms.set(key, (form = {key, document: 0, capitals: 0, smalls: 0, before: [], after: []}))
    return form
  }
}

const headLists = hashesOf(['place-heads', 'place-heads-of', 'organization-heads', 'organization-heads-of', 'event-heads', 'event-heads-of', 'other-heads', 'place-heads-capital', 'organization-heads-capital', 'event-heads-capital', 'other-heads-capital'])
const linkLists = hashesOf(['links', 'far-links', 'place-links', 'event-ordinals', 'adjectives', 'complements', 'months'])

function hashesOf(lists: readonly string[]): ReadonlySet<number> {
  return new Set(lists.map((list) => hashOf(list, 1)))
}

/** Seed of the hashes that the table of usage is asked by. */
export const usageSeed = 7

const mostWords = 40_000
const longestWord = 64
const none: readonly number[] = []

/** `X` for a capital, `x` for another letter, `d` for a digit, all else as it is. */
function shapeOf(text: string): string {
  let shape = ''
  for (const character of text) shape += /\p{Lu}/u.test(character) ? 'X' : /\p{L}/u.test(character) ? 'x' : /\p{N}/u.test(character) ? 'd' : character
  return shape
}

function affixesOf(key: string): number[] {
  const affixes: number[] = []
  const length = key.length
  for (let k = 1; k <= 5 && k <= length; k++) {
    if (k < 5) affixes.push(mix(600 + k, hashOf(key.slice(0, k), 6)))
    affixes.push(mix(610 + k, hashOf(key.slice(length - k), 6)))
  }
  if (key.includes('-')) for (const part of key.split('-', 5)) affixes.push(mix(620, hashOf(part, 6)))
  return affixes
}
