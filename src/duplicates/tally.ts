import type {CopyPlace} from '../doc.ts'
import {compare} from '../compare.ts'
import type {Fingerprint} from './fingerprint.ts'

/**
 * In how many documents each passage stands. Sorted by key, so that two tallies merge by reading both once; merging is associative and
 * commutative, so that documents may be counted in any order and in any parts.
 */
export type Tally = readonly Row[]

export interface Row {
  readonly key: number
  /** How many documents hold the passage. */
  readonly documents: number
  /** Where it stands in those of the lowest ids, sorted by id. */
  readonly places: readonly Place[]
}

export type Place = CopyPlace & {readonly document: string}

/** Places that a row keeps. */
export const maxPlaces = 16

export function tallyOf({document, passages}: Fingerprint): Tally {
  const rows = new Map<number, Row>()
  for (const {key, raw} of passages) if (!rows.has(key)) rows.set(key, {key, documents: 1, places: [{document, raw}]})
  return [...rows.values()].sort((a, b) => a.key - b.key)
}

/** Merges tallies of disjoint sets of documents. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  if (tallies.length <= 1) return tallies[0] ?? []
  const middle = tallies.length >> 1
  return merge(mergeTallies(tallies.slice(0, middle)), mergeTallies(tallies.slice(middle)))
}

function merge(a: Tally, b: Tally): Tally {
  const merged: Row[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    if (k === b.length || a[i]?.key < b[k].key) merged.push(a[i++])
    else if (i === a.length || b[k].key < a[i].key) merged.push(b[k++])
    else merged.push(add(a[i++], b[k++]))
  }
  return merged
}

function add(a: Row, b: Row): Row {
  const places = [...a.places, ...b.places].sort((x, y) => compare(x.document, y.document))
  return {key: a.key, documents: a.documents + b.documents, places: places.slice(0, maxPlaces)}
}
