import {readFileSync} from 'node:fs'
import {built} from '../built.ts'
import {forEachGram} from './grams.ts'

/** Numbers that `src/train/language.ts` learns: what each n-gram says for each language. */
export interface Model {
  /** Codes of the languages, the last one `other`: all those that have no pack. */
  readonly languages: readonly string[]
  /** Hashes of n-grams, each at its own place or after it, 0 where there is none; a power of two of them. */
  readonly hashes: Int32Array
  /** In units of `1 / scale` nats, one row of all languages a hash. */
  readonly weights: Int8Array
  readonly scale: number
}

/** What a capital is worth beside a small letter: names are in no language. Tuned on clean sentences; half of it is hardly worse. */
const capitalWeight = 0.7

/**
 * What the letters of a text say for each language with a pack and for all `other` ones together, in nats: the sum over its n-grams, which
 * is a log-likelihood but for a constant. Only differences mean something.
 */
export function letterScores(text: string): Record<string, number> {
  const {languages, scale} = add(text)
  const scores: Record<string, number> = {}
  for (let k = 0; k < languages.length; k++) scores[languages[k]] = sums[k] / scale
  return scores
}

/** By how much the letters of a text say one language rather than the next likeliest, in nats. */
export function letterLead(text: string, language: string): number {
  const {languages, scale} = add(text)
  const own = languages.indexOf(language)
  let next = -Infinity
  for (let k = 0; k < languages.length; k++) if (k !== own && sums[k] > next) next = sums[k]
  return own < 0 ? -Infinity : (sums[own] - next) / scale
}

/** Reads the file of weights: a line of JSON, then a row for each n-gram, its hash (32 bits, little endian) and a byte a language. */
export function readModel(bytes: Buffer): Model {
  const end = bytes.indexOf('\n')
  const {languages, rows, scale} = JSON.parse(bytes.toString('utf8', 0, end)) as {languages: string[]; rows: number; scale: number}
  const size = 2 ** Math.ceil(Math.log2(rows * 1.5))
  const hashes = new Int32Array(size)
  const weights = new Int8Array(size * languages.length)
  // Byte by byte, without the checks of a Buffer, which take longer than all else of the first text.
  for (let row = 0, at = end + 1; row < rows; row++) {
    const hash = bytes[at++] | (bytes[at++] << 8) | (bytes[at++] << 16) | (bytes[at++] << 24)
    const place = free(hashes, hash)
    hashes[place] = hash
    for (let k = 0, to = place * languages.length; k < languages.length; k++) weights[to++] = bytes[at++]
  }
  return {languages, hashes, weights, scale}
}

let model: Model | null = null

/** A number a language, the same array for every text. */
let sums = new Float64Array(0)

/** Sums up the weights of the n-grams of a text. */
function add(text: string): Model {
  const {languages, hashes, weights} = (model ??= built('letters', () => readModel(readFileSync(new URL('../lang/letters.bin', import.meta.url)))))
  const width = languages.length
  sums = sums.length === width ? sums.fill(0) : new Float64Array(width)
  forEachGram(text, (hash, capital) => {
    const row = find(hashes, hash)
    if (row < 0) return
    const factor = capital ? capitalWeight : 1
    for (let k = 0, at = row * width; k < width; k++, at++) sums[k] += factor * weights[at]
  })
  return model
}

/** The place of a hash, or -1. */
function find(hashes: Int32Array, hash: number): number {
  const place = free(hashes, hash)
  return hashes[place] === hash ? place : -1
}

/** The place of a hash, or the free one where it would be. */
function free(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1
  let place = hash & mask
  while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & mask
  return place
}
