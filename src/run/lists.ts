import {mkdirSync, renameSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Engine} from './engine.ts'
import type {Format} from './formats.ts'
import {readEntities} from './identity/identify.ts'
import {writeJson, writeJsonLines} from './json.ts'
import {fileStamp} from './layout.ts'
import {mergeEntries} from './sorted.ts'
import type {State} from './state.ts'
import type {Job, ListTask} from './tasks.ts'
import {places} from './tasks.ts'
import {statementsFile} from './write.ts'

/** What a dataset says of all its documents together, and the field of its JSON that holds the rows. */
const fields = {entities: 'entities', timeline: 'statements'} as const

export type ListName = keyof typeof fields

export const listNames = Object.keys(fields) as ListName[]

/** A list that lies in the dataset, or waits for it. */
export interface List {
  /** What it follows from. */
  key: string
  sha256: string
}

/** A list as a task leaves it. */
export interface WrittenList {
  path: string
  sha256: string
}

/** What a list is called in the dataset: one JSON, or lines where there are many documents. */
export function listFile(name: ListName, format: Format): string {
  return format === 'json' ? `${name}.json` : `${name}.jsonl`
}

/** Lets a list be made that waits for the dataset; the one that lies there stays when it follows from the same. */
export async function makeList({key, ...task}: Omit<ListTask, 'kind'> & {key: string}, {job, engine}: {job: Job; engine: Engine}, last: State): Promise<List> {
  const file = listFile(task.name, job.format)
  const known = last.lists?.[task.name]
  if (known?.key === key && last.files?.[file] === fileStamp(join(job.output, file))) return known
  const {path, sha256} = await engine.run({kind: 'list', ...task})
  mkdirSync(places.fresh(job.cache), {recursive: true})
  renameSync(path, join(places.fresh(job.cache), file))
  return {key, sha256}
}

/**
 * Writes a list, a row at a time.
 * @param path that no one else writes to
 */
export function writeList({cache, format}: Job, {name, from}: ListTask, path: string): WrittenList {
  const rows = name === 'entities' ? readEntities(cache, from[0]) : statements(from.map((shard) => places.written(cache, shard)), dirname(path))
  mkdirSync(dirname(path), {recursive: true})
  const sha256 = format === 'json' ? writeJson(path, {schema: `tamis/${name}@1`}, fields[name], parsed(rows)) : writeJsonLines(path, rows)
  return {path, sha256}
}

function* statements(written: readonly string[], scratch: string): Generator<string> {
  for (const [, statement] of mergeEntries(written.map(statementsFile), scratch)) yield statement
}

function* parsed(rows: Iterable<string>): Generator<unknown> {
  for (const row of rows) yield JSON.parse(row)
}
