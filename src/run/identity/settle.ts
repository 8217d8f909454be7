import {join} from 'node:path'
import type {Use} from '../../identity/rows.ts'
import {addUse, isFull, newUse} from '../../identity/rows.ts'
import {compare} from '../../compare.ts'
import {createLines, linesOf} from '../files.ts'
import type {Row} from '../pack.ts'
import {sortKey, writeEntries} from '../sorted.ts'
import type {AssignedShard} from './assign.ts'
import type {Vote} from './neighbours.ts'

/** How a thing is mentioned in a shard. */
export interface ThingUse {
  texts: [text: string, count: number, isFull: boolean][]
  documents: string[]
  ambiguous: boolean
}

/** A mention whose id a person has fixed. */
export type FixedMention = Required<Row['mentions'][number]> & {document: string}

/**
 * Writes what the mentions of a shard stand for when neighbours have decided: for each document `[thing, ambiguous, thing, ambiguous, …]`
 * by the places of the things in `uses`, which says how each is mentioned and is sorted by name; and the mentions whose id is fixed.
 */
export function settleShard(shard: string, rows: Iterable<Pick<Row, 'id' | 'mentions'>>, {forms, things, documents}: AssignedShard, votes: string | null, folder: string): void {
  const uses = new Map<string, Use>()
  const fixed: FixedMention[] = []
  const decided = readVotes(votes)
  const settled: [thing: string, ambiguous: boolean][][] = []
  const rest = rows[Symbol.iterator]()
  for (const mentions of documents) {
    const row = rest.next().value as Pick<Row, 'id' | 'mentions'>
    for (const mention of row.mentions) if (mention.fixed !== undefined) fixed.push({...mention, fixed: mention.fixed, document: row.id})
    settled.push(
      mentions.map(([form, thing, ...candidates], at) => {
        const elected = decided(settled.length, at)
        const [name, isOpen] = [elected ?? things[thing], elected === null && candidates.length > 0]
        const {text, fullness, own} = forms[form]
        if (!uses.has(name)) uses.set(name, newUse())
        addUse(uses.get(name)!, {text, isFull: isFull(fullness, () => own === name), document: row.id, isOpen})
        return [name, isOpen]
      })
    )
  }
  // Read to the end, so that damage is noticed.
  rest.next()
  const sorted = [...uses].map(([thing, use]) => [sortKey(thing), use, thing] as const).sort(([a], [b]) => compare(a, b))
  writeEntries(usesFile(folder), (function* () {
    for (const [key, {texts, full, documents, ambiguous}] of sorted) {
      yield [key, `${shard}\t${JSON.stringify({texts: [...texts].map(([text, count]) => [text, count, full.has(text)]), documents: [...documents], ambiguous} satisfies ThingUse)}`]
    }
  })())
  const places = new Map(sorted.map(([, , thing], place) => [thing, place]))
  writeAll(settledFile(folder), settled.map((list) => list.flatMap(([thing, isOpen]) => [places.get(thing)!, isOpen ? 1 : 0])))
  writeAll(fixedFile(folder), fixed)
}

export function usesFile(folder: string): string {
  return join(folder, 'uses')
}

/** The shard stands before the rest: who asks for it alone need not parse that. */
export function shardOfUse(line: string): string {
  return line.slice(0, line.indexOf('\t'))
}

export function readUse(line: string): ThingUse {
  return JSON.parse(line.slice(line.indexOf('\t') + 1)) as ThingUse
}

export function settledFile(folder: string): string {
  return join(folder, 'settled')
}

export function fixedFile(folder: string): string {
  return join(folder, 'fixed')
}

function writeAll(path: string, rows: readonly unknown[]): void {
  const file = createLines(path)
  for (const row of rows) file.write(JSON.stringify(row))
  file.close()
}

/** What votes decided, to be asked in the order of documents and mentions. */
function readVotes(path: string | null): (document: number, mention: number) => string | null {
  const votes = linesOf(path)
  const next = (): Vote | null => {
    const {value, done} = votes.next()
    return done ? null : (JSON.parse(value) as Vote)
  }
  let vote = next()
  return (document, mention) => {
    if (vote === null || vote[0] !== document || vote[1] !== mention) return null
    const [, , thing] = vote
    vote = next()
    return thing
  }
}
