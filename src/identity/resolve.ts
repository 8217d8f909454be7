import {compare} from '../compare.ts'
import type {EntityType} from '../doc.ts'
import {entityTypes} from '../doc.ts'
import {aliasKey} from './aliases.ts'
import {assignMentions, createWorld} from './assign.ts'
import type {Form} from './form.ts'
import {createForm} from './form.ts'
import {idsOf} from './ids.ts'
import {askNeighbours} from './neighbours.ts'
import type {EntityRow} from './rows.ts'
import {rowsOf} from './rows.ts'
import type {Settings} from './settings.ts'
import {noSettings} from './settings.ts'
import {groupForms} from './things.ts'

export type {EntityRow} from './rows.ts'

export interface DocumentMentions {
  readonly id: string | null
  /** BCP 47: whose tables and words hold. */
  readonly lang: string
  /** In the order of the text. */
  readonly mentions: readonly {readonly text: string; readonly type: EntityType; /** The id that a person has fixed; only `resolveAround` asks. */ readonly fixed?: string}[]
}

/** The id of a mention; `ambiguous` when several things of the dataset bear its name and nothing decides. */
export interface Resolved {
  readonly id: string
  readonly ambiguous: boolean
}

/** How often each spelling occurs, by language, type and text: all that the documents must be asked before ids can be given. */
export type Spellings = ReadonlyMap<string, number>

/** A type that fewer of the mentions of a spelling have is a slip of the tagger. Not tuned: two things of one name have more. */
const leastShare = 0.25

/**
 * Gives one id to one thing, whatever its spelling, over one document or a whole dataset.
 *
 * Spellings that a table lists, or that sound alike, are one thing. A short form (a surname, initials and surname, an acronym, the
 * type of a model) is the thing that it fits in its own document, else in the dataset, when exactly one fits; when several fit, what
 * stands beside it decides; else it has an id of its own, marked ambiguous. The result does not depend on the order of the documents.
 * @returns ids parallel to the documents and their mentions, and the rows of entities.json sorted by id in code units
 */
export function resolveEntities(documents: readonly DocumentMentions[], settings: Settings = noSettings): {ids: Resolved[][]; rows: EntityRow[]} {
  const spellings = joinSpellings(documents.map(spellingsOf))
  const formOf = readForms(spellings, settings)
  const forms = documents.map(({lang, mentions}) => mentions.map(({text, type}) => formOf(keyOf(lang, type, text))))
  const counts = new Map<Form, number>()
  for (const list of forms) for (const form of list) counts.set(form, (counts.get(form) ?? 0) + 1)
  const all = [...counts.keys()]
  const world = createWorld(all, groupForms(all, (form) => counts.get(form)!), settings)
  const assigned = askNeighbours(forms.map((list) => assignMentions(list, world)))
  const ids = idsOf(new Set(assigned.flatMap((list) => list.map(({thing}) => thing))))
  return {
    ids: assigned.map((list) => list.map(({thing, candidates}) => ({id: ids.get(thing)!, ambiguous: candidates.length > 0}))),
    rows: rowsOf(documents.map(({id}) => id), assigned, ids)
  }
}

/** The spellings of one document. */
export function spellingsOf({lang, mentions}: DocumentMentions): Spellings {
  const counts = new Map<string, number>()
  for (const {text, type} of mentions) {
    const key = keyOf(lang, type, text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The spellings of several parts of a dataset; associative, and in code-unit order whatever the order of the parts. */
export function joinSpellings(parts: readonly Spellings[]): Spellings {
  const counts = new Map<string, number>()
  for (const part of parts) for (const [key, count] of part) counts.set(key, (counts.get(key) ?? 0) + count)
  return new Map([...counts].sort(([a], [b]) => compare(a, b)))
}

/** A spelling: what mentions of one language, type and text share. */
export function keyOf(lang: string, type: EntityType, text: string): string {
  return `${lang}\t${type}\t${spelt(text)}`
}

/** A text as its spelling has it. */
export function spelt(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The form of each spelling. Spellings whose type is a slip have the form of the right type. */
function readForms(spellings: Spellings, settings: Settings): (key: string) => Form {
  const read = [...spellings].map(([key, count]) => {
    const [lang, type, text] = key.split('\t') as [string, EntityType, string]
    return {key, lang, type, text, count, name: aliasKey(text)}
  })
  const shares = new Map<string, Map<EntityType, number>>()
  for (const {name, type, count} of read) {
    if (!shares.has(name)) shares.set(name, new Map())
    shares.get(name)!.set(type, (shares.get(name)!.get(type) ?? 0) + count)
  }
  const forms = new Map<string, Form>()
  const byKey = new Map<string, Form>()
  for (const {key, lang, type, text, name} of read) {
    const right = rightType(type, shares.get(name)!)
    const own = keyOf(lang, right, text)
    if (!forms.has(own)) forms.set(own, createForm(text, right, lang, settings))
    byKey.set(key, forms.get(own)!)
  }
  return (key) => byKey.get(key)!
}

/** The type of a spelling among all that have its name; its own unless that is a slip. */
export function rightType(type: EntityType, counts: ReadonlyMap<EntityType, number>): EntityType {
  if (counts.size === 1) return type
  const total = [...counts.values()].reduce((sum, count) => sum + count)
  const commonest = entityTypes.reduce((best, other) => ((counts.get(other) ?? 0) > (counts.get(best) ?? 0) ? other : best))
  return counts.get(type)! < leastShare * total ? commonest : type
}
