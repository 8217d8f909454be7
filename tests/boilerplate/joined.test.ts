import {expect, test} from 'vitest'
import {atLineEnd, overLines} from '../../src/boilerplate/joined.ts'

const values = Float32Array.of(1, 2, 4, 8)

test('a value counts for the pieces of its line, and for no other', () => {
  expect([...overLines(values, Float32Array.of(0, 1, 0, 1))]).toEqual([3, 3, 12, 12])
  expect([...overLines(values, new Float32Array(4))]).toEqual([1, 2, 4, 8])
})

test('what may be of the line counts as far as that is likely', () => {
  expect([...overLines(values, Float32Array.of(0, 0.5, 0.5, 0))]).toEqual([3, 4.5, 5.25, 8])
})

test('the end of a line is that of its last piece', () => {
  expect([...atLineEnd(values, Float32Array.of(0, 1, 1, 0))]).toEqual([4, 4, 4, 8])
  expect([...atLineEnd(values, Float32Array.of(0, 0.5, 0, 0))]).toEqual([1.5, 2, 4, 8])
})
