import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import {loadConfig} from '../config.ts'
import type {Pipeline} from '../pipeline.ts'
import {createPipeline, withPreset} from '../pipeline.ts'
import {withIdentities} from '../overrides/identities.ts'
import type {Identity, Override} from '../overrides/override.ts'
import type {Register} from '../entities/registers.ts'
import type {Preset, Stage} from '../stage.ts'
import {defaultStages} from '../stages/index.ts'
import type {Settings} from '../identity/settings.ts'
import {settingsOf} from '../identity/settings.ts'
import {digestOfValue, sha256} from './digest.ts'
import type {Format} from './formats.ts'
import type {Merged, NamedShard, ShardStep} from './identity/identify.ts'
import {identifyShard, mergeShards, readNames} from './identity/identify.ts'
import type {Step} from './identity/step.ts'
import type {ListName, WrittenList} from './lists.ts'
import {writeList} from './lists.ts'
import type {Failure, MapOutcome} from './map.ts'
import {mapShard} from './map.ts'
import {byDocument, digestOfOverrides} from './overruled.ts'
import type {Pack} from './pack.ts'
import {openPack, overlaid, packFolder} from './pack.ts'
import type {Problem} from './problem.ts'
import {maxProblems, problemOf} from './problem.ts'
import type {ShardRepeats} from './repeats.ts'
import {acrossOptions} from './repeats.ts'
import {withRegister} from './stages.ts'
import type {Shard} from './shards.ts'
import type {Written} from './write.ts'
import {writeShard} from './write.ts'

/** What all tasks of a run share; plain data, so that a thread or another machine can be told. */
export interface Job {
  /** Digest of all that records follow from but the documents: code, config, limits. */
  run: string
  /** Where the stages are; null for those that run when a config names none: to load a file takes longer than some documents. */
  configFile: string | null
  preset: Preset | null
  register: Register | null
  maxBytes: number | null
  /** What people say against the stages. */
  overrides: readonly Override[]
  /** And of names: these count when all documents are there. */
  identities: readonly Identity[]
  format: Format
  output: string
  cache: string
}

/** A piece of work that no other of its kind waits for. */
export type Task = MapTask | IdentityTask | MergeTask | WriteTask | ListTask

export interface MapTask {
  kind: 'map'
  shard: Shard
  /** What documents repeat of others: these are cleaned again, into a pack beside the first. Null the first time. */
  again: {repeats: ShardRepeats; stamp: string} | null
  givenUp: [ordinal: number, failure: Failure][]
}

/** A step on the way to the ids of what a shard mentions. */
export interface IdentityTask {
  kind: 'identity'
  step: ShardStep
  shard: MappedShard
  /** What the outcome follows from, and the digests of the files that are read. */
  key: string
  from: readonly string[]
}

/** What a step made of all shards is merged; the run waits for it. */
export interface MergeTask {
  kind: 'merge'
  name: Merged
  key: string
  /** Shards in their order, and the digests of what was made of them. */
  from: readonly {shard: string; digest: string}[]
}

export interface WriteTask {
  kind: 'write'
  shard: MappedShard
  names: NamedShard | null
}

/** A file of the dataset that is merged from what its shards have left. */
export interface ListTask {
  kind: 'list'
  name: ListName
  /** The digest of the merged entities, or the shards whose statements are merged. */
  from: readonly string[]
}

/** A shard that is mapped, by the digests of its packs. */
export interface MappedShard {
  id: string
  digest: string
  /** What of them says what is mentioned. */
  mentioned: string
  /** Of the documents that were cleaned again; null when there are none. */
  again: string | null
}

export type Outcome<T extends Task = Task> = T extends {kind: 'map'} ? Mapped : T extends {kind: 'write'} ? Written : T extends {kind: 'list'} ? WrittenList : Step

export interface Mapped extends MapOutcome {
  problems: Problem[]
  /** Documents with problems beyond those. */
  moreProblems: number
}

/** Does tasks of a job, one at a time. */
export type Doer = <T extends Task>(task: T, onDocument: (ordinal: number) => void) => Promise<Outcome<T>>

