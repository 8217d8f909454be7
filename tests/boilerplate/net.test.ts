import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Net, NetShape} from '../../src/boilerplate/net.ts'
import {netOf, oddsOf, readNets, runNet, sizeOf, writeNets} from '../../src/boilerplate/net.ts'
import type {SharedWords} from '../../src/boilerplate/shared-words.ts'
import {parseWords} from '../../src/lang/words.ts'
import {generator} from '../../src/train/random.ts'

const shape: NetShape = {width: 5, hidden: 8, state: 4, related: 0, layers: 2}
/** Of numbers of 32 bits. */
const digits = 4

test('a piece is told what stands before it and after it, and what the text is as a whole', () => {
  const net = drawn(shape, 1)
  const odds = run(net, pieces(9))
  for (const changed of [0, 8]) {
    const other = pieces(9)
    other[changed] += 1
    run(net, other).forEach((value, i) => expect(value, `${i}`).not.toBe(odds[i]))
  }
})

test('without states, neighbours say nothing but what they say of the text', () => {
  const net = drawn({...shape, state: 0}, 1)
  const reversed = pieces(9).map((_, at, all) => all[at - (at % 9) + 8 - (at % 9)])
  const [odds, back] = [run(net, pieces(9)), run(net, reversed).reverse()]
  odds.forEach((value, i) => expect(back[i]).toBeCloseTo(value, digits))
})

test('a piece is told what those are that share its words, and those that these share others with', () => {
  const net = drawn({...shape, state: 0, related: 8}, 1)
  // Without what the text is as a whole.
  for (const {text} of net.layer) text.weights.fill(0)
  const odds = runNet(net, pieces(9), shares(9), words).odds
  const changed = pieces(9)
  changed[4] += 1
  const other = runNet(net, changed, shares(9), words).odds
  expect(Array.from(odds, (value, i) => (value === other[i] ? 0 : i))).toEqual([0, 0, 0, 3, 4, 5, 6, 0, 0])
})

test('what it says of one piece alone is what it said of it in its text', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 40}), fc.nat(), fc.constantFrom(0, 2, 4), fc.boolean(), (drawnCount, seed, state, isRelated) => {
      const [count, related] = isRelated ? [9, 8] : [drawnCount, 0]
      const net = drawn({...shape, state, related}, seed)
      const values = pieces(count)
      const trace = runNet(net, values, shares(count), related > 0 ? words : undefined)
      const piece = seed % count
      const row = values.filter((_, at) => at % count === piece)
      expect(oddsOf(net, trace, piece, row)).toBeCloseTo(trace.odds[piece], digits)
      if (piece === 0) expect(oddsOf(net, trace, piece, row, 'before')).toBeCloseTo(trace.odds[piece], digits)
      if (count === 1) expect(oddsOf(net, trace, piece, row, 'text')).toBeCloseTo(trace.odds[piece], digits)
    }),
    {numRuns: 30}
  )
})

test('networks that are written are read again', () => {
  const nets = [drawn(shape, 3), drawn(shape, 4)]
  const read = readNets(parseWords(writeNets(nets)), shape.width)
  expect(read.length).toBe(2)
  read.forEach((net, n) => run(nets[n], pieces(7)).forEach((value, i) => expect(run(net, pieces(7))[i]).toBeCloseTo(value, 2)))
})

/** Of nine pieces: one word that 3 and 4 have, one of 4 and 5, one of 5 and 6. */
const words: SharedWords = {
  unitsOfWords: {count: 3, entries: Int32Array.of(2, 3, 4, 2, 4, 5, 2, 5, 6), factors: Float32Array.of(1, 2, 3)},
  wordsOfUnits: {count: 9, entries: Int32Array.of(0, 0, 0, 1, 0, 2, 0, 1, 2, 1, 2, 1, 2, 0, 0), factors: Float32Array.of(1, 1, 1, 1, 0.5, 0.5, 1, 1, 1)},
  own: Float32Array.of(0, 0, 0, 1, 1.5, 2.5, 3, 0, 0)
}

function drawn(shape: NetShape, seed: number): Net {
  const next = generator(seed)
  return netOf(shape, Float32Array.from({length: sizeOf(shape)}, () => next() - 0.4))
}

/** Columns of the numbers of so many pieces. */
function pieces(count: number): Float32Array {
  const next = generator(5)
  return Float32Array.from({length: count * shape.width}, () => Math.max(0, next() - 0.3))
}

function shares(count: number): Float32Array {
  return new Float32Array(count).fill(1 / count)
}

function run(net: Net, values: Float32Array): Float32Array {
  const count = values.length / net.width
  return runNet(net, values, shares(count)).odds
}
