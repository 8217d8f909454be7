import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {aliasOf} from './aliases.ts'
import {lexicon} from '../entities/lexicon.ts'
import {sound, spellingKeys, wordsOf} from './spelling.ts'

/** One way to write a name: all mentions of a dataset that are written so. */
export interface Form {
  readonly text: string
  readonly type: EntityType
  /** The name that an alias table gives for it, else its text. */
  readonly name: string
  /** Sounding words of the name, without links. */
  readonly sounds: readonly string[]
  /** In a gazetteer or an alias table: a name of its own, never the short form of another. */
  readonly listed: boolean
}

/** What forms that are spellings of one name stand for. */
export interface Thing {
  readonly type: EntityType
  readonly forms: Form[]
}

export function createForm(text: string, type: EntityType, pack: Lang): Form {
  const words = lexicon(pack)
  const alias = aliasOf(pack, text, type)
  const name = alias ?? text
  const sounds = wordsOf(name).filter((word) => !words.has('links', word)).map(sound)
  return {text, type, name, sounds: sounds.length > 0 ? sounds : [foldKey(name)], listed: alias !== null || words.names.get(foldKey(text))?.type === type}
}

/** The things that forms stand for: forms of one type that share a spelling key are one, transitively. */
export function groupForms(forms: readonly Form[]): Map<Form, Thing> {
  const parent = forms.map((_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]]
    return i
  }
  const first = new Map<string, number>()
  forms.forEach((form, i) => {
    for (const spelling of spellingKeys(form.sounds)) {
      const key = `${form.type} ${spelling}`
      if (first.has(key)) parent[root(i)] = root(first.get(key)!)
      else first.set(key, i)
    }
  })
  const things = new Map<number, Thing>()
  return new Map(
    forms.map((form, i) => {
      if (!things.has(root(i))) things.set(root(i), {type: form.type, forms: []})
      things.get(root(i))!.forms.push(form)
      return [form, things.get(root(i))!]
    })
  )
}

/** Finds the things whose full names a short form may stand for. */
export class FitIndex {
  readonly #things = new Map<string, Set<Thing>>()
  readonly #found = new Map<Form, ReadonlySet<Thing>>()

  constructor(forms: Iterable<Form>, thingOf: (form: Form) => Thing) {
    for (const form of forms) {
      for (const key of keysOfFull(form)) {
        if (!this.#things.has(key)) this.#things.set(key, new Set())
        this.#things.get(key)!.add(thingOf(form))
      }
    }
  }

  fits(short: Form): ReadonlySet<Thing> {
    if (!this.#found.has(short)) this.#found.set(short, new Set(keysOfShort(short).flatMap((key) => [...(this.#things.get(key) ?? [])])))
    return this.#found.get(short)!
  }
}

/** What a surname, initials and surname, an acronym, or the last part of a compound place is looked up by. */
function keysOfShort({type, sounds, text}: Form): string[] {
  const single = sounds.length === 1
  if (type === 'person' && (single || isInitial(sounds[0]))) return spellingKeys(sounds.slice(-1)).map((surname) => `person ${single ? '' : sounds[0][0]} ${surname}`)
  if (type === 'place' && single) return [`place ${sounds[0]}`]
  return type === 'organization' && single && isAcronym(text) ? [`organization ${foldKey(text).replace(/\./g, '')}`] : []
}

/** The same for the short forms that a full form may have. */
function keysOfFull({type, sounds, text}: Form): string[] {
  if (type === 'person' && sounds.length > 1 && !isInitial(sounds[0])) {
    return spellingKeys(sounds.slice(-1)).flatMap((surname) => [`person  ${surname}`, `person ${sounds[0][0]} ${surname}`])
  }
  if (type === 'place' && sounds.length === 1 && sounds[0].includes('-')) return [`place ${sounds[0].slice(sounds[0].lastIndexOf('-') + 1)}`]
  return type === 'organization' && sounds.length > 2 ? [`organization ${initialsOf(text)}`] : []
}

/** First letters of the words of more than three: `Fonds monétaire international` → `fmi`. */
function initialsOf(text: string): string {
  return wordsOf(text).filter((word) => word.length > 3).map((word) => word[0]).join('')
}

function isInitial(word: string): boolean {
  return /^[a-z]{1,2}\.(?:-?[a-z]\.)?$/.test(word)
}

function isAcronym(text: string): boolean {
  return /^(?:\p{Lu}\.?){3,}$/u.test(text)
}
