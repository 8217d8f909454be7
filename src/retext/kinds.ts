import {tableOf} from '../code-units.ts'

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

/** The last one that matches counts. */
const rows: readonly (readonly [Kind, RegExp])[] = [
  [Kind.Punctuation, /\p{P}/u],
  // General punctuation that the ecosystem takes for symbols.
  [Kind.Symbol, /[#%&*@]/u],
  [Kind.Mark, /\p{M}/u],
  // U+0085 ends a line, but is no space to JavaScript.
  [Kind.WhiteSpace, /[\s\u0085]/u],
  [Kind.Word, /[\p{L}\p{N}]/u]
]

const kinds = tableOf(...rows).slice()
kinds[0x200c] = kinds[0x200d] = Kind.Joiner

/** @param code a code point; a lone surrogate is a symbol */
export function kindOf(code: number): Kind {
  return code < 0x10000 ? kinds[code] : classify(String.fromCodePoint(code))
}

function classify(character: string): Kind {
  return rows.findLast(([, pattern]) => pattern.test(character))?.[0] ?? Kind.Symbol
}
