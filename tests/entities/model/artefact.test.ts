import {expect, test} from 'vitest'
import {entityTypes} from '../../../src/doc.ts'
import type {UsageTable, WeightTable} from '../../../src/entities/model/artefact.ts'
import {decode, encode} from '../../../src/entities/model/artefact.ts'
import {lastLabel} from '../../../src/entities/model/feature-weights.ts'
import {unknownUse} from '../../../src/entities/model/words.ts'
import {transitionCount} from '../../../src/entities/model/lattice.ts'

const header = {
  language: 'xx', types: entityTypes, registers: ['press'], sources: [], scores: {}, scale: 0.01, calibration: [1, 0],
  transitions: Array<number>(transitionCount).fill(0)
} as const

const noWeights: WeightTable = {keys: new Int32Array(), labels: new Uint8Array(), values: new Int8Array()}
const noUsage: UsageTable = {keys: new Int32Array(), clusters: new Uint16Array(), buckets: new Uint8Array()}

test('what is written is read again', () => {
  const weights = {keys: Int32Array.from([5, 2 ** 20, 2 ** 29 - 1]), labels: Uint8Array.from([24 + lastLabel, 0, 7 + lastLabel, 3 + lastLabel]), values: Int8Array.from([-127, 5, 127, -1])}
  const usage = {keys: Int32Array.from([1, 2 ** 28]), clusters: Uint16Array.from([256, 3]), buckets: Uint8Array.from([0, 9])}
  const read = decode(encode(header, weights, usage))
  const [first, second, third] = [...weights.keys].map((key) => [...read.weights.of(key << 3).entries()].filter(([, value]) => value !== 0))
  expect([first, second, third]).toEqual([[[24, -127]], [[0, 5], [7, 127]], [[3, -1]]])
  expect(read.header).toMatchObject({language: 'xx', registers: ['press']})
  expect(read.usage(1 << 3)).toEqual({cluster: 256, bucket: 0})
  expect(read.usage(2 ** 28 << 3)).toEqual({cluster: 3, bucket: 9})
  expect(read.usage(77)).toEqual(unknownUse)
})

test('what is no model is refused', () => {
  expect(() => decode(encode({...header, transitions: []}, noWeights, noUsage))).toThrow('not a model')
})

test.each([
  ['nothing', () => Buffer.alloc(0), 'that this version reads'],
  ['text', () => Buffer.from('no model at all'), 'that this version reads'],
  ['a header that is no JSON', () => Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.from('{a}')]), 'that this version reads'],
  ['a header of null', () => Buffer.concat([Buffer.from([4, 0, 0, 0]), Buffer.from('null')]), 'that this version reads'],
  ['a file that was cut', () => small().subarray(0, small().length - 1), 'not a whole model'],
  ['a file with more behind', () => Buffer.concat([small(), Buffer.from([0])]), 'not a whole model'],
  ['a feature whose labels do not end', () => spoiled(), 'not a sound model']
])('%s is refused', (_, bytes, message) => {
  expect(() => decode(bytes())).toThrow(message)
})

/** One feature with one weight, and no words. */
function small(): Buffer {
  return encode(header, {keys: Int32Array.of(5), labels: Uint8Array.of(3 + lastLabel), values: Int8Array.of(9)}, noUsage)
}

/** The same without the mark of the last label: its last bytes are the label and the weight. */
function spoiled(): Buffer {
  const bytes = Buffer.from(small())
  bytes[bytes.length - 2] -= lastLabel
  return bytes
}
