/**
 * The loops of small networks in WebAssembly, four numbers at once: products of matrices are some twenty times as fast as in JavaScript. All numbers
 * have 32 bits, and every machine rounds them alike.
 */
import {carrierOf, listSumOf, meanOf, productOf, rectifierOf, scaleOf, subtractionOf, widestOfTwo} from './kernels.ts'
import type {Lists} from './shared-words.ts'
import type {Kernel} from './wasm.ts'
import {sharedNumbers} from './wasm.ts'

/** A matrix of `from` rows of `to` weights, one after the other; `to` is a multiple of four. */
export interface Matrix {
  readonly from: number
  readonly to: number
  readonly weights: Float32Array
}

/** Rows of numbers, and how far apart they lie: from a row to the next, and from a number of a row to the next. */
export interface Rows<Values = Float32Array> {
  readonly values: Values
  readonly count: number
  readonly row: number
  readonly step: number
}

/**
 * Rows times a matrix, added to what the result starts from.
 * @param start one row of `to` numbers for all, or as many rows as there are
 * @returns rows of `to` numbers, one after the other
 */
export function multiply({values, ...rows}: Rows, {weights, ...matrix}: Matrix, start: Float32Array): Float32Array {
  const memory = new Memory()
  const result = memory.multiply({...rows, values: memory.put(values)}, {...matrix, weights: memory.put(weights)}, {at: memory.put(start), forAll: start.length === matrix.to})
  return memory.copy(result, rows.count * matrix.to)
}

/** Of each list the sum of the rows of one width that it names, times its factor. */
export function sumsOfLists(lists: Lists, values: Float32Array, width: number): Float32Array {
  const memory = new Memory()
  const at = memory.put(values)
  return memory.copy(memory.sumLists(memory.putLists(lists), at, width), lists.count * width)
}

/** Rows that lie one after the other. */
export function rowsOf(values: Float32Array, width: number): Rows {
  return {values, count: values.length / width, row: width, step: 1}
}

/** Rows whose numbers lie in columns, one column after the other. */
export function inColumns(values: Float32Array, count: number): Rows {
  return {values, count, row: 1, step: count}
}

/** A place in the memory, in numbers. */
export type Place = number

/** Lists of rows, and what the sum of each is multiplied with. */
export interface ListsInMemory {
  readonly count: number
  readonly entries: Place
  readonly factors: Place
}

/** Rows of numbers in the memory that WebAssembly sees. There is one such memory: a new one begins where the last did. */
export class Memory {
  #used: number

  constructor(used = 0) {
    this.#used = used
  }

  /** What is taken of it leaves all that is in this one, which is not to grow meanwhile. */
  after(): Memory {
    return new Memory(this.#used)
  }

  take(length: number): Place {
    this.#used += length
    sharedNumbers(this.#used)
    return this.#used - length
  }

  put(values: Float32Array): Place {
    const at = this.take(values.length)
    sharedNumbers(this.#used).set(values, at)
    return at
  }

  putLists({count, entries, factors}: Lists): ListsInMemory {
    const at = this.take(entries.length)
    new Int32Array(sharedNumbers(this.#used).buffer).set(entries, at)
    return {count, entries: at, factors: this.put(factors)}
  }

  copy(at: Place, length: number): Float32Array {
    return sharedNumbers(this.#used).slice(at, at + length)
  }

  /** As they are now: what is put down later may move them. */
  look(at: Place, length: number): Float32Array {
    return sharedNumbers(this.#used).subarray(at, at + length)
  }

  /** Rows times a matrix, added to one row for all or to rows of their own. */
  multiply({values, count, row, step}: Rows<Place>, {from, to, weights}: {readonly from: number; readonly to: number; readonly weights: Place}, start: {readonly at: Place; readonly forAll: boolean}): Place {
    const result = this.take(count * to)
    const startRow = start.forAll ? 0 : to
    const times = (kernel: Kernel, first: number, count: number): void => kernel(values + first * row, step, row, weights, start.at + first * startRow, startRow, result + first * to, count, from)
    const pairs = to > 0 && to <= widestOfTwo ? count >> 1 : 0
    if (pairs > 0) times((productsOfTwo[to] ??= productOf(to, 2)), 0, pairs)
    if (to > 0 && count > 2 * pairs) times((products[to] ??= productOf(to, 1)), 2 * pairs, count - 2 * pairs)
    return result
  }

  /** Makes 0 of what is below it, of a multiple of four numbers; returns them where they are. */
  rectify(values: Place, length: number): Place {
    if (length > 0) (rectifier ??= rectifierOf(false))(values, values, values, length / 4)
    return values
  }

  /** Adds to numbers, a multiple of four, what others have above 0. */
  addRectified(values: Place, added: Place, length: number): Place {
    const result = this.take(length)
    if (length > 0) (addition ??= rectifierOf(true))(values, added, result, length / 4)
    return result
  }

  /** Of rows so wide, each with its share. */
  mean(values: Place, shares: Place, count: number, width: number): Place {
    const result = this.take(width)
    this.look(result, width).fill(0)
    if (count > 0) (means[width] ??= meanOf(width))(values, shares, result, count)
    return result
  }

  /** One number for each row: its numbers times weights, added to what `start` holds. */
  weigh(values: Place, count: number, width: number, weights: Place, start: Place): Place {
    // Rows go by twos, and the second one of the last two may be none.
    const twos = (count + 1) >> 1
    this.take(width)
    const result = this.take(2 * twos)
    if (count > 0) (scales[width] ??= scaleOf(width))(values, weights, start, result, twos)
    return result
  }

  /** Of each list the sum of the rows that it names, times its factor. */
  sumLists({count, entries, factors}: ListsInMemory, values: Place, width: number): Place {
    const result = this.take(count * width)
    if (count > 0) (listSums[width] ??= listSumOf(width))(values, entries, factors, result, count)
    return result
  }

  /** Takes from each row so much of another; returns the rows where they are. */
  subtract(rows: Place, others: Place, factors: Place, count: number, width: number): Place {
    if (count > 0) (subtractions[width] ??= subtractionOf(width))(rows, others, factors, count)
    return rows
  }

  /**
   * States carried along rows of gates and candidates for both ways, one half of them onwards, one half backwards. A row is reached by what stands
   * before it, or after it, without itself.
   * @param state how many are carried each way, a multiple of two
   */
  carry(gates: Place, count: number, state: number): Place {
    const states = this.take(count * 2 * state)
    if (count === 0 || state === 0) return states
    const kernel = (carriers[state] ??= carrierOf(state))
    const last = count - 1
    kernel(gates, 4 * state, states, 2 * state, count)
    kernel(gates + last * 4 * state + 2 * state, -4 * state, states + last * 2 * state + state, -2 * state, count)
    return states
  }
}

/** By the width of the rows. */
type Kernels = Partial<Record<number, Kernel>>
const products: Kernels = {}
const productsOfTwo: Kernels = {}
const means: Kernels = {}
const listSums: Kernels = {}
const subtractions: Kernels = {}
const carriers: Kernels = {}
const scales: Kernels = {}
let [rectifier, addition]: (Kernel | undefined)[] = []
