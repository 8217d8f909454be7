import {compare} from '../compare.ts'
import type {EntityType} from '../doc.ts'
import {aliasKey} from './aliases.ts'
import type {Assigned} from './assign.ts'
import type {Form} from './form.ts'
import type {Thing} from './things.ts'

/** A thing of the dataset: a row of entities.json. */
export interface EntityRow {
  readonly id: string
  /** The commonest one among its mentions. */
  readonly type: EntityType
  /** The commonest full form. */
  readonly name: string
  /** True for a name that several things bear, where nothing decides which. */
  readonly ambiguous: boolean
  /** Most frequent first. */
  readonly aliases: readonly {readonly text: string; readonly count: number}[]
  /** Ids of the documents that mention it, sorted. */
  readonly documents: readonly string[]
}

/** How a thing is mentioned. */
export interface Use {
  readonly texts: Map<string, number>
  /** Texts that are full forms. */
  readonly full: Set<string>
  readonly documents: Set<string>
  ambiguous: boolean
}

/**
 * The rows of entities.json, sorted by id in code units.
 * @param documents the ids of the documents, parallel to what their mentions stand for
 */
export function rowsOf(documents: readonly (string | null)[], assigned: readonly (readonly Assigned[])[], ids: ReadonlyMap<Thing, string>): EntityRow[] {
  const uses = new Map<Thing, Use>()
  assigned.forEach((list, d) => {
    for (const {form, thing, candidates} of list) {
      if (!uses.has(thing)) uses.set(thing, newUse())
      addUse(uses.get(thing)!, {text: form.text, isFull: isFull(fullnessOf(form), () => thing.forms.includes(form)), document: documents[d], isOpen: candidates.length > 0})
    }
  })
  return [...uses].map(([thing, use]) => rowOf(ids.get(thing)!, thing.type, use)).sort((a, b) => compare(a.id, b.id))
}

export function newUse(): Use {
  return {texts: new Map(), full: new Set(), documents: new Set(), ambiguous: false}
}

export function addUse(use: Use, {text, isFull, document, isOpen}: {text: string; isFull: boolean; document: string | null; isOpen: boolean}): void {
  use.texts.set(text, (use.texts.get(text) ?? 0) + 1)
  if (isFull) use.full.add(text)
  if (isOpen) use.ambiguous = true
  if (document !== null) use.documents.add(document)
}

export function rowOf(id: string, type: EntityType, {texts, full, documents, ambiguous}: Use): EntityRow {
  const aliases = [...texts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
  const name = (aliases.find(({text}) => full.has(text)) ?? aliases[0]).text
  return {id, type, name, ambiguous, aliases, documents: [...documents].sort(compare)}
}

/** Whether a form says a whole name: always, as one of the forms of its thing, or never. */
export type Fullness = 'always' | 'own' | 'never'

/** What a table gives as such, a person's with first name and surname, else what is no acronym and no part. */
export function fullnessOf({text, type, full, concept, words}: Form): Fullness {
  if (concept !== null) return aliasKey(text) === aliasKey(full) ? 'always' : 'never'
  if (type === 'person') return words.length > 1 && !words.some((word) => word.endsWith('.')) ? 'always' : 'never'
  return /^(?:\p{Lu}\.?)+$/u.test(text) ? 'never' : 'own'
}

export function isFull(fullness: Fullness, isOwn: () => boolean): boolean {
  return fullness === 'always' || (fullness === 'own' && isOwn())
}
