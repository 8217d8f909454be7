import {rmSync} from 'node:fs'
import {join} from 'node:path'
import type {EntityType} from '../../doc.ts'
import type {NamedForm, Standing} from '../../identity/component.ts'
import {meetingKeys, standings} from '../../identity/component.ts'
import {createForm} from '../../identity/form.ts'
import {keyOf, rightType} from '../../identity/resolve.ts'
import type {Settings} from '../../identity/settings.ts'
import {createLines} from '../files.ts'
import type {Entry} from '../sorted.ts'
import {Sorter, firstPart, groups, joined, mergeEntries, readEntries, sortKey, writeEntries} from '../sorted.ts'
import {dealOut} from './deal.ts'
import {readSpelling} from './spellings.ts'

/** What the dataset says of a spelling that a shard has. */
export interface Lookup extends Standing {
  /** As keyOf gives it. */
  readonly key: string
  /** The right one, where that of the spelling is a slip. */
  readonly type: EntityType
}

/** A form on its way through the sorters. */
interface FormLine {
  lang: string
  type: EntityType
  text: string
  count: number
}

/**
 * Says what the names of all shards stand for: a file of lookups for each shard, and one of the things, sorted by name. The forms of a
 * dataset are cut into groups that know nothing of each other, so that but one group and a number for each form is in memory.
 * @param spellings files that are sorted by name
 */
export function writeLookups(spellings: readonly string[], folder: string, settings: Settings, scratch: string): void {
  const sorter = (name: string): Sorter => new Sorter(join(scratch, name))
  const [lines, keys, byForm] = [sorter('forms'), sorter('keys'), sorter('standings')]
  const bearers = join(scratch, 'bearers')
  const forms = readForms(mergeEntries(spellings, join(scratch, 'spellings')), bearers)
  const parents: number[] = []
  for (const form of forms) {
    const number = parents.push(parents.length) - 1
    lines.add(padded(number), JSON.stringify(form))
    for (const key of meetingKeys(formOf(form, settings))) keys.add(sortKey(key), String(number))
  }
  const rootOf = united(parents, keys.entries())
  const components = sorter('components')
  for (const [number, line] of lines.entries()) components.add(padded(rootOf(Number(number))), `${number}${line}`)
  const things = sorter('things')
  for (const members of groups(components.entries())) {
    const numbers = members.map(([, line]) => line.slice(0, width))
    const named = members.map(([, line]): NamedForm => {
      const form = JSON.parse(line.slice(width)) as FormLine
      return {name: keyOf(form.lang, form.type, form.text), form: formOf(form, settings), count: form.count}
    })
    const found = standings(named, settings)
    found.standings.forEach((standing, i) => byForm.add(numbers[i], JSON.stringify(standing)))
    for (const [name, thing] of found.things) things.add(sortKey(name), JSON.stringify(thing))
  }
  writeEntries(thingsFile(folder), things.entries())
  distribute(byForm.entries(), readEntries(bearers), folder)
  rmSync(bearers)
}

export function thingsFile(folder: string): string {
  return join(folder, 'things')
}

export function lookupsFile(folder: string, shard: string): string {
  return join(folder, 'lookups', shard)
}

/** Digits of the number of a form: their order is that of the numbers. */
const width = 12

function padded(number: number): string {
  return String(number).padStart(width, '0')
}

function formOf({lang, type, text}: FormLine, settings: Settings): ReturnType<typeof createForm> {
  return createForm(text, type, lang, settings)
}

/** The forms of spellings, each once, in the order in which they are numbered; writes for each the shards and spellings that it has. */
function* readForms(spellings: Iterable<Entry>, bearers: string): Generator<FormLine> {
  const file = createLines(bearers)
  let number = 0
  for (const entries of groups(spellings, firstPart)) {
    const ofName = [...groups(entries)].map(readSpelling)
    const shares = new Map<EntityType, number>()
    for (const {type, count} of ofName) shares.set(type, (shares.get(type) ?? 0) + count)
    const forms = new Map<string, {line: FormLine; bearers: string[]}>()
    for (const {shards, lang, type, text, count} of ofName) {
      const right = rightType(type, shares)
      const name = keyOf(lang, right, text)
      if (!forms.has(name)) forms.set(name, {line: {lang, type: right, text, count: 0}, bearers: []})
      const form = forms.get(name)!
      form.line.count += count
      const spelling = `{"key":${JSON.stringify(keyOf(lang, type, text))},"type":"${right}"`
      for (const shard of shards) form.bearers.push(`${shard}\t${spelling}`)
    }
    for (const {line, bearers} of forms.values()) {
      const name = padded(number++)
      for (const bearer of bearers) file.write(`${name}\t${bearer}`)
      yield line
    }
  }
  file.close()
}

/** Union-find over the numbers of forms that share a key. */
function united(parents: number[], keys: Iterable<Entry>): (number: number) => number {
  const rootOf = (number: number): number => {
    while (parents[number] !== number) number = parents[number] = parents[parents[number]]
    return number
  }
  let [last, first] = ['', -1]
  for (const [key, value] of keys) {
    const root = rootOf(Number(value))
    if (key === last) parents[Math.max(root, rootOf(first))] = Math.min(root, rootOf(first))
    else [last, first] = [key, root]
  }
  return rootOf
}

/** Gives each shard what is said of its spellings, in the order of their forms. */
function distribute(standings: Iterable<Entry>, bearers: Iterable<Entry>, folder: string): void {
  const lookups = dealOut((shard) => lookupsFile(folder, shard))
  for (const [, ofForm, standing] of joined(groups(bearers), standings)) {
    // Put together from JSON that is there already: each of many shards has a line of each form.
    for (const [, bearer] of ofForm) {
      const tab = bearer.indexOf('\t')
      lookups.add(bearer.slice(0, tab), `${bearer.slice(tab + 1)},${standing.slice(1)}`)
    }
  }
  lookups.close()
}
