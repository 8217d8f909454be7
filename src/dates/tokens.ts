import {tableOf} from '../code-units.ts'

/** A word, a number or a mark of the text, offsets in UTF-16 code units. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
  /** In lower case, a curly apostrophe straight. */
  readonly text: string
  /** A word whose first letter is a capital. */
  readonly capital: boolean
  /** Touches the token before it. */
  readonly glued: boolean
  /** A number with groups of thousands: never a part of a date. */
  readonly quantity: boolean
}

/** White space that a date may hold between two tokens. More is a gap of layout. */
const maxSpaces = 3
/** Longer words are no words; the bound keeps every window cheap. */
const maxWord = 40
/** What stands between groups of thousands: `5 000` with any kind of space, `1.936`, `120,000`, `120'000`. */
const groupSeparator = /[ \u00A0\u2009\u202F.,'’]/
const maxGroups = 5

const letter = 1
const digit = 2
const space = 4
/** The class of each UTF-16 code unit. Surrogates are marks: no script beyond them has date words. */
const classes = tableOf([letter, /[\p{L}\p{M}]/u], [space, /\s/u], [digit, /[0-9]/u])

export function isLetter(code: number): boolean {
  return classes[code] === letter
}

export function isDigit(code: number): boolean {
  return classes[code] === digit
}

export function isSpace(code: number): boolean {
  return classes[code] === space
}

/** The token at or after an offset, or null at the end, at a gap of layout, or at a word too long. */
export function tokenAt(text: string, offset: number): Token | null {
  let start = offset
  while (start < text.length && isSpace(text.charCodeAt(start))) if (++start - offset > maxSpaces) return null
  if (start === text.length) return null
  const glued = start === offset
  const code = text.charCodeAt(start)
  if (isDigit(code)) return numberAt(text, start, glued)
  let end = start + 1
  if (isLetter(code)) while (end < text.length && isLetter(text.charCodeAt(end))) if (++end - start > maxWord) return null
  const word = text.slice(start, end)
  const folded = fold(word)
  return {start, end, kind: isLetter(code) ? 'word' : 'mark', text: folded, capital: folded.charCodeAt(0) !== word.charCodeAt(0), glued, quantity: false}
}

/** The token that ends at or before an offset, or null as above. A number comes back as its last run of digits. */
export function tokenBefore(text: string, offset: number): Token | null {
  let end = offset
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) if (offset - --end > maxSpaces) return null
  if (end === 0) return null
  const kind = classes[text.charCodeAt(end - 1)]
  let start = end - 1
  if (kind === letter || kind === digit) while (start > 0 && classes[text.charCodeAt(start - 1)] === kind) if (end - --start > maxWord) return null
  return {
    start,
    end,
    kind: kind === letter ? 'word' : kind === digit ? 'number' : 'mark',
    text: fold(text.slice(start, end)),
    capital: false,
    glued: end === offset,
    quantity: false
  }
}

function numberAt(text: string, start: number, glued: boolean): Token | null {
  let end = start + 1
  while (end < text.length && isDigit(text.charCodeAt(end))) if (++end - start > maxWord) return null
  const grouped = end - start <= 3 ? afterGroups(text, end) : end
  return {start, end: grouped, kind: 'number', text: text.slice(start, grouped), capital: false, glued, quantity: grouped > end}
}

function afterGroups(text: string, end: number): number {
  for (let groups = 0; groups < maxGroups && groupSeparator.test(text[end] ?? ''); groups++) {
    let next = end + 1
    while (next < text.length && next < end + 5 && isDigit(text.charCodeAt(next))) next++
    if (next !== end + 4) break
    end = next
  }
  return end
}

function fold(word: string): string {
  return word === '’' ? "'" : word.toLowerCase()
}
