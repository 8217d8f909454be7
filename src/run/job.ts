import {join, resolve} from 'node:path'
import type {Config} from '../config.ts'
import type {Register} from '../entities/registers.ts'
import {withIdentities} from '../overrides/identities.ts'
import {readOverrides} from '../overrides/read.ts'
import type {Preset, Stage} from '../stage.ts'
import {isShipped} from '../stages/shipped.ts'
import {codeDigest, configDigest, digestOfValue, fileDigest} from './digest.ts'
import type {InputFile} from './inputs.ts'
import {listInputs} from './inputs.ts'
import {stdinAsFile} from './stdin.ts'
import type {Job} from './tasks.ts'
import {stagesOf} from './tasks.ts'

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
export async function jobOf(config: Config, {maxBytes = null, preset = null, register = null}: JobOptions, output: string): Promise<Job> {
  const {file, folder, stages, format} = config
  const {corrections: overrides, identities} = await readOverrides(resolve(folder, config.overrides))
  withIdentities(stages, identities)
  const ownCode = file === null || stages.every(isShipped) ? null : fileDigest(file)
  const run = digestOfValue([codeDigest(), configDigest(stages.map(asMapped)), ownCode, maxBytes])
  const usual = {configFile: null, preset: config.preset, register}
  const isUsual = stages.every(isShipped) && configDigest(stages) === configDigest(await stagesOf(usual))
  return {run, ...(isUsual ? usual : {configFile: file, preset, register}), maxBytes, overrides, identities, format, output, cache: join(output, workFolder)}
}

/** Options that are asked when documents are clean: about names of the dataset, and about what repeats across documents. A change of them cleans no document anew. */
const askedLater: Readonly<Record<string, readonly string[]>> = {
  entities: ['same', 'different'],
  duplicates: ['furnitureDocuments', 'documentSimilarity', 'documentWords']
}

function asMapped({stage, options}: Stage): Pick<Stage, 'stage' | 'options'> {
  return {stage, options: Object.fromEntries(Object.entries(options).filter(([name]) => !askedLater[stage]?.includes(name)))}
}

/** The files of the config, or standard input as a file of its own. */
export function inputsOf({input, folder}: Config, output: string, scratch: string): AsyncIterable<InputFile> {
  return input === '-' ? stdinAsFile(join(output, workFolder)) : listInputs(input, folder, output, scratch)
}
