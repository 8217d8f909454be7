import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {lang, languages, perLang} from '../lang/index.ts'
import {nameWords} from './words.ts'

/** A thing that has a name of its own in each language. */
export interface Concept {
  /** The same in all languages: `place de`; with its language and name for what one language alone lists. */
  readonly key: string
  /** Its usual full name in the language asked. */
  readonly name: string
}

interface Table {
  readonly keys: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
}

/** Types that a tagger takes for one another: a country is a place and acts like an organisation. */
const metonyms: Partial<Record<EntityType, EntityType>> = {place: 'organization', organization: 'place'}

/**
 * `aliases.txt` and `countries.txt` of a pack: sections by type, lines `key: name = other name = …`. Lines of two languages with
 * one key are one thing; a line without a key has that of the country that it names, else one of its own.
 */
const table = perLang((pack: Lang): Table => {
  const keys = new Map<string, string>()
  const names = new Map<string, string>()
  for (const list of ['countries', 'aliases']) {
    for (const [type, lines] of pack.words(list)) {
      for (const line of lines) {
        const [, stated, rest] = /^(?:([a-z0-9-]+): )?(.*)$/.exec(line)!
        const written = rest.split(' = ')
        const known = written.map((name) => keys.get(`${type} ${aliasKey(name)}`)).find((key) => key !== undefined)
        const key = stated === undefined ? (known ?? `${type} ${pack.code}/${aliasKey(written[0])}`) : `${type} ${stated}`
        names.set(key, written[0])
        for (const name of written) keys.set(`${type} ${aliasKey(name)}`, key)
      }
    }
  }
  return {keys, names}
})

/** The thing that a name stands for by the tables of its language, else, when `abroad`, by those of the others if they agree; null when none knows it. */
export function conceptOf(text: string, type: EntityType, pack: Lang, abroad: boolean): Concept | null {
  const own = table(pack)
  const name = aliasKey(text)
  const key = keyIn(pack, name, type) ?? (abroad ? agreed(packs().map((other) => keyIn(other, name, type)).filter((key) => key !== null)) : null)
  if (key === null) return null
  return {key, name: own.names.get(key) ?? packs().map((other) => table(other).names.get(key)).find((name) => name !== undefined)!}
}

/** Case, diacritics, stops, kinds of apostrophe, hyphen and space do not tell names apart. */
export function aliasKey(name: string): string {
  return foldKey(name).replace(/\./g, '').replace(/[\s'’-]+/g, ' ').trim()
}

/** @param name an alias key */
function keyIn(pack: Lang, name: string, type: EntityType): string | null {
  const {keys} = table(pack)
  const other = metonyms[type]
  return keys.get(`${type} ${name}`) ?? officialCountry(pack, name) ?? (other && keys.get(`${other} ${name}`)) ?? null
}

/** `république d'Arménie` is Armenia; with no other words before the country than the pack lists. */
function officialCountry(pack: Lang, name: string): string | null {
  const {links} = nameWords(pack)
  const beginning = countryBeginnings(pack).find((form) => name.startsWith(form))
  if (beginning === undefined) return null
  const words = name.slice(beginning.length).split(' ')
  while (words.length > 1 && links.has(words[0])) words.shift()
  const country = table(pack).keys.get(`place ${words.join(' ')}`)
  return country !== undefined && /^place [a-z]{2}$/.test(country) ? country : null
}

const countryBeginnings = perLang((pack) => nameWords(pack).countryForms.map((form) => `${aliasKey(form)} `))

function agreed(keys: readonly string[]): string | null {
  return keys.length > 0 && keys.every((key) => key === keys[0]) ? keys[0] : null
}

function packs(): Lang[] {
  return languages().map(lang)
}
