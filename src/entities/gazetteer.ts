import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import type {Evidence} from './evidence.ts'
import {unknownWord} from './known-word.ts'
import {lettersEnd} from './letters.ts'
import type {Entry as ListEntry} from './openings.ts'
import {openingOf, openingsOf} from './openings.ts'
import type {Marks} from './tokens.ts'
import {tokenize} from './tokens.ts'

/** A name of a gazetteer. */
export interface Entry {
  readonly type: EntityType
  readonly evidence: Evidence
  /** Also a common word: `Tours`, `Nord`. */
  readonly common: boolean
}

export interface Phrase {
  readonly words: readonly string[]
  readonly entry: Entry
}

/** What the lists of names say of a folded word. */
export interface Names {
  readonly name: Entry | undefined
  /** Names of several words that begin with it, longest first. */
  readonly phrases: readonly Phrase[]
  /** A first name, and whether it is a common word as well. */
  readonly firstName: {readonly common: boolean} | undefined
}

type Kind = Omit<Entry, 'common'>

const [city, commune, region] = (['city', 'commune', 'known'] as const).map((evidence): Kind => ({type: 'place', evidence}))

/** What the lists of names hold; of two that have a name the later one wins. */
const kinds: Readonly<Record<string, Kind>> = {
  cities: city,
  'cities-common': city,
  communes: commune,
  'communes-common': commune,
  regions: region,
  'regions-common': region,
  persons: known('person'),
  others: known('other'),
  events: known('event'),
  organizations: known('organization'),
  places: known('place'),
  'lower-events': known('event')
}
const order = Object.keys(kinds)

/** Lists of first names: of two that have one the later one says whether it is a common word. */
const firstNames = ['given-names', 'given-names-common', 'first-names']

/** The lists of names of a pack, and the cities and first names that all languages share; read anew each time. */
export function gazetteerOf(pack: Lang): (word: string) => Names {
  const common = new Set(pack.words('entities').get('common')?.map(foldKey))
  const openings = openingsOf(pack)
  return (word) => {
    const entries = openings.of(openingOf(word))
    if (entries.length === 0) return unlisted
    let name: Entry | undefined
    const phrases = new Map<string, Phrase>()
    for (const {text, list} of inOrder(entries, order)) {
      const words = wordsOf(text)
      if (words[0] !== word) continue
      const entry = {...kinds[list], common: isCommon(list)}
      if (words.length === 1) name = entry
      else phrases.set(words.join(' '), {words, entry})
    }
    const firstName = inOrder(entries, firstNames).findLast(({text}) => foldKey(text) === word)
    return {
      name: name && common.has(word) ? {...name, common: true} : name,
      phrases: [...phrases.values()].sort((a, b) => b.words.length - a.words.length),
      firstName: firstName && {common: isCommon(firstName.list)}
    }
  }
}

const unlisted: Names = {name: undefined, phrases: [], firstName: undefined}

/** Those of the entries that stand in the lists, in the order of these. */
function inOrder(entries: readonly ListEntry[], lists: readonly string[]): ListEntry[] {
  return entries.filter(({list}) => lists.includes(list)).sort((a, b) => lists.indexOf(a.list) - lists.indexOf(b.list))
}

function isCommon(list: string): boolean {
  return list.endsWith('-common')
}

/** The words that a name has as tokens of a text, folded. */
export function wordsOf(name: string): string[] {
  return isOneWord(name) ? [foldKey(name)] : tokenize(name, [0, name.length], noMarks).tokens.map(({key}) => key)
}

const noWords: ReadonlySet<string> = new Set()
const noMarks: Marks = {abbreviations: noWords, ordinalSuffixes: noWords, romanSuffixes: noWords, known: () => unknownWord}

function known(type: EntityType): Kind {
  return {type, evidence: 'known'}
}

/** Nothing but letters of Latin-1 and hyphens. */
function isOneWord(name: string): boolean {
  let end = lettersEnd(name, 0, name.length)
  while (end < name.length && name[end] === '-') end = lettersEnd(name, end + 1, name.length)
  return end === name.length
}
