import {expect, test} from 'vitest'
import type {Examples} from '../../src/train/logistic.ts'
import {probability, scoreOf, trainLogistic} from '../../src/train/logistic.ts'

/** Rows are positive when the first number is high or the sparse feature 1 is there; the second number says nothing. */
const examples: Examples = {
  width: 2,
  dense: Float32Array.from([0.9, 0.1, 0.8, 0.9, 0.1, 0.1, 0.2, 0.9, 0.1, 0.5, 0.2, 0.4]),
  sparse: [[], [], [], [0], [1], [1]].map((row) => Int32Array.from(row)),
  sparseCount: 2,
  target: Float32Array.from([1, 1, 0, 0, 1, 1]),
  weight: new Float32Array(6).fill(1)
}
const rows = [0, 1, 2, 3, 4, 5]
const options = {epochs: 200, rate: 1}

test('learns from numbers and from features that are there or not', () => {
  const weights = trainLogistic(examples, rows, options)
  const found = rows.map((row) => probability(scoreOf(examples, row, weights)) > 0.5)
  expect(found).toEqual([true, true, false, false, true, true])
  expect(weights).toHaveLength(2 + 2 + 1)
})

test('the same rows give the same weights', () => {
  expect(trainLogistic(examples, rows, options)).toEqual(trainLogistic(examples, rows, options))
})

test('a row of no weight teaches nothing', () => {
  const weight = Float32Array.from([1, 1, 1, 1, 0, 0])
  const weights = trainLogistic({...examples, weight}, rows, options)
  expect(weights[3]).toBeCloseTo(0, 2)
})
