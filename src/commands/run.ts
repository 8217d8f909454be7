import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import type {Config} from '../config.ts'
import type {RunOptions, RunResult} from '../run/run.ts'
import {run} from '../run/run.ts'
import {mapShare} from '../run/share.ts'
import {UsageError, shown} from '../run/usage.ts'
import {takesColor} from './colors.ts'
import type {ConfigOptions} from './config.ts'
import {configOf} from './config.ts'
import {createProblems} from './problems.ts'
import {createProgress} from './progress.ts'

export interface RunCommandOptions extends ConfigOptions {
  jobs?: number
  force?: boolean
  quiet?: boolean
  maxBytes?: number
  timeLimit?: number
  shard?: {index: number; of: number}
  engine?: 'threads' | 'bullmq'
  redis?: string
  redisPrefix?: string
}

/** Regenerates the dataset. Returns the exit code: 1 when a document failed, 128 and the signal's number when it was stopped. */
export async function runCommand(options: RunCommandOptions): Promise<number> {
  const config = await configOf(options)
  if (options.shard) return runShare(config, options.shard, options)
  const outcome = await watched(config, options)
  if ('stopped' in outcome) return outcome.stopped
  const {totals, cleaned} = outcome
  if (!options.quiet) {
    const {documents, failed, rawCharacters, characters, sentences, dates, entities, removed} = totals
    console.log(`${documents} ${documents === 1 ? 'document' : 'documents'} in ${shown(resolve(config.folder, config.output))}: ${cleaned} cleaned, ${documents - cleaned - failed} unchanged, ${failed} failed`)
    console.log(`${rawCharacters} characters read, ${characters} kept; ${sentences} sentences, ${dates} dates, ${entities} entities; ${removed} removals`)
  }
  return totals.failed > 0 ? 1 : 0
}

async function runShare(config: Config, share: {index: number; of: number}, options: RunCommandOptions): Promise<number> {
  const outcome = await watching(options, (watched) => mapShare(config, share, watched))
  if ('stopped' in outcome) return outcome.stopped
  if (!options.quiet) console.log(`${outcome.shards} shards of ${share.index}/${share.of} are cleaned, ${outcome.cleaned} documents now; "tamis run" without --shard makes the dataset of all`)
  return 0
}

/** A run with its progress and problems on standard error, which a signal stops cleanly. A second signal kills it. */
export async function watched(config: Config, options: RunCommandOptions, leaveOut?: string): Promise<RunResult | {stopped: number}> {
  const {engine, redis, redisPrefix = 'tamis', timeLimit, quiet} = options
  if (engine !== 'bullmq') return watching(options, (watched) => run(config, {...watched, leaveOut}))
  if (redis === undefined) throw new UsageError('--engine bullmq: name the server with --redis, or in TAMIS_REDIS')
  const {createQueueEngine} = await import('../queue/engine.ts')
  const onIdle = (): void => void (quiet || console.error('tamis: no worker is there; start some: tamis worker --redis …'))
  return watching(options, (watched) => run(config, {...watched, leaveOut, createEngine: (job) => createQueueEngine(job, {redis, redisPrefix, timeLimit, onIdle})}))
}

/** Does something with progress and problems on standard error until it ends or a signal stops it. */
async function watching<T>(options: RunCommandOptions, act: (options: RunOptions) => Promise<T>): Promise<T | {stopped: number}> {
  const {jobs = availableParallelism(), force, quiet = false, maxBytes, timeLimit, preset, register} = options
  const problems = createProblems(takesColor(process.stderr))
  const progress = await createProgress(quiet)
  const stop = new AbortController()
  const signals = {SIGINT: 130, SIGTERM: 143}
  const onSignal = (signal: keyof typeof signals): void => stop.abort(signal)
  for (const signal of Object.keys(signals)) process.once(signal, onSignal)
  try {
    const {onPlan, onMap} = progress
    return await act({jobs, force, maxBytes, timeLimit, preset, register, signal: stop.signal, onPlan, onMap, onProblems: problems.add})
  } catch (error) {
    if (!stop.signal.aborted || error !== stop.signal.reason) throw error
    console.error('tamis: stopped; the dataset is as it was, and the next run goes on from here')
    return {stopped: signals[stop.signal.reason as keyof typeof signals]}
  } finally {
    progress.stop()
    for (const signal of Object.keys(signals)) process.off(signal, onSignal)
    const report = problems.toString()
    if (report !== '') console.error(report)
  }
}
