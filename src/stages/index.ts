import type {Stage} from '../stage.ts'
import {references} from './references.ts'
import {sentences} from './sentences.ts'

export {references, sentences}

/** The stages that run when a config names none, in order. */
export function defaultStages(): Stage[] {
  return [references(), sentences()]
}
