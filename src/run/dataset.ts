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
import type {List, ListName} from './lists.ts'
import {listFile, listNames} from './lists.ts'
import type {Entry} from './sorted.ts'
import {mergeEntries} from './sorted.ts'
import type {Sums} from './totals.ts'
import type {Written} from './write.ts'
import {failuresFile, notesFile} from './write.ts'

/** Documents that failed, and why; there when some did. */
const failures = 'failed.jsonl'

/** What a dataset may hold beside its documents, relative to the output: lists as one JSON, or as lines where there are many. */
export const datasetFiles: readonly string[] = [
  ...listNames.flatMap((name) => [listFile(name, 'json'), listFile(name, 'jsonl')]),
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
  lists: Readonly<Record<ListName, List>>
  /** Where the files wait to be renamed into the dataset. */
  fresh: string
  scratch: string
}

/**
 * Writes what a dataset holds beside its documents: merges of what is noted of the shards, a row at a time.
 * @returns the files of the dataset, documents left out
 */
export async function writeDataset({written, sums, overrides, stages, format, lists, fresh, scratch}: DatasetOptions): Promise<string[]> {
  const {jsonSchema} = await import('../schemas.ts')
  const merged = (fileOf: (folder: string) => string): Iterable<Entry> => mergeEntries(written.map(({folder}) => fileOf(folder)), scratch)
  const digests = Object.fromEntries(listNames.map((name) => [listFile(name, format), lists[name].sha256]))
  const put = (file: string, content: string): void => {
    mkdirSync(dirname(join(fresh, file)), {recursive: true})
    writeFileSync(join(fresh, file), content)
    digests[file] = sha256(content)
  }
  for (const name of schemaNames) put(schemaFile(name), toJson(jsonSchema(name)))
  if (sums.totals.failed > 0) digests[failures] = writeJsonLines(join(fresh, failures), map(merged(failuresFile), ([, value]) => value))
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
