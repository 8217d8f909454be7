import type {CodeUnits} from '../codes.ts'
import type {BoundaryOptions} from './boundary.ts'
import {isBoundary} from './boundary.ts'
import {candidates, Class, classAt, Code} from './characters.ts'
import {readStop, skipBracketed} from './stop.ts'
import {skipSpaces} from './surroundings.ts'

/**
 * Finds the sentences of one block of text in a single pass.
 * Closing quotes, brackets and citation markers belong to the sentence before them; a line break ends a sentence.
 * @returns flat offsets `[start, end, start, end, …]`, trimmed; every non-space character is inside one
 */
export function scanSentences(codes: CodeUnits, options: BoundaryOptions): number[] {
  const offsets: number[] = []
  let start = skipSpaces(codes, 0)
  let quotes = 0
  for (let i = start; i < codes.length; ) {
    const code = codes[i]
    if (candidates[code] === 0) {
      i++
      continue
    }
    if (code === Code.Quote) {
      quotes++
      i++
      continue
    }
    let end = i
    if (code !== Code.Newline) {
      const bracketed = skipBracketed(codes, i)
      if (bracketed > i) {
        i = bracketed
        continue
      }
      const stop = readStop(codes, i, quotes % 2 === 1, options.words)
      for (let k = i; k < stop.end; k++) if (codes[k] === Code.Quote) quotes++
      if (!isBoundary(codes, start, stop, options)) {
        i = stop.end
        continue
      }
      end = stop.end
    }
    addSentence(offsets, codes, start, end)
    start = i = skipSpaces(codes, end)
  }
  addSentence(offsets, codes, start, codes.length)
  return offsets
}

/** Adds a range without the white space at its end, unless nothing else is in it. */
function addSentence(offsets: number[], codes: CodeUnits, start: number, end: number): void {
  let last = end
  while (last > start && classAt(codes, last - 1) === Class.Space) last--
  if (last > start) offsets.push(start, last)
}
