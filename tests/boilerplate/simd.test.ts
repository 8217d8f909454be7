import fc from 'fast-check'
import {expect, test} from 'vitest'
import {openOf} from '../../src/boilerplate/net.ts'
import {inColumns, Memory, multiply, rowsOf, sumsOfLists} from '../../src/boilerplate/simd.ts'
import {generator} from '../../src/train/random.ts'

test('products are those of plain loops, rows lying either way, and of one start for all rows or of each its own', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 70}), fc.integer({min: 1, max: 40}), fc.constantFrom(4, 8, 16, 32), fc.nat(), (count, from, to, seed) => {
      const [rows, weights, starts] = [draw(count * from, seed), draw(from * to, seed + 1), draw(count * to, seed + 2)]
      const columns = rows.map((_, at) => rows[(at % count) * from + Math.floor(at / count)])
      const expected = (row: number, k: number): number => starts[row * to + k] + Array.from({length: from}, (_, i) => rows[row * from + i] * weights[i * to + k]).reduce((sum, value) => sum + value, 0)
      const matrix = {from, to, weights}
      const all = multiply(rowsOf(rows, from), matrix, starts)
      expect(multiply(inColumns(columns, count), matrix, starts)).toEqual(all)
      all.forEach((value, at) => expect(value).toBeCloseTo(expected(Math.floor(at / to), at % to), 4))
      const first = starts.slice(0, to)
      expect(multiply(rowsOf(rows, from), matrix, first).slice(0, to)).toEqual(all.slice(0, to))
    }),
    {numRuns: 40}
  )
})

test('what is carried along rows, their mean, what they weigh and what they have above 0 are those of plain loops, to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 30}), fc.constantFrom(2, 4, 8), fc.nat(), (count, state, seed) => {
      const width = 4 * state
      const [rows, others, shares] = [draw(count * width, seed), draw(count * width, seed + 1), draw(count, seed + 2)]
      const memory = new Memory()
      const [at, more] = [memory.put(rows), memory.put(others)]
      expect(memory.copy(memory.carry(at, count, state), count * 2 * state)).toEqual(carried(rows, count, state))
      const mean = new Float32Array(width)
      rows.forEach((value, i) => (mean[i % width] += shares[Math.floor(i / width)] * value))
      expect(memory.copy(memory.mean(at, memory.put(shares), count, width), width)).toEqual(mean)
      expect(memory.copy(memory.addRectified(at, more, rows.length), rows.length)).toEqual(rows.map((value, i) => value + Math.max(0, others[i])))
      const weighed = memory.copy(memory.weigh(at, count, width, more, at), count)
      weighed.forEach((value, row) => expect(value).toBe(Array.from({length: width}, (_, k) => rows[row * width + k] * others[k]).reduce((sum, product) => Math.fround(sum + product), rows[0])))
      expect(memory.copy(memory.rectify(at, rows.length), rows.length)).toEqual(rows.map((value) => Math.max(0, value)))
    }),
    {numRuns: 40}
  )
})

test('sums of lists of rows, and rows less a part of others, are those of plain loops', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 20}), fc.constantFrom(4, 8, 16), fc.array(fc.array(fc.nat(1000), {maxLength: 6}), {minLength: 1, maxLength: 9}), fc.nat(), (count, width, drawn, seed) => {
      const lists = drawn.map((list) => list.map((row) => row % count))
      const [rows, factors] = [draw(count * width, seed), draw(lists.length, seed + 1)]
      const sums = sumsOfLists({count: lists.length, entries: Int32Array.from(lists.flatMap((list) => [list.length, ...list])), factors}, rows, width)
      sums.forEach((value, at) => {
        const [list, k] = [Math.floor(at / width), at % width]
        expect(value).toBeCloseTo(factors[list] * lists[list].reduce((sum, row) => sum + rows[row * width + k], 0), 4)
      })
      const memory = new Memory()
      const left = memory.subtract(memory.put(sums), memory.put(draw(sums.length, seed + 2)), memory.put(factors), lists.length, width)
      draw(sums.length, seed + 2).forEach((value, at) => expect(memory.copy(left, sums.length)[at]).toBeCloseTo(sums[at] - value * factors[Math.floor(at / width)], 4))
    }),
    {numRuns: 40}
  )
})

test('the memory grows with what is multiplied', () => {
  const rows = new Float32Array(2_000_000).fill(1)
  expect(multiply(rowsOf(rows, 8), {from: 8, to: 4, weights: new Float32Array(32).fill(0.5)}, new Float32Array(4)).at(-1)).toBe(4)
})

/** Of gates and candidates onwards, then of those backwards. */
function carried(rows: Float32Array, count: number, state: number): Float32Array {
  const states = new Float32Array(count * 2 * state)
  for (const [first, step, half] of [[0, 1, 0], [count - 1, -1, 1]]) {
    const left = new Float32Array(state)
    for (let row = first; row >= 0 && row < count; row += step) {
      states.set(left, (2 * row + half) * state)
      const gates = (4 * row + 2 * half) * state
      for (let k = 0; k < state; k++) left[k] += openOf(rows[gates + k]) * (rows[gates + state + k] - left[k])
    }
  }
  return states
}

function draw(length: number, seed: number): Float32Array {
  const next = generator(seed)
  return Float32Array.from({length}, () => next() - 0.5)
}
