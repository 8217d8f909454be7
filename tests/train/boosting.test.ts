import {expect, test} from 'vitest'
import {addShares, readTrees, scoreRows, scoreTrees, writeTrees} from '../../src/boilerplate/trees.ts'
import {parseWords} from '../../src/lang/words.ts'
import {trainTrees} from '../../src/train/boosting.ts'
import type {Examples} from '../../src/train/logistic.ts'
import {generator} from '../../src/train/random.ts'

/** Positive when just one of the first two numbers is high, which no linear model can tell; the third says nothing. */
const next = generator(3)
const count = 2000
const dense = Float32Array.from({length: count * 3}, () => next())
const examples: Examples = {
  width: 3,
  dense,
  target: Float32Array.from({length: count}, (_, row) => Number(dense[row * 3] > 0.5 !== dense[row * 3 + 1] > 0.5)),
  weight: new Float32Array(count).fill(1)
}
const rows = [...Array(count).keys()]
const options = {trees: 30, depth: 3, featureShare: 0.7, penalty: 1, leastWeight: 4, rate: 0.3}
const trees = trainTrees(examples, rows, options)

test('learns what features say together', () => {
  const right = rows.filter((row) => scoreTrees(trees, dense, row * 3) > 0 === examples.target[row] > 0.5)
  expect(right.length / count).toBeGreaterThan(0.95)
})

test('the same rows give the same trees', () => {
  expect(trainTrees(examples, rows, options)).toEqual(trees)
})

test('trees are written and read again, in whatever order the features then are', () => {
  const written = writeTrees(trees, 'trees', ['a', 'b', 'c'])
  const read = readTrees(parseWords(written), 'trees', ['c', 'b', 'a'])
  const turned = dense.slice(0, 300).map((_, i) => dense[i - (i % 3) + 2 - (i % 3)])
  for (let row = 0; row < 100; row++) expect(scoreTrees(read, turned, row * 3)).toBeCloseTo(scoreTrees(trees, dense, row * 3), 1)
  expect(scoreRows(trees, dense, 3)[7]).toBeCloseTo(scoreTrees(trees, dense, 7 * 3), 4)
  expect(() => readTrees(parseWords(written), 'trees', ['a', 'b'])).toThrow('no such feature: c')
})

test('a row that is sure leaves the trees early, the others are heard to the end', () => {
  const all = scoreRows(trees, dense, 3)
  const early = scoreRows(trees, dense, 3, 1)
  const changed = rows.filter((row) => early[row] !== all[row])
  expect(changed.length).toBeGreaterThan(0)
  for (const row of changed) expect(Math.abs(early[row])).toBeGreaterThanOrEqual(1)
})

test('what the features add and the means of the trees make up the log-odds', () => {
  const shares = new Float64Array(3)
  addShares(trees, dense, 0, shares)
  const without = new Float64Array(3)
  addShares({...trees, count: 0}, dense, 0, without)
  const means = scoreTrees(trees, dense, 0) - shares.reduce((sum, share) => sum + share, 0)
  expect(without).toEqual(new Float64Array(3))
  addShares(trees, dense, 3, shares.fill(0))
  expect(scoreTrees(trees, dense, 3) - shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(means, 3)
})

test('light rows are seen less often and count for more then', () => {
  const weight = Float32Array.from({length: count}, (_, row) => (row % 2 ? 0.2 : 1))
  const light = trainTrees({...examples, weight}, rows, {...options, sampleWeight: 1, leastWeight: 2})
  const right = rows.filter((row) => scoreTrees(light, dense, row * 3) > 0 === examples.target[row] > 0.5)
  expect(right.length / count).toBeGreaterThan(0.95)
})

test('with a start, trees learn what is to be added to it', () => {
  const start = Float32Array.from(rows, (row) => (dense[row * 3] > 0.5 ? 2 : -2))
  const added = trainTrees({...examples, start}, rows, options)
  const right = rows.filter((row) => start[row] + scoreTrees(added, dense, row * 3) > 0 === examples.target[row] > 0.5)
  expect(added.bias).toBe(0)
  expect(right.length / count).toBeGreaterThan(0.95)
})
