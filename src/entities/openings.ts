import {foldKey} from '../fold.ts'
import {entryOf, headerOf, readSource} from '../lang/words.ts'
import {Kind, kindOf} from './letters.ts'
import {hashOf, hashOn} from './model/hash.ts'

/** An entry of a word list, and the section that it stands in. */
export interface Entry {
  readonly text: string
  readonly section: string
}

const chains = 2 ** 15
const comment = 35
const hyphen = 45
const bracket = 91

/**
 * A word list that is asked for what begins with a word. Of its lines nothing is made but a table by the hash of their first word: forty
 * thousand names are there in some milliseconds, of which a text asks for some hundred.
 */
export class Openings {
  readonly #source: string
  /** Where the line of each entry begins, and which entry is the next one of its chain; 0 begins and ends all. */
  readonly #starts: number[] = [0]
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
        const chain = chainOf(source, at)
        this.#next.push(this.#chains[chain])
        this.#chains[chain] = this.#starts.push(at) - 1
      }
    }
  }

  /** The entries whose first word, hyphens among its letters, folds to that of `word`, and by chance some others; in the order of the list. */
  of(word: string): Entry[] {
    const entries: Entry[] = []
    for (let i = this.#chains[chainOf(word, 0)]; i > 0; i = this.#next[i]) {
      const start = this.#starts[i]
      const end = this.#source.indexOf('\n', start)
      const text = entryOf(this.#source.slice(start, end < 0 ? undefined : end))
      if (text !== '') entries.push({text, section: this.#sections.findLast((section) => section.start <= start)!.name})
    }
    return entries.reverse()
  }
}

const all = new Map<string, Openings>()

/** The openings of `<pack>/<name>.txt`, read once; of nothing when the pack has no such list. */
export function readOpenings(pack: string, name: string): Openings {
  const path = `${pack}/${name}`
  if (!all.has(path)) all.set(path, new Openings(readSource(pack, name)))
  return all.get(path)!
}

/** The chain of the first word that begins at `at` or behind the marks there. */
function chainOf(text: string, at: number): number {
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
  return (isFolded ? hash : hashOf(foldKey(text.slice(from, to)), 0)) & (chains - 1)
}
