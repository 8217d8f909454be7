import {existsSync, rmSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {Config} from '../config.ts'
import type {Manifest} from '../schemas.ts'
import {datasetFiles, writeDataset} from './dataset.ts'
import {configDigest, digestOfValue, sha256} from './digest.ts'
import type {Engine} from './engine.ts'
import {evictPacks} from './evict.ts'
import type {Identified} from './identity/identify.ts'
import {identify, identityFolders, knownNames} from './identity/identify.ts'
import {inFlight} from './in-flight.ts'
import type {InputFile} from './inputs.ts'
import type {JobOptions} from './job.ts'
import {inputsOf, jobOf, workFolder} from './job.ts'
import type {List, ListName} from './lists.ts'
import {makeList} from './lists.ts'
import type {FileOutcome} from './map.ts'
import {knownPack} from './map.ts'
import {digestOfOverrides, namesOverruled, overruled, strayProblems} from './overruled.ts'
import type {Done, Pack} from './pack.ts'
import {CorruptPack, packFolder, readDone, sweepBeside} from './pack.ts'
import {placeOfFile} from './place.ts'
import type {Plan} from './plan.ts'
import {createPlan} from './plan.ts'
import type {Problem} from './problem.ts'
import {refuseOthersFiles, refuseSources} from './protect.ts'
import {acrossOptions, findRepeats} from './repeats.ts'
import type {Shard} from './shards.ts'
import {cutShards} from './shards.ts'
import {Sorter} from './sorted.ts'
import {staleFiles} from './stale.ts'
import {isInPlace, readState, stampsOf, writeState} from './state.ts'
import type {Job, MappedShard} from './tasks.ts'
import {againFolder, identitySettings, packOf, places, writeKey} from './tasks.ts'
import {createThreads} from './threads.ts'
import type {Sums} from './totals.ts'
import {Totals} from './totals.ts'
import {addNames, likelyTwins, refuseTwins} from './twins.ts'
import {UsageError} from './usage.ts'
import type {Workspace} from './workspace.ts'
import {explained, openWorkspace} from './workspace.ts'
import type {Written} from './write.ts'
import {alreadyWritten, notesOf} from './write.ts'

export interface RunOptions extends JobOptions {
  /** Threads. */
  jobs: number
  /** Takes nothing over from earlier runs, and replaces files that no run wrote. */
  force?: boolean
  /** Seconds that one document may take. */
  timeLimit?: number
  /** Where tasks are done; threads here when not given. */
  createEngine?(job: Job): Promise<Engine>
  /** A folder whose files are no input: the output when not given. */
  leaveOut?: string
  /** Stops the run; the dataset stays as it was, and the next run goes on from here. */
  signal?: AbortSignal
  onPlan?(shard: Shard): void
  /** Told of each shard that is mapped, in no fixed order. */
  onMap?(shard: Shard, files: readonly FileOutcome[]): void
  onProblems?(problems: readonly Problem[], more: number): void
}

export interface RunResult {
  totals: Sums['totals']
  /** Documents that were cleaned; the rest was taken over or failed. */
  cleaned: number
}

/** What the steps of a run share. */
interface Session {
  config: Config
  options: RunOptions
  output: string
  workspace: Workspace
  job: Job
  engine: Engine
  /** Filled while the inputs are listed: the names of documents that are files, and the folders that inputs are in. */
  names: Sorter
  roots: Set<string>
  /** Packs that were made anew. */
  touched: string[]
}

/** A shard whose documents lie in the dataset or wait for it. */
interface NotedShard {
  folder: string
  outcome: Written
}

/**
 * Makes the dataset of a config: plan → map → reduce → write. The output is the same byte for byte however the work was cut and
 * however much of it was taken over from earlier runs, and it is replaced file by file only when all of it is made.
 * Throws a UsageError when the call is at fault, and the reason of `signal` when that stopped it.
 */
export async function run(config: Config, options: RunOptions): Promise<RunResult> {
  const repaired = new Set<string>()
  for (;;) {
    try {
      return await runOnce(config, options)
    } catch (error) {
      // What is damaged again at once lies on a disk that is broken.
      if (!(error instanceof CorruptPack) || repaired.has(error.folder)) throw error
      repaired.add(error.folder)
      rmSync(error.folder, {recursive: true, force: true})
      writeState(join(resolve(config.folder, config.output), workFolder), {reduced: undefined})
    }
  }
}

async function runOnce(config: Config, options: RunOptions): Promise<RunResult> {
  const output = resolve(config.folder, config.output)
  const job = await jobOf(config, options, output)
  const scratch = places.scratch(join(output, workFolder))
  const [names, roots] = [new Sorter(join(scratch, 'twins')), new Set<string>()]
  const shards = cutShards(noted(inputsOf(config, options.leaveOut ?? output, scratch), names, roots), config.shardBytes, places.cuts(job.cache))
  const first = await shards.next()
  const workspace = openWorkspace(output)
  let engine: Engine | null = null
  const stop = (): void => void engine?.close()
  options.signal?.addEventListener('abort', stop)
  let refused = false
  try {
    engine = options.createEngine ? await options.createEngine(job) : createThreads(job, {threads: options.jobs, timeLimit: options.timeLimit})
    options.signal?.throwIfAborted()
    return await makeDataset({config, options, output, workspace, job, engine, names, roots, touched: []}, resumed(first, shards))
  } catch (error) {
    options.signal?.throwIfAborted()
    refused = error instanceof UsageError
    throw explained(output, error)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await engine?.close()
    workspace.close(refused)
  }
}

async function makeDataset(session: Session, shards: AsyncIterable<Shard>): Promise<RunResult> {
  const {config, options, output, workspace, job} = session
  await protect(session, [])
  const plan = createPlan(places.plan(job.cache))
  const {done, cleaned} = await mapAll(session, plan, shards)
  const mapped = await mapAgain(session, plan, done)
  const key = digestOfValue([job.run, configDigest(config.stages), job.overrides, job.identities, mapped])
  const last = readState(job.cache)
  const reduced = last.reduced?.key === key ? last.reduced : null
  const {named, mergeEntities} = reduced ? {named: reduced.named, mergeEntities: () => reduced.entities} : await reduce(session, mapped, done)
  const list = async (name: ListName, key: string, from: readonly string[]): Promise<List> => makeList({name, key, from}, session, last)
  const listEntities = async (): Promise<[digest: string, List]> => {
    const digest = await mergeEntities()
    return [digest, await list('entities', digestOfValue([job.run, digest]), [digest])]
  }
  const [[entities, entitiesList], {written, sums, isUnchanged}] = await Promise.all([listEntities(), writeAll(session, mapped, named)])
  const lists = {entities: entitiesList, timeline: await list('timeline', digestOfValue(written.map(({outcome: {key}}) => key)), plan.ids)}
  const overrides = reportOverrides(session, mapped, entities)
  options.signal?.throwIfAborted()
  if (!reduced || !isUnchanged || !isInPlace(output, last)) {
    const files = await writeDataset({written, sums, overrides, stages: config.stages, format: job.format, lists, fresh: places.fresh(job.cache), scratch: places.scratch(job.cache)})
    const now = new Set([...files, ...(workspace.before.length > 0 ? written.flatMap(documentFilesOf) : [])])
    workspace.commit(staleFiles(workspace.before, (file) => now.has(file)))
    writeState(job.cache, {reduced: {key, named, entities}, lists, files: stampsOf(output, files)})
  }
  if (session.touched.length > 0 || readState(job.cache).isSwept === false) tidy(session, plan)
  return {totals: sums.totals, cleaned}
}

/** Removes what killed runs left, and what goes beyond the limit of the cache. */
function tidy({config, job}: Session, plan: Plan): void {
  const packs = plan.ids.map((id) => packFolder(job.cache, {id}, job.run)).flatMap((folder) => [folder, againFolder(folder)])
  for (const folder of [...packs, ...plan.ids.map((id) => places.written(job.cache, id))]) sweepBeside(folder)
  for (const folder of identityFolders(job.cache, plan.ids)) sweepBeside(folder)
  evictPacks(job.cache, config.cacheBytes, packs)
  writeState(job.cache, {isSwept: true})
}

/** Maps the shards whose packs are not at hand. */
async function mapAll({options, job, engine, names, touched}: Session, plan: Plan, shards: AsyncIterable<Shard>): Promise<{done: Done[]; cleaned: number}> {
  const overruled = digestOfOverrides(job.overrides)
  const done: Done[] = []
  let cleaned = 0
  await inFlight(shards, engine.width, async (shard) => {
    const order = plan.add(shard)
    options.onPlan?.(shard)
    const folder = packFolder(job.cache, shard, job.run)
    if (options.force) rmSync(dirname(folder), {recursive: true, force: true})
    const known = knownPack(folder, shard, overruled)
    if (known) {
      done[order] = known
      return options.onMap?.(shard, [])
    }
    if (touched.push(folder) === 1) writeState(job.cache, {isSwept: false})
    const outcome = await engine.run({kind: 'map', shard, again: null, givenUp: []})
    done[order] = outcome.done
    cleaned += outcome.files.reduce((sum, {documents, unchanged, failed}) => sum + documents - unchanged - failed, 0)
    options.onProblems?.(outcome.problems, outcome.moreProblems)
    options.onMap?.(shard, outcome.files)
  })
  plan.close()
  refuseTwins(names.entries())
  return {done, cleaned}
}

/** Compares the documents of all shards, and cleans again those that repeat others. */
async function mapAgain({config, job, engine, touched}: Session, plan: Plan, done: readonly Done[]): Promise<MappedShard[]> {
  const across = acrossOptions(config.stages)
  const folders = plan.ids.map((id) => packFolder(job.cache, {id}, job.run))
  const mapped = done.map(({digest, mentioned}, i): MappedShard => ({id: plan.ids[i], digest, mentioned, again: null}))
  if (across === null) return mapped
  const key = sha256(JSON.stringify([job.run, across, mapped]))
  const lay = (order: number, {digest, mentioned}: Done): void => {
    const shard = mapped[order]
    mapped[order] = {...shard, again: digest, mentioned: sha256(`${shard.mentioned} ${mentioned}`)}
  }
  const known = readState(job.cache)?.again
  const before = known?.key === key ? known.shards.map(([order, digest]) => ({order, digest, done: readDone(againFolder(folders[order]))})) : null
  if (before?.every(({digest, done}) => done?.digest === digest)) {
    for (const {order, done} of before) lay(order, done!)
    return mapped
  }
  const found = [...findRepeats(folders, across).entries()].filter(([, repeats]) => repeats.length > 0)
  await inFlight(found, engine.width, async ([order, repeats]) => {
    touched.push(againFolder(folders[order]))
    const stamp = sha256(JSON.stringify([mapped[order].digest, repeats]))
    const last = readDone(againFolder(folders[order]))
    const isKnown = last !== null && last.stamp === stamp && !last.mayPass
    lay(order, isKnown ? last : (await engine.run({kind: 'map', shard: plan.shard(order), again: {repeats, stamp}, givenUp: []})).done)
  })
  writeState(job.cache, {again: {key, shards: mapped.flatMap(({again}, order): [number, string][] => (again === null ? [] : [[order, again]]))}})
  return mapped
}

/** What needs all documents: whether each has a name of its own, and the ids of what they mention. */
async function reduce(session: Session, mapped: readonly MappedShard[], done: readonly Done[]): Promise<Identified> {
  const {config, job} = session
  const packs = mapped.map((shard) => packOf(job, shard))
  refuseTwins(likelyTwins(packs, join(places.scratch(job.cache), 'names')))
  await protect(session, done.flatMap(({folders}) => folders), job.format === 'json' ? documentFiles(packs) : [])
  return identify(mapped.map((shard, i) => (done[i].mentions === 0 ? null : shard)), identitySettings(config.stages, job), session)
}

/** What became of what people say; what did not land is a problem. */
function reportOverrides({job, options}: Session, mapped: readonly MappedShard[], entities: string): NonNullable<Manifest['overrides']> {
  const corrections = overruled(job.overrides, mapped.map((shard) => packOf(job, shard)))
  const {rows, problems} = namesOverruled(job.identities, () => knownNames(job.cache, entities))
  options.onProblems?.([...strayProblems(corrections), ...problems], 0)
  return [...corrections, ...rows]
}

/** Refuses to write over sources, and over files that no run wrote. */
async function protect({options, output, workspace, roots}: Session, folders: readonly string[], files: Iterable<string> = []): Promise<void> {
  const stale = staleFiles(workspace.before, () => false).map((file) => dirname(file))
  await refuseSources(output, new Set(['documents', 'schemas', ...folders, ...stale]), roots)
  if (workspace.before.length > 0 || options.force) return
  await refuseOthersFiles(output, datasetFiles)
  if (existsSync(join(output, 'documents'))) await refuseOthersFiles(output, files)
}

function* documentFiles(packs: readonly Pack[]): Generator<string> {
  for (const pack of packs) for (const {file} of pack.rows()) yield file
}

/** Writes the shards that do not lie in the dataset already. */
async function writeAll({output, job, engine}: Session, mapped: readonly MappedShard[], named: Identified['named']): Promise<{written: NotedShard[]; sums: Sums; isUnchanged: boolean}> {
  const totals = new Totals()
  const written: NotedShard[] = []
  let isUnchanged = true
  await inFlight(mapped.entries(), engine.width, async ([order, shard]) => {
    const folder = places.written(job.cache, shard.id)
    const names = named[order]
    const known = alreadyWritten(folder, writeKey(job, {shard, names}), output)
    if (known === null) isUnchanged = false
    const outcome = known ?? (await engine.run({kind: 'write', shard, names}))
    totals.join(outcome)
    written[order] = {folder, outcome}
  })
  return {written, sums: totals.sums, isUnchanged}
}

function documentFilesOf({folder, outcome: {part}}: NotedShard): string[] {
  return part === null ? [...notesOf(folder).keys()] : [part.file]
}

/** Notes what is to be known of all inputs while they pass by. */
async function* noted(files: AsyncIterable<InputFile>, names: Sorter, roots: Set<string>): AsyncGenerator<InputFile> {
  for await (const file of files) {
    const placed = placeOfFile(file)
    if (placed) addNames(names, placed)
    roots.add(file.root)
    yield file
  }
}

async function* resumed<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void>): AsyncGenerator<T> {
  if (!first.done) yield first.value
  yield* rest
}
