import type {CodeUnits} from '../codes.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {lettersOutside} from '../language/script.ts'
import {Class, classes} from '../sentences/characters.ts'

/** What a unit holds that rules look for: most units hold nothing of it, and need not be asked further. */
export const enum Sign {
  /** A letter or digit. */
  Word = 1,
  /** `//` or `ww`: two in a row. */
  Address = 2,
  /** A letter of another script than the language is written in. */
  Foreign = 4,
  Digit = 8,
  Dash = 16,
  /** A closing bracket. */
  Closing = 32,
  /** A mark between the steps of a trail or the labels of a menu. */
  Separator = 64
}

const marks: readonly (readonly [Sign, string])[] = [
  [Sign.Address, '/w'],
  [Sign.Digit, '0123456789'],
  [Sign.Dash, '—–|-'],
  [Sign.Closing, ')]'],
  [Sign.Separator, '>›▸►|•·']
]

/** The signs of each code unit in a language. */
export const signTable = perLang(({script}: Lang) => {
  const outside = lettersOutside(script).table()
  const table = classes.map((kind, code) => (kind & (Class.Letter | Class.Digit) ? Sign.Word : 0) | (outside[code] ? Sign.Foreign : 0))
  for (const [sign, characters] of marks) for (const character of characters) table[character.charCodeAt(0)] |= sign
  // Half of a character that is told only as a whole.
  for (let code = 0xd800; code <= 0xdbff; code++) table[code] |= Sign.Foreign
  return table
})

/** The signs in a part of a text, and above them the number of its words: runs of letters and digits. */
export function lookAt(codes: CodeUnits, start: number, end: number, table: Uint8Array): number {
  let [words, found, before] = [0, 0, 0]
  for (let i = start; i < end; i++) {
    const sign = table[codes[i]]
    words += sign & ~before & Sign.Word
    found |= sign & (before | ~Sign.Address)
    before = sign
  }
  return (words << bitsOfSigns) | found
}

const bitsOfSigns = 7

export function wordsSeen(look: number): number {
  return look >>> bitsOfSigns
}

export function signsSeen(look: number): number {
  return look & ((1 << bitsOfSigns) - 1)
}
