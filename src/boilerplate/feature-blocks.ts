/**
 * The numbers of the units of a text, in blocks of some units; in a block column after column. A column is written by one plain loop, and
 * what the units before and after a block say stands at both ends of its columns: what is asked of a neighbour is the same column, some
 * places further on, and is stored once.
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
  /** Of which unit: 0 for the unit itself, −2 for the second before it. Beyond the ends of the text it is `beyond`, 0 when left out. */
  readonly step?: number
  readonly beyond?: number
}

export interface FeatureBlocks {
  readonly values: Float32Array
  /** Units. */
  readonly count: number
  /** Columns of each block. */
  readonly columns: number
}

/** So many units make a block: what trees ask of them stays in the processor's first cache. */
const unitsAtOnce = 64
/** Neighbours on each side of a block, and the most that a feature may step. */
const margin = 4
const stride = unitsAtOnce + 2 * margin

export function emptyBlocks(count: number, columns: number): FeatureBlocks {
  return {values: new Float32Array(Math.ceil(count / unitsAtOnce) * columns * stride), count, columns}
}

/** A column of a block, with what stands beyond the ends of the text. */
export interface Written<Of> {
  readonly column: Column<Of>
  readonly beyond: number
}

/** The columns of some features, each once. */
export function columnsOf<Of>(features: readonly Feature<Of>[]): Written<Of>[] {
  const columns = new Map<Column<Of>, number>()
  for (const {column, beyond = 0} of features) columns.set(column, beyond || (columns.get(column) ?? 0))
  return [...columns].map(([column, beyond]) => ({column, beyond}))
}

/** Where each feature stands, counted from where its unit does; the columns are numbered as `columnsOf` has them, from `first` on. */
export function placesOf<Of>(features: readonly Feature<Of>[], first = 0): number[] {
  const columns = columnsOf(features).map(({column}) => column)
  return features.map(({column, step = 0}) => (first + columns.indexOf(column)) * stride + margin + step)
}

/** Where a unit stands: there, at the place of a feature, is its number. */
export function startOf({columns}: FeatureBlocks, unit: number): number {
  return Math.floor(unit / unitsAtOnce) * columns * stride + (unit % unitsAtOnce)
}

/** Writes columns of all blocks, the first of them at the number `first`. */
export function writeColumns<Of>({values, count, columns}: FeatureBlocks, written: readonly Written<Of>[], of: Of, first = 0): void {
  for (let block = 0; block * unitsAtOnce < count; block++) {
    const begin = block * unitsAtOnce - margin
    const [from, to] = [Math.max(0, begin), Math.min(count, begin + stride)]
    let at = (block * columns + first) * stride
    for (const {column, beyond} of written) {
      if (beyond !== 0 && to - from < stride) values.fill(beyond, at, at + stride)
      column(of, values, at + from - begin, from, to)
      at += stride
    }
  }
}

/** The sum of the weighted features of each unit and a bias, which is the last weight. */
export function weigh(blocks: FeatureBlocks, places: readonly number[], weights: Float64Array): Float32Array {
  const {values, count} = blocks
  const result = new Float32Array(count)
  const sums = new Float64Array(unitsAtOnce)
  for (let from = 0; from < count; from += unitsAtOnce) {
    const start = startOf(blocks, from)
    sums.fill(weights[places.length])
    for (let k = 0; k < places.length; k++) {
      const weight = weights[k]
      for (let i = 0, at = start + places[k]; i < unitsAtOnce; i++, at++) sums[i] += weight * values[at]
    }
    for (let i = from; i < Math.min(count, from + unitsAtOnce); i++) result[i] = sums[i - from]
  }
  return result
}

/** The numbers of all units in rows of `features.length`, one after the other. */
export function rowsOf<Of>(features: readonly Feature<Of>[], of: Of, count: number): Float32Array {
  const columns = columnsOf(features)
  const places = placesOf(features)
  const blocks = emptyBlocks(count, columns.length)
  writeColumns(blocks, columns, of)
  const rows = new Float32Array(count * features.length)
  for (let i = 0; i < count; i++) for (let k = 0; k < places.length; k++) rows[i * places.length + k] = blocks.values[startOf(blocks, i) + places[k]]
  return rows
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
  return (object, values, at, from, to) => {
    const column = pick(object)
    for (let i = from; i < to; i++) values[at++] = column[i]
  }
}

/** How far a count goes from `least` on towards `most` more, 0–1. */
export function upTo<Of>(most: number, pick: (of: Of) => Float32Array, least = 0): Column<Of> {
  return (object, values, at, from, to) => {
    const column = pick(object)
    for (let i = from; i < to; i++) values[at++] = Math.min(1, (column[i] - least) / most)
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
