import {join} from 'node:path'
import {resolveAround} from '../identity/fixed.ts'
import type {EntityRow} from '../identity/rows.ts'
import type {Settings} from '../identity/settings.ts'
import {readLines, writeLines} from './files.ts'
import type {Pack} from './pack.ts'
import {compare} from '../compare.ts'

/** A shard on its way through the reduction. */
export interface Reducible {
  id: string
  pack: Pack
}

/**
 * Gives the ids of the dataset to the mentions of all shards: a file for each shard, with a line for each of its documents, and one
 * of the rows of entities.json.
 */
export function reduceEntities(shards: readonly Reducible[], folder: string, settings: Settings): void {
  const documents = shards.flatMap(({id: shard, pack}) => [...pack.rows()].map(({id, lang, mentions}) => ({shard, id, lang, mentions})))
  const order = documents.map((_, i) => i).sort((a, b) => compare(documents[a].id, documents[b].id))
  const {ids, rows} = resolveAround(order.map((i) => documents[i]), settings)
  const byDocument = new Map(order.map((i, at) => [i, ids[at]]))
  let next = 0
  for (const {id} of shards) {
    const file = writeLines(idsFile(folder, id))
    for (; next < documents.length && documents[next].shard === id; next++) {
      file.write(JSON.stringify(byDocument.get(next)!.map(({id, ambiguous}) => [id, ambiguous])))
    }
    file.close()
  }
  const entities = writeLines(entitiesFile(folder))
  for (const row of rows) entities.write(JSON.stringify(row))
  entities.close()
}

/** All ways in which entities are written. */
export function* knownNames(folder: string): Generator<string> {
  for (const line of readLines(entitiesFile(folder))) for (const {text} of (JSON.parse(line) as EntityRow).aliases) yield text
}

export function idsFile(folder: string, shard: string): string {
  return join(folder, 'ids', shard)
}

export function entitiesFile(folder: string): string {
  return join(folder, 'entities')
}
