/**
 * The numbers of the units of a text, column by column. A column is written by one plain loop; what is asked of a neighbour is the same
 * column, some places further on.
 */
import {log2} from './columns.ts'

/** Text whose order means something, and text that was shuffled. */
export type Order = 'ordered' | 'shuffled'

/** Writes a number for each of the units `from` to `to` of a text, from `values[at]` on. */
export type Column<Of> = (of: Of, values: Float32Array, at: number, from: number, to: number) => void

/** A number that is read off a unit of text, about 0–1, and what it says of the unit when it is low and when it is high. */
export interface Feature<Of> {
  readonly name: string
  readonly low: string
  readonly high: string
  /** Asked only of such text; of all when left out. */
  readonly asked?: Order
  /** Shared by the features that ask the same of other units. */
  readonly column: Column<Of>
  /** Of which unit: 0 for the unit itself, −2 for the second before it. Beyond the ends of the text it is 0. */
  readonly step?: number
}

/** The most that a feature may step. */
const margin = 4

/**
 * The numbers of all units of a text, or of those from `begin` to `end`: a column for each feature, one after the other.
 * @param columns where they are written, and returned
 */
export function columnsOf<Of>(features: readonly Feature<Of>[], of: Of, count: number, begin = 0, end = count, columns: Float32Array = new Float32Array(features.length * (end - begin))): Float32Array {
  const length = end - begin
  const [from, to] = [Math.max(0, begin - margin), Math.min(count, end + margin)]
  const values = new Float32Array(length + 2 * margin)
  for (const {column, places} of questionsOf(features)) {
    if (places.length === 1 && places[0].step === 0) {
      column(of, columns, places[0].k * length, begin, end)
      continue
    }
    column(of, values, margin + from - begin, from, to)
    for (const {k, step} of places) columns.set(values.subarray(margin + step, margin + step + length), k * length)
  }
  return columns
}

/** A column, and the features that ask for it: by their number, and of which unit. */
interface Question<Of> {
  readonly column: Column<Of>
  readonly places: readonly {readonly k: number; readonly step: number}[]
}

const known = new WeakMap<readonly Feature<never>[], readonly Question<never>[]>()

function questionsOf<Of>(features: readonly Feature<Of>[]): readonly Question<Of>[] {
  let questions = known.get(features) as readonly Question<Of>[] | undefined
  if (questions === undefined) {
    const places = [...new Set(features.map(({column}) => column))].map((column) => ({column, places: features.flatMap((feature, k) => (feature.column === column ? [{k, step: feature.step ?? 0}] : []))}))
    known.set(features, (questions = places))
  }
  return questions
}

/** A column that holds what `of` says of each unit. */
export function each<Of>(of: (of: Of, unit: number) => number): Column<Of> {
  return (object, values, at, from, to) => {
    for (let i = from; i < to; i++) values[at++] = of(object, i)
  }
}

/** The same number for all units of a text. */
export function same<Of>(of: (of: Of) => number): Column<Of> {
  return (object, values, at, from, to) => void values.fill(of(object), at, at + to - from)
}

/** A column as it is. */
export function plain<Of>(pick: (of: Of) => Float32Array): Column<Of> {
  return (object, values, at, from, to) => values.set(pick(object).subarray(from, to), at)
}

/** How far a count goes from `least` on towards `most` more, 0–1. */
export function upTo<Of>(most: number, pick: (of: Of) => Float32Array, least = 0): Column<Of> {
  return (object, values, at, from, to) => {
    const column = pick(object)
    for (let i = from; i < to; i++) {
      const part = (column[i] - least) / most
      values[at++] = part < 1 ? part : 1
    }
  }
}

/** How much of one column another is, 0–1. */
export function share<Of>(pick: (of: Of) => Float32Array, pickWhole: (of: Of) => Float32Array): Column<Of> {
  return (object, values, at, from, to) => {
    const [parts, wholes] = [pick(object), pickWhole(object)]
    for (let i = from; i < to; i++) {
      const part = parts[i] / Math.max(1, wholes[i])
      values[at++] = part < 1 ? part : 1
    }
  }
}

/** The logarithm of a count, `parts` of a doubling being 1. */
export function log<Of>(parts: number, pick: (of: Of) => Float32Array): Column<Of> {
  return (object, values, at, from, to) => {
    const column = pick(object)
    for (let i = from; i < to; i++) values[at++] = log2(1 + column[i]) / parts
  }
}

/** 1 where a column has the value. */
export function is<Of>(value: number, pick: (of: Of) => Float32Array): Column<Of> {
  return (object, values, at, from, to) => {
    const column = pick(object)
    for (let i = from; i < to; i++) values[at++] = Number(column[i] === value)
  }
}
