import {smallForms, tableOf} from '../code-units.ts'
import {codesOf} from '../codes.ts'

/** Longest part of a word that is read, in bytes. */
const longestWord = 70

/** Bytes of an n-gram, and from one to the next: so cut, the numbers of the package eld can be learnt from. */
const size = 4
const stride = 3

const enum Kind {
  Other,
  Lower,
  Upper,
  Apostrophe
}

/** By code unit. */
const kinds = tableOf(
  [Kind.Lower, /[\p{L}\p{M}]/u],
  [Kind.Upper, /[\p{Lu}\p{Lt}]/u],
  [Kind.Apostrophe, /['’]/u]
)

const space = 0x20
const apostrophe = 0x27
const word = new Uint8Array(longestWord + 3)

/**
 * Cuts each word of a text, in small letters and UTF-8, into n-grams of four bytes, each beginning on the last byte of the one before; a
 * space marks where the word begins and ends. Calls `visit` with the hash of each, and last that of the whole word, and whether the word has a
 * capital.
 */
export function forEachGram(text: string, visit: (hash: number, capital: boolean) => void): void {
  let length = 0
  let capital = false
  const codes = codesOf(text)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]
    const kind = kinds[code]
    if (kind === Kind.Other || (kind === Kind.Apostrophe && length === 0)) {
      if (length > 0) cut(length, capital, visit)
      length = 0
      continue
    }
    if (length === 0) capital = kind === Kind.Upper
    if (length < longestWord) length = append(kind === Kind.Apostrophe ? apostrophe : smallForms[code], length)
  }
  if (length > 0) cut(length, capital, visit)
}

/** The hash of the bytes of an n-gram, its spaces among them; never 0. */
export function hashOf(bytes: Iterable<number>): number {
  let hash = seed
  for (const byte of bytes) hash = hashNext(hash, byte)
  return finish(hash)
}

/** Writes the UTF-8 bytes of a code unit to the word; half of a surrogate pair as if it stood alone, for no language is told by such. */
function append(code: number, length: number): number {
  if (code < 0x80) word[length++] = code
  else if (code < 0x800) {
    word[length++] = 0xc0 | (code >> 6)
    word[length++] = 0x80 | (code & 0x3f)
  } else {
    word[length++] = 0xe0 | (code >> 12)
    word[length++] = 0x80 | ((code >> 6) & 0x3f)
    word[length++] = 0x80 | (code & 0x3f)
  }
  return length
}

function cut(length: number, capital: boolean, visit: (hash: number, capital: boolean) => void): void {
  let start = 0
  for (; start + size < length; start += stride) visit(finish(hashOver(start, start + size)), capital)
  const last = start === 0 ? hashOver(0, length) : hashOver(length - size, length, false)
  visit(finish(hashNext(last, space)), capital)
  // A longer word as a whole too: names and many a usual word have the letters of another language.
  if (start > 0) visit(finish(hashNext(hashOver(0, length), space)), capital)
}

function hashOver(start: number, end: number, opens = start === 0): number {
  let hash = opens ? hashNext(seed, space) : seed
  for (let i = start; i < end; i++) hash = hashNext(hash, word[i])
  return hash
}

const seed = 7

function hashNext(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

/** Spreads the bits, so that the low ones tell n-grams apart. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) | 0 || 1
}
