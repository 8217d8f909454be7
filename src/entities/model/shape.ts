import {hashOn} from './hash.ts'

/** How a word is written: `X` for a capital, `x` for another letter, `d` for a digit, all else as it is. */
export interface Shape {
  /** Hash of it; without repetition when it is long. */
  readonly shape: number
  /** Hash of it without repetition: `Xxx` and `Xxxx` are alike. */
  readonly outline: number
  readonly isCapital: boolean
  /** Neither small letters nor digits stand after a capital. */
  readonly isUpper: boolean
  readonly isAlphabetic: boolean
  readonly hasDigit: boolean
}

const longestShape = 8

const enum Mark {
  Capital = 88,
  Small = 120,
  Digit = 100
}

export function shapeOf(text: string): Shape {
  let [full, squeezed, outline] = [3, 3, 4]
  let [first, last, length] = [-1, -1, 0]
  let [hasCapital, hasSmall, hasDigit] = [false, false, false]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const mark = code < marks.length ? marks[code] : markOf(text.codePointAt(i)!)
    if (code > 0xd7ff && mark < marks.length && text.codePointAt(i)! > 0xffff) i++
    if (mark === (Mark.Capital as number)) hasCapital = true
    else if (mark === (Mark.Small as number)) hasSmall = true
    else if (mark === (Mark.Digit as number)) hasDigit = true
    if (length++ === 0) first = mark
    full = hashOn(full, mark)
    if (mark === last) continue
    squeezed = hashOn(squeezed, mark)
    outline = hashOn(outline, mark)
    last = mark
  }
  const isCapital = first === (Mark.Capital as number)
  return {shape: length > longestShape ? squeezed : full, outline, isCapital, isUpper: isCapital && !hasSmall && !hasDigit, isAlphabetic: hasCapital || hasSmall, hasDigit}
}

/** The mark of a character; its first code unit when it is neither letter nor digit. */
function markOf(point: number): number {
  const character = String.fromCodePoint(point)
  if (/\p{Lu}/u.test(character)) return Mark.Capital
  if (/\p{L}/u.test(character)) return Mark.Small
  return /\p{N}/u.test(character) ? Mark.Digit : character.charCodeAt(0)
}

const marks = Uint16Array.from({length: 384}, (_, code) => markOf(code))
