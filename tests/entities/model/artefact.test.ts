import {expect, test} from 'vitest'
import {entityTypes} from '../../../src/doc.ts'
import {decode, encode, HashIndex, usageOf} from '../../../src/entities/model/artefact.ts'
import {transitionCount} from '../../../src/entities/model/lattice.ts'

const header = {
  format: 'tamis/entities@1', language: 'xx', types: entityTypes, registers: ['press'], sources: [], scores: {}, scale: 0.01, calibration: [1, 0],
  transitions: Array<number>(transitionCount).fill(0)
} as const

const sorted = (keys: number[]) => Int32Array.from(Uint32Array.from(keys).sort())

test('what is written is read again', () => {
  const keys = sorted([5, -7, 2 ** 30, 123456])
  const weights = {keys, starts: Int32Array.from([0, 1, 3, 3, 4]), labels: Uint8Array.from([24, 0, 7, 3]), values: Int8Array.from([-127, 5, 127, -1])}
  const usage = {keys: sorted([1, -2]), clusters: Uint16Array.from([256, 3]), buckets: Uint8Array.from([0, 9])}
  const read = decode(encode(header, weights, usage))
  expect(read.weights).toEqual(weights)
  expect(read.usage).toEqual(usage)
  expect(read.header).toMatchObject({language: 'xx', registers: ['press']})
  expect(usageOf(read.usage).cluster(read.usage.keys[0])).toBe(256)
  expect(usageOf(read.usage).bucket(77)).toBe(9)
})

test('what is no model is refused', () => {
  expect(() => decode(encode({...header, transitions: []}, {keys: new Int32Array(), starts: new Int32Array(1), labels: new Uint8Array(), values: new Int8Array()}, {keys: new Int32Array(), clusters: new Uint16Array(), buckets: new Uint8Array()}))).toThrow('not a model')
})

test.each([
  ['nothing', () => Buffer.alloc(0), 'that this version reads'],
  ['text', () => Buffer.from('no model at all'), 'that this version reads'],
  ['a header that is no JSON', () => Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.from('{a}')]), 'that this version reads'],
  ['a header of null', () => Buffer.concat([Buffer.from([4, 0, 0, 0]), Buffer.from('null')]), 'that this version reads'],
  ['a file that was cut', () => small().subarray(0, small().length - 1), 'not a whole model'],
  ['a file with more behind', () => Buffer.concat([small(), Buffer.from([0])]), 'not a whole model'],
  ['masks of too many labels', () => spoiled(), 'not a sound model']
])('%s is refused', (_, bytes, message) => {
  expect(() => decode(bytes())).toThrow(message)
})

/** One feature with one weight, and no words. */
function small(): Buffer {
  const usage = {keys: new Int32Array(), clusters: new Uint16Array(), buckets: new Uint8Array()}
  return encode(header, {keys: Int32Array.from([5]), starts: Int32Array.from([0, 1]), labels: Uint8Array.from([3]), values: Int8Array.from([9])}, usage)
}

/** The same with a second label in the mask: its last bytes are the mask and the weight. */
function spoiled(): Buffer {
  const bytes = Buffer.from(small())
  bytes[bytes.length - 5] |= 1
  return bytes
}

test('the index finds all keys and no others', () => {
  const keys = Int32Array.from({length: 5000}, (_, i) => Math.imul(i, 0x9e3779b1))
  const index = new HashIndex(keys)
  keys.forEach((key, row) => expect(index.find(key)).toBe(row))
  for (let i = 5000; i < 10_000; i++) expect(index.find(Math.imul(i, 0x9e3779b1))).toBe(-1)
})

test('the index finds many at once as it finds them one by one', () => {
  const keys = Int32Array.from({length: 5000}, (_, i) => Math.imul(i, 0x9e3779b1))
  const index = new HashIndex(keys)
  const asked = Int32Array.from({length: 3000}, (_, i) => Math.imul(4 * i + 1, 0x9e3779b1))
  const wanted = [...asked].map((key) => index.find(key)).filter((row) => row >= 0)
  const out = new Int32Array(asked.length)
  const count = index.findAll(asked, asked.length, out)
  expect(wanted).toHaveLength(1250)
  expect([...out.subarray(0, count)]).toEqual(wanted)
})
