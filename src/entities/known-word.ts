import type {Names} from './gazetteer.ts'
import type {Heads} from './lexicon.ts'

/** Word lists that the rules ask for, sections of `entities.txt`, as bits. */
export const lists = {
  adjectives: 1 << 0,
  articles: 1 << 1,
  cardinals: 1 << 2,
  complements: 1 << 3,
  conjunctions: 1 << 4,
  'event-ordinals': 1 << 5,
  'far-links': 1 << 6,
  'foreign-links': 1 << 7,
  links: 1 << 8,
  months: 1 << 9,
  'not-adjectives': 1 << 10,
  'not-names': 1 << 11,
  'organization-nouns': 1 << 12,
  'other-nouns': 1 << 13,
  particles: 1 << 14,
  'person-verbs': 1 << 15,
  'person-words': 1 << 16,
  'place-adjectives': 1 << 17,
  'place-links': 1 << 18,
  'place-nouns': 1 << 19,
  'place-prepositions': 1 << 20,
  'plural-determiners': 1 << 21,
  'regnal-ordinals': 1 << 22,
  roads: 1 << 23,
  titles: 1 << 24
} as const

/** What the lists of a language say. */
export interface WordLists {
  /** Bits of the lists that have a word. */
  readonly bits: ReadonlyMap<string, number>
  readonly heads: ReadonlyMap<string, Heads>
  /** Singular and plural, feminine and masculine. */
  readonly demonyms: ReadonlySet<string>
  readonly adjectiveEndings: readonly string[]
  /** Words that a name may begin with in lower case. */
  readonly openers: ReadonlySet<string>
  /** What the lists of names say of a word. */
  readonly read: (key: string) => Names
}

/** What a language says of a folded word. What takes long is read when it is first asked for. */
export class KnownWord {
  readonly #key: string
  readonly #words: WordLists
  readonly #bits: number
  readonly heads: Heads | undefined
  /** Also as the last part of a compound: `sud-africain`. */
  readonly isDemonym: boolean
  /** A name may begin with it in lower case. */
  readonly isOpener: boolean
  #isAdjective: boolean | null = null
  #names: Names | null = null

  /** @param isListed whether an entry of a list begins with it; else only demonyms and endings are asked */
  constructor(key: string, words: WordLists, isListed: boolean) {
    this.#key = key
    this.#words = words
    this.#bits = isListed ? (words.bits.get(key) ?? 0) : 0
    this.heads = isListed ? words.heads.get(key) : undefined
    this.isDemonym = words.demonyms.has(key) || (key.includes('-') && words.demonyms.has(key.slice(key.lastIndexOf('-') + 1)))
    this.isOpener = isListed && words.openers.has(key)
  }

  /** Whether one of these lists has it. */
  isIn(bits: number): boolean {
    return (this.#bits & bits) !== 0
  }

  /** In lower case, by the lists or by its ending. */
  get isAdjective(): boolean {
    return (this.#isAdjective ??= !this.isIn(lists['not-adjectives']) && (this.isIn(lists.adjectives) || this.isDemonym || this.#endsLikeAdjective()))
  }

  get names(): Names {
    return (this.#names ??= this.#words.read(this.#key))
  }

  #endsLikeAdjective(): boolean {
    return this.#key.length > 4 && this.#words.adjectiveEndings.some((ending) => this.#key.endsWith(ending))
  }
}

const none = new Map<string, never>()
export const unknownWord = new KnownWord('', {bits: none, heads: none, demonyms: new Set(), adjectiveEndings: [], openers: new Set(), read: () => ({name: undefined, phrases: [], firstName: undefined})}, false)
