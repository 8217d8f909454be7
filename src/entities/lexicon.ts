import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {WordList} from '../lang/words.ts'
import {readWords} from '../lang/words.ts'
import type {Evidence} from './evidence.ts'
import {lettersEnd} from './letters.ts'
import type {Marks} from './tokens.ts'
import {tokenize} from './tokens.ts'

/** The head of a name: `guerre de Corée`, `Parti socialiste`. */
export interface Head {
  readonly type: EntityType
  /** `of`: in lower case a link stands between it and the name: `république d'Irlande`, but `la république Emmanuel …`. */
  readonly of: boolean
  /** In lower case it needs a year, or an adjective and a name: `crise de 2008`, but `la crise de Renault`. */
  readonly loose: boolean
  /** An ordinal before it belongs to the name: `21e division`. */
  readonly numbered: boolean
}

/** A word may be the head of one kind of name in lower case and of another with a capital: `église`, `Église`. */
export interface Heads {
  readonly lower?: Head
  readonly capital?: Head
}

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

/** What the tagger asks of a language, by folded word. */
export interface Lexicon extends Marks {
  readonly heads: ReadonlyMap<string, Heads>
  readonly firstNames: ReadonlyMap<string, {readonly common: boolean}>
  /** Names of one word. */
  readonly names: ReadonlyMap<string, Entry>
  /** Names of several words by their first one, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** Singular and plural, feminine and masculine. */
  readonly demonyms: ReadonlySet<string>
  readonly adjectiveEndings: readonly string[]
  readonly placeEndings: readonly string[]
  readonly placePrefixes: readonly string[]
  readonly surnameEndings: readonly string[]
  /** Names of several words that stand in lower case too, by their first one: `seconde guerre mondiale`. */
  readonly lowerPhrases: ReadonlyMap<string, readonly Phrase[]>
  /** Words that a name may begin with in lower case. */
  readonly openers: ReadonlySet<string>
  /** A word list by section name; empty when the pack has none. */
  has(section: Section, key: string): boolean
}

export type Section = (typeof sections)[number]

const sections = [
  'adjectives', 'articles', 'cardinals', 'complements', 'event-ordinals', 'far-links', 'links', 'not-names', 'organization-nouns', 'other-nouns',
  'particles', 'person-verbs', 'person-words', 'place-adjectives', 'place-links', 'place-nouns', 'place-prepositions', 'plural-determiners',
  'roads', 'titles', 'months', 'not-adjectives', 'foreign-links', 'conjunctions', 'doubted-evidence', 'regnal-ordinals'
] as const

const headTypes = ['place', 'organization', 'event', 'other'] as const

const nameSections: readonly {section: string; type: EntityType; evidence: Evidence}[] = [
  {section: 'persons', type: 'person', evidence: 'known'},
  {section: 'others', type: 'other', evidence: 'known'},
  {section: 'events', type: 'event', evidence: 'known'},
  {section: 'organizations', type: 'organization', evidence: 'known'},
  {section: 'places', type: 'place', evidence: 'known'}
]

const noWords: ReadonlySet<string> = new Set()
const noMarks: Marks = {abbreviations: noWords, ordinalSuffixes: noWords, romanSuffixes: noWords}

