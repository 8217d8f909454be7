import type {CodeUnits} from '../codes.ts'
import type {BoundaryOptions} from './boundary.ts'
import {isBoundary} from './boundary.ts'
import {candidates, Class, classAt, Code} from './characters.ts'
import {readStop, skipBracketed} from './stop.ts'
import {skipSpaces} from './surroundings.ts'

/**
 * Finds the sentences of a text, or of a part of it, in a single pass.
 * Closing quotes, brackets and citation markers belong to the sentence before them; a line break ends a sentence.
 * @returns flat offsets into the text, `[start, end, start, end, …]`, trimmed; every non-space character is inside one
 */
export function scanSentences(text: CodeUnits, options: BoundaryOptions, from = 0, to: number = text.length): number[] {
  const offsets: number[] = []
  const add = (codes: CodeUnits, start: number, end: number, shift: number): void => {
    let last = end
    while (last > start && classAt(codes, last - 1) === Class.Space) last--
    if (last > start) offsets.push(start + shift, last + shift)
  }
  // Most lines of a page: to set one apart takes longer than to read it.
  if (nextCandidate(text, from, to) === to) {
    add(text, skipSpaces(text, from), to, 0)
    return offsets
  }
  const codes = text.subarray(from, to)
  let start = skipSpaces(codes, 0)
  let quotes = 0
  for (let i = nextCandidate(codes, start); i < codes.length; i = nextCandidate(codes, i)) {
    const code = codes[i]
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
    add(codes, start, end, from)
    start = i = skipSpaces(codes, end)
  }
  add(codes, start, codes.length, from)
  return offsets
}

/** The next one from a place on, or `to`; what is passed over is nearly all of a text. */
function nextCandidate(codes: CodeUnits, from: number, to: number = codes.length): number {
  let i = from
  while (i < to && candidates[codes[i]] === 0) i++
  return i
}
