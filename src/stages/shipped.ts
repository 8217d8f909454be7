import type {Stage} from '../stage.ts'
import {defaultStages, selectors} from './index.ts'

/** Whether a stage is one of this package, so that its name and options say all that it does. */
export function isShipped({code}: Stage): boolean {
  shipped ??= new Set([...defaultStages(), selectors()].map((stage) => stage.code))
  return shipped.has(code)
}

let shipped: ReadonlySet<object> | null = null
