import {built} from '../built.ts'
import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import {foldCode} from '../fold.ts'

/** The words of a text as numbers, which is all that a comparison needs. */
export interface Words {
  /** A hash of each word, case and diacritics aside, in order. */
  readonly hashes: Uint32Array
  /** 1 for a word that makes a difference however alike two texts are: a number, or a name by its capital inside the text. */
  readonly weighty: Uint8Array
}

/** The words of several texts one after the other: those of text `i` are `from[i]` to `from[i + 1]`. */
export interface WordsOfMany extends Words {
  readonly from: Int32Array
}

/** What a code unit is to words, above its folded form. */
const enum Look {
  Upper = 1 << 16,
  Digit = 1 << 17,
  /** It is passed over. */
  Mark = 1 << 18,
  /** Of a script that writes no spaces: a character is a word. */
  Whole = 1 << 19
}

const parts = tableOf([1, /[\p{L}\p{N}\p{M}\p{Cs}]/u])
const flags = tableOf(
  [Look.Whole >> 16, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  [Look.Upper >> 16, /\p{Lu}/u],
  [Look.Digit >> 16, /\p{N}/u],
  [Look.Mark >> 16, /\p{M}/u]
)
/** By code unit, so that one look says all; 0 between words. */
const looks = built('looks-of-duplicates', () => new Int32Array(parts).map((isPart, code) => (isPart === 0 ? 0 : foldCode(code) | (flags[code] << 16))))

/** Runs of letters and digits in a part of a text. */
export function wordsIn(codes: CodeUnits, start = 0, end = codes.length): Words {
  const words = emptyWords(end - start)
  return cut(words, readWords(codes, start, end, words, 0))
}

/** The same in many parts of a text. */
export function wordsInAll(codes: CodeUnits, parts: readonly {readonly start: number; readonly end: number}[]): WordsOfMany {
  const words = emptyWords(parts.reduce((sum, {start, end}) => sum + end - start, 0))
  const from = new Int32Array(parts.length + 1)
  for (let i = 0; i < parts.length; i++) from[i + 1] = readWords(codes, parts[i].start, parts[i].end, words, from[i])
  return {...cut(words, from[parts.length]), from}
}

/** Room for as many words as there are characters, whatever stands there. */
function emptyWords(length: number): Words {
  return {hashes: new Uint32Array(Buffer.allocUnsafeSlow(4 * length).buffer), weighty: Buffer.allocUnsafeSlow(length)}
}

function cut({hashes, weighty}: Words, count: number): Words {
  return {hashes: hashes.subarray(0, count), weighty: weighty.subarray(0, count)}
}

/** Writes words from place `first` on; returns the place after the last one. */
function readWords(codes: CodeUnits, start: number, end: number, {hashes, weighty}: Words, first: number): number {
  let count = first
  for (let i = start; i < end; ) {
    let look = looks[codes[i++]]
    if (look === 0 || look & Look.Mark) continue
    let seen = look & (count > first ? Look.Upper | Look.Digit : Look.Digit)
    let hash = combine(offset, look)
    if (!(look & Look.Whole)) {
      for (; i < end; i++) {
        look = looks[codes[i]]
        if (look & Look.Mark) continue
        if (look === 0 || look & Look.Whole) break
        seen |= look & Look.Digit
        hash = combine(hash, look)
      }
    }
    hashes[count] = mix(hash)
    weighty[count++] = seen === 0 ? 0 : 1
  }
  return count
}

/** FNV-1a. */
const offset = 0x811c9dc5

function combine(hash: number, look: number): number {
  return Math.imul(hash ^ (look & 0xffff), 0x01000193)
}

/** The finalizer of MurmurHash3: every bit of the hash depends on every bit of the value. */
export function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A number of 53 bits for a sequence of words: equal for equal ones, and for others by a chance of 1 to 10^15. */
export function keyOf(hashes: Uint32Array, from = 0, to = hashes.length): number {
  let [low, high] = [offset, to - from]
  for (let i = from; i < to; i++) {
    low = mix(low ^ hashes[i])
    high = Math.imul(high, 31) + mix(hashes[i] ^ low)
  }
  return (mix(high) >>> 11) * 2 ** 32 + low
}
