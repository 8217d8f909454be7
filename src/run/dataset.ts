import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {compare} from '../compare.ts'
import type {SchemaName} from '../schema-names.ts'
import {schemaNames} from '../schema-names.ts'
import type {Manifest} from '../schemas.ts'
import type {Stage} from '../stage.ts'
import {configDigest, sha256, version} from './digest.ts'
import type {Format} from './formats.ts'
import {toJson, writeJson, writeJsonLines} from './json.ts'
import type {Note, Part} from './layout.ts'
import type {Entry} from './sorted.ts'
import {mergeEntries} from './sorted.ts'
import type {Sums} from './totals.ts'
import type {Written} from './write.ts'
import {failuresFile, notesFile, statementsFile} from './write.ts'

/** Documents that failed, and why; there when some did. */
const failures = 'failed.jsonl'

/** What a dataset may hold beside its documents, relative to the output: lists as one JSON, or as lines where there are many. */
export const datasetFiles: readonly string[] = [
  ...['entities', 'timeline'].flatMap((name) => [`${name}.json`, `${name}.jsonl`]),
  ...schemaNames.map(schemaFile),
  failures,
  'manifest.json'
]

export interface DatasetOptions {
  /** What was written of each shard, and where that is noted. */
  written: readonly {outcome: Written; folder: string}[]
  sums: Sums
  overrides: NonNullable<Manifest['overrides']>
  stages: readonly Stage[]
  format: Format
  /** Rows of entities.json. */
  entities: Iterable<string>
  /** Where the files wait to be renamed into the dataset. */
  fresh: string
  scratch: string
}

/**
 * Writes what a dataset holds beside its documents: merges of what is noted of the shards, a row at a time.
 * @returns the files of the dataset, documents left out
 */
export async function writeDataset({written, sums, overrides, stages, format, entities, fresh, scratch}: DatasetOptions): Promise<string[]> {
  const {jsonSchema} = await import('../schemas.ts')
  const merged = (fileOf: (folder: string) => string): Iterable<Entry> => mergeEntries(written.map(({folder}) => fileOf(folder)), scratch)
  const digests: Record<string, string> = {}
  const list = (name: string, field: string, rows: Iterable<string>): void => {
    const file = format === 'json' ? `${name}.json` : `${name}.jsonl`
    const path = join(fresh, file)
    digests[file] = format === 'json' ? writeJson(path, {schema: `tamis/${name}@1`}, field, map(rows, parse)) : writeJsonLines(path, rows)
  }
  const put = (file: string, content: string): void => {
    mkdirSync(dirname(join(fresh, file)), {recursive: true})
    writeFileSync(join(fresh, file), content)
    digests[file] = sha256(content)
  }
  list('entities', 'entities', entities)
  list('timeline', 'statements', map(merged(statementsFile), valueOf))
  for (const name of schemaNames) put(schemaFile(name), toJson(jsonSchema(name)))
  if (sums.totals.failed > 0) digests[failures] = writeJsonLines(join(fresh, failures), map(merged(failuresFile), valueOf))
  const parts = written.flatMap(({outcome: {part}}): Part[] => (part ? [{file: part.file, sha256: part.sha256, documents: part.documents}] : []))
  const head: Omit<Manifest, 'documents'> = {
    schema: 'tamis/manifest@1',
    version,
    config: configDigest(stages),
    stages: stages.map(({stage}) => stage),
    ...sums,
    files: Object.fromEntries(Object.entries(digests).sort(([a], [b]) => compare(a, b))),
    ...(overrides.length === 0 ? {} : {overrides}),
    ...(format === 'json' ? {} : {parts})
  }
  writeJson(join(fresh, 'manifest.json'), head, 'documents', map(merged(notesFile), ([, value]) => (JSON.parse(value) as Note).row))
  return [...Object.keys(digests), 'manifest.json']
}

function schemaFile(name: SchemaName): string {
  return `schemas/${name}.json`
}

function* map<T, R>(items: Iterable<T>, make: (item: T) => R): Generator<R> {
  for (const item of items) yield make(item)
}

function valueOf([, value]: Entry): string {
  return value
}

function parse(json: string): unknown {
  return JSON.parse(json)
}
