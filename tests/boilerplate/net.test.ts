import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Net, NetShape} from '../../src/boilerplate/net.ts'
import {netOf, oddsOf, readNet, runNet, sizeOf, writeNet} from '../../src/boilerplate/net.ts'
import {parseWords} from '../../src/lang/words.ts'
import {generator} from '../../src/train/random.ts'

const shape: NetShape = {width: 5, hidden: 6, state: 3, layers: 2}

test('a piece is told what stands before it and after it, and what the text is as a whole', () => {
  const net = drawn(shape, 1)
  const odds = run(net, pieces(9))
  for (const changed of [0, 8]) {
    const other = pieces(9)
    other[changed * shape.width] += 1
    run(net, other).forEach((value, i) => expect(value, `${i}`).not.toBe(odds[i]))
  }
})

test('without states, neighbours say nothing but what they say of the text', () => {
  const net = drawn({...shape, state: 0}, 1)
  const reversed = Float64Array.from({length: 9 * shape.width}, (_, at) => pieces(9)[(8 - Math.floor(at / shape.width)) * shape.width + (at % shape.width)])
  const [odds, back] = [run(net, pieces(9)), run(net, reversed).reverse()]
  odds.forEach((value, i) => expect(back[i]).toBeCloseTo(value, 10))
})

test('what it says of one piece alone is what it said of it in its text', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 40}), fc.nat(), fc.constantFrom(0, 2, 3), (count, seed, state) => {
      const net = drawn({...shape, state}, seed)
      const values = pieces(count)
      const trace = runNet(net, values, shares(count))
      const piece = seed % count
      const row = values.slice(piece * shape.width, (piece + 1) * shape.width)
      expect(oddsOf(net, trace, piece, row)).toBeCloseTo(trace.odds[piece], 10)
      if (piece === 0) expect(oddsOf(net, trace, piece, row, 'before')).toBeCloseTo(trace.odds[piece], 10)
      if (count === 1) expect(oddsOf(net, trace, piece, row, 'text')).toBeCloseTo(trace.odds[piece], 10)
    }),
    {numRuns: 30}
  )
})

test('a network that is written is read again', () => {
  const net = drawn(shape, 3)
  const read = readNet(parseWords(writeNet(net)), shape.width)
  expect(read.flat.length).toBe(sizeOf(shape))
  run(net, pieces(7)).forEach((value, i) => expect(run(read, pieces(7))[i]).toBeCloseTo(value, 2))
})

function drawn(shape: NetShape, seed: number): Net {
  const next = generator(seed)
  return netOf(shape, Float64Array.from({length: sizeOf(shape)}, () => next() - 0.4))
}

function pieces(count: number): Float64Array {
  const next = generator(5)
  return Float64Array.from({length: count * shape.width}, () => Math.max(0, next() - 0.3))
}

function shares(count: number): Float32Array {
  return new Float32Array(count).fill(1 / count)
}

function run(net: Net, values: Float64Array): Float64Array {
  const count = values.length / net.width
  return runNet(net, values, shares(count)).odds
}
