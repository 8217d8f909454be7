import type {EntityType} from '../../doc.ts'
import type {Transitions} from './lattice.ts'
import {transitionCount} from './lattice.ts'
import type {Usage} from './words.ts'

/** What an artefact says of itself, as JSON before its columns. */
export interface Header {
  readonly format: 'tamis/entities@1'
  readonly language: string
  readonly types: readonly EntityType[]
  /** Texts that have features of their own, `press`: number 1 and so on. */
  readonly registers: readonly string[]
  /** What it was learnt from, with licences. */
  readonly sources: readonly string[]
  /** F1 of person, place and organization on texts that were kept apart from the training, percent. */
  readonly scores: Readonly<Record<string, number>>
  /** What a whole number of the weights is worth. */
  readonly scale: number
  /** What makes log odds honest: `slope · odds + intercept`. */
  readonly calibration: readonly [slope: number, intercept: number]
  readonly transitions: readonly number[]
  /** Bytes of the columns: hashes of features, masks of labels, weights; hashes of words, clusters, buckets. */
  readonly columns: readonly number[]
}

/** Weights of features by their hash; most features say something of few labels. */
export interface Weights {
  /** Sorted as unsigned numbers. */
  readonly keys: Int32Array
  /** Row `i` is `[starts[i], starts[i + 1])` of the labels and their values. */
  readonly starts: Int32Array
  readonly labels: Uint8Array
  readonly values: Int8Array
}

/** What unlabelled text says of words, by the hash of the word in lower case; sorted as unsigned numbers. */
export interface UsageTable {
  readonly keys: Int32Array
  /** 0 for none. */
  readonly clusters: Uint16Array
  readonly buckets: Uint8Array
}

export interface Artefact {
  readonly header: Header
  readonly weights: Weights
  readonly usage: UsageTable
}

/** An artefact as bytes: the length of the header, the header, the columns. */
export function encode(header: Omit<Header, 'columns'>, {keys, starts, labels, values}: Weights, usage: UsageTable): Buffer {
  const masks = Buffer.alloc(4 * keys.length)
  for (let row = 0; row < keys.length; row++) {
    let mask = 0
    for (let k = starts[row]; k < starts[row + 1]; k++) mask |= 1 << labels[k]
    masks.writeUInt32LE(mask >>> 0, 4 * row)
  }
  const clusters = Array.from(usage.clusters, (cluster) => [cluster & 255, cluster >>> 8]).flat()
  const columns = [packKeys(keys), masks, Buffer.from(Uint8Array.from(values)), packKeys(usage.keys), Buffer.from(clusters), Buffer.from(usage.buckets)]
  const json = Buffer.from(JSON.stringify({...header, columns: columns.map(({length}) => length)}))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, ...columns])
}

/** Reads what `encode` wrote. Throws an Error for anything else, cut files among it. */
export function decode(bytes: Buffer): Artefact {
  const {header, start} = readHeader(bytes)
  let at = start
  const [keyColumn, maskColumn, weightColumn, wordColumn, clusterColumn, bucketColumn] = header.columns.map((length) => bytes.subarray(at, (at += length)))
  if (at !== bytes.length) throw new Error(`not a whole model of entities: ${bytes.length} bytes, where its header says ${at}`)
  const keys = unpackKeys(keyColumn, maskColumn.length / 4)
  const starts = new Int32Array(keys.length + 1)
  const labels = new Uint8Array(weightColumn.length)
  let next = 0
  for (let row = 0; row < keys.length; row++) {
    for (let mask = maskColumn.readUInt32LE(4 * row) | 0; mask !== 0; mask &= mask - 1) labels[next++] = 31 - Math.clz32(mask & -mask)
    starts[row + 1] = next
  }
  if (next !== labels.length) throw new Error(`not a sound model of entities: ${labels.length} weights, where its masks say ${next}`)
  const values = new Int8Array(weightColumn)
  const words = unpackKeys(wordColumn, bucketColumn.length)
  const clusters = new Uint16Array(words.length)
  for (let i = 0; i < words.length; i++) clusters[i] = clusterColumn.readUInt16LE(2 * i)
  return {header, weights: {keys, starts, labels, values}, usage: {keys: words, clusters, buckets: new Uint8Array(bucketColumn)}}
}

