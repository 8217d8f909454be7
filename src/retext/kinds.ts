/** What a character is to nlcst: the kind of node that it makes or goes on with. */
export const enum Kind {
  Symbol,
  Punctuation,
  WhiteSpace,
  Word,
  /** Goes on with whatever is before it: accents on their own, variation selectors. A word where nothing is. */
  Mark,
  /** Zero-width joiner and non-joiner, inside words and emoji. A symbol where nothing is before it. */
  Joiner
}

/** General punctuation that the ecosystem takes for symbols. */
const symbols = /[#%&*@]/

const kinds = new Uint8Array(0x10000)

for (let code = 0; code < 0x10000; code++) kinds[code] = classify(String.fromCharCode(code))
kinds[0x200c] = kinds[0x200d] = Kind.Joiner

/** @param code a code point; a lone surrogate is a symbol */
export function kindOf(code: number): Kind {
  return code < 0x10000 ? kinds[code] : classify(String.fromCodePoint(code))
}

function classify(character: string): Kind {
  if (/[\p{L}\p{N}]/u.test(character)) return Kind.Word
  // U+0085 ends a line, but is no space to JavaScript.
  if (/[\s\u0085]/.test(character)) return Kind.WhiteSpace
  if (/\p{M}/u.test(character)) return Kind.Mark
  return /\p{P}/u.test(character) && !symbols.test(character) ? Kind.Punctuation : Kind.Symbol
}
