import {createHash} from 'node:crypto'
import type {EntityType} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {aliasOf} from './aliases.ts'
import {lexicon} from './lexicon.ts'
import {isSameSound, skeleton, sound, wordsOf} from './spelling.ts'
import {fold} from './tokens.ts'

export interface DocumentMentions {
  readonly id: string | null
  /** BCP 47: whose aliases and links hold. */
  readonly lang: string
  readonly mentions: readonly {readonly text: string; readonly type: EntityType}[]
}

/** The id of a mention; `ambiguous` when several things of the dataset bear its name and nothing decides. */
export interface Resolved {
  readonly id: string
  readonly ambiguous: boolean
}

/** A thing of the dataset: a row of entities.json. */
export interface EntityRow {
  readonly id: string
  readonly type: EntityType
  /** The commonest full form. */
  readonly name: string
  readonly aliases: readonly {readonly text: string; readonly count: number}[]
  /** Ids of the documents that mention it, sorted. */
  readonly documents: readonly string[]
}

/** One way to write a name: all mentions of a dataset that are written so. */
interface Form {
  readonly text: string
  readonly type: EntityType
  /** Sounding words without links. */
  readonly sounds: readonly string[]
  /** Listed by a gazetteer or an alias table: a name of its own, never the short form of another. */
  readonly listed: boolean
  readonly name: string
}

/** A cluster of forms that are spellings of one name. */
interface Thing {
  readonly type: EntityType
  readonly forms: Form[]
}

/**
 * Gives one id to one thing, whatever its spelling, over one document or a whole dataset.
 *
 * Forms of a type that sound alike are one thing. A short form (a surname, initials and surname, an acronym, the last part of a
 * compound place) is the thing that it fits in its own document, else in the dataset, when exactly one fits. The result depends
 * neither on the order of the documents nor on that of the mentions.
 * @returns ids parallel to the documents and their mentions, and the rows of entities.json sorted by id in code units
 */
export function resolveEntities(documents: readonly DocumentMentions[]): {ids: Resolved[][]; rows: EntityRow[]} {
  const forms = new FormTable()
  const formsOf = documents.map(({lang: code, mentions}) => mentions.map(({text, type}) => forms.get(text, type, code)))
  const things = new ThingTable(forms.all())
  const assigned = formsOf.map((list) => {
    const inDocument = new FitIndex(list, things)
    const done = new Map<Form, {thing: Thing; ambiguous: boolean}>()
    return list.map((form) => {
      if (!done.has(form)) done.set(form, things.resolve(form, inDocument))
      return done.get(form)!
    })
  })
  const ids = idsOf(new Set(assigned.flat().map(({thing}) => thing)))
  return {
    ids: assigned.map((list) => list.map(({thing, ambiguous}) => ({id: ids.get(thing)!, ambiguous}))),
    rows: rowsOf(documents, assigned, ids)
  }
}

/** One form for each text and type. */
class FormTable {
  readonly #forms = new Map<string, Form>()

  get(text: string, type: EntityType, code: string): Form {
    const pack = lang(code)
    const key = `${type} ${pack.code} ${text}`
    if (!this.#forms.has(key)) this.#forms.set(key, this.#create(text.replace(/\s+/g, ' ').trim(), type, code))
    return this.#forms.get(key)!
  }

  all(): Form[] {
    return [...this.#forms.values()]
  }

  #create(text: string, type: EntityType, code: string): Form {
    const words = lexicon(lang(code))
    const alias = aliasOf(lang(code), text, type)
    const name = alias ?? text
    const sounds = wordsOf(name).filter((word) => !words.has('links', word)).map(sound)
    return {text, type, name, sounds: sounds.length > 0 ? sounds : [fold(name)], listed: alias !== null || words.names.has(fold(text))}
  }
}

/** The things of a dataset by their full forms. */
class ThingTable {
  readonly #things = new Map<Form, Thing>()
  readonly #index: FitIndex

  constructor(forms: readonly Form[]) {
    const blocks = new Map<string, Form[]>()
    for (const form of [...forms].sort((a, b) => compare(a.text, b.text))) {
      const key = `${form.type} ${form.sounds.map(skeleton).join(' ')}`
      if (!blocks.has(key)) blocks.set(key, [])
      blocks.get(key)!.push(form)
    }
    for (const block of blocks.values()) this.#cluster(block)
    this.#index = new FitIndex(forms, this)
  }

  of(form: Form): Thing {
    return this.#things.get(form)!
  }

  /** The thing that a form names in a document. */
  resolve(form: Form, inDocument: FitIndex): {thing: Thing; ambiguous: boolean} {
    const own = this.of(form)
    if (form.listed) return {thing: own, ambiguous: false}
    for (const index of [inDocument, this.#index]) {
      const fits = index.fits(form)
      if (fits.size === 1) return {thing: [...fits][0], ambiguous: false}
      if (fits.size > 1) return {thing: own, ambiguous: true}
    }
    return {thing: own, ambiguous: false}
  }

  /** Joins the forms of a block that sound alike, transitively. */
  #cluster(block: readonly Form[]): void {
    const bySound = new Map<string, Thing>()
    const things: Thing[] = []
    for (const form of block) {
      const key = form.sounds.join(' ')
      const same = bySound.get(key)
      if (same) same.forms.push(form)
      else {
        const thing = {type: form.type, forms: [form]}
        bySound.set(key, thing)
        things.push(thing)
      }
    }
    for (const thing of joinAlike(things)) for (const form of thing.forms) this.#things.set(form, thing)
  }
}

function joinAlike(things: readonly Thing[]): Thing[] {
  const joined: Thing[] = []
  for (const thing of things) {
    const alike = joined.filter(({forms}) => forms.some((form) => isAlike(form, thing.forms[0])))
    const merged = {type: thing.type, forms: [...alike.flatMap(({forms}) => forms), ...thing.forms]}
    for (const old of alike) joined.splice(joined.indexOf(old), 1)
    joined.push(merged)
  }
  return joined
}

function isAlike(a: Form, b: Form): boolean {
  return a.sounds.length === b.sounds.length && a.sounds.every((word, i) => isSameSound(word, b.sounds[i]))
}

/** Finds the full forms that a short form may stand for. */
class FitIndex {
  readonly #full = new Map<string, Set<Form>>()
  readonly #things: Pick<ThingTable, 'of'>

