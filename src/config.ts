import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, dirname, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type * as Jiti from 'jiti'
import type {PipelineConfig} from './pipeline.ts'
import {definePipeline} from './pipeline.ts'
import {UsageError, shown} from './run/usage.ts'
import type {Stage} from './stage.ts'
import {unknownOption} from './stage.ts'
import {defaultStages} from './stages/index.ts'

/** What a config file says, checked. */
export interface Config extends Required<PipelineConfig> {
  /** The file that says it; null when none was found and the defaults hold. */
  file: string | null
  /** What `input` and `output` are relative to. */
  folder: string
}

const stageNames = defaultStages().map(({stage}) => stage)

/** Looked for in the current folder, in this order. */
const names = ['pipeline.config.ts', 'pipeline.config.mts', 'pipeline.config.js', 'pipeline.config.mjs']

/**
 * Loads `pipeline.config.ts`: the file named, else the one in the current folder, else the defaults.
 * Throws a UsageError with file, line and remedy for a config that is missing, does not parse or is mistyped.
 */
export async function loadConfig(named?: string): Promise<Config> {
  const file = named === undefined ? names.map((name) => resolve(name)).find(existsSync) : resolve(named)
  if (file === undefined) return {...definePipeline({}), file: null, folder: resolve('.')}
  if (!existsSync(file)) throw new UsageError(`${shown(file)}: there is no such config file; name one with --config, or leave the option out for the defaults`)
  const exports = await importConfig(file)
  if (!('default' in exports)) throw new UsageError(`${shown(file)}: there is no default export; write "export default definePipeline({…})"`)
  return {...checkConfig(file, exports.default), file, folder: dirname(file)}
}

/** Node imports what it can. TypeScript, which Node 20 cannot, goes through jiti with this copy of the library handed in. */
async function importConfig(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>
  } catch (error) {
    if (isOptionError(error)) throw explain(file, error)
  }
  try {
    // Required, since Node reads all of a CommonJS package for what it exports before it imports it: 30 ms of a start.
    const {createJiti} = createRequire(import.meta.url)('jiti') as typeof Jiti
    const [tamis, stages] = await Promise.all([import('./index.ts'), import('./stages/index.ts')])
    return await createJiti(import.meta.url, {interopDefault: false, virtualModules: {tamis, 'tamis/stages': stages}}).import(file)
  } catch (error) {
    throw explain(file, error)
  }
}

function checkConfig(file: string, config: unknown): Required<PipelineConfig> {
  const refuse = (problem: string, option?: string): never => {
    throw new UsageError(`${place(file, null, option)}: ${problem}`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    return refuse(`the default export is ${kindOf(config)}, not a config; write "export default definePipeline({…})"`)
  }
  const {input, output, overrides, stages, preset, format, shardBytes, cacheBytes} = withDefaults(file, config)
  const inputs = Array.isArray(input) ? input : [input]
  if (inputs.length === 0 || !inputs.every((input) => typeof input === 'string' && input !== '')) refuse('"input" must be a folder, a glob, or an array of them', 'input')
  if (typeof output !== 'string' || output === '') refuse('"output" must be a folder', 'output')
  if (typeof overrides !== 'string' || overrides === '') refuse('"overrides" must be a folder or a file', 'overrides')
  if (!Array.isArray(stages)) refuse(`"stages" must be an array of stages, not ${kindOf(stages)}`, 'stages')
  stages.forEach((stage, i) => {
    if (isStage(stage)) return
    const remedy = typeof stage === 'function' ? '; call it, as in repair()' : '; stages come from \'tamis/stages\' or defineStage'
    refuse(`stage ${i + 1} is ${kindOf(stage)}, not a stage${remedy}`, 'stages')
  })
  for (const [name, bytes] of Object.entries({shardBytes, cacheBytes})) if (!Number.isSafeInteger(bytes) || bytes < 1) refuse(`"${name}" must be a whole number of bytes from 1`, name)
  return {input, output, overrides, stages, preset, format, shardBytes, cacheBytes}
}

function withDefaults(file: string, config: PipelineConfig): Required<PipelineConfig> {
  try {
    return definePipeline(config)
  } catch (error) {
    throw explain(file, error)
  }
}

function isStage(value: unknown): value is Stage {
  return typeof value === 'function' && typeof (value as Partial<Stage>).stage === 'string' && typeof (value as Partial<Stage>).options === 'object'
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** By name, since a config may have its own copy of the library. */
function isOptionError(error: unknown): error is Error & {option: string} {
  return error instanceof Error && error.name === 'OptionError'
}

/** The UsageError for whatever a config threw while it was loaded. */
function explain(file: string, error: unknown): UsageError {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  const option = isOptionError(error) ? error.option : undefined
  const problem = /^ParseError: (.*)$/.exec(message)?.[1].replace(`${file}: `, '') ?? message
  return new UsageError(`${place(file, error, option)}: ${remedied(problem).trim()}`, {cause: error})
}

function remedied(problem: string): string {
  const stage = /(?:^|[\s.])([\p{L}\p{N}_$]+)\)? is not (?:defined|a function|a constructor)$|does not provide an export named '([^']+)'/u.exec(problem)
  const name = stage?.[1] ?? stage?.[2]
  const guess = name === undefined ? '' : unknownOption(name, stageNames, 'stage')
  if (guess.includes('did you mean')) return guess
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(problem)
  return missing ? `cannot find "${missing[1]}"; install it beside the config, or correct the import` : problem
}

/** The file with the line that the error comes from, or where the option is written. */
function place(file: string, error: unknown, option?: string): string {
  const source = readFileSync(file, 'utf8').split('\n')
  const thrown = lineInStack(file, error)
  const from = thrown === null ? 0 : thrown - 1
  const found = option === undefined ? -1 : source.findIndex((line, i) => i >= from && isNamedIn(line, option))
  const line = found >= 0 ? found + 1 : thrown
  return line === null ? shown(file) : `${shown(file)}:${line}`
}

/** Whether a line of source names an option as a key, or in the short form `{input}`. */
function isNamedIn(line: string, option: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_$.])['"]?${option.replace(/[^\p{L}\p{N}_]/gu, '\\$&')}['"]?\\s*[:,}(]`, 'u').test(line)
}

function lineInStack(file: string, error: unknown): number | null {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const at = stack.indexOf(`${basename(file)}:`)
  const line = at < 0 ? null : /^:(\d+)/.exec(stack.slice(at + basename(file).length))
  return line ? Number(line[1]) : null
}
