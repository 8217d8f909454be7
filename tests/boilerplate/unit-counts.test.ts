import {expect, test} from 'vitest'
import {emptySignals} from '../../src/boilerplate/unit-counts.ts'

test('every signal has one entry a unit, and they share one piece of memory to its end', () => {
  const signals = emptySignals(3)
  const columns = Object.values(signals).filter((column) => column instanceof Float32Array)
  for (const column of columns) expect(column.length).toBe(3)
  expect(columns.reduce((bytes, {byteLength}) => bytes + byteLength, 0)).toBe(signals.length.buffer.byteLength)
})
