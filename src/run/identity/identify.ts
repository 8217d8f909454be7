import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {EntityRow} from '../../identity/rows.ts'
import type {Settings} from '../../identity/settings.ts'
import {digestOfValue, fileDigest} from '../digest.ts'
import type {Engine} from '../engine.ts'
import {linesOf, readLines} from '../files.ts'
import {inFlight} from '../in-flight.ts'
import {CorruptPack} from '../pack.ts'
import type {IdentityTask, Job, MappedShard, MergeTask} from '../tasks.ts'
import {packOf, places} from '../tasks.ts'
import type {AssignedShard} from './assign.ts'
import {assignShard, readAssigned, readContested, writeContested} from './assign.ts'
import {entitiesFile, idsFile, writeEntities, writeIds} from './entities.ts'
import {lookupsFile, thingsFile, writeLookups} from './lookups.ts'
import {neighboursFile, votesFile, writeNeighbours, writeVotes} from './neighbours.ts'
import {settleShard, settledFile} from './settle.ts'
import {spellingsFile, writeSpellings} from './spellings.ts'
import type {Step} from './step.ts'
import {checked, readStep, writeStep} from './step.ts'

/** What is done of each shard, wherever there is room. Between two of them all shards are merged. */
export type ShardStep = 'spellings' | 'assigned' | 'neighbours' | 'settled'

/** What is made of all shards. */
export type Merged = 'lookups' | 'contested' | 'votes' | 'ids' | 'entities'

/** The step of the shards that each is made of. */
const mergedFrom = {lookups: 'spellings', contested: 'assigned', votes: 'neighbours', ids: 'settled', entities: 'settled'} as const satisfies Record<Merged, ShardStep>

/** What names the mentions of a shard, by digests. */
export interface NamedShard {
  settled: string
  ids: string
}

export interface Identified {
  /** For each shard; null where nothing is mentioned. */
  named: (NamedShard | null)[]
  /** Merges the rows of entities.json, for which the files of the documents need not wait. Their digest. */
  mergeEntities(): Promise<string>
}

/**
 * Gives the ids of the dataset to what its documents mention: spellings are counted shard by shard, merged, and what they stand for is
 * sent back; each shard then says what its mentions stand for, by their documents, and asks for the neighbours of what is open.
 * What follows from the same files as the last time stays.
 * @param shards null for those that mention nothing
 */
export async function identify(shards: readonly (MappedShard | null)[], settings: Settings, {job, engine}: {job: Job; engine: Engine}): Promise<Identified> {
  const {cache} = job
  const run = digestOfValue([job.run, settings])
  const mentioning = shards.filter((shard) => shard !== null)
  const each = async (step: ShardStep, fromOf: (shard: MappedShard, i: number) => readonly string[]): Promise<Step[]> => {
    const steps: Step[] = []
    await inFlight(mentioning.entries(), engine.width, async ([i, shard]) => {
      const from = fromOf(shard, i)
      const key = digestOfValue([run, shard.mentioned, from])
      steps[i] = readStep(stepFolder(cache, shard.id, step), key) ?? (await engine.run({kind: 'identity', step, shard, key, from}))
    })
    return steps
  }
  const merge = async (name: Merged, steps: readonly Step[], also: readonly Step[] = []): Promise<Step> => {
    const [folder, key] = [mergedFolder(cache, name), digestOfValue([run, ...[steps, also].map((list) => list.map(({digest}) => digest))])]
    const known = readStep(folder, key)
    if (known) checked(folder, known.digest)
    return known ?? engine.run({kind: 'merge', name, key, from: steps.map(({digest}, i) => ({shard: mentioning[i].id, digest}))})
  }
  const spellings = await each('spellings', () => [])
  const lookups = await merge('lookups', spellings)
  const assigned = await each('assigned', ({id}) => [digestIfThere(lookupsFile(mergedFolder(cache, 'lookups'), id))])
  await merge('contested', assigned)
  const contested = readContested(mergedFolder(cache, 'contested'))
  const isContested = contested.size > 0
  if (isContested) {
    const neighbours = await each('neighbours', ({id}, i) => {
      const things = readAssigned(stepFolder(cache, id, 'assigned')).things.filter((thing) => contested.has(thing))
      return [assigned[i].digest, digestOfValue(things)]
    })
    await merge('votes', neighbours)
  }
  const settled = await each('settled', ({id}, i) => [assigned[i].digest, isContested ? digestIfThere(votesFile(mergedFolder(cache, 'votes'), id)) : ''])
  const ids = await merge('ids', settled, [lookups])
  const idsOf = (id: string): string => digestIfThere(idsFile(mergedFolder(cache, 'ids'), id))
  let next = 0
  return {
    named: shards.map((shard) => shard && {settled: settled[next++].digest, ids: idsOf(shard.id)}),
    mergeEntities: async () => (await merge('entities', settled, [ids])).digest
  }
}

