import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {compare} from '../compare.ts'
import type {Resolved} from '../identity/resolve.ts'
import {resolveEntities} from '../identity/resolve.ts'
import {settingsOf} from '../identity/settings.ts'
import type {DocumentRecord} from '../record.ts'
import type {Manifest, SchemaName, Timeline} from '../schemas.ts'
import {jsonSchema, schemaNames} from '../schemas.ts'
import type {Stage} from '../stage.ts'
import {configDigest, sha256, version} from './digest.ts'
import {toJson} from './json.ts'
import type {Mapped} from './map.ts'
import {compareStatements, statementsOf} from './timeline.ts'
import {Totals, countsOf} from './totals.ts'
import type {Workspace} from './workspace.ts'

/** What a dataset holds beside its documents, relative to the output. */
export const datasetFiles: readonly string[] = ['entities.json', 'timeline.json', ...schemaNames.map(schemaFile), 'manifest.json']

/**
 * Gives the ids of the dataset to all mentions and writes everything into the workspace: records, entities, timeline, schemas
 * and manifest. One record is held at a time.
 * @returns the manifest
 */
export async function reduce(mapped: readonly Mapped[], stages: readonly Stage[], output: string, workspace: Workspace): Promise<Manifest> {
  const sorted = [...mapped].sort((a, b) => compare(a.id, b.id))
  const {ids, rows} = resolveEntities(sorted.map(({mentions}) => mentions), settingsOf(stages.find(({stage}) => stage === 'entities')?.options ?? {}))
  const totals = new Totals()
  const statements: Timeline['statements'] = []
  const documents: Manifest['documents'] = []
  for (const [i, {id, file, source, line, input, reused, kept}] of sorted.entries()) {
    const before = reused === null ? await workspace.recall(kept) : await readFile(join(output, file), 'utf8')
    const record = withIds(JSON.parse(before) as DocumentRecord, ids[i])
    const json = toJson(record)
    const digest = sha256(json)
    if (digest !== reused) await workspace.write(file, json)
    totals.add(record)
    for (const statement of statementsOf(record)) statements.push(statement)
    documents.push({id, file, sha256: digest, source, line, input, error: record.error?.code ?? null, counts: countsOf(record)})
  }
  const files = {
    'entities.json': toJson({schema: 'tamis/entities@1', entities: rows}),
    'timeline.json': toJson({schema: 'tamis/timeline@1', statements: statements.sort(compareStatements)}),
    ...Object.fromEntries(schemaNames.map((name) => [schemaFile(name), toJson(jsonSchema(name))]))
  }
  for (const [path, json] of Object.entries(files)) await workspace.write(path, json)
  const manifest: Manifest = {
    schema: 'tamis/manifest@1',
    version,
    config: configDigest(stages),
    stages: stages.map(({stage}) => stage),
    totals: totals.counts,
    rules: totals.rules,
    files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => compare(a, b)).map(([path, json]) => [path, sha256(json)])),
    documents
  }
  await workspace.write('manifest.json', toJson(manifest))
  return manifest
}

function schemaFile(name: SchemaName): string {
  return `schemas/${name}.json`
}

function withIds(record: DocumentRecord, ids: readonly Resolved[]): DocumentRecord {
  return {...record, entities: record.entities.map((mention, i) => ({...mention, ...ids[i]}))}
}
