import {mix} from './words.ts'

/** The runs of so many words that a text has, as hashes in their order (w-shingling, Broder 1997). A text with fewer words is one run. */
export function runsOf(words: Uint32Array, length: number): Uint32Array {
  const runs = new Uint32Array(runCount(words.length, length))
  writeRuns(words, 0, words.length, length, runs, 0)
  return runs
}

/** How many runs a text of so many words has. */
export function runCount(words: number, length: number): number {
  return words === 0 ? 0 : Math.max(1, words - length + 1)
}

/** Writes the runs of the words `from` to `to` from place `at` on. */
export function writeRuns(words: Uint32Array, from: number, to: number, length: number, runs: Uint32Array, at: number): void {
  // A polynomial of the words, which the next word goes into and the first one out of.
  let ofFirst = 1
  for (let k = 0; k < length; k++) ofFirst = Math.imul(ofFirst, base)
  let hash = 0
  const whole = Math.min(from + length, to)
  for (let i = from; i < whole; i++) hash = Math.imul(hash, base) + words[i]
  if (to > from) runs[at++] = mix(hash)
  for (let i = whole; i < to; i++) {
    hash = (Math.imul(hash, base) + words[i] - Math.imul(words[i - length], ofFirst)) | 0
    runs[at++] = mix(hash)
  }
}

const base = 0x9e3779b1