/** Compiles the lists of a pack: `entities.txt`, `regions.txt`, `communes.txt`, and the cities and first names that all languages share. */
export const lexicon = perLang((pack: Lang): Lexicon => {
  const words = pack.words('entities')
  const lists = new Map<string, ReadonlySet<string>>(sections.map((section) => [section, new Set(words.get(section)?.map(foldKey))]))
  const folded = (section: string): string[] => (words.get(section) ?? []).map(foldKey)
  const gazetteer = new Gazetteer()
  gazetteer.addList(readWords('names', 'cities'), 'place', 'city')
  gazetteer.addList(pack.words('communes'), 'place', 'commune')
  gazetteer.addList(pack.words('regions'), 'place', 'known')
  for (const {section, type, evidence} of nameSections) for (const name of words.get(section) ?? []) gazetteer.add(name, {type, evidence, common: false})
  gazetteer.markCommon(words.get('common') ?? [])
  const lower = new Gazetteer()
  for (const name of words.get('lower-events') ?? []) {
    lower.add(name, {type: 'event', evidence: 'known', common: false})
    gazetteer.add(name, {type: 'event', evidence: 'known', common: false})
  }
  const heads = headsOf(words)
  const lowerPhrases = lower.sortedPhrases()
  return {
    heads,
    firstNames: firstNamesOf([readWords('names', 'first-names'), new Map([['', words.get('first-names') ?? []]])]),
    names: gazetteer.names,
    phrases: gazetteer.sortedPhrases(),
    demonyms: new Set(folded('demonyms').flatMap((demonym) => ['', ...folded('demonym-endings')].map((ending) => demonym + ending))),
    abbreviations: new Set([...folded('titles'), ...(pack.words('abbreviations').values() ?? [])].flat().map((word) => foldKey(word).replace(/\.$/, '')).filter((word) => word.length <= 4)),
    ordinalSuffixes: new Set(pack.words('identity').get('ordinal-suffixes')),
    romanSuffixes: new Set(pack.words('identity').get('roman-suffixes')),
    adjectiveEndings: folded('adjective-endings'),
    placeEndings: folded('place-endings'),
    placePrefixes: folded('place-prefixes'),
    surnameEndings: folded('surname-endings'),
    lowerPhrases,
    openers: new Set([...heads.keys(), ...lowerPhrases.keys(), ...folded('event-ordinals')]),
    has: (section, key) => (lists.get(section) ?? noWords).has(key)
  }
})

function headsOf(words: WordList): Map<string, Heads> {
  const keysOf = (section: string): string[] => (words.get(section) ?? []).map(foldKey)
  const loose = new Set(keysOf('loose-heads'))
  const numbered = new Set(keysOf('numbered-heads'))
  const heads = new Map<string, {lower?: Head; capital?: Head}>()
  const put = (key: string, form: keyof Heads, type: EntityType, of: boolean): void => {
    heads.set(key, {...heads.get(key), [form]: {type, of, loose: loose.has(key), numbered: numbered.has(key)}})
  }
  for (const type of headTypes) {
    for (const [section, of] of [['heads', false], ['heads-of', true]] as const) {
      for (const key of keysOf(`${type}-${section}`)) {
        put(key, 'lower', type, of)
        put(key, 'capital', type, false)
      }
    }
  }
  for (const type of headTypes) for (const key of keysOf(`${type}-heads-capital`)) put(key, 'capital', type, false)
  return heads
}

function firstNamesOf(lists: readonly WordList[]): Map<string, {common: boolean}> {
  const names = new Map<string, {common: boolean}>()
  for (const list of lists) for (const [section, entries] of list) for (const name of entries) names.set(foldKey(name), {common: section === 'common'})
  return names
}

/** Names by their words; what is added later wins over what was added before. */
class Gazetteer {
  readonly names = new Map<string, Entry>()
  readonly phrases = new Map<string, Map<string, Phrase>>()

  addList(list: WordList, type: EntityType, evidence: Evidence): void {
    for (const [section, names] of list) for (const name of names) this.add(name, {type, evidence, common: section === 'common'})
  }

  add(name: string, entry: Entry): void {
    const words = keys(name)
    if (words.length === 1) this.names.set(words[0], entry)
    else {
      if (!this.phrases.has(words[0])) this.phrases.set(words[0], new Map())
      this.phrases.get(words[0])!.set(words.join(' '), {words, entry})
    }
  }

  markCommon(names: readonly string[]): void {
    for (const name of names.map(foldKey)) if (this.names.has(name)) this.names.set(name, {...this.names.get(name)!, common: true})
  }

  sortedPhrases(): Map<string, Phrase[]> {
    return new Map([...this.phrases].map(([first, phrases]) => [first, [...phrases.values()].sort((a, b) => b.words.length - a.words.length)]))
  }
}

/** The keys that a name has as tokens of a text. */
function keys(name: string): string[] {
  if (isOneWord(name)) return [foldKey(name)]
  return tokenize(name, [0, name.length], noMarks).map((token) => token.key)
}

/** Nothing but letters of Latin-1 and hyphens. */
function isOneWord(name: string): boolean {
  let end = lettersEnd(name, 0)
  while (end < name.length && name[end] === '-') end = lettersEnd(name, end + 1)
  return end === name.length
}
