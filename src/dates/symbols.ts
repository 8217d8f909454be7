import type {Automaton} from './automaton.ts'
import {idAt, idOf} from './automaton.ts'
import type {Passage, Token} from './tokens.ts'
import {fold, isLetter, readToken, startAt} from './tokens.ts'

/** Symbols say what a token is in all texts. Behind those of words, of which no language has as many, come those of marks and of short numbers. */
const marks = 1 << 14
const numbers = marks + (1 << 16)
/** A number with groups of thousands or with more digits than a year: it counts something. */
export const quantity = numbers + 20_000
export const symbolCount = quantity + 1
/** Longer runs of digits are no part of an entry, and still longer ones are no numbers. */
const maxDigits = 4
const maxQuantity = 9

/** A word, a mark or a number; 0 for what can be no part of a row. */
export function symbolOf(automaton: Automaton, text: string, {kind, start, end, quantity: isGrouped}: Pick<Token, 'kind' | 'start' | 'end' | 'quantity'>): number {
  if (kind === 'word') return idOf(automaton, text, start, end)
  if (kind === 'mark') return marks + fold(text.charCodeAt(start))
  if (isGrouped) return quantity
  if (end - start > maxDigits) return end - start > maxQuantity ? 0 : quantity
  // A 1 before the digits, so that `05` is another number than `5`.
  let number = 1
  for (let i = start; i < end; i++) number = 10 * number + text.charCodeAt(i) - 48
  return numbers + number
}

/** Reads the token at or after an offset and says what it is, as above. Most words are no part of a row, which their first letters tell. */
export function readSymbol(automaton: Automaton, passage: Passage, offset: number, token: Token): number {
  const {text, end} = passage
  const start = startAt(passage, offset)
  if (start === end) return 0
  const code = text.charCodeAt(start)
  if (!isLetter(code)) return readToken(passage, offset, token) ? symbolOf(automaton, text, token) : 0
  const word = idAt(automaton, text, start, end)
  if (word === 0) return 0
  token.start = start
  token.end = start + automaton.lengths[word]
  token.kind = 'word'
  token.capital = fold(code) !== code
  token.glued = start === offset
  token.quantity = false
  return word
}

/** The mark that a symbol stands for, or null. */
export function markOf(symbol: number): string | null {
  return symbol >= marks && symbol < numbers ? String.fromCharCode(symbol - marks) : null
}

/** The digits that a symbol stands for, or null. */
export function digitsOf(symbol: number): string | null {
  return symbol > numbers && symbol < quantity ? String(symbol - numbers).slice(1) : null
}

/** Whether a token stands where one must touch: one that touches stands where white space may be, too. */
export function touchings(glued: boolean): readonly boolean[] {
  return glued ? both : spacedOnly
}

const spacedOnly = [false]
const both = [true, false]

/** A token that may have white space before it, or one that must touch. */
export function edgeOf(symbol: number, glued: boolean): number {
  return 2 * symbol + (glued ? 1 : 0)
}