  constructor(forms: readonly Form[], things: Pick<ThingTable, 'of'>) {
    this.#things = things
    for (const form of new Set(forms)) {
      for (const key of shortKeys(form)) {
        if (!this.#full.has(key)) this.#full.set(key, new Set())
        this.#full.get(key)!.add(form)
      }
    }
  }

  fits(short: Form): Set<Thing> {
    const key = shortKey(short)
    const full = key === null ? [] : [...(this.#full.get(key) ?? [])].filter((form) => isShortFor(short, form))
    return new Set(full.map((form) => this.#things.of(form)))
  }
}

/** What a short form is looked up by, or null when it is none. */
function shortKey({type, sounds, text}: Form): string | null {
  if (type === 'person') return sounds.length === 1 || isInitial(sounds[0]) ? `person ${skeleton(sounds.at(-1)!)}` : null
  if (sounds.length > 1) return null
  if (type === 'place') return `place ${sounds[0]}`
  return type === 'organization' && isAcronym(text) ? `organization ${fold(text).replace(/\./g, '')}` : null
}

/** The short forms that a full form may have. */
function shortKeys({type, sounds, text}: Form): string[] {
  if (type === 'person') return sounds.length > 1 && !isInitial(sounds[0]) ? [`person ${skeleton(sounds.at(-1)!)}`] : []
  if (type === 'place') return sounds.length === 1 && sounds[0].includes('-') ? [`place ${sounds[0].slice(sounds[0].lastIndexOf('-') + 1)}`] : []
  return type === 'organization' && sounds.length > 2 ? [`organization ${wordsOf(text).filter((word) => word.length > 3 || /^\d/.test(word)).map((word) => word[0]).join('')}`] : []
}

function isShortFor(short: Form, full: Form): boolean {
  if (full.type !== 'person') return true
  if (!isSameSound(short.sounds.at(-1)!, full.sounds.at(-1)!)) return false
  return short.sounds.length === 1 || short.sounds[0].charAt(0) === full.sounds[0].charAt(0)
}

function isInitial(word: string): boolean {
  return /^[a-z]{1,2}\.(?:-?[a-z]\.)?$/.test(word)
}

function isAcronym(text: string): boolean {
  return /^(?:\p{Lu}\.?){3,}$/u.test(text)
}

/** The folded fullest form; where two things would have the same, both get six hex digits as well. */
function idsOf(things: ReadonlySet<Thing>): Map<Thing, string> {
  const slugs = new Map<string, Thing[]>()
  for (const thing of things) {
    const slug = slugOf(fullest(thing).name)
    slugs.set(slug, [...(slugs.get(slug) ?? []), thing])
  }
  const ids = new Map<Thing, string>()
  for (const [slug, same] of slugs) {
    for (const thing of same) {
      const {type, name} = fullest(thing)
      ids.set(thing, same.length === 1 ? slug : `${slug}-${createHash('sha256').update(`${type}\n${name}`).digest('hex').slice(0, 6)}`)
    }
  }
  return ids
}

function fullest({forms}: Thing): Form {
  return forms.reduce((best, form) => (fullness(form) > fullness(best) || (fullness(form) === fullness(best) && compare(form.name, best.name) < 0) ? form : best))
}

function fullness({sounds, name}: Form): number {
  return sounds.length * 1000 + name.length
}

function slugOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed'
}

function rowsOf(documents: readonly DocumentMentions[], assigned: readonly (readonly {thing: Thing}[])[], ids: ReadonlyMap<Thing, string>): EntityRow[] {
  const counts = new Map<Thing, {texts: Map<string, number>; documents: Set<string>}>()
  documents.forEach(({id, mentions}, d) =>
    assigned[d].forEach(({thing}, m) => {
      if (!counts.has(thing)) counts.set(thing, {texts: new Map(), documents: new Set()})
      const row = counts.get(thing)!
      const text = mentions[m].text.replace(/\s+/g, ' ').trim()
      row.texts.set(text, (row.texts.get(text) ?? 0) + 1)
      if (id !== null) row.documents.add(id)
    })
  )
  return [...counts]
    .map(([thing, {texts, documents: where}]) => {
      const aliases = [...texts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
      const full = new Set(thing.forms.filter(({text, name}) => text === name).map(({text}) => text))
      return {id: ids.get(thing)!, type: thing.type, name: (aliases.find(({text}) => full.has(text)) ?? aliases[0]).text, aliases, documents: [...where].sort()}
    })
    .sort((a, b) => compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
