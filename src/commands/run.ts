import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import type {Config} from '../config.ts'
import {loadConfig} from '../config.ts'
import type {Register} from '../entities/registers.ts'
import {withPreset} from '../pipeline.ts'
import type {RunResult} from '../run/run.ts'
import {run} from '../run/run.ts'
import {shown} from '../run/usage.ts'
import type {Preset, Stage} from '../stage.ts'
import {takesColor} from './colors.ts'
import {createProblems} from './problems.ts'
import {createProgress} from './progress.ts'

export interface RunCommandOptions {
  config?: string
  input?: string
  output?: string
  preset?: Preset
  register?: Register
  jobs?: number
  force?: boolean
  quiet?: boolean
  maxBytes?: number
  timeLimit?: number
}

/** Regenerates the dataset. Returns the exit code: 1 when a document failed, 128 and the signal's number when it was stopped. */
export async function runCommand(options: RunCommandOptions): Promise<number> {
  const config = await configOf(options)
  const outcome = await watched(config, options)
  if ('stopped' in outcome) return outcome.stopped
  const {totals, cleaned} = outcome
  if (!options.quiet) {
    const {documents, failed, rawCharacters, characters, sentences, dates, entities, removed} = totals
    console.log(`${documents} documents in ${shown(resolve(config.folder, config.output))}: ${cleaned} cleaned, ${documents - cleaned - failed} unchanged, ${failed} failed`)
    console.log(`${rawCharacters} characters read, ${characters} kept; ${sentences} sentences, ${dates} dates, ${entities} entities; ${removed} removals`)
  }
  return totals.failed > 0 ? 1 : 0
}

/** The stages with the register given to the one that finds entities. */
function withRegister(stages: readonly Stage[], register: Register): readonly Stage[] {
  return stages.map((stage) => (stage.stage === 'entities' ? (stage.with?.({register}) ?? stage) : stage))
}

/** The config with what the command line says instead, which is relative to the current folder. */
export async function configOf({config: file, input, output, preset, register}: RunCommandOptions): Promise<Config> {
  const loaded = await loadConfig(file)
  const config = register === undefined ? loaded : {...loaded, stages: withRegister(loaded.stages, register)}
  return {
    ...config,
    ...(input === undefined ? {} : {input: input === '-' ? input : resolve(input)}),
    ...(output === undefined ? {} : {output: resolve(output)}),
    ...(preset === undefined ? {} : {preset, stages: withPreset(config.stages, preset)})
  }
}

/**
 * A run with its progress and problems on standard error, which a signal stops cleanly. A second signal kills it.
 * @param leaveOut a folder that is no input although it lies in one
 */
export async function watched(
  config: Config,
  {jobs = availableParallelism(), force, quiet = false, maxBytes, timeLimit, preset}: RunCommandOptions,
  leaveOut?: string
): Promise<RunResult | {stopped: number}> {
  const problems = createProblems(takesColor(process.stderr))
  const progress = await createProgress(quiet)
  const stop = new AbortController()
  const signals = {SIGINT: 130, SIGTERM: 143}
  const onSignal = (signal: keyof typeof signals): void => stop.abort(signal)
  for (const signal of Object.keys(signals)) process.once(signal, onSignal)
  try {
    const {onPlan, onMap} = progress
    return await run(config, {jobs, force, maxBytes, timeLimit, preset, leaveOut, signal: stop.signal, onPlan, onMap, onProblems: problems.add})
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
