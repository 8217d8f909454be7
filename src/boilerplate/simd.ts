/**
 * The loops of small networks in WebAssembly, four numbers at once: products of matrices are some twenty times as fast as in JavaScript. All numbers
 * have 32 bits, and every machine rounds them alike.
 */
import type {Lists} from './shared-words.ts'
import type {Code, Kernel} from './wasm.ts'
import {compile, constant64, get, load, loadLane, move, moveBy, noNumbers, repeat, rowAt, set, sharedNumbers, store, storeTwo, toBytes, vector, VectorOp, when, whole} from './wasm.ts'

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

/** Results of two rows at once stay in registers up to this width. */
const widestOfTwo = 16

/**
 * The product for results of one width, some rows at once, whose weights are then read once: sums stay in registers, and the loop over them is
 * written out.
 */
function productOf(to: number, rowsAtOnce: 1 | 2): Kernel {
  const [values, step, row, weights, start, startRow, result, count, from, weight, left, value] = Array.from({length: 12}, (_, local) => local)
  const fours = Array.from({length: to / 4}, (_, four) => four)
  const rows = Array.from({length: rowsAtOnce}, (_, k) => k)
  const [ofWeights, one] = [value + rowsAtOnce, value + rowsAtOnce + 1]
  const sum = (k: number, four: number): number => one + rowsAtOnce + k * fours.length + four
  return compile({parameters: 9, integers: 2 + rowsAtOnce, vectors: 1 + rowsAtOnce * (1 + fours.length)}, [
    ...toBytes(values, step, row, weights, start, startRow, result),
    ...repeat(
      count,
      rows.flatMap((k) => [
        ...set(value + k, get(values)),
        ...fours.flatMap((four) => set(sum(k, four), load(VectorOp.Load, start, 4 * four))),
        ...move(values, row),
        ...move(start, startRow)
      ]),
      set(weight, get(weights)),
      set(left, get(from)),
      repeat(
        left,
        rows.flatMap((k) => [...set(one + k, load(VectorOp.LoadOne, value + k)), ...move(value + k, step)]),
        fours.flatMap((four) => [
          ...set(ofWeights, load(VectorOp.Load, weight, 4 * four)),
          ...rows.flatMap((k) => set(sum(k, four), vector(VectorOp.Add, get(sum(k, four)), vector(VectorOp.Multiply, get(one + k), get(ofWeights)))))
        ]),
        moveBy(weight, to)
      ),
      rows.flatMap((k) => [...fours.flatMap((four) => store(result, 4 * four, get(sum(k, four)))), ...moveBy(result, to)])
    )
  ])
}

/** @param adds to the first numbers what the second ones have above 0; else only that is taken */
function rectifierOf(adds: boolean): Kernel {
  const [values, added, result, fours, zero] = [0, 1, 2, 3, 4]
  const rectified = vector(VectorOp.AtLeast, load(VectorOp.Load, added), get(zero))
  const sum = adds ? vector(VectorOp.Add, load(VectorOp.Load, values), rectified) : rectified
  return compile({parameters: 4, integers: 0, vectors: 1}, [
    ...toBytes(values, added, result),
    ...repeat(fours, store(result, 0, sum), moveBy(values, 4), moveBy(added, 4), moveBy(result, 4))
  ])
}

/** Products and sums have 64 bits, and each sum is rounded to 32. */
function meanOf(width: number): Kernel {
  const [values, shares, result, count, share, sums] = [0, 1, 2, 3, 4, 5]
  const twos = Array.from({length: width / 2}, (_, two) => two)
  const product = (two: number): Code => vector(VectorOp.Multiply64, get(share), wide(values, 2 * two))
  return compile({parameters: 4, integers: 0, vectors: 1 + twos.length}, [
    ...toBytes(values, shares, result),
    ...repeat(
      count,
      set(share, wideOne(shares, 0)),
      twos.flatMap((two) => set(sums + two, rounded(vector(VectorOp.Add64, get(sums + two), product(two))))),
      moveBy(values, width),
      moveBy(shares, 1)
    ),
    ...twos.flatMap((two) => storeTwo(result, 2 * two, vector(VectorOp.Round, get(sums + two))))
  ])
}

