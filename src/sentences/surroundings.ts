/** What stands around an offset of a text, bounded in length so that every look is quick. */

import type {CodeUnits} from '../codes.ts'
import {Class, classAt, Code, isLetterAt} from './characters.ts'

/** Longest word that is looked up around a stop, in code units. */
export const longestWord = 24

/** Where the word begins that ends right before `end`: letters with inner stops and hyphens. `end` itself when there is none. */
export function wordStart(codes: CodeUnits, end: number): number {
  const first = Math.max(0, end - longestWord)
  let start = end
  while (start > first && (isLetterAt(codes, start - 1) || isJoiner(codes, start - 1))) start--
  while (start < end && !isLetterAt(codes, start)) start++
  return start
}

/** Where the letters end that begin at `start`; `start` itself when there are none. */
export function wordEnd(codes: CodeUnits, start: number): number {
  const last = Math.min(codes.length, start + longestWord)
  let end = start
  while (end < last && isLetterAt(codes, end)) end++
  return end
}

/** The first letter or digit at or after `index`, over quotes, dashes and brackets; `index` when it is far. */
export function firstLetter(codes: CodeUnits, index: number): number {
  const last = Math.min(codes.length, index + 6)
  for (let i = index; i < last; i++) if (classAt(codes, i) & (Class.Letter | Class.Digit)) return i
  return index
}

export function skipSpaces(codes: CodeUnits, index: number): number {
  while (classAt(codes, index) === Class.Space) index++
  return index
}

function isJoiner(codes: CodeUnits, index: number): boolean {
  const code = codes[index]
  if (code === Code.Hyphen) return isLetterAt(codes, index - 1) || codes[index - 1] === Code.Dot
  return code === Code.Dot && isLetterAt(codes, index - 1)
}
