import {FitIndex} from './fits.ts'
import type {Form} from './form.ts'
import type {Settings} from './settings.ts'
import type {Thing} from './things.ts'

/** What a mention stands for. */
export interface Assigned<T = Thing> {
  readonly form: Form
  readonly thing: T
  /** The things that its name may stand for when nothing decides; `thing` is then one of its own. Else empty. */
  readonly candidates: readonly T[]
}

/** What is known of all names of the dataset; a thing may be told by its name alone. */
export interface World<T = Thing> {
  readonly settings: Settings
  thingOf(form: Form): T
  /** The things of the dataset that a form may stand for, those of fuller forms settled. */
  fits(form: Form): ReadonlySet<T>
}

/**
 * How many mentions later the full name may follow a short one that has other bearers in the dataset: a title and the first
 * sentences after it. Not tuned.
 */
const reach = 20

/** Among how many mentions before a short name the full one decides, when the document has several bearers. Not tuned. */
const near = 8

const nothing: ReadonlySet<never> = new Set()
const none: readonly never[] = []

export function createWorld(forms: readonly Form[], things: ReadonlyMap<Form, Thing>, settings: Settings): World {
  const thingOf = (form: Form): Thing => things.get(form)!
  const index = new FitIndex(forms, 'dataset', settings)
  const found = new Map<Form, ReadonlySet<Thing>>()
  const fits = (form: Form): ReadonlySet<Thing> => {
    const known = found.get(form)
    if (known) return known
    found.set(form, nothing) // a circle of forms settles nothing
    const fitting = setOf(index.fits(form).map(settled))
    found.set(form, fitting)
    return fitting
  }
  const settled = (form: Form): Thing => {
    const fitting = fits(form)
    return fitting.size === 1 ? [...fitting][0] : thingOf(form)
  }
  return {settings, thingOf, fits}
}

/** What each mention of a document stands for, by the document itself and by what is unique in the dataset. */
export function assignMentions<T>(forms: readonly Form[], world: World<T>): Assigned<T>[] {
  const distinct = new Set(forms)
  const here = new FitIndex(distinct, 'document', world.settings)
  const found = new Map<Form, ReadonlySet<T>>()
  const fits = (form: Form): ReadonlySet<T> => {
    const known = found.get(form)
    if (known) return known
    found.set(form, nothing)
    const fitting = setOf(here.fits(form).map(settled))
    found.set(form, fitting)
    return fitting
  }
  const settled = (form: Form): T => {
    const local = fits(form)
    const fitting = local.size > 0 ? local : world.fits(form)
    return fitting.size === 1 ? [...fitting][0] : world.thingOf(form)
  }
  const places = placesOf(forms, (form) => (form.words.length === 1 && fits(form).size > 0 ? null : settled(form)))
  return forms.map((form, at) => {
    const local = fits(form)
    const wide = world.fits(form)
    const decided = (thing: T): Assigned<T> => ({form, thing, candidates: none})
    if (local.size === 0) return wide.size > 1 ? open(form, world, wide) : decided(settled(form))
    const all = new Set([...local, ...wide])
    if (all.size === 1) return decided(settled(form))
    if (local.size === 1) return isInReach(places.get([...local][0]) ?? [], at) ? decided([...local][0]) : open(form, world, all)
    const nearest = [...local].filter((thing) => (places.get(thing) ?? []).some((place) => place < at && place >= at - near))
    return nearest.length === 1 ? decided(nearest[0]) : open(form, world, local)
  })
}

function open<T>(form: Form, world: World<T>, candidates: ReadonlySet<T>): Assigned<T> {
  return {form, thing: world.thingOf(form), candidates: [...candidates]}
}

function setOf<T>(things: readonly T[]): ReadonlySet<T> {
  return things.length === 0 ? nothing : new Set(things)
}

/** Where things are mentioned in full, in rising order. */
function placesOf<T>(forms: readonly Form[], thingOf: (form: Form) => T | null): Map<T, number[]> {
  const places = new Map<T, number[]>()
  forms.forEach((form, at) => {
    const thing = thingOf(form)
    if (thing === null) return
    const known = places.get(thing)
    if (known) known.push(at)
    else places.set(thing, [at])
  })
  return places
}

function isInReach(places: readonly number[], at: number): boolean {
  return places.length > 0 && places[0] <= at + reach
}
