import type {EntityType} from '../../doc.ts'
import type {Document} from './corpora.ts'

/** A name that was found, 0–1 how sure. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly score: number
}

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const core: ReadonlySet<EntityType> = new Set(['person', 'place', 'organization'])

/** Strict span and type of people, places and organizations, or of what `wanted` says, percent. */
export function compare(documents: readonly Document[], found: readonly (readonly Found[])[], wanted: ReadonlySet<EntityType> = core): Figures {
  let right = 0
  let given = 0
  let gold = 0
  documents.forEach(({names}, i) => {
    const keys = new Set(names.filter(({types}) => wanted.has(types[0])).map(({start, end, types}) => `${start} ${end} ${types[0]}`))
    gold += keys.size
    for (const {start, end, type} of found[i]) {
      if (!wanted.has(type)) continue
      given++
      if (keys.has(`${start} ${end} ${type}`)) right++
    }
  })
  const precision = (100 * right) / Math.max(1, given)
  const recall = (100 * right) / Math.max(1, gold)
  return {precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall)}
}