/** Does one step of one shard. */
export function identifyShard(job: Job, {step, shard, key, from}: IdentityTask, settings: Settings): Step {
  const {cache} = job
  const {id} = shard
  const {rows} = packOf(job, shard)
  const assigned = (): AssignedShard => readAssigned(checked(stepFolder(cache, id, 'assigned'), from[0]))
  const work: Readonly<Record<ShardStep, (to: string) => void>> = {
    spellings: (to) => writeSpellings(id, rows(), to),
    assigned: (to) => assignShard(rows(), checkedFile(mergedFolder(cache, 'lookups'), lookupsFile, id, from[0]), to, settings),
    neighbours: (to) => writeNeighbours(id, assigned(), readContested(mergedFolder(cache, 'contested')), to),
    settled: (to) => settleShard(id, rows(), assigned(), checkedFile(mergedFolder(cache, 'votes'), votesFile, id, from[1]), to)
  }
  return writeStep(stepFolder(cache, id, step), key, work[step])
}

/** Merges what one step made of each shard. */
export function mergeShards({cache}: Job, {name, key, from}: MergeTask, settings: Settings): Step {
  const folders = from.map(({shard, digest}) => checked(stepFolder(cache, shard, mergedFrom[name]), digest))
  const scratch = join(places.scratch(cache), randomBytes(6).toString('hex'))
  const work: Readonly<Record<Merged, (to: string) => void>> = {
    lookups: (to) => writeLookups(folders.map(spellingsFile), to, settings, scratch),
    contested: (to) => writeContested(folders, to),
    votes: (to) => writeVotes(folders.map(neighboursFile), to, scratch),
    ids: (to) => writeIds(folders, thingsFile(mergedFolder(cache, 'lookups')), to, scratch),
    entities: (to) => writeEntities(folders, mergedFolder(cache, 'ids'), to, scratch)
  }
  return writeStep(mergedFolder(cache, name), key, work[name])
}

/** The ids of the mentions of a shard, document by document, those that a person has fixed left out. */
export function* readNames(cache: string, shard: string, {settled, ids}: NamedShard): Generator<readonly (readonly [id: string, ambiguous: boolean])[]> {
  const list = [...linesOf(checkedFile(mergedFolder(cache, 'ids'), idsFile, shard, ids))]
  for (const line of readLines(settledFile(checked(stepFolder(cache, shard, 'settled'), settled)))) {
    const numbers = JSON.parse(line) as number[]
    yield Array.from({length: numbers.length / 2}, (_, i) => [list[numbers[2 * i]], numbers[2 * i + 1] === 1] as const)
  }
}

/** The rows of entities.json, by their digest. */
export function readEntities(cache: string, digest: string): Generator<string> {
  return readLines(entitiesFile(checked(mergedFolder(cache, 'entities'), digest)))
}

/** All ways in which entities are written. */
export function* knownNames(cache: string, digest: string): Generator<string> {
  for (const line of readEntities(cache, digest)) for (const {text} of (JSON.parse(line) as EntityRow).aliases) yield text
}

/** Where steps are kept. */
export function identityFolders(cache: string, shards: readonly string[]): string[] {
  const names = Object.keys(mergedFrom) as Merged[]
  return [...names.map((name) => mergedFolder(cache, name)), ...shards.flatMap((shard) => names.map((name) => stepFolder(cache, shard, mergedFrom[name])))]
}

function stepFolder(cache: string, shard: string, step: ShardStep): string {
  return join(cache, 'identity', shard.slice(0, 2), shard, step)
}

function mergedFolder(cache: string, name: Merged): string {
  return join(cache, 'identity', 'merged', name)
}

/** sha256 of a file; empty when there is none. */
function digestIfThere(path: string): string {
  return existsSync(path) ? fileDigest(path) : ''
}

/** The file of a shard, null when there is none; throws a CorruptPack when it is not what it was. */
function checkedFile(folder: string, fileOf: (folder: string, shard: string) => string, shard: string, digest: string): string | null {
  if (digest === '') return null
  const file = fileOf(folder, shard)
  if (digestIfThere(file) !== digest) throw new CorruptPack(folder)
  return file
}
