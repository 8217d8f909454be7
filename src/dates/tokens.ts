import {mapEach, smallForms, tableOf} from '../code-units.ts'

/** A part of a text that is looked at alone: a sentence. Offsets in UTF-16 code units of the text. */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A word, a number or a mark of a text, offsets in UTF-16 code units. */
export interface Token {
  start: number
  end: number
  kind: 'word' | 'number' | 'mark'
  /** A word whose first letter is a capital. */
  capital: boolean
  /** Touches the token before it. */
  glued: boolean
  /** A number with groups of thousands: never a part of a date. */
  quantity: boolean
}

/** White space that a date may hold between two tokens. More is a gap of layout. */
const maxSpaces = 3
/** Longer words are no words; the bound keeps every window cheap. */
const maxWord = 40
/** What stands between groups of thousands: `5 000` with any kind of space, `1.936`, `120,000`, `120'000`. */
const groupSeparators = " \u00A0\u2009\u202F.,'’"
const maxGroups = 5

const letter = 1
const digit = 2
const space = 4
/** The class of each UTF-16 code unit. Surrogates are marks: no script beyond them has date words. */
const classes = tableOf([letter, /[\p{L}\p{M}]/u], [space, /\s/u], [digit, /[0-9]/u])
/** Each letter in lower case, a curly apostrophe straight, other code units as they are. */
const folded = mapEach('dates', (code) => (isLetter(code) ? smallForms[code] : code === 0x2019 ? 0x27 : code))

export function isLetter(code: number): boolean {
  return classes[code] === letter
}

export function isDigit(code: number): boolean {
  return classes[code] === digit
}

export function isSpace(code: number): boolean {
  return classes[code] === space
}

export function fold(code: number): number {
  return folded[code]
}

/** The token at or after an offset, or null at the end, at a gap of layout, or at a word too long. */
export function tokenAt(passage: Passage, offset: number): Token | null {
  const token = createToken()
  return readToken(passage, offset, token) ? token : null
}

export function createToken(): Token {
  return {start: 0, end: 0, kind: 'mark', capital: false, glued: false, quantity: false}
}

/** Where the token at or after an offset starts; the end of the passage where there is none. */
export function startAt({text, end}: Passage, offset: number): number {
  let start = offset
  while (start < end && isSpace(text.charCodeAt(start))) if (++start - offset > maxSpaces) return end
  return start
}

/** Reads the token at or after an offset into one that is there already; false where there is none. */
export function readToken(passage: Passage, offset: number, token: Token): boolean {
  const {text, end} = passage
  const start = startAt(passage, offset)
  if (start === end) return false
  const code = text.charCodeAt(start)
  const kind = classes[code]
  let last = start + 1
  if (kind === letter || kind === digit) while (last < end && classes[text.charCodeAt(last)] === kind) if (++last - start > maxWord) return false
  const grouped = kind === digit && last - start <= 3 ? afterGroups(text, last, end) : last
  token.start = start
  token.end = grouped
  token.kind = kind === letter ? 'word' : kind === digit ? 'number' : 'mark'
  token.capital = kind === letter && folded[code] !== code
  token.glued = start === offset
  token.quantity = grouped > last
  return true
}

/** The token that ends at or before an offset, or null as above. A number comes back as its last run of digits. */
export function tokenBefore({text, start: first}: Passage, offset: number): Token | null {
  let end = offset
  while (end > first && isSpace(text.charCodeAt(end - 1))) if (offset - --end > maxSpaces) return null
  if (end === first) return null
  const kind = classes[text.charCodeAt(end - 1)]
  let start = end - 1
  if (kind === letter || kind === digit) while (start > first && classes[text.charCodeAt(start - 1)] === kind) if (end - --start > maxWord) return null
  return {start, end, kind: kind === letter ? 'word' : kind === digit ? 'number' : 'mark', capital: false, glued: end === offset, quantity: false}
}

function afterGroups(text: string, from: number, end: number): number {
  let last = from
  for (let groups = 0; groups < maxGroups && last < end && groupSeparators.includes(text[last]); groups++) {
    let next = last + 1
    while (next < end && next < last + 5 && isDigit(text.charCodeAt(next))) next++
    if (next !== last + 4) break
    last = next
  }
  return last
}
