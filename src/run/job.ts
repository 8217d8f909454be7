import {join, resolve} from 'node:path'
import type {Config} from '../config.ts'
import type {Register} from '../entities/registers.ts'
import {withIdentities} from '../overrides/identities.ts'
import {readOverrides} from '../overrides/read.ts'
import type {Preset} from '../stage.ts'
import {codeDigest, configDigest, fileDigest, sha256} from './digest.ts'
import type {InputFile} from './inputs.ts'
import {listInputs} from './inputs.ts'
import {stdinAsFile} from './stdin.ts'
import type {Job} from './tasks.ts'

/**
 * The folder inside the output in which a run works, and in which it keeps what the next one can take over. Whatever a killed run
 * leaves is in it.
 */
export const workFolder = '.tamis'

export interface JobOptions {
  maxBytes?: number | null
  /** Given by the command line; the stages of the config have their options already, but threads must be told. */
  preset?: Preset | null
  register?: Register | null
}

/** What all tasks of a run are told. Throws a UsageError for overrides that are mistyped or contradict themselves. */
export async function jobOf({file, folder, overrides: overridden, stages, format}: Config, {maxBytes = null, preset = null, register = null}: JobOptions, output: string): Promise<Job> {
  const {corrections: overrides, identities} = await readOverrides(resolve(folder, overridden))
  withIdentities(stages, identities)
  const run = sha256(JSON.stringify([codeDigest(), configDigest(stages), file === null ? null : fileDigest(file), maxBytes, overrides]))
  return {run, configFile: file, preset, register, maxBytes, overrides, identities, format, output, cache: join(output, workFolder)}
}

/** The files of the config, or standard input as a file of its own. */
export function inputsOf({input, folder}: Config, output: string, scratch: string): AsyncIterable<InputFile> {
  return input === '-' ? stdinAsFile(join(output, workFolder)) : listInputs(input, folder, output, scratch)
}
