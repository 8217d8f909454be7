import {compare} from '../compare.ts'
import type {EntityType} from '../doc.ts'
import {entityTypes} from '../doc.ts'
import type {Form} from './form.ts'
import {looseKeysOf, sureKeys} from './form.ts'

/** What forms that are spellings of one name stand for. */
export interface Thing {
  readonly type: EntityType
  readonly forms: readonly Form[]
}

/** A class of forms that share a sure key. */
type Class = Form[]

/**
 * The things that forms stand for: forms that share a sure key are one, transitively; then classes that share a loose key, most
 * first, each class once, so that no chain of likenesses joins what is not alike. The order of the forms changes nothing.
 * @param countOf how often a form occurs: the commonest type of its forms is that of the thing
 */
export function groupForms(forms: readonly Form[], countOf: (form: Form) => number): Map<Form, Thing> {
  const things = new Map<Form, Thing>()
  for (const group of joinLoosely(sureClasses(forms))) {
    const thing = {type: commonestType(group, countOf), forms: group}
    for (const form of group) things.set(form, thing)
  }
  return things
}

/** Union-find over sure keys. */
function sureClasses(forms: readonly Form[]): Class[] {
  const parent = forms.map((_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]]
    return i
  }
  const first = new Map<string, number>()
  forms.forEach((form, i) => {
    for (const key of sureKeys(form)) {
      const known = first.get(key)
      if (known === undefined) first.set(key, i)
      else parent[root(i)] = root(known)
    }
  })
  const classes = new Map<number, Class>()
  forms.forEach((form, i) => {
    const known = classes.get(root(i))
    if (known) known.push(form)
    else classes.set(root(i), [form])
  })
  return [...classes.values()]
}

function joinLoosely(classes: readonly Class[]): Class[] {
  const buckets = bucketsOf(classes).sort(([a, x], [b, y]) => y.length - x.length || compare(a, b))
  const joined = new Set<Class>()
  const groups: Class[] = []
  for (const [, alike] of buckets) {
    const free = alike.filter((forms) => !joined.has(forms))
    if (free.length < 2 || free.filter((forms) => forms.some(({listed}) => listed)).length > 1) continue
    for (const forms of free) joined.add(forms)
    groups.push(free.flat())
  }
  return [...groups, ...classes.filter((forms) => !joined.has(forms))]
}

/** The loose keys that several classes share. */
function bucketsOf(classes: readonly Class[]): [key: string, alike: readonly Class[]][] {
  const first = new Map<string, Class>()
  const shared = new Map<string, Class[]>()
  for (const forms of classes) {
    for (const key of new Set(forms.flatMap(looseKeysOf))) {
      const known = first.get(key)
      if (known === undefined) first.set(key, forms)
      else if (shared.has(key)) shared.get(key)!.push(forms)
      else shared.set(key, [known, forms])
    }
  }
  return [...shared]
}

function commonestType(forms: readonly Form[], countOf: (form: Form) => number): EntityType {
  const counts = new Map<EntityType, number>()
  for (const form of forms) counts.set(form.type, (counts.get(form.type) ?? 0) + countOf(form))
  return entityTypes.reduce((best, type) => ((counts.get(type) ?? 0) > (counts.get(best) ?? 0) ? type : best))
}
