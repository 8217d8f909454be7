import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import type {Evidence} from './evidence.ts'
import {lettersEnd} from './letters.ts'
import type {Entry as ListEntry} from './openings.ts'
import {openingOf, readOpenings} from './openings.ts'
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

/** Lists of names and their sections; what comes later wins. */
const lists: readonly {readonly folder: 'names' | null; readonly file: string; readonly kinds: Readonly<Record<string, Kind>>}[] = [
  {folder: 'names', file: 'cities', kinds: placesBy('city')},
  {folder: null, file: 'communes', kinds: placesBy('commune')},
  {folder: null, file: 'regions', kinds: placesBy('known')},
  {
    folder: null,
    file: 'entities',
    kinds: {persons: known('person'), others: known('other'), events: known('event'), organizations: known('organization'), places: known('place'), 'lower-events': known('event')}
  }
]

/** Answers that are kept: a text asks for the same words again and again. */
const mostAnswers = 20_000

/** The lists of names of a pack, and the cities and first names that all languages share. */
export function gazetteerOf(pack: Lang): (word: string) => Names {
  const common = new Set(pack.words('entities').get('common')?.map(foldKey))
  const sources = lists.map(({folder, file, kinds}) => ({openings: readOpenings(folder ?? pack.code, file), kinds, order: Object.keys(kinds)}))
  const [own, shared] = [readOpenings(pack.code, 'entities'), readOpenings('names', 'first-names')]
  const answers = new Map<string, Names>()
  return (word) => {
    let names = answers.get(word)
    if (names === undefined) {
      if (answers.size >= mostAnswers) answers.clear()
      answers.set(word, (names = read(word)))
    }
    return names
  }

  function read(word: string): Names {
    const opening = openingOf(word)
    let name: Entry | undefined
    const phrases = new Map<string, Phrase>()
    for (const {openings, kinds, order} of sources) {
      const entries = openings.of(opening)
      if (entries.length === 0) continue
      for (const {text, section} of entries.filter(({section}) => section in kinds).sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section))) {
        const words = wordsOf(text)
        const entry = {...kinds[section], common: section === 'common'}
        if (words[0] !== word) continue
        if (words.length === 1) name = entry
        else phrases.set(words.join(' '), {words, entry})
      }
    }
    return {
      name: name && common.has(word) ? {...name, common: true} : name,
      phrases: [...phrases.values()].sort((a, b) => b.words.length - a.words.length),
      firstName: firstNameOf(word, opening)
    }
  }

  function firstNameOf(word: string, opening: number): Names['firstName'] {
    const isWord = ({text}: ListEntry): boolean => foldKey(text) === word
    if (own.of(opening).some((entry) => entry.section === 'first-names' && isWord(entry))) return {common: false}
    const entry = shared.of(opening).findLast(isWord)
    return entry && {common: entry.section === 'common'}
  }
}

/** The words that a name has as tokens of a text, folded. */
export function wordsOf(name: string): string[] {
  return isOneWord(name) ? [foldKey(name)] : tokenize(name, [0, name.length], noMarks).map(({key}) => key)
}

const noWords: ReadonlySet<string> = new Set()
const noMarks: Marks = {abbreviations: noWords, ordinalSuffixes: noWords, romanSuffixes: noWords}

function placesBy(evidence: Evidence): Record<string, Kind> {
  return {'': {type: 'place', evidence}, common: {type: 'place', evidence}}
}

function known(type: EntityType): Kind {
  return {type, evidence: 'known'}
}

/** Nothing but letters of Latin-1 and hyphens. */
function isOneWord(name: string): boolean {
  let end = lettersEnd(name, 0)
  while (end < name.length && name[end] === '-') end = lettersEnd(name, end + 1)
  return end === name.length
}
