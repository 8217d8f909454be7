import {foldKey, isAscii} from '../fold.ts'
import type {Span} from '../text.ts'

/** How a word looks. */
export type Shape =
  | 'lower' // guerre
  | 'capital' // Bakou, Haut-Rhin, McCartney
  | 'upper' // OTAN, U.R.S.S.
  | 'initial' // N., J.-C.
  | 'number' // 2020
  | 'ordinal' // XIVe, 21e
  | 'model' // F-16, 9K33

/** What stands between a word and the one before it. */
export type Gap =
  | 'space' // one space
  | 'apostrophe' // d'Arc
  | 'comma'
  | 'break' // any other punctuation
  | 'sentence' // the end of a sentence, an opening quotation mark, a new line

export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly shape: Shape
  readonly gap: Gap
  /** Lower case, without diacritics and the stops of an acronym: the key of the lexicon. */
  readonly key: string
}

/** Letters, digits and inner hyphens; letters with stops (`U.R.S.S.`, `J.-P.`); one letter with its stop (`N.`). */
const word = /(?:\p{Lu}\.-?){2,20}(?![\p{Ll}])|\p{Lu}\p{Ll}?\.(?=[ \u00a0]\p{Lu})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,99}(?:[-‐‑&·][\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,99}){0,20}/gu

/** What a language says of the look of words. */
export interface Marks {
  /** Keys whose stop ends no sentence: `dr`. */
  readonly abbreviations: ReadonlySet<string>
  /** What makes an ordinal of a number, lower case: `e` of `21e`. */
  readonly ordinalSuffixes: ReadonlySet<string>
  /** The same of a Roman number: `e` of `XIVe`. */
  readonly romanSuffixes: ReadonlySet<string>
}

/** The words of `[start, end)`, in one pass. */
export function tokenize(text: string, [start, end]: Span, marks: Marks): Token[] {
  const tokens: Token[] = []
  const source = start === 0 && end === text.length ? text : text.slice(start, end)
  let done = 0
  let previous: Token | null = null
  for (const match of source.matchAll(word)) {
    const {0: value, index} = match
    const shape = shapeOf(value, marks)
    const key = shape === 'lower' && isAscii(value) ? value : shape === 'upper' ? foldKey(value).replace(/\./g, '') : foldKey(value)
    const gap: Gap = previous === null ? 'sentence' : gapOf(source, done, index, marks.abbreviations.has(previous.key))
    previous = {text: value, start: start + index, end: start + index + value.length, shape, gap, key}
    tokens.push(previous)
    done = index + value.length
  }
  return tokens
}

function shapeOf(value: string, {ordinalSuffixes, romanSuffixes}: Marks): Shape {
  const first = value.charCodeAt(0)
  if (first >= 97 && first <= 122) return 'lower'
  if (first >= 48 && first <= 57) return isOrdinal(value, /^\p{N}+(\p{Ll}{1,3})$/u, ordinalSuffixes) ? 'ordinal' : /\p{Lu}/u.test(value) ? 'model' : 'number'
  if (!/^\p{Lu}/u.test(value)) return 'lower'
  if (/^\p{Lu}\p{Ll}?\.(?:-?\p{Lu}\.)?$/u.test(value) || value.length === 1) return 'initial'
  if (isOrdinal(value, /^[IVX]+(\p{Ll}{1,3})$/u, romanSuffixes)) return 'ordinal'
  if (/\p{N}/u.test(value)) return 'model'
  return /^[^\p{Ll}]+$/u.test(value) ? 'upper' : 'capital'
}

function isOrdinal(value: string, pattern: RegExp, suffixes: ReadonlySet<string>): boolean {
  const match = pattern.exec(value)
  return match !== null && suffixes.has(match[1])
}

function gapOf(source: string, from: number, to: number, afterAbbreviation: boolean): Gap {
  if (to - from === 1) {
    const mark = source[from]
    if (mark === ' ' || mark === '\u00a0' || mark === '\u202f') return 'space'
    if (mark === '\'' || mark === '’') return 'apostrophe'
    return mark === '\n' ? 'sentence' : 'break'
  }
  if (to - from === 2 && source[from] === ',') return 'comma'
  let gap: Gap = to === from ? 'space' : 'break'
  for (let i = from; i < to; i++) {
    const mark = source[i]
    if (mark === '.' && afterAbbreviation && i === from) gap = 'space'
    else if ('.!?…:«“„"–—•*\n'.includes(mark)) return 'sentence'
    else if (gap === 'space' && mark !== ' ' && mark !== '\u00a0') gap = 'break'
  }
  return gap
}
