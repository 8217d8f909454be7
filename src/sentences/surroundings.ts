/** What stands around an offset of a text, bounded in length so that every look is quick. */

import {Class, classOf, isLetter} from './characters.ts'

/** Longest word that is looked up around a stop, in code units. */
export const longestWord = 24

/** The letters, with inner stops and hyphens, right before `index`. */
export function wordBefore(text: string, index: number): string {
  let i = index
  while (i > Math.max(0, index - longestWord) && (isLetter(text, i - 1) || isJoiner(text, i - 1))) i--
  while (i < index && !isLetter(text, i)) i++
  return text.slice(i, index)
}

export function wordAfter(text: string, index: number): string {
  let i = index
  while (i < Math.min(text.length, index + longestWord) && isLetter(text, i)) i++
  return text.slice(index, i)
}

/** The first letter or digit at or after `index`, over quotes, dashes and brackets; `index` when it is far. */
export function firstLetter(text: string, index: number): number {
  for (let i = index; i < Math.min(text.length, index + 6); i++) {
    if (classOf(text, i) & (Class.Upper | Class.Lower | Class.Digit)) return i
  }
  return index
}

export function skipSpaces(text: string, index: number): number {
  while (classOf(text, index) === Class.Space) index++
  return index
}

function isJoiner(text: string, index: number): boolean {
  return text[index] === '-' ? isLetter(text, index - 1) || text[index - 1] === '.' : text[index] === '.' && isLetter(text, index - 1)
}
