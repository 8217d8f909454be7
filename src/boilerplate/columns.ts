/** Columns of numbers, one entry a unit. Written as plain loops: `Float32Array.from` with a function takes ten times as long. */

/** Numbers of a piece of memory that columns are cut from: to ask for each by itself takes longer than to fill it. */
const pieceLength = 2 ** 16
let [piece, used] = [new Float32Array(0), 0]

/** A column of zeros. */
export function emptyColumn(count: number): Float32Array {
  if (count > pieceLength / 4) return new Float32Array(count)
  if (used + count > piece.length) [piece, used] = [new Float32Array(pieceLength), 0]
  return piece.subarray(used, (used += count))
}

/** Makes zeros in memory that is taken again at the next call: for what is over with the function that asks. */
export function scratchOf(): (length: number) => Int32Array {
  let memory = new Int32Array(0)
  return (length) => {
    if (memory.length < length) memory = new Int32Array(2 * length)
    return memory.subarray(0, length).fill(0)
  }
}

/** What `of` says of each place; best a whole number or 0, since V8 makes an object of any other that a function returns. */
export function columnOf(count: number, of: (i: number) => number): Float32Array {
  const column = emptyColumn(count)
  for (let i = 0; i < count; i++) column[i] = of(i)
  return column
}

export function product(a: Float32Array, b: Float32Array): Float32Array {
  const column = emptyColumn(a.length)
  for (let i = 0; i < a.length; i++) column[i] = a[i] * b[i]
  return column
}

export function difference(a: Float32Array, b: Float32Array): Float32Array {
  const column = emptyColumn(a.length)
  for (let i = 0; i < a.length; i++) column[i] = a[i] - b[i]
  return column
}

/** How much of one column the other is, each time of 1 at least. */
export function shares(part: Float32Array, whole: Float32Array): Float32Array {
  const column = emptyColumn(part.length)
  for (let i = 0; i < part.length; i++) column[i] = part[i] / Math.max(1, whole[i])
  return column
}

export function logs(values: Float32Array): Float32Array {
  const column = emptyColumn(values.length)
  for (let i = 0; i < values.length; i++) column[i] = log2(1 + values[i])
  return column
}

/** What is left at each place of the values met before it, or after it when `backward`; `rate` stays from one place to the next. */
export function faded(values: Float32Array, rate: number, backward = false): Float32Array {
  const column = emptyColumn(values.length)
  const step = backward ? -1 : 1
  let left = 0
  for (let i = backward ? values.length - 1 : 0; i >= 0 && i < values.length; i += step) {
    column[i] = left
    left = left * rate + (1 - rate) * values[i]
  }
  return column
}

/** How many places in a row, up to each, go on from the one before them, or after them when `backward`. */
export function runs(count: number, goesOn: (i: number, previous: number) => boolean, backward = false): Float32Array {
  const column = emptyColumn(count)
  const step = backward ? -1 : 1
  for (let i = backward ? count - 2 : 1; i >= 0 && i < count; i += step) column[i] = goesOn(i, i - step) ? column[i - step] + 1 : 0
  return column
}

/** The stretch of places with the largest sum of gains (Kadane); all of them when none gains. */
export function coreOf(gains: Float32Array): readonly [first: number, last: number] {
  let best = 0
  let core: readonly [number, number] = [0, gains.length - 1]
  let [running, from] = [0, 0]
  for (let i = 0; i < gains.length; i++) {
    if (running <= 0) [running, from] = [0, i]
    running += gains[i]
    if (running > best) [best, core] = [running, [from, i]]
  }
  return core
}

export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

const smallLogs = Float64Array.from({length: 1024}, (_, i) => Math.log2(i))

/** Base 2; of a small whole number, as most counts are, by one look. */
export function log2(value: number): number {
  return value < smallLogs.length && Math.trunc(value) === value ? smallLogs[value] : Math.log2(value)
}
