import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import {foldKey as fold} from '../../fold.ts'
import {lexicon} from '../lexicon.ts'
import {openingOf, readOpenings} from '../openings.ts'
import {hashOf} from './hash.ts'
import {tokenize} from './tokens.ts'

/** Words that may follow in a name of several words, and the lists that have it when it ends here. */
export interface Phrase {
  readonly next: Map<string, Phrase>
  lists: number[]
}

/** What the word lists of a language say of a word; a list is the hash of its name. */
export interface Listing {
  /** Lists that have the word as an entry. */
  readonly lists: readonly number[]
  /** The names of several words that begin with it. */
  readonly phrase: Phrase | undefined
}

/** What is said of a folded word; made anew each time. */
export type Lists = (word: string) => Listing

/** Sections of `entities.txt` that hold parts of words, or what only rules ask for; its demonyms are those of the lexicon, with all their endings. */
const skipped: ReadonlySet<string> = new Set(['adjective-endings', 'demonym-endings', 'demonyms', 'place-endings', 'place-prefixes', 'surname-endings', 'doubted-evidence'])

const gazetteers = [
  {name: 'cities', folder: 'names', file: 'cities'},
  {name: 'given-names', folder: 'names', file: 'first-names'},
  {name: 'communes', folder: null, file: 'communes'},
  {name: 'regions', folder: null, file: 'regions'}
] as const

/** The word lists of a pack that say something of names: every section of `entities.txt`, and the gazetteers. */
export const listsOf = perLang((pack: Lang): Lists => {
  const sections = [...pack.words('entities').keys()]
  const byPlace = (a: Found, b: Found): number => sections.indexOf(a.name) - sections.indexOf(b.name)
  const {demonyms} = lexicon(pack)
  const entities = readOpenings(pack.code, 'entities')
  const others = gazetteers.map(({name, folder, file}) => ({name, openings: readOpenings(folder ?? pack.code, file)}))
  return (word) => {
    const opening = openingOf(word)
    const found: Found[] = []
    for (const {text, section} of entities.of(opening)) if (!skipped.has(section)) found.push({text, name: section})
    if (demonyms.has(word)) found.push({text: word, name: 'demonyms'})
    if (found.length > 1) found.sort(byPlace)
    for (const {name, openings} of others) for (const {text, section} of openings.of(opening)) found.push({text, name: section === '' ? name : `${name}-${section}`})
    return found.length === 0 ? unlisted : listingOf(word, found, pack)
  }
})

/** An entry, and the list that it stands in. */
interface Found {
  readonly text: string
  readonly name: string
}

const unlisted: Listing = {lists: [], phrase: undefined}

/** @param found what may begin with the word */
function listingOf(word: string, found: readonly Found[], pack: Lang): Listing {
  const lists: number[] = []
  const phrases = new Map<string, Phrase>()
  for (const {text, name} of found) {
    const key = fold(text)
    const list = hashOf(name, 1)
    if (!isWord(key)) addPhrase(phrases, wordsOf(key, pack), list)
    else if (key === word && !lists.includes(list)) lists.push(list)
  }
  return {lists, phrase: phrases.get(word)}
}

function addPhrase(phrases: Map<string, Phrase>, words: readonly string[], list: number): void {
  let map = phrases
  let phrase: Phrase | undefined
  for (const word of words) {
    phrase = map.get(word)
    if (phrase === undefined) map.set(word, (phrase = {next: new Map(), lists: []}))
    map = phrase.next
  }
  phrase?.lists.push(list)
}

function isWord(entry: string): boolean {
  for (let i = 0; i < entry.length; i++) {
    const code = entry.charCodeAt(i)
    if (code < 97 ? code !== 45 : code > 122 && code < 192) return false
  }
  return true
}

function wordsOf(entry: string, pack: Lang): string[] {
  const {starts, ends} = tokenize(entry, [0, entry.length], pack)
  return starts.map((start, i) => entry.slice(start, ends[i]))
}
