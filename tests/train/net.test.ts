import {expect, test} from 'vitest'
import type {Net} from '../../src/boilerplate/net.ts'
import {runNet} from '../../src/boilerplate/net.ts'
import type {Examples} from '../../src/train/logistic.ts'
import type {TextRows} from '../../src/train/net.ts'
import {trainNet} from '../../src/train/net.ts'
import {generator} from '../../src/train/random.ts'

const count = 20
const texts: TextRows[] = Array.from({length: 60}, (_, i) => ({from: i * count, share: new Float32Array(count).fill(1 / count)}))
const flags = draw()
const shape = {width: 2, hidden: 8, state: 4, layers: 1}

test('learns what stood before a piece, however far', () => {
  const met = flags.map((_, row) => Number(flags.subarray(row - (row % count), row).includes(1)))
  expect(rightShare(trainNet(shape, examples(met), texts, {epochs: 40, rate: 0.01}), met)).toBeGreaterThan(0.95)
})

test('learns what stands after a piece, and not without states', () => {
  const next = flags.map((_, row) => ((row + 1) % count === 0 ? 0 : flags[row + 1]))
  expect(rightShare(trainNet(shape, examples(next), texts, {epochs: 40, rate: 0.01}), next)).toBeGreaterThan(0.95)
  expect(rightShare(trainNet({...shape, state: 0}, examples(next), texts, {epochs: 40, rate: 0.01}), next)).toBeLessThan(0.95)
})

test('learns what is said of the text as a whole', () => {
  const many = flags.map((_, row) => Number(flags.subarray(row - (row % count), row - (row % count) + count).reduce((sum, flag) => sum + flag, 0) > 3))
  expect(rightShare(trainNet({...shape, state: 0}, examples(many), texts, {epochs: 60, rate: 0.03}), many)).toBeGreaterThan(0.95)
})

test('the same texts give the same weights', () => {
  const [a, b] = [0, 1].map(() => trainNet(shape, examples(flags), texts, {epochs: 1}))
  expect(a.flat).toEqual(b.flat)
})

/** A flag on every sixth piece or so; the other number is always 1. */
function draw(): Float32Array {
  const next = generator(3)
  return Float32Array.from({length: texts.length * count}, () => Number(next() < 0.16))
}

function examples(target: Float32Array): Examples {
  const dense = new Float32Array(flags.length * 2).fill(1)
  flags.forEach((flag, row) => (dense[row * 2] = flag))
  return {width: 2, dense, target, weight: new Float32Array(flags.length).fill(1)}
}

function rightShare(net: Net, target: Float32Array): number {
  let right = 0
  for (const {from, share} of texts) {
    const values = Float64Array.from(flags.subarray(from, from + count).reduce<number[]>((all, flag) => [...all, flag, 1], []))
    runNet(net, values, share).odds.forEach((odds, i) => (right += Number(odds > 0 === target[from + i] > 0.5)))
  }
  return right / flags.length
}
