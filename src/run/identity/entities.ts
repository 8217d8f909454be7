import {join} from 'node:path'
import type {EntityType} from '../../doc.ts'
import {withMention} from '../../identity/fixed.ts'
import type {Title} from '../../identity/ids.ts'
import {idOf} from '../../identity/ids.ts'
import type {EntityRow, Use} from '../../identity/rows.ts'
import {newUse, rowOf} from '../../identity/rows.ts'
import {createLines, readLines} from '../files.ts'
import type {Entry} from '../sorted.ts'
import {Sorter, firstPart, groups, joined, mergeEntries, readEntries, sortKey} from '../sorted.ts'
import {dealOut} from './deal.ts'
import type {FixedMention, ThingUse} from './settle.ts'
import {fixedFile, readUse, shardOfUse, usesFile} from './settle.ts'

/** A thing whose id is not known before those are counted that have the same slug, and the shards that use it. */
interface Named {
  thing: string
  type: EntityType
  title: Title
  shards: string[]
}

/** What the dataset calls a thing. */
type Called = [id: string, type: EntityType]

/**
 * Gives ids to the things that are mentioned: a file of what each is called, sorted by name, and for each shard the ids of its things in
 * the order of its uses.
 * @param settled folders of what is settled of each shard
 * @param things file of all things, sorted by name
 */
export function writeIds(settled: readonly string[], things: string, folder: string, scratch: string): void {
  const [bySlug, byThing] = ['slugs', 'ids'].map((name) => new Sorter(join(scratch, name)))
  for (const [thing, entries, value] of joined(groups(uses(settled, scratch)), readEntries(things))) {
    const {type, ...title} = JSON.parse(value) as Title & {type: EntityType}
    bySlug.add(sortKey(title.slug), JSON.stringify({thing, type, title, shards: entries.map(([, line]) => shardOfUse(line))} satisfies Named))
  }
  for (const bearers of groups(bySlug.entries())) {
    for (const [, value] of bearers) {
      const {thing, type, title, shards} = JSON.parse(value) as Named
      byThing.add(thing, JSON.stringify([[idOf(title, bearers.length), type] satisfies Called, shards]))
    }
  }
  const ids = dealOut((shard) => idsFile(folder, shard))
  const file = createLines(calledFile(folder))
  for (const [thing, value] of byThing.entries()) {
    const [called, shards] = JSON.parse(value) as [Called, string[]]
    file.write(`${thing}\t${JSON.stringify(called)}`)
    for (const shard of shards) ids.add(shard, called[0])
  }
  file.close()
  ids.close()
}

/** The ids of the things that a shard uses; there is none when it uses none. */
export function idsFile(folder: string, shard: string): string {
  return join(folder, 'ids', shard)
}

/**
 * Writes the rows of entities.json, sorted by id.
 * @param settled folders of what is settled of each shard
 * @param ids folder of the ids
 */
export function writeEntities(settled: readonly string[], ids: string, folder: string, scratch: string): void {
  const rows = new Sorter(join(scratch, 'rows'))
  for (const [, entries, value] of joined(groups(uses(settled, scratch)), readEntries(calledFile(ids)))) {
    const [id, type] = JSON.parse(value) as Called
    rows.add(sortKey(id, '0'), JSON.stringify(rowOf(id, type, joinUses(entries.map(([, line]) => readUse(line))))))
  }
  addFixed(rows, settled)
  const file = createLines(entitiesFile(folder))
  for (const entries of groups(rows.entries(), firstPart)) file.write(joinRow(entries.map(([key, value]) => [key.split('\0')[1] === '0', value])))
  file.close()
}

export function entitiesFile(folder: string): string {
  return join(folder, 'entities')
}

function calledFile(folder: string): string {
  return join(folder, 'called')
}

function uses(settled: readonly string[], scratch: string): Generator<Entry> {
  return mergeEntries(settled.map(usesFile), join(scratch, 'uses'))
}

/** Adds the mentions that a person has given an id, each after the row of its id. */
function addFixed(rows: Sorter, settled: readonly string[]): void {
  for (const from of settled) {
    let at = 0
    for (const line of readLines(fixedFile(from))) {
      const {fixed, document} = JSON.parse(line) as FixedMention
      rows.add(sortKey(fixed, '1', document, String(at++).padStart(9, '0')), line)
    }
  }
}

function joinUses(lines: readonly ThingUse[]): Use {
  const use = newUse()
  for (const {texts, documents, ambiguous} of lines) {
    for (const [text, count, isFull] of texts) {
      use.texts.set(text, (use.texts.get(text) ?? 0) + count)
      if (isFull) use.full.add(text)
    }
    for (const document of documents) use.documents.add(document)
    if (ambiguous) use.ambiguous = true
  }
  return use
}

/** The row of an id with the mentions that a person has given it. */
function joinRow(parts: readonly [isRow: boolean, json: string][]): string {
  const [[isRow, json]] = parts
  if (isRow && parts.length === 1) return json
  return JSON.stringify(
    parts.reduce<EntityRow | null>((row, [isRow, json]) => {
      if (isRow) return JSON.parse(json) as EntityRow
      const {fixed, type, text, document} = JSON.parse(json) as FixedMention
      return withMention(row ?? {id: fixed, type, name: text, ambiguous: false, aliases: [], documents: []}, text, document)
    }, null)
  )
}
