import {join} from 'node:path'
import {beside, elected, isOpenToAll} from '../../identity/neighbours.ts'
import {compare} from '../../compare.ts'
import {createLines} from '../files.ts'
import type {Entry} from '../sorted.ts'
import {Sorter, firstPart, groups, mergeEntries, sortKey, writeEntries} from '../sorted.ts'
import type {AssignedShard} from './assign.ts'

/** A thing that stands beside another one, and in which document: its shard and place, or many. */
type Pair = [thing: string, where: string]

/** An open mention that asks one of its neighbours. */
interface Question {
  shard: string
  document: number
  mention: number
  candidates: readonly string[]
}

/** A mention that its neighbours decided. */
export type Vote = [document: number, mention: number, thing: string]

const many = 'many'

/** Writes what the neighbours of a shard's contested names say, and what its open mentions ask: entries by neighbour, what is said before what is asked. */
export function writeNeighbours(shard: string, {forms, things, documents}: AssignedShard, contested: ReadonlySet<string>, folder: string): void {
  const pairs = new Map<string, Map<string, string>>()
  const entries: Entry[] = []
  let document = 0
  for (const mentions of documents) {
    const list = mentions.map(([form, thing, ...candidates]) => ({form: forms[form], thing: things[thing], candidates: candidates.map((candidate) => things[candidate])}))
    const where = `${shard} ${document}`
    list.forEach(({thing, candidates}, mention) => {
      if (candidates.length > 0 && !isOpenToAll(candidates)) {
        for (const neighbour of beside(list, mention, contested)) entries.push([sortKey(neighbour, '1'), JSON.stringify({shard, document, mention, candidates} satisfies Question)])
      } else if (candidates.length === 0 && contested.has(thing)) {
        for (const neighbour of beside(list, mention, contested)) {
          if (!pairs.has(neighbour)) pairs.set(neighbour, new Map())
          const known = pairs.get(neighbour)!.get(thing)
          pairs.get(neighbour)!.set(thing, known === undefined || known === where ? where : many)
        }
      }
    })
    document++
  }
  for (const [neighbour, of] of pairs) for (const pair of of) entries.push([sortKey(neighbour, '0'), JSON.stringify(pair satisfies Pair)])
  writeEntries(neighboursFile(folder), entries.sort(([a], [b]) => compare(a, b)))
}

/** Lets neighbours decide what open mentions stand for: a file of votes for each shard that has some. */
export function writeVotes(neighbours: readonly string[], folder: string, scratch: string): void {
  const votes = new Sorter(join(scratch, 'votes'))
  for (const entries of groups(mergeEntries(neighbours, join(scratch, 'neighbours')), (key) => key.slice(0, -1))) {
    const places = new Map<string, string>()
    for (const [key, value] of entries) {
      if (key.endsWith('0')) {
        const [thing, where] = JSON.parse(value) as Pair
        places.set(thing, (places.get(thing) ?? where) === where ? where : many)
        continue
      }
      const {shard, document, mention, candidates} = JSON.parse(value) as Question
      const here = `${shard} ${document}`
      const named = candidates.filter((candidate) => (places.get(candidate) ?? here) !== here)
      if (named.length === 1) votes.add(sortKey(shard, String(document).padStart(9, '0'), String(mention).padStart(9, '0')), JSON.stringify([document, mention, named[0]] satisfies Vote))
    }
  }
  for (const ofShard of groups(votes.entries(), firstPart)) {
    const file = createLines(votesFile(folder, firstPart(ofShard[0][0])))
    for (const ofMention of groups(ofShard)) {
      const counts = new Map<string, number>()
      const list = ofMention.map(([, value]) => JSON.parse(value) as Vote)
      for (const [, , thing] of list) counts.set(thing, (counts.get(thing) ?? 0) + 1)
      const thing = elected(counts)
      if (thing !== null) file.write(JSON.stringify([list[0][0], list[0][1], thing] satisfies Vote))
    }
    file.close()
  }
}

export function neighboursFile(folder: string): string {
  return join(folder, 'neighbours')
}

export function votesFile(folder: string, shard: string): string {
  return join(folder, 'votes', shard)
}
