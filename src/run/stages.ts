import type {Register} from '../entities/registers.ts'
import type {Stage} from '../stage.ts'
import {unknownOption} from '../stage.ts'
import {UsageError} from './usage.ts'

/** The stages named, in the order of the pipeline; all when no names are given. Throws a UsageError for a name that no stage has. */
export function selectStages(stages: readonly Stage[], names?: readonly string[]): readonly Stage[] {
  if (names === undefined) return stages
  const known = [...new Set(stages.map(({stage}) => stage))]
  for (const name of names) if (!known.includes(name)) throw new UsageError(`--stages: ${unknownOption(name, known, 'stage')}`)
  return stages.filter(({stage}) => names.includes(stage))
}

/** The stages with the register given to the one that finds entities. */
export function withRegister(stages: readonly Stage[], register: Register): readonly Stage[] {
  return stages.map((stage) => (stage.stage === 'entities' ? (stage.with?.({register}) ?? stage) : stage))
}
