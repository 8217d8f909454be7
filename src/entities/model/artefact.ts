import type {EntityType} from '../../doc.ts'
import type {Transitions} from './lattice.ts'
import {transitionCount} from './lattice.ts'
import {FeatureWeights, keyOf} from './feature-weights.ts'
import type {Usage} from './words.ts'
import {unknownUse} from './words.ts'

/** What an artefact says of itself, as JSON before its columns. */
export interface Header {
  readonly format: 'tamis/entities@2'
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
  /** Bytes of the columns: keys of features in two, masks of labels, weights; keys of words in two, clusters, buckets. */
  readonly columns: readonly number[]
}

/** Weights of features as columns. */
export interface WeightTable {
  /** Sorted, each once. */
  readonly keys: Int32Array
  /** Bits of the labels that each feature has a weight of: most say something of few. */
  readonly masks: Int32Array
  /** These weights, one after another. */
  readonly values: Int8Array
}

/** What unlabelled text says of words, by the key of the word in lower case. */
export interface UsageTable {
  /** Sorted, each once. */
  readonly keys: Int32Array
  readonly clusters: Int32Array
  readonly buckets: Uint8Array
}

export interface Artefact {
  readonly header: Header
  readonly weights: FeatureWeights
  readonly usage: Usage
}

/** An artefact as bytes: the length of the header, the header, the columns. */
export function encode(header: Omit<Header, 'columns'>, {keys, masks, values}: WeightTable, usage: UsageTable): Buffer {
  const columns = [...packKeys(keys), planes(masks, 4), Buffer.from(values), ...packKeys(usage.keys), planes(usage.clusters, 2), Buffer.from(usage.buckets)]
  const json = Buffer.from(JSON.stringify({...header, columns: columns.map(({length}) => length)}))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, ...columns])
}

/** Reads what `encode` wrote. Throws an Error for anything else, cut files among it. */
export function decode(bytes: Buffer): Artefact {
  const {header, start} = readHeader(bytes)
  let at = start
  const [lows, highs, masks, values, wordLows, wordHighs, clusters, buckets] = header.columns.map((length) => bytes.subarray(at, (at += length)))
  if (at !== bytes.length) throw new Error(`not a whole model of entities: ${bytes.length} bytes, where its header says ${at}`)
  const weights = new FeatureWeights(unpackKeys(lows, highs), joinPlanes(masks, 4), new Int8Array(values))
  return {header, weights, usage: usageOf({keys: unpackKeys(wordLows, wordHighs), clusters: joinPlanes(clusters, 2), buckets})}
}

function readHeader(bytes: Buffer): {header: Header; start: number} {
  const start = bytes.length < 4 ? Infinity : 4 + bytes.readUInt32LE(0)
  let header: Partial<Header> | null = null
  try {
    if (start <= bytes.length) header = JSON.parse(bytes.toString('utf8', 4, start)) as Partial<Header> | null
  } catch {
    // Said below.
  }
  if (header?.format !== 'tamis/entities@2' || header.transitions?.length !== transitionCount || header.columns?.length !== columnCount) {
    throw new Error('not a model of entities that this version reads')
  }
  return {header: header as Header, start}
}

const columnCount = 8

export function transitionsOf({transitions}: Header): Transitions {
  return Float64Array.from(transitions)
}

/** Differences of sorted keys: their lowest bytes, and apart from them the rest, seven bits a byte, the last byte without its high bit. */
function packKeys(keys: Int32Array): [lows: Buffer, highs: Buffer] {
  const lows = Buffer.alloc(keys.length)
  const highs: number[] = []
  keys.forEach((key, i) => {
    const difference = i === 0 ? key : key - keys[i - 1]
    lows[i] = difference & 255
    let rest = difference >>> 8
    for (; rest > 127; rest >>>= 7) highs.push((rest & 127) | 128)
    highs.push(rest)
  })
  return [lows, Buffer.from(highs)]
}

function unpackKeys(lows: Buffer, highs: Buffer): Int32Array {
  const keys = new Int32Array(lows.length)
  let key = 0
  let at = 0
  for (let i = 0; i < keys.length; i++) {
    let byte = highs[at++]
    let rest = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = highs[at++]
      rest |= (byte & 127) << shift
    }
    key += (rest << 8) | lows[i]
    keys[i] = key
  }
  return keys
}

/** The lowest bytes of all numbers, then the next ones. */
function planes(numbers: ArrayLike<number>, count: number): Buffer {
  const bytes = Buffer.alloc(count * numbers.length)
  for (let plane = 0; plane < count; plane++) for (let i = 0; i < numbers.length; i++) bytes[plane * numbers.length + i] = (numbers[i] >>> (8 * plane)) & 255
  return bytes
}

function joinPlanes(bytes: Uint8Array, count: number): Int32Array {
  const length = bytes.length / count
  const numbers = new Int32Array(length)
  for (let plane = 0; plane < count; plane++) for (let i = 0; i < length; i++) numbers[i] |= bytes[plane * length + i] << (8 * plane)
  return numbers
}

/** What a table says of words. */
export function usageOf({keys, clusters, buckets}: UsageTable): Usage {
  const find = (hash: number): number => {
    const key = keyOf(hash)
    let [low, high] = [0, keys.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (keys[middle] < key) low = middle + 1
      else high = middle
    }
    return keys[low] === key ? low : -1
  }
  return (hash) => {
    const row = find(hash)
    return row < 0 ? unknownUse : {cluster: clusters[row], bucket: buckets[row]}
  }
}
