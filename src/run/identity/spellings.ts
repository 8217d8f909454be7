import {join} from 'node:path'
import type {EntityType} from '../../doc.ts'
import {aliasKey} from '../../identity/aliases.ts'
import {keyOf, spelt} from '../../identity/resolve.ts'
import {compare} from '../../compare.ts'
import type {Row} from '../pack.ts'
import type {Entry} from '../sorted.ts'
import {sortKey, writeEntries} from '../sorted.ts'

/** How a name is spelt, and in which shards. */
export interface Spelling {
  readonly lang: string
  readonly type: EntityType
  readonly text: string
  readonly count: number
  readonly shards: readonly string[]
}

export function spellingsFile(folder: string): string {
  return join(folder, 'spellings')
}

/** Counts the spellings of a shard, in the order of the names that they are of. Mentions whose id a person has fixed do not count. */
export function writeSpellings(shard: string, rows: Iterable<Pick<Row, 'lang' | 'mentions'>>, folder: string): void {
  const spellings = new Map<string, {lang: string; type: EntityType; text: string; count: number}>()
  for (const {lang, mentions} of rows) {
    for (const {text, type, fixed} of mentions) {
      if (fixed !== undefined) continue
      const key = keyOf(lang, type, text)
      const known = spellings.get(key)
      if (known) known.count++
      else spellings.set(key, {lang, type, text: spelt(text), count: 1})
    }
  }
  const entries = [...spellings].map(([key, {count, ...spelling}]) => [sortKey(aliasKey(spelling.text), key), `${count}\t${shard}\t${JSON.stringify(spelling)}`] as const)
  writeEntries(spellingsFile(folder), entries.sort(([a], [b]) => compare(a, b)))
}

/** What the entries of equal keys say together: many shards have the same spelling, so that it is parsed once. */
export function readSpelling(entries: readonly Entry[]): Spelling {
  const parts = entries.map(([, value]) => value.split('\t'))
  const spelling = JSON.parse(parts[0][2]) as Pick<Spelling, 'lang' | 'type' | 'text'>
  return {...spelling, count: parts.reduce((sum, [count]) => sum + Number(count), 0), shards: parts.map(([, shard]) => shard)}
}
