import fc from 'fast-check'
import {expect, test} from 'vitest'
import {inColumns, multiply, rowsOf} from '../../src/boilerplate/simd.ts'
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

test('the memory grows with what is multiplied', () => {
  const rows = new Float32Array(2_000_000).fill(1)
  expect(multiply(rowsOf(rows, 8), {from: 8, to: 4, weights: new Float32Array(32).fill(0.5)}, new Float32Array(4)).at(-1)).toBe(4)
})

function draw(length: number, seed: number): Float32Array {
  const next = generator(seed)
  return Float32Array.from({length}, () => next() - 0.5)
}
