import {join} from 'node:path'
import type {EntityType} from '../../doc.ts'
import {withMention} from '../../identity/fixed.ts'
import type {Title} from '../../identity/ids.ts'
import {idOf} from '../../identity/ids.ts'
import type {EntityRow, Use} from '../../identity/rows.ts'
import {newUse, rowOf} from '../../identity/rows.ts'
import {createLines, readLines} from '../files.ts'
import {Sorter, firstPart, groups, joined, mergeEntries, readEntries, sortKey} from '../sorted.ts'
import {dealOut} from './deal.ts'
import type {FixedMention, UseLine} from './settle.ts'
import {fixedFile, usesFile} from './settle.ts'

/** A thing whose id is not known before those are counted that have the same slug, and the shards that use it. */
interface Named {
  thing: string
  title: Title
  shards: string[]
}

/** How the JSON of a row begins while it has no id. */
const noId = '{"id":"",'

/**
 * Gives ids to the things that are mentioned, and writes the rows of entities.json, sorted by id, and for each shard the ids of its
 * things in the order of its uses.
 * @param settled folders of what is settled of each shard
 * @param things file of all things, sorted by name
 */
export function writeEntities(settled: readonly string[], things: string, folder: string, scratch: string): void {
  const sorter = (name: string): Sorter => new Sorter(join(scratch, name))
  const [bySlug, byThing, rows] = ['slugs', 'ids', 'rows'].map(sorter)
  for (const [thing, entries, value] of joined(groups(mergeEntries(settled.map(usesFile), join(scratch, 'uses'))), readEntries(things))) {
    const {type, ...title} = JSON.parse(value) as Title & {type: EntityType}
    const lines = entries.map(([, line]) => JSON.parse(line) as UseLine)
    const named: Named = {thing, title, shards: lines.map(({shard}) => shard)}
    bySlug.add(sortKey(title.slug), `${JSON.stringify(named)}\t${JSON.stringify(rowOf('', type, joinUses(lines)))}`)
  }
  for (const bearers of groups(bySlug.entries())) {
    for (const [, value] of bearers) {
      const [named, row] = value.split('\t')
      const {thing, title, shards} = JSON.parse(named) as Named
      const id = idOf(title, bearers.length)
      rows.add(sortKey(id, '0'), `{"id":${JSON.stringify(id)},${row.slice(noId.length)}`)
      byThing.add(thing, JSON.stringify([id, ...shards]))
    }
  }
  const ids = dealOut((shard) => idsFile(folder, shard))
  for (const [, value] of byThing.entries()) {
    const [id, ...shards] = JSON.parse(value) as string[]
    for (const shard of shards) ids.add(shard, id)
  }
  ids.close()
  addFixed(rows, settled)
  const file = createLines(entitiesFile(folder))
  for (const entries of groups(rows.entries(), firstPart)) file.write(joinRow(entries.map(([key, value]) => [key.split('\0')[1] === '0', value])))
  file.close()
}

export function entitiesFile(folder: string): string {
  return join(folder, 'entities')
}

/** The ids of the things that a shard uses; there is none when it uses none. */
export function idsFile(folder: string, shard: string): string {
  return join(folder, 'ids', shard)
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

function joinUses(lines: readonly UseLine[]): Use {
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
