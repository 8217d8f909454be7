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

interface Use {
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
    const document = documents[d]
    for (const mention of list) {
      const {form, thing, candidates} = mention
      if (!uses.has(thing)) uses.set(thing, {texts: new Map(), full: new Set(), documents: new Set(), ambiguous: false})
      const use = uses.get(thing)!
      use.texts.set(form.text, (use.texts.get(form.text) ?? 0) + 1)
      if (!use.full.has(form.text) && isFull(form, thing)) use.full.add(form.text)
      if (candidates.length > 0) use.ambiguous = true
      if (document !== null) use.documents.add(document)
    }
  })
  return [...uses]
    .map(([thing, {texts, full, documents: where, ambiguous}]) => {
      const aliases = [...texts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
      const name = (aliases.find(({text}) => full.has(text)) ?? aliases[0]).text
      return {id: ids.get(thing)!, type: thing.type, name, ambiguous, aliases, documents: [...where].sort(compare)}
    })
    .sort((a, b) => compare(a.id, b.id))
}

/** A form that says the whole name: what a table gives as such, a person's with first name and surname, else what is no acronym and no part. */
function isFull(form: Form, {forms}: Thing): boolean {
  const {text, type, full, concept, words} = form
  if (concept !== null) return aliasKey(text) === aliasKey(full)
  if (type === 'person') return words.length > 1 && !words.some((word) => word.endsWith('.'))
  return forms.includes(form) && !/^(?:\p{Lu}\.?)+$/u.test(text)
}
