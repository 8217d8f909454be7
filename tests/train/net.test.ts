import {expect, test} from 'vitest'
import {sum} from '../../src/boilerplate/columns.ts'
import type {Net} from '../../src/boilerplate/net.ts'
import {runNet} from '../../src/boilerplate/net.ts'
import type {TextExample} from '../../src/train/net.ts'
import {trainNet} from '../../src/train/net.ts'
import {generator} from '../../src/train/random.ts'

const count = 20
/** Of each text: a flag on every sixth piece or so. */
const flags = draw(60)
const shape = {width: 2, hidden: 8, state: 4, related: 0, layers: 1}

test('learns what stood before a piece, however far', () => {
  const texts = examples((flags, i) => flags.subarray(0, i).includes(1))
  expect(rightShare(trainNet(shape, texts, {epochs: 40, rate: 0.01}), texts)).toBeGreaterThan(0.95)
})

test('learns what stands after a piece, and not without states', () => {
  const texts = examples((flags, i) => flags[i + 1] === 1)
  expect(rightShare(trainNet(shape, texts, {epochs: 40, rate: 0.01}), texts)).toBeGreaterThan(0.95)
  expect(rightShare(trainNet({...shape, state: 0}, texts, {epochs: 40, rate: 0.01}), texts)).toBeLessThan(0.95)
})

test('learns what is said of the text as a whole', () => {
  const texts = examples((flags) => sum(flags) > 3)
  expect(rightShare(trainNet({...shape, state: 0}, texts, {epochs: 60, rate: 0.03}), texts)).toBeGreaterThan(0.95)
})

test('learns what those are that share a word with a piece, however far they stand', () => {
  // Each piece shares a word with the piece ten places on.
  const pairs = Array.from({length: count / 2}, (_, i) => [2, i, i + count / 2])
  const words = {
    unitsOfWords: {count: count / 2, entries: Int32Array.from(pairs.flat()), factors: new Float32Array(count / 2).fill(1)},
    wordsOfUnits: {count, entries: Int32Array.from({length: 2 * count}, (_, at) => (at % 2 === 0 ? 1 : (at >> 1) % (count / 2))), factors: new Float32Array(count).fill(1)},
    own: new Float32Array(count).fill(1)
  }
  const texts = examples((flags, i) => flags[(i + count / 2) % count] === 1).map((text) => ({...text, words}))
  expect(rightShare(trainNet({...shape, state: 0, related: 8}, texts, {epochs: 40, rate: 0.01}), texts)).toBeGreaterThan(0.95)
})

test('the same texts give the same weights', () => {
  const [a, b] = [0, 1].map(() => trainNet(shape, examples((flags, i) => flags[i] === 1), {epochs: 1}))
  expect(a.flat).toEqual(b.flat)
})

function draw(texts: number): Float32Array[] {
  const next = generator(3)
  return Array.from({length: texts}, () => Float32Array.from({length: count}, () => Number(next() < 0.16)))
}

/** Texts whose pieces have their flag, and a number that is always 1. */
function examples(isTarget: (flags: Float32Array, i: number) => boolean): TextExample[] {
  const [share, weight] = [new Float32Array(count).fill(1 / count), new Float32Array(count).fill(1)]
  return flags.map((flags) => ({columns: Float32Array.of(...flags, ...weight), share, target: flags.map((_, i) => Number(isTarget(flags, i))), weight}))
}

function rightShare(net: Net, texts: readonly TextExample[]): number {
  const right = texts.map(({columns, share, target, words}) => runNet(net, columns, share, words).odds.filter((odds, i) => odds > 0 === target[i] > 0.5).length)
  return sum(right) / (texts.length * count)
}
