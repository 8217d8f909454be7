import {foldKey} from '../fold.ts'
import {entryOf, headerOf, readSource} from '../lang/words.ts'
import {Kind, kindOf} from './letters.ts'
import {hashOf, hashOn} from './model/hash.ts'

/** An entry of a word list, and the section that it stands in. */
export interface Entry {
  readonly text: string
  readonly section: string
}

const chains = 2 ** 16
const comment = 35
const hyphen = 45
const bracket = 91

/**
 * A word list that is asked for what begins with a word. Of its lines nothing is made but a table by the hash of their first word: forty
 * thousand names are there in some milliseconds, of which a text asks for some hundred.
 */
export class Openings {
  readonly #source: string
  /** Where the line of each entry begins, the hash of its first word, and which entry is the next one of its chain; 0 begins and ends all. */
  readonly #starts: number[] = [0]
  readonly #hashes: number[] = [0]
  readonly #next: number[] = [0]
  readonly #chains = new Int32Array(chains)
  readonly #sections = [{name: '', start: 0}]

  constructor(source: string) {
    this.#source = source
    for (let at = 0, end = 0; at < source.length; at = end + 1) {
      end = source.indexOf('\n', at)
      if (end < 0) end = source.length
      const first = source.charCodeAt(at)
      if (end === at || first === comment) continue
      const section = first === bracket ? headerOf(entryOf(source.slice(at, end))) : null
      if (section !== null) this.#sections.push({name: section, start: at})
      else {
        const hash = openingOf(source, at)
        const chain = hash & (chains - 1)
        this.#hashes.push(hash)
        this.#next.push(this.#chains[chain])
        this.#chains[chain] = this.#starts.push(at) - 1
      }
    }
  }

  /** The entries whose first word has this hash, in the order of the list. */
  of(opening: number): readonly Entry[] {
    let entries: Entry[] | null = null
    for (let i = this.#chains[opening & (chains - 1)]; i > 0; i = this.#next[i]) if (this.#hashes[i] === opening) (entries ??= []).push(this.#entryAt(this.#starts[i]))
    return entries?.reverse() ?? none
  }

  #entryAt(start: number): Entry {
    const end = this.#source.indexOf('\n', start)
    const text = entryOf(this.#source.slice(start, end < 0 ? undefined : end))
    return {text, section: this.#sections.findLast((section) => section.start <= start)!.name}
  }
}

const none: readonly Entry[] = []

const all = new Map<string, Openings>()

/** The openings of `<pack>/<name>.txt`, read once; of nothing when the pack has no such list. */
export function readOpenings(pack: string, name: string): Openings {
  const path = `${pack}/${name}`
  if (!all.has(path)) all.set(path, new Openings(readSource(pack, name)))
  return all.get(path)!
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
