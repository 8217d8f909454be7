import {expect, test} from 'vitest'
import {sharesOf, sumOf} from '../../src/boilerplate/page-trees.ts'
import {binEnds, boost, toBins} from '../../src/train/page-boosting.ts'
import {generator} from '../../src/train/random.ts'

const options = {trees: 30, leaves: 8, rate: 0.3, leastWeight: 5, penalty: 1, sampleWeight: 1, featureShare: 1}
const width = 3
const count = 2000

/** Three features, of which the third means nothing; what is to be learnt is either of the first two, but not both. */
const draw = generator(5)
const rows = Float32Array.from({length: count * width}, () => Math.round(draw() * 100) / 10)
const target = Float32Array.from({length: count}, (_, i) => Number(rows[i * width] > 5 !== rows[i * width + 1] > 3))

function learn() {
  const ends = binEnds(rows, width)
  const bins = new Uint8Array(rows.length)
  toBins(rows, width, ends, bins, 0)
  const weight = new Float32Array(count).fill(1)
  return boost({width, bins, target, weight}, Int32Array.from({length: count / 2}, (_, i) => i), ends, options, generator(7))
}

test('trees learn what no sum of features says, and tell it of rows they never saw', () => {
  const trees = learn()
  let right = 0
  for (let i = count / 2; i < count; i++) right += Number(sumOf(trees, rows, i * width) > 0 === (target[i] === 1))
  expect(right / (count / 2)).toBeGreaterThan(0.97)
})

test('the same rows give the same trees', () => {
  expect(learn()).toEqual(learn())
})

test('the shares of the features and the means of the roots make up the sum', () => {
  const trees = learn()
  const shares = new Float64Array(width)
  sharesOf(trees, rows, 0, shares)
  const roots = trees.roots.reduce((sum, root) => sum + trees.value[root], 0)
  expect(shares.reduce((sum, share) => sum + share, roots)).toBeCloseTo(sumOf(trees, rows, 0), 4)
  expect(Math.abs(shares[2])).toBeLessThan(Math.abs(shares[0]) + Math.abs(shares[1]))
})
