import {createHash} from 'node:crypto'
import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import {lang} from '../lang/index.ts'
import type {Form, Thing} from './things.ts'
import {createForm, FitIndex, groupForms} from './things.ts'

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
  /** Most frequent first. */
  readonly aliases: readonly {readonly text: string; readonly count: number}[]
  /** Ids of the documents that mention it, sorted. */
  readonly documents: readonly string[]
}

interface Assigned {
  readonly text: string
  readonly thing: Thing
  readonly ambiguous: boolean
}

/**
 * Gives one id to one thing, whatever its spelling, over one document or a whole dataset.
 *
 * Forms of a type that sound alike are one thing. A short form (a surname, initials and surname, an acronym, the last part of a
 * compound place) is the thing that it fits in its own document, else in the dataset, when exactly one fits; when several fit it
 * has an id of its own, marked ambiguous. The result depends neither on the order of the documents nor on that of the mentions.
 * @returns ids parallel to the documents and their mentions, and the rows of entities.json sorted by id in code units
 */
export function resolveEntities(documents: readonly DocumentMentions[]): {ids: Resolved[][]; rows: EntityRow[]} {
  const assigned = assign(documents)
  const ids = idsOf(new Set(assigned.flat().map(({thing}) => thing)))
  return {
    ids: assigned.map((list) => list.map(({thing, ambiguous}) => ({id: ids.get(thing)!, ambiguous}))),
    rows: rowsOf(documents, assigned, ids)
  }
}

function assign(documents: readonly DocumentMentions[]): Assigned[][] {
  const table = new Map<string, Form>()
  const formOf = (text: string, type: EntityType, code: string): Form => {
    const pack = lang(code)
    const key = `${type} ${pack.code} ${text}`
    if (!table.has(key)) table.set(key, createForm(text, type, pack))
    return table.get(key)!
  }
  const forms = documents.map(({lang: code, mentions}) => mentions.map(({text, type}) => formOf(text.replace(/\s+/g, ' ').trim(), type, code)))
  const things = groupForms([...table.values()])
  const thingOf = (form: Form): Thing => things.get(form)!
  const everywhere = new FitIndex(table.values(), thingOf)
  return forms.map((list) => {
    const here = new FitIndex(list, thingOf)
    return list.map((form) => {
      for (const index of form.listed ? [] : [here, everywhere]) {
        const [fit, ...others] = index.fits(form)
        if (fit) return {text: form.text, thing: others.length > 0 ? thingOf(form) : fit, ambiguous: others.length > 0}
      }
      return {text: form.text, thing: thingOf(form), ambiguous: false}
    })
  })
}

/** The folded fullest form; where several things would have the same, each gets six hex digits as well. */
function idsOf(things: ReadonlySet<Thing>): Map<Thing, string> {
  const bySlug = new Map<string, Thing[]>()
  for (const thing of things) {
    const slug = slugOf(fullest(thing).name)
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), thing])
  }
  const ids = new Map<Thing, string>()
  for (const [slug, same] of bySlug) {
    for (const thing of same) {
      const digits = createHash('sha256').update(`${thing.type}\n${fullest(thing).name}`).digest('hex').slice(0, 6)
      ids.set(thing, same.length === 1 ? slug : `${slug}-${digits}`)
    }
  }
  return ids
}

/** Most words, then most letters, then first in code units. */
function fullest({forms}: Thing): Form {
  return forms.reduce((best, form) => {
    const more = form.sounds.length - best.sounds.length || form.name.length - best.name.length || compare(best.name, form.name)
    return more > 0 ? form : best
  })
}

function slugOf(name: string): string {
  return foldKey(name).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed'
}

function rowsOf(documents: readonly DocumentMentions[], assigned: readonly (readonly Assigned[])[], ids: ReadonlyMap<Thing, string>): EntityRow[] {
  const seen = new Map<Thing, {texts: Map<string, number>; documents: Set<string>}>()
  assigned.forEach((list, d) => {
    for (const {text, thing} of list) {
      if (!seen.has(thing)) seen.set(thing, {texts: new Map(), documents: new Set()})
      const {texts, documents: where} = seen.get(thing)!
      texts.set(text, (texts.get(text) ?? 0) + 1)
      const {id} = documents[d]
      if (id !== null) where.add(id)
    }
  })
  return [...seen]
    .map(([thing, {texts, documents: where}]) => {
      const aliases = [...texts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
      return {id: ids.get(thing)!, type: thing.type, name: displayName(thing, aliases), aliases, documents: [...where].sort(compare)}
    })
    .sort((a, b) => compare(a.id, b.id))
}

/** The commonest form that is neither short nor stands for another one. */
function displayName({forms}: Thing, aliases: EntityRow['aliases']): string {
  const full = new Set(forms.filter(({text, name}) => text === name).map(({text}) => text))
  return (aliases.find(({text}) => full.has(text)) ?? aliases[0]).text
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