/** Two rows at once, one in each half of a vector; products have 64 bits, and each sum is rounded to 32. */
function scaleOf(width: number): Kernel {
  const [values, weights, start, result, twos, sums, both] = [0, 1, 2, 3, 4, 5, 6]
  const columns = Array.from({length: width}, (_, k) => k)
  return compile({parameters: 5, integers: 0, vectors: 2}, [
    ...toBytes(values, weights, start, result),
    ...repeat(
      twos,
      set(sums, wideOne(start, 0)),
      columns.flatMap((k) => [
        ...set(both, vector(VectorOp.Widen, loadLane(values, width + k, 1, load(VectorOp.LoadOne, values, k)))),
        ...set(sums, rounded(vector(VectorOp.Add64, get(sums), vector(VectorOp.Multiply64, wideOne(weights, k), get(both)))))
      ]),
      storeTwo(result, 0, vector(VectorOp.Round, get(sums))),
      moveBy(values, 2 * width),
      moveBy(result, 2)
    )
  ])
}

/** The entries of a list are the numbers of rows of one width, a multiple of four. */
function listSumOf(width: number): Kernel {
  const [values, entries, factors, result, count, left, row, sums] = [0, 1, 2, 3, 4, 5, 6, 7]
  const fours = Array.from({length: width / 4}, (_, four) => four)
  const one = sums + fours.length
  const addRow = [
    ...set(row, rowAt(values, entries, width)),
    ...moveBy(entries, 1),
    ...fours.flatMap((four) => set(sums + four, vector(VectorOp.Add, get(sums + four), load(VectorOp.Load, row, 4 * four))))
  ]
  return compile({parameters: 5, integers: 2, vectors: fours.length + 1}, [
    ...toBytes(values, entries, factors, result),
    ...repeat(
      count,
      set(left, whole(entries)),
      moveBy(entries, 1),
      fours.flatMap((four) => set(sums + four, noNumbers)),
      when(left, repeat(left, addRow)),
      set(one, load(VectorOp.LoadOne, factors)),
      fours.flatMap((four) => store(result, 4 * four, vector(VectorOp.Multiply, get(sums + four), get(one)))),
      moveBy(factors, 1),
      moveBy(result, width)
    )
  ])
}

function subtractionOf(width: number): Kernel {
  const [rows, others, factors, count, factor] = [0, 1, 2, 3, 4]
  const fours = Array.from({length: width / 4}, (_, four) => 4 * four)
  const rest = (at: number): Code => vector(VectorOp.Subtract, load(VectorOp.Load, rows, at), vector(VectorOp.Multiply, load(VectorOp.Load, others, at), get(factor)))
  return compile({parameters: 4, integers: 0, vectors: 1}, [
    ...toBytes(rows, others, factors),
    ...repeat(count, set(factor, load(VectorOp.LoadOne, factors)), fours.flatMap((at) => store(rows, at, rest(at))), moveBy(rows, width), moveBy(others, width), moveBy(factors, 1))
  ])
}

/** How far a gate is open, 0–1, is `openOf` of what stands there: much like the logistic function, without an exponential. */
function carrierOf(state: number): Kernel {
  const [gates, gateRow, states, stateRow, count, gate, half, four, carried] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  const twos = Array.from({length: state / 2}, (_, two) => two)
  const root = vector(VectorOp.Sqrt64, vector(VectorOp.Add64, get(four), vector(VectorOp.Multiply64, get(gate), get(gate))))
  const open = vector(VectorOp.Add64, get(half), vector(VectorOp.Divide64, vector(VectorOp.Multiply64, get(half), get(gate)), root))
  return compile({parameters: 5, integers: 0, vectors: 3 + twos.length}, [
    ...toBytes(gates, gateRow, states, stateRow),
    ...set(half, constant64(0.5)),
    ...set(four, constant64(4)),
    ...repeat(
      count,
      twos.flatMap((two) => [
        ...storeTwo(states, 2 * two, vector(VectorOp.Round, get(carried + two))),
        ...set(gate, wide(gates, 2 * two)),
        ...set(carried + two, rounded(vector(VectorOp.Add64, get(carried + two), vector(VectorOp.Multiply64, open, vector(VectorOp.Subtract64, wide(gates, state + 2 * two), get(carried + two))))))
      ]),
      move(gates, gateRow),
      move(states, stateRow)
    )
  ])
}

/** Two numbers as numbers of 64 bits. */
function wide(address: number, offset: number): Code {
  return vector(VectorOp.Widen, load(VectorOp.LoadTwo, address, offset))
}

/** Twice the same number, as one of 64 bits. */
function wideOne(address: number, offset: number): Code {
  return vector(VectorOp.Widen, load(VectorOp.LoadOne, address, offset))
}

/** As numbers of 32 bits would hold them. */
function rounded(value: Code): Code {
  return vector(VectorOp.Widen, vector(VectorOp.Round, value))
}
