import {de} from './de/index.ts'
import {en} from './en/index.ts'
import {es} from './es/index.ts'
import {fr} from './fr/index.ts'
import {it} from './it/index.ts'
import type {Lang} from './pack.ts'
import {createLang} from './pack.ts'
import {ru} from './ru/index.ts'

export type {Lang} from './pack.ts'

const packs: ReadonlyMap<string, Lang> = new Map([fr, en, de, es, it, ru].map((pack) => [pack.code, pack]))

/** What serves a language that has no pack: no words at all, so that only marks of punctuation and shapes decide. */
export const fallback: Lang = createLang('und', {name: 'any language', script: 'Any', dates: []})

/** The language that was asked for last: the blocks of a document ask for the same one again and again. */
let [asked, found] = ['und', fallback]

/** The pack of a language code (`fr`, `fr-CA`), or the fallback pack. */
export function lang(code: string): Lang {
  if (code !== asked) [asked, found] = [code, packs.get(code) ?? packs.get(code.toLowerCase().split(/[-_]/)[0]) ?? fallback]
  return found
}

export function languages(): string[] {
  return [...packs.keys()]
}

/** Compiles something from a pack once: `const openers = perLang((lang) => new Set(lang.words('openers').get('')))`. */
export function perLang<T>(compile: (lang: Lang) => T): (lang: Lang) => T {
  const done = new Map<Lang, T>()
  let last: {readonly lang: Lang; readonly made: T} | null = null
  return (lang) => {
    if (last?.lang !== lang) {
      if (!done.has(lang)) done.set(lang, compile(lang))
      last = {lang, made: done.get(lang)!}
    }
    return last.made
  }
}
