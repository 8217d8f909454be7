import {built} from '../built.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {entryOf, headerOf, readSource} from '../lang/words.ts'
import {Kind, kindOf} from './letters.ts'
import {hashOf, hashOn} from './model/hash.ts'

/** An entry of a word list. */
export interface Entry {
  readonly text: string
  /** The name of the list, with that of the section: `cities`, `cities-common`; of a list without a name that of the section. */
  readonly list: string
}

const comment = 35
const hyphen = 45
const bracket = 91

/** Word lists one after another, and where the entries stand in them. */
export interface OpeningIndex {
  readonly source: string
  /** Where the line of each entry begins, the hash of its first word, the number of its list, and which entry is the next one of its chain; 0 begins and ends all. */
  readonly starts: Int32Array
  readonly hashes: Int32Array
  readonly listed: Int32Array
  readonly next: Int32Array
  /** The first entry of each chain, by the low bits of the hash. */
  readonly chains: Int32Array
  readonly lists: readonly string[]
}

/** @param texts of lists, by their names */
export function indexOpenings(texts: readonly (readonly [list: string, text: string])[]): OpeningIndex {
  const source = texts.map(([, text]) => `${text}\n`).join('')
  const [starts, hashes, listed] = [[0], [0], [0]]
  const lists: string[] = []
  let start = 0
  for (const [list, text] of texts) {
    lists.push(list)
    const stop = start + text.length
    for (let at = start, end = start; at < stop; at = end + 1) {
      end = source.indexOf('\n', at)
      const first = source.charCodeAt(at)
      if (end === at || first === comment) continue
      const section = first === bracket ? headerOf(entryOf(source.slice(at, end))) : null
      if (section !== null) lists.push(list === '' ? section : `${list}-${section}`)
      else {
        starts.push(at)
        hashes.push(openingOf(source, at))
        listed.push(lists.length - 1)
      }
    }
    start = stop + 1
  }
  return {source, starts: Int32Array.from(starts), hashes: Int32Array.from(hashes), listed: Int32Array.from(listed), ...chained(hashes), lists}
}

function chained(hashes: readonly number[]): Pick<OpeningIndex, 'next' | 'chains'> {
  const next = new Int32Array(hashes.length)
  const chains = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length)))
  for (let entry = hashes.length - 1; entry > 0; entry--) {
    const chain = hashes[entry] & (chains.length - 1)
    next[entry] = chains[chain]
    chains[chain] = entry
  }
  return {next, chains}
}

/** Word lists that are asked for what begins with a word. Of their lines nothing is made but an index: of forty thousand names a text asks for some hundred. */
export class Openings {
  readonly #indexes: readonly OpeningIndex[]

  constructor(...indexes: readonly OpeningIndex[]) {
    this.#indexes = indexes
  }

  /** The entries whose first word has this hash, in the order of the lists. */
  of(opening: number): readonly Entry[] {
    let entries: Entry[] | null = null
    for (const index of this.#indexes) {
      const {hashes, next, chains} = index
      for (let i = chains[opening & (chains.length - 1)]; i > 0; i = next[i]) if (hashes[i] === opening) (entries ??= []).push(entryAt(index, i))
    }
    return entries ?? none
  }

  /** Whether an entry has such a first word. */
  has(opening: number): boolean {
    for (const {hashes, next, chains} of this.#indexes) {
      let i = chains[opening & (chains.length - 1)]
      while (i > 0 && hashes[i] !== opening) i = next[i]
      if (i > 0) return true
    }
    return false
  }
}

const none: readonly Entry[] = []

function entryAt({source, starts, listed, lists}: OpeningIndex, i: number): Entry {
  return {text: entryOf(source.slice(starts[i], source.indexOf('\n', starts[i]))), list: lists[listed[i]]}
}

/** The lists of names of a pack, and before them the cities and first names that all languages share. */
export const openingsOf = perLang(({code}: Lang) => new Openings(namesOfAll(), built(`names-${code}`, () => indexOpenings([
  ['', readSource(code, 'entities')],
  ['communes', readSource(code, 'communes')],
  ['regions', readSource(code, 'regions')]
]))))

let shared: OpeningIndex | null = null

function namesOfAll(): OpeningIndex {
  return (shared ??= built('names', () => indexOpenings([
    ['cities', readSource('names', 'cities')],
    ['given-names', readSource('names', 'first-names')]
  ])))
}

/** The hash of the first word, folded, that begins at `at` or behind the marks there; hyphens are among its letters. */
export function openingOf(text: string, at = 0): number {
  let from = at
  while (from < text.length && kindOf(text.charCodeAt(from)) === Kind.Gap) from++
  let hash = 0
  let isFolded = true
  let to = from
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to)
    if (kindOf(code) === Kind.Gap) break
    isFolded &&= code === hyphen || (code > 96 && code < 123)
    hash = hashOn(hash, code)
  }
  return isFolded ? hash : hashOf(foldKey(text.slice(from, to)), 0)
}
