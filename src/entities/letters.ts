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

/** Where the letters of Latin-1 end that begin at `at`: most words are these and nothing else, and a pattern takes five times as long to find them. */
export function lettersEnd(source: string, at: number): number {
  let end = at
  while (kinds[source.charCodeAt(end)] === Kind.Letter) end++
  return end
}

const kinds = Uint8Array.from({length: 256}, (_, code) => {
  const character = String.fromCharCode(code)
  return /[\p{Lu}\p{Ll}]/u.test(character) ? Kind.Letter : /[\p{L}\p{N}&·-]/u.test(character) ? Kind.Other : Kind.Gap
})
