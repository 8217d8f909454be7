import type {EntityType} from '../doc.ts'
import {compare} from '../compare.ts'
import {createWorld} from './assign.ts'
import {eachFitKey} from './fits.ts'
import type {Form} from './form.ts'
import {looseKeysOf, sureKeys} from './form.ts'
import type {Title} from './ids.ts'
import {titleOf} from './ids.ts'
import type {Settings} from './settings.ts'
import type {Thing} from './things.ts'
import {groupForms} from './things.ts'

/** A form of a dataset, by a name that no other form has, and how often it occurs. */
export interface NamedForm {
  readonly name: string
  readonly form: Form
  readonly count: number
}

/** What a dataset says of a form: its thing and those that it may stand for, each called by the least name of its forms. */
export interface Standing {
  readonly thing: string
  readonly fits: readonly string[]
}

/** Keys of a form: forms without a common one, directly or through others, know nothing of each other in a dataset. */
export function meetingKeys(form: Form): string[] {
  const keys = [...sureKeys(form).map((key) => `s ${key}`), ...looseKeysOf(form).map((key) => `l ${key}`)]
  for (const side of ['short', 'full'] as const) eachFitKey(form, 'dataset', side, (key) => keys.push(`f ${key}`))
  return [...new Set(keys)]
}

/** What forms stand for that know of no others: the names of a dataset, one group of them at a time. */
export function standings(forms: readonly NamedForm[], settings: Settings): {standings: Standing[]; things: [name: string, thing: {type: EntityType} & Title][]} {
  const counts = new Map(forms.map(({form, count}) => [form, count]))
  const all = [...counts.keys()]
  const grouped = groupForms(all, (form) => counts.get(form)!)
  const world = createWorld(all, grouped, settings)
  const names = new Map<Thing, string>()
  for (const {name, form} of forms) {
    const thing = grouped.get(form)!
    const known = names.get(thing)
    if (known === undefined || compare(name, known) < 0) names.set(thing, name)
  }
  const nameOf = (thing: Thing): string => names.get(thing)!
  return {
    standings: forms.map(({form}) => ({thing: nameOf(grouped.get(form)!), fits: [...world.fits(form)].map(nameOf).sort(compare)})),
    things: [...names].map(([thing, name]) => [name, {type: thing.type, ...titleOf(thing)}])
  }
}
