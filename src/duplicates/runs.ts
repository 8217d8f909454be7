import {mix} from './words.ts'

/** The runs of so many words that a text has, as hashes in their order (w-shingling, Broder 1997). A text with fewer words is one run. */
export function runsOf(words: Uint32Array, length: number): Uint32Array {
  if (words.length === 0) return new Uint32Array(0)
  const runs = new Uint32Array(Math.max(1, words.length - length + 1))
  for (let i = 0; i < runs.length; i++) {
    let hash = 0
    for (let k = i; k < i + length && k < words.length; k++) hash = Math.imul(hash, 0x9e3779b1) + words[k]
    runs[i] = mix(hash)
  }
  return runs
}
