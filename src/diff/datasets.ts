import {compare} from '../compare.ts'
import type {Manifest} from '../schemas.ts'
import type {Dataset} from '../dataset/open.ts'
import type {DocumentDiff} from './documents.ts'
import {diffDocuments} from './documents.ts'

/** What a change did to a dataset. */
export interface DatasetDiff {
  schema: 'tamis/diff@1'
  before: string
  after: string
  documents: {added: string[]; removed: string[]; changed: ChangedDocument[]; unchanged: number}
  totals: Record<keyof Manifest['totals'], Pair>
  /** The rules that remove more or less than before. */
  rules: Record<string, {removals: Pair; characters: Pair}>
  versions: {version: Pair<string>; config: Pair<string>}
}

export interface ChangedDocument extends DocumentDiff {
  /** Path of the record, relative to the output folder. */
  file: string
}

export interface Pair<T = number> {
  before: T
  after: T
}

type Row = Manifest['documents'][number]
type Compared = Pick<Dataset, 'name' | 'manifest' | 'record'>

/**
 * Compares two datasets document by document, by id, in the order in which the second one keeps them.
 * @param differs whether a document may have changed; by the digests of the two manifests when not given
 */
export async function diffDatasets(before: Compared, after: Compared, differs = (old: Row, now: Row): boolean => old.sha256 !== now.sha256): Promise<DatasetDiff> {
  const old = new Map(before.manifest.documents.map((row) => [row.id, row]))
  const now = new Map(after.manifest.documents.map((row) => [row.id, row]))
  const changed: ChangedDocument[] = []
  for (const row of after.manifest.documents) {
    const was = old.get(row.id)
    if (was === undefined || !differs(was, row)) continue
    const records = [await before.record(was), await after.record(row)] as const
    if (JSON.stringify(records[0]) !== JSON.stringify(records[1])) changed.push({file: row.file, ...diffDocuments(...records)})
  }
  changed.sort((a, b) => compare(a.id, b.id))
  const added = sorted(now).flatMap(([id]) => (old.has(id) ? [] : [id]))
  return {
    schema: 'tamis/diff@1',
    before: before.name,
    after: after.name,
    documents: {added, removed: sorted(old).flatMap(([id]) => (now.has(id) ? [] : [id])), changed, unchanged: now.size - added.length - changed.length},
    totals: mapValues(after.manifest.totals, (count, name) => ({before: before.manifest.totals[name] ?? 0, after: count})),
    rules: rulesOf(before.manifest.rules, after.manifest.rules),
    versions: {
      version: {before: before.manifest.version, after: after.manifest.version},
      config: {before: before.manifest.config, after: after.manifest.config}
    }
  }
}

function rulesOf(old: Manifest['rules'], now: Manifest['rules']): DatasetDiff['rules'] {
  const nothing = {removals: 0, characters: 0}
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(compare)
  const rows = names.map((rule) => {
    const [before, after] = [old[rule] ?? nothing, now[rule] ?? nothing]
    return [rule, mapValues(after, (count, name) => ({before: before[name], after: count}))] as const
  })
  return Object.fromEntries(rows.filter(([, {removals, characters}]) => removals.before !== removals.after || characters.before !== characters.after))
}

function sorted(rows: ReadonlyMap<string, Row>): [string, Row][] {
  return [...rows].sort(([a], [b]) => compare(a, b))
}

function mapValues<K extends string, T>(record: Readonly<Record<K, number>>, map: (value: number, key: K) => T): Record<K, T> {
  return Object.fromEntries(Object.entries<number>(record).map(([key, value]) => [key, map(value, key as K)])) as Record<K, T>
}
