import {expect, test} from 'vitest'
import {FeatureWeights, keyOf, lastLabel} from '../../../src/entities/model/feature-weights.ts'
import {labelCount} from '../../../src/entities/model/labels.ts'

const hashes = Array.from({length: 2000}, (_, i) => Math.imul(i + 1, 0x9e3779b1))
/** Half of the hashes have weights: one of label `i % 25`, and every third one of label 0 too. */
const rows = hashes.slice(0, 1000).map((hash, i) => ({key: keyOf(hash), labels: i % 3 === 0 && i % labelCount > 0 ? [0, i % labelCount] : [i % labelCount], value: (i % 127) + 1})).sort((a, b) => a.key - b.key)
const weights = new FeatureWeights(
  Int32Array.from(rows, ({key}) => key),
  Uint8Array.from(rows.flatMap(({labels}) => labels.map((label, k) => label + (k === labels.length - 1 ? lastLabel : 0)))),
  Int8Array.from(rows.flatMap(({labels, value}) => labels.map((_, k) => (k === 0 ? -value : value))))
)

test('every feature has its weights and no others', () => {
  const byKey = new Map(rows.map((row) => [row.key, row]))
  for (const hash of hashes) {
    const row = byKey.get(keyOf(hash))
    const expected = new Int32Array(labelCount)
    row?.labels.forEach((label, k) => (expected[label] = k === 0 ? -row.value : row.value))
    expect(weights.of(hash)).toEqual(expected)
  }
})

test('features are summed', () => {
  const sums = new Int32Array(labelCount)
  const some = Int32Array.from(hashes.slice(900, 1100))
  weights.add(some, some.length, sums)
  const expected = new Int32Array(labelCount)
  for (const hash of some) weights.of(hash).forEach((value, label) => (expected[label] += value))
  expect(sums).toEqual(expected)
  expect(sums.some((sum) => sum !== 0)).toBe(true)
})
