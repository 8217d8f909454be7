import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {readWords} from '../lang/words.ts'
import {soundOf} from './spelling.ts'

/** What a language says of the parts of a name; all keys are folded. */
export interface NameWords {
  readonly honorifics: ReadonlySet<string>
  readonly generations: ReadonlySet<string>
  /** `st` → `saint`. */
  readonly abbreviations: ReadonlyMap<string, string>
  /** `premiere` → `1`. */
  readonly ordinals: ReadonlyMap<string, string>
  /** `e` of `21e`. */
  readonly ordinalSuffixes: ReadonlySet<string>
  /** `e` of `XIVe`. */
  readonly romanSuffixes: ReadonlySet<string>
  /** As they sound. */
  readonly placeQualifiers: ReadonlySet<string>
  /** Words on the standing of a place: `autoproclamee`. */
  readonly standing: ReadonlySet<string>
  /** Words before a country in its official name, longest first: `republique islamique`. */
  readonly countryForms: readonly string[]
  /** Articles and prepositions, which tell no name from another. */
  readonly links: ReadonlySet<string>
  /** Words between the parts of a long name: `et`, `pour`. */
  readonly farLinks: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  readonly demonyms: ReadonlySet<string>
  /** Endings of gender and number, longest first. */
  readonly demonymEndings: readonly string[]
}

/** Legal forms of companies: `gmbh`. */
export const legalForms: ReadonlySet<string> = new Set(readWords('names', 'legal-forms').get(''))

/** Compiles `identity.txt` of a pack, and what `entities.txt` says of links, particles and peoples. */
export const nameWords = perLang((pack: Lang): NameWords => {
  const folded = (list: string, section: string): string[] => (pack.words(list).get(section) ?? []).map(foldKey)
  const pairs = (section: string): string[][] => folded('identity', section).map((line) => line.split(' = '))
  const longestFirst = (words: string[]): string[] => words.sort((a, b) => b.length - a.length)
  return {
    honorifics: new Set(folded('identity', 'honorifics').map(withoutStop)),
    generations: new Set(folded('identity', 'generations').map(withoutStop)),
    abbreviations: new Map(pairs('abbreviations').map(([short, full]) => [short, full])),
    ordinals: new Map(pairs('ordinals').flatMap(([number, ...words]) => words.map((word) => [word, number] as const))),
    ordinalSuffixes: new Set(folded('identity', 'ordinal-suffixes')),
    romanSuffixes: new Set(folded('identity', 'roman-suffixes')),
    placeQualifiers: new Set(folded('identity', 'place-qualifiers').map(soundOf)),
    standing: new Set(folded('identity', 'standing')),
    countryForms: longestFirst(folded('identity', 'country-forms')),
    links: new Set(folded('entities', 'links')),
    farLinks: new Set(folded('entities', 'far-links')),
    particles: new Set(folded('entities', 'particles')),
    demonyms: new Set(folded('entities', 'demonyms')),
    demonymEndings: longestFirst(folded('entities', 'demonym-endings'))
  }
})

export function withoutStop(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word
}

/** Whether a sounding word is a first name of the list that all languages share. */
export function isFirstName(sound: string): boolean {
  firstNames ??= new Set([...readWords('names', 'first-names').values()].flat().map(soundOf))
  return firstNames.has(sound)
}

let firstNames: ReadonlySet<string> | null = null
