import {createHash} from 'node:crypto'
import {compare} from '../compare.ts'
import {foldKey} from '../fold.ts'
import type {Form} from './form.ts'
import type {Thing} from './things.ts'

/**
 * The ids of things: the folded fullest form, `ilham-aliyev`; where several things would have the same, each gets six hex digits of
 * the sha256 of its type and fullest form as well.
 */
export function idsOf(things: ReadonlySet<Thing>): Map<Thing, string> {
  const bySlug = new Map<string, {thing: Thing; digits: string}[]>()
  for (const thing of things) {
    const {slug, digits} = titleOf(thing)
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), {thing, digits}])
  }
  const ids = new Map<Thing, string>()
  for (const [slug, same] of bySlug) for (const {thing, digits} of same) ids.set(thing, idOf({slug, digits}, same.length))
  return ids
}

/** What an id is made of: the folded fullest form, and six hex digits for when it is not alone. */
export interface Title {
  readonly slug: string
  readonly digits: string
}

export function titleOf(thing: Thing): Title {
  const {full, concept} = fullest(thing)
  return {slug: slugOf(full), digits: createHash('sha256').update(`${thing.type}\n${full}${concept === null ? '' : `\n${concept}`}`).digest('hex').slice(0, 6)}
}

/** @param bearers things that have this slug */
export function idOf({slug, digits}: Title, bearers: number): string {
  return bearers === 1 ? slug : `${slug}-${digits}`
}

/** Of a thing in the tables, its name in the first language; else most words, then most letters, then first in code units. */
function fullest({forms}: Thing): Form {
  return forms.reduce((best, form) => {
    const byTable = best.concept === null ? 0 : best.order - form.order
    const more = byTable || form.words.length - best.words.length || form.full.length - best.full.length || compare(best.full, form.full)
    return more > 0 ? form : best
  })
}

/** The id that a name gives: folded, its words joined by hyphens. */
export function slugOf(name: string): string {
  return foldKey(name).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed'
}
