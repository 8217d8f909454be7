import type {BoundaryOptions} from './boundary.ts'
import {isBoundary} from './boundary.ts'
import {candidates, Class, classOf} from './characters.ts'
import {readStop, skipBracketed} from './stop.ts'
import {skipSpaces} from './surroundings.ts'

/**
 * Finds the sentences of one block of text in a single pass.
 * Closing quotes, brackets and citation markers belong to the sentence before them; a line break ends a sentence.
 * @returns flat offsets `[start, end, start, end, …]`, trimmed; every non-space character is inside one
 */
export function scanSentences(text: string, options: BoundaryOptions): number[] {
  const offsets: number[] = []
  let start = skipSpaces(text, 0)
  let quotes = 0
  let i = start
  const end = (at: number): void => {
    let last = at
    while (last > start && classOf(text, last - 1) === Class.Space) last--
    if (last > start) offsets.push(start, last)
    start = i = skipSpaces(text, at)
  }
  for (;;) {
    while (i < text.length && candidates[text.charCodeAt(i)] === 0) i++
    if (i >= text.length) break
    const code = text.charCodeAt(i)
    if (code === 10) {
      end(i)
      continue
    }
    if (code === 34) {
      quotes++
      i++
      continue
    }
    const bracketed = skipBracketed(text, i)
    if (bracketed > i) {
      i = bracketed
      continue
    }
    const stop = readStop(text, i, quotes % 2 === 1, options.words)
    for (let k = i; k < stop.end; k++) if (text.charCodeAt(k) === 34) quotes++
    if (isBoundary(text, start, stop, options)) end(stop.end)
    else i = stop.end
  }
  end(text.length)
  return offsets
}
