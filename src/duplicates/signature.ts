import {mix} from './words.ts'

/** A MinHash signature: the share of equal numbers in two of them estimates the Jaccard similarity of the sets (Broder 1997). */
export type Signature = Uint32Array

/** Length of a signature, bands of the index, and numbers a band has: pairs of similarity 0.8 meet with 92 %, of 0.9 with 99.9 %. */
export const shape = {length: 112, bands: 14, rows: 8}

/** Multipliers and masks of the hash functions, fixed once and for all: signatures of two runs can be compared. */
const multipliers = new Uint32Array(shape.length).map((_, i) => mix(2 * i + 1) | 1)
const masks = new Uint32Array(shape.length).map((_, i) => mix(2 * i + 2))

/** The standard error of an estimate is at most 1 / (2 √112) = 0.05. */
export function signatureOf(runs: Uint32Array): Signature {
  const minima = new Uint32Array(shape.length).fill(0xffffffff)
  for (const run of runs) {
    for (let i = 0; i < shape.length; i++) {
      const product = Math.imul(run ^ masks[i], multipliers[i])
      const value = (product ^ (product >>> 15)) >>> 0
      if (value < minima[i]) minima[i] = value
    }
  }
  return minima
}

/** Estimated Jaccard similarity of the sets behind two signatures, 0–1. */
export function similarity(a: Signature, b: Signature): number {
  let equal = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++
  return equal / a.length
}

/** A key for each band, its place in the signature counted in: texts that share one are worth a comparison. */
export function bandKeys(signature: Signature): number[] {
  return Array.from({length: shape.bands}, (_, band) => {
    let [low, high] = [band + 1, ~band]
    for (const value of signature.subarray(band * shape.rows, (band + 1) * shape.rows)) {
      low = mix(low ^ value)
      high = mix(Math.imul(high, 31) + value)
    }
    return (high >>> 11) * 2 ** 32 + low
  })
}
