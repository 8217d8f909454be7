import {tableOf} from '../code-units.ts'

/** What a character is to a word that it stands beside. */
export const enum Kind {
  /** It is no part of any word: a space, a mark. */
  Gap,
  Letter,
  /** For the pattern of words to say: digits, hyphens, letters beyond Latin-1. */
  Other
}

/** The kind of a code unit. */
export function kindOf(code: number): Kind {
  return code < 256 ? kinds[code] : code > 0x2011 && code < 0x2070 ? Kind.Gap : Kind.Other
}

/** Letters of a part of a word, at most: a longer one is cut. */
export const longestPart = 100

/**
 * Where the letters of Latin-1 end that begin at `at`, `limit` at the latest: most words are these and nothing else, and a pattern takes five times as long to
 * find them. Of more than the longest part, one letter more is looked at: a word of a million letters is cut ten thousand times.
 */
export function lettersEnd(source: string, at: number, limit: number): number {
  const last = Math.min(at + longestPart + 1, limit)
  let end = at
  while (end < last && kinds[source.charCodeAt(end)] === Kind.Letter) end++
  return end
}

const kinds = tableOf([Kind.Other, /[\p{L}\p{N}&·-]/u], [Kind.Letter, /[\p{Lu}\p{Ll}]/u]).slice(0, 256)
