import type {EntityType} from '../../doc.ts'
import type {Transitions} from './lattice.ts'
import {transitionCount} from './lattice.ts'
import {FeatureWeights, keyBits, keyOf} from './feature-weights.ts'
import {packKeys, unpackKeys} from './sorted-keys.ts'
import type {Usage} from './words.ts'
import {unknownUse} from './words.ts'

const format = 'tamis/entities@3'

/** What an artefact says of itself, as JSON before its columns. */
export interface Header {
  readonly format: typeof format
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
  /** Bytes of the columns: keys of features in two, labels, weights; keys of words in two, clusters in two, buckets. */
  readonly columns: readonly number[]
}

/** Weights of features as columns. */
export interface WeightTable {
  /** Sorted, each once. */
  readonly keys: Int32Array
  /** The labels that each feature has a weight of, one feature after another; `lastLabel` is added to the last one of each. */
  readonly labels: Uint8Array
  /** These weights. */
  readonly values: Int8Array
}

/** What unlabelled text says of words, by the key of the word in lower case. */
export interface UsageTable {
  /** Sorted, each once. */
  readonly keys: Int32Array
  readonly clusters: Uint16Array
  readonly buckets: Uint8Array
}

export interface Artefact {
  readonly header: Header
  readonly weights: FeatureWeights
  readonly usage: Usage
}

/** An artefact as bytes: the length of the header, the header, the columns. */
export function encode(header: Omit<Header, 'format' | 'columns'>, weights: WeightTable, usage: UsageTable): Buffer {
  const columns: Uint8Array[] = [...packKeys(weights.keys), weights.labels, new Uint8Array(weights.values), ...packKeys(usage.keys)]
  columns.push(Uint8Array.from(usage.clusters), Uint8Array.from(usage.clusters, (cluster) => cluster >> 8), usage.buckets)
  const json = Buffer.from(JSON.stringify({format, ...header, columns: columns.map(({length}) => length)}))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, ...columns])
}

/** Reads what `encode` wrote. Throws an Error for anything else, cut files among it. */
export function decode(bytes: Buffer): Artefact {
  const {header, start} = readHeader(bytes)
  let at = start
  const columns = header.columns.map((length) => bytes.subarray(at, (at += length)))
  if (at !== bytes.length) throw new Error(`not a whole model of entities: ${bytes.length} bytes, where its header says ${at}`)
  const [lows, highs, labels, values, wordLows, wordHighs, clusterLows, clusterHighs, buckets] = columns
  const weights = new FeatureWeights(unpackKeys(lows, highs), labels, new Int8Array(values.buffer, values.byteOffset, values.length))
  return {header, weights, usage: usageOf({keys: unpackKeys(wordLows, wordHighs), clusters: joinBytes(clusterLows, clusterHighs), buckets})}
}

function readHeader(bytes: Buffer): {header: Header; start: number} {
  const start = bytes.length < 4 ? Infinity : 4 + bytes.readUInt32LE(0)
  let header: Partial<Header> | null = null
  try {
    if (start <= bytes.length) header = JSON.parse(bytes.toString('utf8', 4, start)) as Partial<Header> | null
  } catch {
    // Said below.
  }
  if (header?.format !== format || header.transitions?.length !== transitionCount || header.columns?.length !== columnCount) {
    throw new Error('not a model of entities that this version reads')
  }
  return {header: header as Header, start}
}

const columnCount = 9

export function transitionsOf({transitions}: Header): Transitions {
  return Float64Array.from(transitions)
}

function joinBytes(lows: Uint8Array, highs: Uint8Array): Uint16Array {
  const numbers = new Uint16Array(lows.length)
  for (let i = 0; i < numbers.length; i++) numbers[i] = lows[i] + 256 * highs[i]
  return numbers
}

/** The leading bits of a key say where to look for it: two words on average. */
const cellBits = 15
const cellShift = keyBits - cellBits

/** What a table says of words. */
export function usageOf({keys, clusters, buckets}: UsageTable): Usage {
  const starts = new Int32Array(2 ** cellBits + 1)
  for (const key of keys) starts[(key >>> cellShift) + 1]++
  for (let cell = 1; cell < starts.length; cell++) starts[cell] += starts[cell - 1]
  return (hash) => {
    const key = keyOf(hash)
    let at = starts[key >>> cellShift]
    while (keys[at] < key) at++
    return keys[at] === key ? {cluster: clusters[at], bucket: buckets[at]} : unknownUse
  }
}
