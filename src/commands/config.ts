import {resolve} from 'node:path'
import type {Config} from '../config.ts'
import {loadConfig} from '../config.ts'
import type {Register} from '../entities/registers.ts'
import {withPreset} from '../pipeline.ts'
import {withRegister} from '../run/stages.ts'
import type {Preset} from '../stage.ts'

/** Options of the command line that go before what the config says. */
export interface ConfigOptions {
  config?: string
  input?: string
  output?: string
  preset?: Preset
  register?: Register
}

/** The config with what the command line says instead, which is relative to the current folder. */
export async function configOf({config: file, input, output, preset, register}: ConfigOptions): Promise<Config> {
  const loaded = await loadConfig(file)
  const config = register === undefined ? loaded : {...loaded, stages: withRegister(loaded.stages, register)}
  return {
    ...config,
    ...(input === undefined ? {} : {input: input === '-' ? input : resolve(input)}),
    ...(output === undefined ? {} : {output: resolve(output)}),
    ...(preset === undefined ? {} : {preset, stages: withPreset(config.stages, preset)})
  }
}
