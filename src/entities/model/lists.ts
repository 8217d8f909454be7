import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import {foldKey as fold} from '../../fold.ts'
import {lexicon} from '../lexicon.ts'
import type {Entry} from '../openings.ts'
import {openingOf, openingsOf} from '../openings.ts'
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
  /** A hash of them; 0 when there are none. */
  readonly lookup: number
  /** A hash of those that list heads: `guerre`, `conseil`; 0 when none does. */
  readonly head: number
  /** A small word that may join a head and what completes it: `de`, `pour les`. */
  readonly isLink: boolean
  /** The names of several words that begin with it. */
  readonly phrase: Phrase | undefined
}

/** What is said of a folded word; made anew each time. */
export type Lists = (word: string) => Listing

/** Sections of `entities.txt` that hold parts of words, or what only rules ask for; its demonyms are those of the lexicon, with all their endings. */
const skipped: ReadonlySet<string> = new Set(['adjective-endings', 'demonym-endings', 'demonyms', 'place-endings', 'place-prefixes', 'surname-endings', 'doubted-evidence'])

/** The word lists of a pack that say something of names: every section of `entities.txt`, and the gazetteers. */
export const listsOf = perLang((pack: Lang): Lists => {
  const sections = [...pack.words('entities').keys()]
  const place = ({list}: Entry): number => (sections.includes(list) ? sections.indexOf(list) : sections.length)
  const {demonyms} = lexicon(pack)
  const openings = openingsOf(pack)
  return (word) => {
    const entries = openings.of(openingOf(word))
    const isDemonym = demonyms.has(word)
    if (entries.length === 0 && !isDemonym) return unlisted
    const found = entries.filter(({list}) => !skipped.has(list))
    if (isDemonym) found.push({text: word, list: 'demonyms'})
    return listingOf(word, found.sort((a, b) => place(a) - place(b)), pack)
  }
})

const unlisted: Listing = {lists: [], lookup: 0, head: 0, isLink: false, phrase: undefined}

const headLists = hashesOf(['place-heads', 'place-heads-of', 'organization-heads', 'organization-heads-of', 'event-heads', 'event-heads-of', 'other-heads', 'place-heads-capital', 'organization-heads-capital', 'event-heads-capital', 'other-heads-capital'])
const linkLists = hashesOf(['links', 'far-links', 'place-links', 'event-ordinals', 'adjectives', 'complements', 'months'])

function hashesOf(lists: readonly string[]): ReadonlySet<number> {
  return new Set(lists.map((list) => hashOf(list, 1)))
}

/** @param found what may begin with the word */
function listingOf(word: string, found: readonly Entry[], pack: Lang): Listing {
  const lists: number[] = []
  const phrases = new Map<string, Phrase>()
  for (const {text, list: name} of found) {
    const key = fold(text)
    const list = hashOf(name, 1)
    if (!isWord(key)) addPhrase(phrases, wordsOf(key, pack), list)
    else if (key === word && !lists.includes(list)) lists.push(list)
  }
  return {lists, lookup: hashOfAll(lists), head: hashOfAll(lists.filter((list) => headLists.has(list))), isLink: lists.some((list) => linkLists.has(list)), phrase: phrases.get(word)}
}

function hashOfAll(lists: readonly number[]): number {
  return lists.reduce((all, list) => Math.imul(all, 31) + list, 0) | 0
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
