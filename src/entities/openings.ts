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

const chains = 2 ** 17
const comment = 35
const hyphen = 45
const bracket = 91

/**
 * Word lists that are asked for what begins with a word. Of their lines nothing is made but a table by the hash of their first word: forty
 * thousand names are there in some milliseconds, of which a text asks for some hundred.
 */
export class Openings {
  readonly #source: string
  /** Where the line of each entry begins, the hash of its first word, and which entry is the next one of its chain; 0 begins and ends all. */
  readonly #starts: number[] = [0]
  readonly #hashes: number[] = [0]
  readonly #next: number[] = [0]
  readonly #chains = new Int32Array(chains)
  readonly #lists: {readonly name: string; readonly start: number}[] = []

  /** @param lists their names and texts */
  constructor(lists: readonly (readonly [name: string, text: string])[]) {
    this.#source = lists.map(([, text]) => `${text}\n`).join('')
    let start = 0
    for (const [name, text] of lists) {
      this.#read(name, start, start + text.length)
      start += text.length + 1
    }
  }

  #read(list: string, start: number, stop: number): void {
    const source = this.#source
    this.#lists.push({name: list, start})
    for (let at = start, end = start; at < stop; at = end + 1) {
      end = source.indexOf('\n', at)
      const first = source.charCodeAt(at)
      if (end === at || first === comment) continue
      const section = first === bracket ? headerOf(entryOf(source.slice(at, end))) : null
      if (section !== null) this.#lists.push({name: list === '' ? section : `${list}-${section}`, start: at})
      else {
        const hash = openingOf(source, at)
        const chain = hash & (chains - 1)
        this.#hashes.push(hash)
        this.#next.push(this.#chains[chain])
        this.#chains[chain] = this.#starts.push(at) - 1
      }
    }
  }

  /** The entries whose first word has this hash, in the order of the lists. */
  of(opening: number): readonly Entry[] {
    let entries: Entry[] | null = null
    for (let i = this.#chains[opening & (chains - 1)]; i > 0; i = this.#next[i]) if (this.#hashes[i] === opening) (entries ??= []).push(this.#entryAt(this.#starts[i]))
    return entries?.reverse() ?? none
  }

  #entryAt(start: number): Entry {
    const text = entryOf(this.#source.slice(start, this.#source.indexOf('\n', start)))
    return {text, list: this.#lists.findLast((list) => list.start <= start)!.name}
  }
}

const none: readonly Entry[] = []

/** The lists of names of a pack, its `entities.txt` first, and the cities and first names that all languages share. */
export const openingsOf = perLang((pack: Lang) =>
  new Openings([
    ['', readSource(pack.code, 'entities')],
    ['cities', readSource('names', 'cities')],
    ['given-names', readSource('names', 'first-names')],
    ['communes', readSource(pack.code, 'communes')],
    ['regions', readSource(pack.code, 'regions')]
  ])
)

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
