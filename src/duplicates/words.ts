import {tableOf} from '../code-units.ts'
import {foldCode} from '../fold.ts'

/** The words of a text as numbers, which is all that a comparison needs. */
export interface Words {
  /** A hash of each word, case and diacritics aside, in order. */
  readonly hashes: Uint32Array
  /** 1 for a word that makes a difference however alike two texts are: a number, or a name by its capital inside the text. */
  readonly weighty: Uint8Array
}

/** Folded code of what words consist of; 0 between words. */
const codes = Uint16Array.from(tableOf([1, /[\p{L}\p{N}\p{M}\p{Cs}]/u]), (part, code) => (part === 0 ? 0 : foldCode(code)))
const [upper, digit, mark, whole] = [1, 2, 4, 8]
const flags = tableOf(
  // Scripts that write no spaces: a character is a word.
  [whole, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  [upper, /\p{Lu}/u],
  [digit, /\p{N}/u],
  [mark, /\p{M}/u]
)

/** Where words are written before their number is known: most texts are short, and two arrays for each cost more than its words. */
let scratch = scratchOf(1024)

function scratchOf(length: number): Words {
  return {hashes: new Uint32Array(length), weighty: new Uint8Array(length)}
}

/** Runs of letters and digits. */
export function wordsIn(text: string, start = 0, end = text.length): Words {
  if (scratch.hashes.length < end - start) scratch = scratchOf(2 * (end - start))
  const {hashes, weighty} = scratch
  let count = 0
  for (let i = start; i < end; ) {
    const code = text.charCodeAt(i++)
    if (codes[code] === 0 || flags[code] & mark) continue
    let seen = flags[code] & upper && count > 0 ? 1 : 0
    let hash = combine(offset, codes[code])
    if (flags[code] & digit) seen = 1
    if (!(flags[code] & whole)) {
      for (; i < end; i++) {
        const next = text.charCodeAt(i)
        if (flags[next] & mark) continue
        if (codes[next] === 0 || flags[next] & whole) break
        if (flags[next] & digit) seen = 1
        hash = combine(hash, codes[next])
      }
    }
    hashes[count] = mix(hash)
    weighty[count++] = seen
  }
  return {hashes: hashes.slice(0, count), weighty: weighty.slice(0, count)}
}

/** Whether a text has so many words. */
export function hasWords(text: string, start: number, end: number, least: number): boolean {
  let [count, inside] = [0, false]
  for (let i = start; i < end && count < least; i++) {
    const code = text.charCodeAt(i)
    if (codes[code] !== 0 && flags[code] & mark) continue
    const isWhole = (flags[code] & whole) !== 0
    if (codes[code] !== 0 && (!inside || isWhole)) count++
    inside = codes[code] !== 0 && !isWhole
  }
  return count >= least
}

/** FNV-1a. */
const offset = 0x811c9dc5

function combine(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

/** The finalizer of MurmurHash3: every bit of the hash depends on every bit of the value. */
export function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A number of 53 bits for a sequence of words: equal for equal ones, and for others by a chance of 1 to 10^15. */
export function keyOf(hashes: Uint32Array): number {
  let [low, high] = [offset, hashes.length]
  for (const hash of hashes) {
    low = mix(low ^ hash)
    high = Math.imul(high, 31) + mix(hash ^ low)
  }
  return (mix(high) >>> 11) * 2 ** 32 + low
}
