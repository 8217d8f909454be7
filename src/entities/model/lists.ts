import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import type {WordList} from '../../lang/words.ts'
import {readWords} from '../../lang/words.ts'
import {foldKey as fold} from '../../fold.ts'
import {hashOf} from './hash.ts'
import {tokenize} from './tokens.ts'

/** Words that may follow in a name of several words, and the lists that have it when it ends here. */
export interface Phrase {
  readonly next: Map<string, Phrase>
  lists: number[]
}

/** What the word lists of a language say of a folded word; a list is the hash of its name. */
export interface Lists {
  /** Lists that have the word as an entry. */
  readonly of: ReadonlyMap<string, readonly number[]>
  /** Names of several words, by their first one. */
  readonly phrases: ReadonlyMap<string, Phrase>
}

/** Sections of `entities.txt` that hold parts of words, or what only rules ask for. */
const skipped: ReadonlySet<string> = new Set(['adjective-endings', 'demonym-endings', 'place-endings', 'place-prefixes', 'surname-endings', 'doubted-evidence'])

/** The word lists of a pack that say something of names: every section of `entities.txt`, and the gazetteers. */
export const listsOf = perLang((pack: Lang): Lists => {
  const of = new Map<string, readonly number[]>()
  const phrases = new Map<string, Phrase>()
  const put = (key: string, list: number, only: readonly number[]): void => {
    const lists = of.get(key)
    if (lists === undefined) of.set(key, only)
    else if (!lists.includes(list)) of.set(key, [...lists, list])
  }
  const addAll = (name: string, entries: readonly string[]): void => {
    const list = hashOf(name, 1)
    const only = [list]
    for (const entry of entries) {
      const key = fold(entry)
      if (isWord(key)) put(key, list, only)
      else addPhrase(phrases, wordsOf(key, pack), list)
    }
  }
  const addSections = (name: string, list: WordList): void => {
    for (const [section, entries] of list) addAll(section === '' ? name : `${name}-${section}`, entries)
  }
  const entities = pack.words('entities')
  const endings = ['', ...(entities.get('demonym-endings') ?? [])]
  for (const [section, entries] of entities) {
    if (section === 'demonyms') addAll(section, entries.flatMap((entry) => endings.map((ending) => entry + ending)))
    else if (!skipped.has(section)) addAll(section, entries)
  }
  addSections('cities', readWords('names', 'cities'))
  addSections('given-names', readWords('names', 'first-names'))
  addSections('communes', pack.words('communes'))
  addSections('regions', pack.words('regions'))
  return {of, phrases}
})

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
