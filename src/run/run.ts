import {resolve} from 'node:path'
import pLimit from 'p-limit'
import type {Config} from '../config.ts'
import {createPipeline} from '../pipeline.ts'
import type {DocumentRecord} from '../record.ts'
import type {Manifest} from '../schemas.ts'
import {configDigest} from './digest.ts'
import type {InputFile} from './inputs.ts'
import {listInputs} from './inputs.ts'
import type {Mapped} from './map.ts'
import {mapFile, placeOfFile} from './map.ts'
import type {Placed} from './plan.ts'
import {refuseTwins, reuseNothing, reuseOf, staleFiles} from './plan.ts'
import {refuseOthersFiles, refuseSources} from './protect.ts'
import {datasetFiles, reduce} from './reduce.ts'
import {acrossOptions, withoutRepeats} from './repeats.ts'
import {openWorkspace} from './workspace.ts'

export interface RunOptions {
  /** Files in flight. */
  jobs: number
  /** Takes nothing over from the last run, and replaces files that no run wrote. */
  force?: boolean
  maxBytes?: number
  /** A folder whose files are no input: the output when not given. */
  leaveOut?: string
  /** Stops the run between two documents; nothing is written then. */
  signal?: AbortSignal
  onPlan?(files: readonly InputFile[]): void
  /** Called for each record made, in no fixed order, with its raw text. */
  onRecord?(record: DocumentRecord, raw: string): void
  onFile?(file: InputFile, documents: readonly Mapped[]): void
}

export interface RunResult {
  manifest: Manifest
  /** Documents that were cleaned; the rest was taken over or failed. */
  cleaned: number
}

/**
 * Makes the dataset of a config: plan → map → repeats across documents → reduce → write. The output is the same byte for byte however much of it was taken
 * over from the last run, and is replaced file by file only when all of it is made.
 * Throws a UsageError when the call is at fault, and the reason of `signal` when that stopped it.
 */
export async function run({input, output: to, stages, folder, file: configFile}: Config, options: RunOptions): Promise<RunResult> {
  const output = resolve(folder, to)
  const files = await listInputs(input, folder, options.leaveOut ?? output)
  const named = files.map(placeOfFile).filter((place) => place !== null)
  refuseTwins(named)
  options.onPlan?.(files)
  const workspace = await openWorkspace(output)
  try {
    const protect = async (documents: readonly Placed[]): Promise<void> => {
      const paths = [...documents.map(({file}) => file), ...datasetFiles]
      await refuseSources(output, [...paths, ...staleFiles(workspace.before, new Set(paths))], files)
      if (workspace.before.length === 0 && !options.force) await refuseOthersFiles(output, paths)
    }
    await protect(named)
    const reuse = options.force ? reuseNothing : reuseOf(output, workspace.before[0], configDigest(stages), configFile)
    const {maxBytes, onRecord, onFile} = options
    const mapOptions = {pipeline: createPipeline({stages}), reuse, workspace, across: acrossOptions(stages), maxBytes}
    const first = await mapAll(files, options, async (file, index, signal) => {
      const documents = await mapFile(file, index, {...mapOptions, signal, onRecord})
      onFile?.(file, documents)
      return documents
    })
    refuseTwins(first.flat())
    await protect(first.flat())
    const mapped = await withoutRepeats(first, files, {...mapOptions, signal: options.signal})
    const manifest = await reduce(mapped, stages, output, workspace)
    options.signal?.throwIfAborted()
    await workspace.commit(staleFiles(workspace.before, new Set(manifest.documents.map(({file}) => file))))
    return {manifest, cleaned: mapped.filter(({reused, failed}) => reused === null && !failed).length}
  } finally {
    workspace.close()
  }
}

/** The documents of each file. Maps all files, so many at a time. When one throws, the others stop at their next document and are waited for. */
async function mapAll(
  files: readonly InputFile[],
  {jobs, signal}: RunOptions,
  map: (file: InputFile, index: number, signal: AbortSignal) => Promise<Mapped[]>
): Promise<Mapped[][]> {
  const failure = new AbortController()
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal
  const mapped = await pLimit(jobs).map(files, (file, index) =>
    map(file, index, stop).catch((error): Mapped[] => {
      failure.abort(error)
      return []
    })
  )
  stop.throwIfAborted()
  return mapped
}
