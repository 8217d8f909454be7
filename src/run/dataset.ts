import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Manifest, SchemaName} from '../schemas.ts'
import {jsonSchema, schemaNames} from '../schemas.ts'
import type {Stage} from '../stage.ts'
import {configDigest, sha256, version} from './digest.ts'
import {compare} from '../compare.ts'
import {readLines} from './files.ts'
import {toJson, writeJson} from './json.ts'
import {entitiesFile} from './reduce.ts'
import type {Entry} from './sorted.ts'
import {mergeEntries} from './sorted.ts'
import type {Sums} from './totals.ts'
import type {Note} from './write.ts'
import {parseNote, rowsFile, statementsFile} from './write.ts'

/** Documents that failed, and why; there when some did. */
export const failures = 'failed.jsonl'

/** What a dataset holds beside its documents, relative to the output. */
export const datasetFiles: readonly string[] = ['entities.json', 'timeline.json', ...schemaNames.map(schemaFile), failures, 'manifest.json']

export interface DatasetOptions {
  /** Where what was written of each shard is noted. */
  written: readonly string[]
  sums: Sums
  stages: readonly Stage[]
  /** What the reduction left. */
  reduced: string
  /** Where the files wait to be renamed into the dataset. */
  fresh: string
  scratch: string
}

/** Writes what a dataset holds beside its documents: merges of what is noted of the shards, a row at a time. */
export function writeDataset({written, sums, stages, reduced, fresh, scratch}: DatasetOptions): void {
  const merged = (files: readonly string[]): Iterable<Entry> => mergeEntries(files, scratch)
  const digests: Record<string, string> = {
    'entities.json': writeJson(join(fresh, 'entities.json'), {schema: 'tamis/entities@1'}, 'entities', map(readLines(entitiesFile(reduced)), parse)),
    'timeline.json': writeJson(join(fresh, 'timeline.json'), {schema: 'tamis/timeline@1'}, 'statements', map(merged(written.map(statementsFile)), ([, value]) => parse(value)))
  }
  for (const name of schemaNames) digests[schemaFile(name)] = put(join(fresh, schemaFile(name)), toJson(jsonSchema(name)))
  const notes = (): Iterable<Note> => map(merged(written.map(rowsFile)), ([, value]) => parseNote(value))
  if (sums.totals.failed > 0) digests[failures] = put(join(fresh, failures), failureLines(notes()))
  const head: Omit<Manifest, 'documents'> = {
    schema: 'tamis/manifest@1',
    version,
    config: configDigest(stages),
    stages: stages.map(({stage}) => stage),
    ...sums,
    files: Object.fromEntries(Object.entries(digests).sort(([a], [b]) => compare(a, b)))
  }
  writeJson(join(fresh, 'manifest.json'), head, 'documents', map(notes(), ({row}) => row))
}

function failureLines(notes: Iterable<Note>): string {
  const lines: string[] = []
  for (const {row: {id, source, line, error}, reason} of notes) if (error !== null) lines.push(JSON.stringify({id, source, line, code: error, message: reason}))
  return `${lines.join('\n')}\n`
}

function schemaFile(name: SchemaName): string {
  return `schemas/${name}.json`
}

function put(path: string, content: string): string {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content)
  return sha256(content)
}

function* map<T, R>(items: Iterable<T>, make: (item: T) => R): Generator<R> {
  for (const item of items) yield make(item)
}

function parse(json: string): unknown {
  return JSON.parse(json)
}
