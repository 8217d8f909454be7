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
  for (let i = from, last = from + runCount(to - from, length); i < last; i++) {
    let hash = 0
    for (let k = i; k < i + length && k < to; k++) hash = Math.imul(hash, 0x9e3779b1) + words[k]
    runs[at++] = mix(hash)
  }
}
