import {labelCount} from './labels.ts'

/** Bits of a hash that tell features apart. One stranger in 1,000 is taken for one of half a million, which no figure shows; 32 take 0.3 MB more when compressed. */
export const keyBits = 29

/** The leading bits of a key choose its cell, the rest tells it from the others of the cell. */
const cellBits = 18
const restBits = keyBits - cellBits
const restMask = 2 ** restBits - 1
/** A cell is where its rows begin, and bits of a filter. */
const filterBits = 10
const mostNumbers = 2 ** (32 - filterBits)

/** What is added to the last label of a feature. */
export const lastLabel = 32

/** What a feature is stored under: the leading bits of its hash, a positive number. */
export function keyOf(hash: number): number {
  return hash >>> (32 - keyBits)
}

/** Most features that can be asked for at once. */
export const mostFeatures = 1024

/**
 * Weights of features by their hash. Most features have none, which a filter tells at once; the weights of the others stand in one place
 * with their keys: nearly all the time goes into waiting for memory.
 */
export class FeatureWeights {
  /** One table of a megabyte, which stays near the processor. */
  readonly #cells = new Int32Array(2 ** cellBits + 1)
  /** A row is the rest of its key and the number of its weights, in the last five bits; then the weights, each with its label in the last five. */
  readonly #rows: Int16Array
  /** Keys of the features at hand that the filter lets pass, where the rows of their cells begin, and the first of these. */
  readonly #keys = new Int32Array(mostFeatures)
  readonly #places = new Int32Array(mostFeatures)
  readonly #heads = new Int32Array(mostFeatures)

  /**
   * @param keys sorted, each once
   * @param labels those that each key has weights of, one key after another; `lastLabel` is added to the last one of each
   * @param values these weights; throws an Error when there are more or fewer than the labels say, or more than cells can tell
   */
  constructor(keys: Int32Array, labels: Uint8Array, values: Int8Array) {
    const {rows, places} = joinRows(keys, labels, values)
    const cells = this.#cells
    let cell = 0
    for (let row = 0; row < keys.length; row++) {
      const own = keys[row] >>> restBits
      while (cell < own) cells[++cell] = places[row] << filterBits
      cells[cell] |= 1 << filterBitOf(keys[row])
    }
    while (cell < 2 ** cellBits) cells[++cell] = rows.length << filterBits
    this.#rows = rows
  }

  /** Adds the weights of the first `count` features to `sums`, by label. In steps, so that what waits for memory waits together. */
  add(features: Int32Array, count: number, sums: Int32Array): void {
    const cells = this.#cells
    const rows = this.#rows
    const keys = this.#keys
    const places = this.#places
    const heads = this.#heads
    let likely = 0
    for (let k = 0; k < count; k++) {
      const key = keyOf(features[k])
      keys[likely] = key
      likely += (cells[key >>> restBits] >>> filterBitOf(key)) & 1
    }
    for (let k = 0; k < likely; k++) {
      const place = cells[keys[k] >>> restBits] >>> filterBits
      places[k] = place
      heads[k] = rows[place]
    }
    for (let k = 0; k < likely; k++) {
      const rest = keys[k] & restMask
      const end = cells[(keys[k] >>> restBits) + 1] >>> filterBits
      let place = places[k]
      let head = heads[k] & 0xffff
      while (head >>> 5 < rest) {
        place += 1 + (head & 31)
        if (place === end) break
        head = rows[place] & 0xffff
      }
      if (head >>> 5 !== rest || place === end) continue
      const last = place + (head & 31)
      while (place < last) {
        const weight = rows[++place]
        sums[weight & 31] += weight >> 5
      }
    }
  }

  /** The weights of one feature by label, 0 where it has none. */
  of(feature: number): Int32Array {
    const sums = new Int32Array(labelCount)
    this.add(Int32Array.of(feature), 1, sums)
    return sums
  }
}

/** The bit of a filter that is set when a cell has a key like this one. */
function filterBitOf(key: number): number {
  return ((key & restMask) * filterBits) >>> restBits
}

/** Rows one after another, and where they begin. Without a branch: most of the time went into wrong guesses at where a row ends. */
function joinRows(keys: Int32Array, labels: Uint8Array, values: Int8Array): {rows: Int16Array; places: Int32Array} {
  const rows = new Int16Array(keys.length + values.length)
  const places = new Int32Array(keys.length + 1)
  let row = 0
  let head = 0
  let at = 1
  for (let k = 0; k < labels.length; k++) {
    const isLast = labels[k] >> 5
    rows[at] = 32 * values[k] + (labels[k] & 31)
    rows[head] = 32 * (keys[row] & restMask) + at - head
    at += 1 + isLast
    head += isLast * (at - 1 - head)
    row += isLast
    places[row] = head
  }
  if (labels.length !== values.length || row !== keys.length || head !== rows.length) throw new Error('not a sound model of entities: its features have more or fewer labels than weights')
  if (rows.length >= mostNumbers) throw new Error(`a model of entities with more than ${mostNumbers} features and weights`)
  return {rows, places}
}
