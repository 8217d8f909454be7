/** Words are told apart by the hash of their small form, so that one is looked up without making a string of it. */

import {smallForms} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'

/** The hash of a word in any case. */
export function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = hashNext(hash, word.charCodeAt(i))
  return hash
}

/** The hash of what stands in a range of a text, going on from the hash of what comes before it. */
export function hashOver(codes: CodeUnits, start: number, end: number, before = 0): number {
  let hash = before
  for (let i = start; i < end; i++) hash = hashNext(hash, codes[i])
  return hash
}

/** The hash of a word and one more code unit. */
export function hashNext(hash: number, code: number): number {
  return (Math.imul(hash, 31) + smallForms[code]) | 0
}

/** What is known of some words, a few bits each: a hash table with open addresses, 0 where there is none. */
export interface WordBits {
  readonly hashes: Int32Array
  readonly bits: Uint16Array
}

/** Makes the table of some lists, each with the bit that it stands for. */
export function wordBits(lists: readonly (readonly [bit: number, words: Iterable<string> | undefined])[]): WordBits {
  const known = new Map<number, number>()
  for (const [bit, words = []] of lists) for (const word of words) known.set(hashOf(word), (known.get(hashOf(word)) ?? 0) | bit)
  // So much of it is free that most words are told by one look.
  const size = 2 ** Math.ceil(Math.log2(8 * known.size + 2))
  const table = {hashes: new Int32Array(size), bits: new Uint16Array(size)}
  for (const [hash, bits] of known) {
    const place = placeOf(table.hashes, hash)
    table.hashes[place] = hash
    table.bits[place] = bits
  }
  return table
}

/** The bits of a word by its hash; 0 for one that is in no list. */
export function bitsOf({hashes, bits}: WordBits, hash: number): number {
  return bits[placeOf(hashes, hash)]
}

/** The place of a hash, or the free one where it would be. */
function placeOf(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1
  let place = (hash ^ (hash >>> 15)) & mask
  while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & mask
  return place
}