function readHeader(bytes: Buffer): {header: Header; start: number} {
  const start = bytes.length < 4 ? Infinity : 4 + bytes.readUInt32LE(0)
  let header: Partial<Header> | null = null
  try {
    if (start <= bytes.length) header = JSON.parse(bytes.toString('utf8', 4, start)) as Partial<Header> | null
  } catch {
    // Said below.
  }
  if (header?.format !== 'tamis/entities@1' || header.transitions?.length !== transitionCount || header.columns?.length !== columnCount) {
    throw new Error('not a model of entities that this version reads')
  }
  return {header: header as Header, start}
}

const columnCount = 6

export function transitionsOf({transitions}: Header): Transitions {
  return Float64Array.from(transitions)
}

/** Differences of sorted hashes, seven bits a byte, the last byte without its high bit. */
function packKeys(keys: Int32Array): Buffer {
  const bytes: number[] = []
  let previous = 0
  for (const key of keys) {
    let rest = (key >>> 0) - previous
    previous = key >>> 0
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128)
    bytes.push(rest)
  }
  return Buffer.from(bytes)
}

function unpackKeys(bytes: Buffer, count: number): Int32Array {
  const keys = new Int32Array(count)
  let key = 0
  let at = 0
  for (let i = 0; i < count; i++) {
    let unit = 1
    let byte = 0
    do {
      byte = bytes[at++]
      key += (byte & 127) * unit
      unit *= 128
    } while (byte > 127)
    keys[i] = key | 0
  }
  return keys
}

/** Finds rows by hash: open addressing behind a Bloom filter of one bit a key, since most features have no weights. */
export class HashIndex {
  /** Pairs of a hash and the value that stands for its row, plus one; 0 is free. */
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #filter: Int32Array
  readonly #shift: number

  /** @param values what `find` gives, not negative; the row itself when there are none */
  constructor(keys: Int32Array, values?: Int32Array) {
    let bits = 10
    while (2 ** bits < 1.5 * keys.length) bits++
    this.#mask = 2 ** bits - 1
    this.#slots = new Int32Array(2 ** (bits + 1))
    this.#filter = new Int32Array(2 ** (bits + 3 - 5))
    this.#shift = 29 - bits
    for (let row = 0; row < keys.length; row++) {
      let slot = this.#slot(keys[row])
      while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[2 * slot] = keys[row]
      this.#slots[2 * slot + 1] = (values ? values[row] : row) + 1
      const bit = Math.imul(keys[row], 0x85ebca6b) >>> this.#shift
      this.#filter[bit >>> 5] |= 1 << (bit & 31)
    }
  }

  /** The value of a hash, or -1. */
  find(key: number): number {
    const bit = Math.imul(key, 0x85ebca6b) >>> this.#shift
    if ((this.#filter[bit >>> 5] & (1 << (bit & 31))) === 0) return -1
    const slots = this.#slots
    let slot = this.#slot(key)
    while (slots[2 * slot + 1] !== 0) {
      if (slots[2 * slot] === key) return slots[2 * slot + 1] - 1
      slot = (slot + 1) & this.#mask
    }
    return -1
  }

  /**
   * The values of those of the first `count` hashes that have one. In steps without branches, since most of the time is spent
   * waiting for memory, and so all wait together.
   * @param keys is written over
   * @returns how many were written to `out`
   */
  findAll(keys: Int32Array, count: number, out: Int32Array): number {
    const filter = this.#filter
    const shift = this.#shift
    let likely = 0
    for (let k = 0; k < count; k++) {
      const key = keys[k]
      const bit = Math.imul(key, 0x85ebca6b) >>> shift
      keys[likely] = key
      likely += (filter[bit >>> 5] >>> (bit & 31)) & 1
    }
    const slots = this.#slots
    const mask = this.#mask
    let found = 0
    for (let k = 0; k < likely; k++) {
      const key = keys[k]
      let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
      while (slots[2 * slot] !== key && slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
      out[found] = slots[2 * slot + 1] - 1
      found += Number(slots[2 * slot + 1] !== 0)
    }
    return found
  }

  #slot(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask
  }
}

export function usageOf({keys, clusters, buckets}: UsageTable): Usage {
  const index = new HashIndex(keys)
  return {
    cluster(hash) {
      const row = index.find(hash)
      return row < 0 ? 0 : clusters[row]
    },
    bucket(hash) {
      const row = index.find(hash)
      return row < 0 ? 9 : buckets[row]
    }
  }
}
