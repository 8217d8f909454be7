/** The loops of small networks, each as WebAssembly that works on four numbers at once, for rows of one width. */
import type {Code, Kernel} from './wasm.ts'
import {compile, constant64, get, load, loadLane, move, moveBy, noNumbers, repeat, rowAt, set, store, storeTwo, toBytes, vector, VectorOp, when, whole} from './wasm.ts'

/** Results of two rows at once stay in registers up to this width. */
export const widestOfTwo = 16

/**
 * The product for results of one width, some rows at once, whose weights are then read once: sums stay in registers, and the loop over them is
 * written out.
 */
export function productOf(to: number, rowsAtOnce: 1 | 2): Kernel {
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
export function rectifierOf(adds: boolean): Kernel {
  const [values, added, result, fours, zero] = [0, 1, 2, 3, 4]
  const rectified = vector(VectorOp.AtLeast, load(VectorOp.Load, added), get(zero))
  const sum = adds ? vector(VectorOp.Add, load(VectorOp.Load, values), rectified) : rectified
  return compile({parameters: 4, integers: 0, vectors: 1}, [
    ...toBytes(values, added, result),
    ...repeat(fours, store(result, 0, sum), moveBy(values, 4), moveBy(added, 4), moveBy(result, 4))
  ])
}

/** Products and sums have 64 bits, and each sum is rounded to 32. */
export function meanOf(width: number): Kernel {
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
export function scaleOf(width: number): Kernel {
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
export function listSumOf(width: number): Kernel {
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

export function subtractionOf(width: number): Kernel {
  const [rows, others, factors, count, factor] = [0, 1, 2, 3, 4]
  const fours = Array.from({length: width / 4}, (_, four) => 4 * four)
  const rest = (at: number): Code => vector(VectorOp.Subtract, load(VectorOp.Load, rows, at), vector(VectorOp.Multiply, load(VectorOp.Load, others, at), get(factor)))
  return compile({parameters: 4, integers: 0, vectors: 1}, [
    ...toBytes(rows, others, factors),
    ...repeat(count, set(factor, load(VectorOp.LoadOne, factors)), fours.flatMap((at) => store(rows, at, rest(at))), moveBy(rows, width), moveBy(others, width), moveBy(factors, 1))
  ])
}

/** How far a gate is open, 0–1, is `openOf` of what stands there: much like the logistic function, without an exponential. */
export function carrierOf(state: number): Kernel {
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
