import {detached} from '../detached.ts'
import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {WordList} from '../lang/words.ts'
import type {Names, Phrase} from './gazetteer.ts'
import {gazetteerOf, wordsOf} from './gazetteer.ts'
import {KnownWord, lists} from './known-word.ts'
import {SliceMap} from './model/slice-map.ts'
import {openingOf, openingsOf} from './openings.ts'
import type {Marks} from './tokens.ts'

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

/** What the tagger asks of a language, by folded word. */
export interface Lexicon extends Marks {
  /** What the lists of names say of a word. */
  readonly names: (key: string) => Names
  /** Singular and plural, feminine and masculine. */
  readonly demonyms: ReadonlySet<string>
  readonly placeEndings: readonly string[]
  readonly placePrefixes: readonly string[]
  readonly surnameEndings: readonly string[]
  /** Names of several words that stand in lower case too, by their first one: `seconde guerre mondiale`. */
  readonly lowerPhrases: ReadonlyMap<string, readonly Phrase[]>
  /** Evidence that is worth nothing in this language. */
  readonly doubtedEvidence: ReadonlySet<string>
}

const headTypes = ['place', 'organization', 'event', 'other'] as const

/** Words that are kept of those that lists have: a text asks for the same ones again and again. */
const mostWords = 40_000

/** Compiles the lists of a pack: `entities.txt`, `regions.txt`, `communes.txt`, and the cities and first names that all languages share. */
export const lexicon = perLang((pack: Lang): Lexicon => {
  const words = pack.words('entities')
  const folded = (section: string): string[] => (words.get(section) ?? []).map(foldKey)
  const heads = headsOf(words)
  const lowerPhrases = phrasesOf(words.get('lower-events') ?? [])
  const demonyms = new Set(folded('demonyms').flatMap((demonym) => ['', ...folded('demonym-endings')].map((ending) => demonym + ending)))
  const openers = new Set([...heads.keys(), ...lowerPhrases.keys(), ...folded('event-ordinals')])
  const wordLists = {bits: bitsOf(words), heads, demonyms, adjectiveEndings: folded('adjective-endings'), openers, read: gazetteerOf(pack)}
  const kept = new SliceMap<KnownWord>()
  const openings = openingsOf(pack)
  const known = (key: string): KnownWord => {
    if (!openings.has(openingOf(key))) return new KnownWord(key, wordLists, false)
    let word = kept.get(key)
    if (word === undefined) {
      if (kept.size >= mostWords) kept.clear()
      const own = detached(key)
      kept.add(own, (word = new KnownWord(own, wordLists, true)))
    }
    return word
  }
  return {
    known,
    names: (key) => known(key).names,
    demonyms,
    abbreviations: new Set([...folded('titles'), ...(pack.words('abbreviations').values() ?? [])].flat().map((word) => foldKey(word).replace(/\.$/, '')).filter((word) => word.length <= 4)),
    ordinalSuffixes: new Set(pack.words('identity').get('ordinal-suffixes')),
    romanSuffixes: new Set(pack.words('identity').get('roman-suffixes')),
    placeEndings: folded('place-endings'),
    placePrefixes: folded('place-prefixes'),
    surnameEndings: folded('surname-endings'),
    lowerPhrases,
    doubtedEvidence: new Set(words.get('doubted-evidence'))
  }
})

/** Which lists have each word. */
function bitsOf(words: WordList): Map<string, number> {
  const bits = new Map<string, number>()
  for (const [section, bit] of Object.entries(lists)) {
    for (const key of (words.get(section) ?? []).map(foldKey)) bits.set(key, (bits.get(key) ?? 0) | bit)
  }
  return bits
}

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

/** Names of events by their first word, longest first. */
function phrasesOf(names: readonly string[]): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>()
  for (const words of names.map(wordsOf).sort((a, b) => b.length - a.length)) {
    phrases.set(words[0], [...(phrases.get(words[0]) ?? []), {words, entry: {type: 'event', evidence: 'known', common: false}}])
  }
  return phrases
}
