import {FitIndex} from './fits.ts'
import type {Form} from './form.ts'
import type {Settings} from './settings.ts'
import type {Thing} from './things.ts'

/** What a mention stands for. */
export interface Assigned {
  readonly form: Form
  readonly thing: Thing
  /** The things that its name may stand for when nothing decides; `thing` is then one of its own. Else empty. */
  readonly candidates: readonly Thing[]
}

/** What is known of all names of the dataset. */
export interface World {
  readonly settings: Settings
  thingOf(form: Form): Thing
  /** The things of the dataset that a form may stand for, those of fuller forms settled. */
  fits(form: Form): ReadonlySet<Thing>
}

/**
 * How many mentions later the full name may follow a short one that has other bearers in the dataset: a title and the first
 * sentences after it. Not tuned.
 */
const reach = 20

/** Among how many mentions before a short name the full one decides, when the document has several bearers. Not tuned. */
const near = 8

const nothing: ReadonlySet<Thing> = new Set()
const none: readonly Thing[] = []

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
export function assignMentions(forms: readonly Form[], world: World): Assigned[] {
  const distinct = new Set(forms)
  const here = new FitIndex(distinct, 'document', world.settings)
  const found = new Map<Form, ReadonlySet<Thing>>()
  const fits = (form: Form): ReadonlySet<Thing> => {
    const known = found.get(form)
    if (known) return known
    found.set(form, nothing)
    const fitting = setOf(here.fits(form).map(settled))
    found.set(form, fitting)
    return fitting
  }
  const settled = (form: Form): Thing => {
    const local = fits(form)
    const fitting = local.size > 0 ? local : world.fits(form)
    return fitting.size === 1 ? [...fitting][0] : world.thingOf(form)
  }
  const places = placesOf(forms, (form) => (form.words.length === 1 && fits(form).size > 0 ? null : settled(form)))
  return forms.map((form, at) => {
    const local = fits(form)
    const wide = world.fits(form)
    const decided = (thing: Thing): Assigned => ({form, thing, candidates: none})
    if (local.size === 0) return wide.size > 1 ? open(form, world, wide) : decided(settled(form))
    const all = new Set([...local, ...wide])
    if (all.size === 1) return decided(settled(form))
    if (local.size === 1) return isInReach(places.get([...local][0]) ?? [], at) ? decided([...local][0]) : open(form, world, all)
    const nearest = [...local].filter((thing) => (places.get(thing) ?? []).some((place) => place < at && place >= at - near))
    return nearest.length === 1 ? decided(nearest[0]) : open(form, world, local)
  })
}

function open(form: Form, world: World, candidates: ReadonlySet<Thing>): Assigned {
  return {form, thing: world.thingOf(form), candidates: [...candidates]}
}

function setOf(things: readonly Thing[]): ReadonlySet<Thing> {
  return things.length === 0 ? nothing : new Set(things)
}

/** Where things are mentioned in full, in rising order. */
function placesOf(forms: readonly Form[], thingOf: (form: Form) => Thing | null): Map<Thing, number[]> {
  const places = new Map<Thing, number[]>()
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