/** Where the parts of a run lie in its cache. */
export const places = {
  /** Where files of JSONL are cut. */
  cuts: (cache: string) => join(cache, 'cuts'),
  fresh: (cache: string) => join(cache, 'new'),
  plan: (cache: string) => join(cache, 'plan'),
  scratch: (cache: string) => join(cache, 'scratch'),
  /** What a run and its workers tell each other. */
  tasks: (cache: string) => join(cache, 'tasks'),
  written: (cache: string, shard: string) => join(cache, 'written', shard.slice(0, 2), shard)
}

function digestOfMapped({digest, again}: MappedShard): string {
  return again === null ? digest : sha256(`${digest} ${again}`)
}

/** One pipeline for all tasks; it is made when the first document comes. */
export function createDoer(job: Job): Doer {
  let pipeline: Promise<Pipeline> | null = null
  return async (task, onDocument) => {
    if (task.kind === 'write') return (await write(job, task)) as Outcome<typeof task>
    if (task.kind === 'list') return writeList(job, task, join(places.scratch(job.cache), randomBytes(6).toString('hex'), task.name)) as Outcome<typeof task>
    pipeline ??= stagesOf(job).then((stages) => createPipeline({stages}))
    const {stages} = await pipeline
    if (task.kind === 'identity') return identifyShard(job, task, identitySettings(stages, job)) as Outcome<typeof task>
    if (task.kind === 'merge') return mergeShards(job, task, identitySettings(stages, job)) as Outcome<typeof task>
    return (await map(job, task, await pipeline, onDocument)) as Outcome<typeof task>
  }
}

/** The stages that a thread or another machine is told of. */
export async function stagesOf({configFile, preset, register}: Pick<Job, 'configFile' | 'preset' | 'register'>): Promise<readonly Stage[]> {
  const stages = configFile === null ? defaultStages() : (await loadConfig(configFile)).stages
  const registered = register === null ? stages : withRegister(stages, register)
  return preset === null ? registered : withPreset(registered, preset)
}

/** The pack of a mapped shard, those documents that were cleaned again as they are now. */
export function packOf({cache, run}: Job, {id, digest, again}: MappedShard): Pack {
  const folder = packFolder(cache, {id}, run)
  const pack = openPack(folder, digest)
  return again === null ? pack : overlaid(pack, openPack(againFolder(folder), again))
}

/** What the files of a shard in the dataset follow from. */
export function writeKey({run, format}: Job, {shard, names}: Pick<WriteTask, 'shard' | 'names'>): string {
  return digestOfValue([run, format, digestOfMapped(shard), names])
}

export function againFolder(folder: string): string {
  return `${folder}-again`
}

async function map({cache, run, maxBytes, overrides}: Job, {shard, again, givenUp}: MapTask, pipeline: Pipeline, onDocument: (ordinal: number) => void): Promise<Mapped> {
  const problems: Problem[] = []
  let moreProblems = 0
  const outcome = await mapShard(shard, {
    pipeline,
    folder: again ? againFolder(packFolder(cache, shard, run)) : packFolder(cache, shard, run),
    beside: again ? [] : shard.beside.map((id) => packFolder(cache, {id}, run)),
    maxBytes: maxBytes ?? undefined,
    across: again ? null : acrossOptions(pipeline.stages),
    repeats: again && new Map(again.repeats),
    overrules: byDocument(overrides),
    overruled: digestOfOverrides(overrides),
    stamp: again?.stamp,
    givenUp: new Map(givenUp),
    onDocument,
    onRecord(record, raw) {
      if (problems.length >= maxProblems) moreProblems += record.error !== null || record.warnings.length > 0 ? 1 : 0
      else {
        const problem = problemOf(record, raw)
        if (problem) problems.push(problem)
      }
    }
  })
  return {...outcome, problems, moreProblems}
}

/** What config and overrides say of names. */
export function identitySettings(stages: readonly Stage[], {identities}: Job): Settings {
  return settingsOf(withIdentities(stages, identities).find(({stage}) => stage === 'entities')?.options ?? {})
}

function write(job: Job, {shard, names}: WriteTask): Promise<Written> {
  const {cache, run, format, output} = job
  return writeShard({
    id: shard.id,
    run,
    pack: packOf(job, shard),
    key: writeKey(job, {shard, names}),
    names: names && readNames(cache, shard.id, names),
    format,
    output,
    fresh: places.fresh(cache),
    written: places.written(cache, shard.id)
  })
}
