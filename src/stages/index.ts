import type {Stage} from '../stage.ts'

/** The stages that run when a config names none, in order. */
export function defaultStages(): Stage[] {
  return []
}
