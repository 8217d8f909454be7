import {join} from 'node:path'
import {assignMentions} from '../../identity/assign.ts'
import type {Form} from '../../identity/form.ts'
import {createForm} from '../../identity/form.ts'
import type {Told} from '../../identity/neighbours.ts'
import {keyOf} from '../../identity/resolve.ts'
import type {Fullness} from '../../identity/rows.ts'
import {fullnessOf} from '../../identity/rows.ts'
import type {Settings} from '../../identity/settings.ts'
import {compare} from '../../compare.ts'
import {createLines, linesOf, readLines} from '../files.ts'
import type {Row} from '../pack.ts'
import type {Lookup} from './lookups.ts'

/** What is to be known of a form when it stands for something. */
export interface AssignedForm extends Told {
  readonly text: string
  readonly fullness: Fullness
  /** The thing that it is a form of. */
  readonly own: string
}

/** What the mentions of a shard stand for, by numbers in its lists. */
export interface AssignedShard {
  forms: readonly AssignedForm[]
  things: readonly string[]
  /** For each document and each of its mentions without a fixed id. To be read once. */
  documents: Iterable<readonly AssignedMention[]>
}

export type AssignedMention = readonly [form: number, thing: number, ...candidates: number[]]

/** Says what the mentions of a shard stand for, as far as their documents and the lookups tell. */
export function assignShard(rows: Iterable<Pick<Row, 'lang' | 'mentions'>>, lookups: string | null, folder: string, settings: Settings): void {
  const {lookupOf, formOf} = readLookups(lookups, settings)
  const [forms, things] = [new Numbers<Form>(), new Numbers<string>()]
  const candidates = new Set<string>()
  const world = {
    settings,
    thingOf: (form: Form) => lookupOf.get(form)!.thing,
    fits: (form: Form) => lookupOf.get(form)!.fits
  }
  const documents: string[] = []
  for (const {lang, mentions} of rows) {
    const assigned = assignMentions(mentions.filter(({fixed}) => fixed === undefined).map(({text, type}) => formOf(keyOf(lang, type, text))), world)
    for (const mention of assigned) for (const candidate of mention.candidates) candidates.add(candidate)
    documents.push(JSON.stringify(assigned.map(({form, thing, candidates}): AssignedMention => [forms.of(form), things.of(thing), ...candidates.map((candidate) => things.of(candidate))])))
  }
  const told = forms.list.map((form): AssignedForm => ({text: form.text, type: form.type, concept: form.concept, fullness: fullnessOf(form), own: lookupOf.get(form)!.thing}))
  const file = createLines(assignedFile(folder))
  for (const list of [told, things.list]) file.write(JSON.stringify(list))
  for (const document of documents) file.write(document)
  file.close()
  writeNames(contestedFile(folder), candidates)
}

export function readAssigned(folder: string): AssignedShard {
  const lines = readLines(assignedFile(folder))
  const next = <T>(): T => JSON.parse(lines.next().value as string) as T
  const head = {forms: next<AssignedForm[]>(), things: next<string[]>()}
  // Many ask for the head alone: the file is closed after it.
  lines.return(undefined)
  const documents = function* (): Generator<readonly AssignedMention[]> {
    let at = 0
    for (const line of readLines(assignedFile(folder))) if (at++ >= Object.keys(head).length) yield JSON.parse(line) as AssignedMention[]
  }
  return {...head, documents: documents()}
}

/** The things of a dataset that are candidates somewhere. */
export function writeContested(assigned: readonly string[], folder: string): void {
  const contested = new Set<string>()
  for (const from of assigned) for (const thing of readContested(from)) contested.add(thing)
  writeNames(contestedFile(folder), contested)
}

/** The things of a shard, or of all, that nothing has decided for yet somewhere. */
export function readContested(folder: string): ReadonlySet<string> {
  return new Set([...readLines(contestedFile(folder))].map((line) => JSON.parse(line) as string))
}

function writeNames(path: string, names: ReadonlySet<string>): void {
  const file = createLines(path)
  for (const name of [...names].sort(compare)) file.write(JSON.stringify(name))
  file.close()
}

function contestedFile(folder: string): string {
  return join(folder, 'contested')
}

function assignedFile(folder: string): string {
  return join(folder, 'assigned')
}

/** Numbers things in the order in which they come. */
class Numbers<T> {
  readonly list: T[] = []
  readonly #numbers = new Map<T, number>()

  of(item: T): number {
    const known = this.#numbers.get(item)
    if (known !== undefined) return known
    this.#numbers.set(item, this.list.length)
    return this.list.push(item) - 1
  }
}

/** The forms of a shard; spellings whose type is a slip have the form of the right type. */
function readLookups(path: string | null, settings: Settings): {lookupOf: ReadonlyMap<Form, {thing: string; fits: ReadonlySet<string>}>; formOf(key: string): Form} {
  const forms = new Map<string, Form>()
  const bySpelling = new Map<string, Form>()
  const lookupOf = new Map<Form, {thing: string; fits: ReadonlySet<string>}>()
  for (const line of linesOf(path)) {
    const {key, type, thing, fits} = JSON.parse(line) as Lookup
    const [lang, , text] = key.split('\t')
    const name = keyOf(lang, type, text)
    if (!forms.has(name)) forms.set(name, createForm(text, type, lang, settings))
    const form = forms.get(name)!
    bySpelling.set(key, form)
    lookupOf.set(form, {thing, fits: new Set([...fits].sort(compare))})
  }
  return {lookupOf, formOf: (key) => bySpelling.get(key)!}
}
