import {foldKey} from '../fold.ts'
import type {Span} from '../text.ts'
import type {KnownWord} from './known-word.ts'
import {Kind, kindOf, lettersEnd, longestPart} from './letters.ts'

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
  readonly shape: Shape
  /** Lower case, without diacritics and the stops of an acronym: the key of the lexicon. */
  readonly key: string
  readonly known: KnownWord
  readonly gap: Gap
  /** A name may begin with it. */
  readonly isOpener: boolean
}

/** Words in a row: token `i` is `[starts[i], ends[i])`. */
export interface Tokens {
  readonly tokens: Token[]
  readonly starts: number[]
  readonly ends: number[]
}

/** A word in a piece of text that other rules cut out: offsets from its start, and its token behind a space, which nearly all are. */
export interface Part {
  readonly start: number
  readonly end: number
  readonly token: Token
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
  /** What is said of a key. */
  readonly known: (key: string) => KnownWord
}

/** The words of `[start, end)`, in one pass. */
export function tokenize(text: string, [start, end]: Span, marks: Marks): Tokens {
  const found = roomFor(0)
  const source = start === 0 && end === text.length ? text : text.slice(start, end)
  for (let at = 0; at < source.length; ) {
    if (kindOf(source.charCodeAt(at)) === Kind.Gap) {
      at++
      continue
    }
    let to = plainEnd(source, at)
    if (to < 0) {
      word.lastIndex = at
      const match = word.exec(source)
      if (match === null) break
      at = match.index
      to = word.lastIndex
    }
    const i = found.tokens.length
    put(found, i, tokenOf(source.slice(at, to), gapOf(text, start + at, marks, found, i), marks), start + at, start + to)
    at = to
  }
  return found
}

/** Room for tokens. */
export function roomFor(count: number): Tokens {
  return {tokens: new Array<Token>(count), starts: new Array<number>(count), ends: new Array<number>(count)}
}

function put({tokens, starts, ends}: Tokens, i: number, token: Token, start: number, end: number): void {
  tokens[i] = token
  starts[i] = start
  ends[i] = end
}

/**
 * The token behind a space of a piece of text that other rules cut out, nothing but letters; null when it is more than those.
 * @param folded its key
 */
export function plainToken(text: string, folded: string, marks: Marks): Token | null {
  const isPlain = lettersEnd(text, 0, text.length) === text.length && text.length <= longestPart
  return isPlain ? makeToken(text, shapeOf(text, marks), folded, marks.known(folded), 'space') : null
}

/** The words of such a piece; null when what follows it has a say: `N.`, `1,5`. */
export function partsOf(text: string, marks: Marks): Part[] | null {
  if (/[.,]/.test(text) && text.length > 1) return null
  const {tokens, starts, ends} = tokenize(text, [0, text.length], marks)
  return tokens.map((token, i) => ({start: starts[i], end: ends[i], token: behind(token, 'space')}))
}

/** Makes token `i` of a word that stands at `[start, end)` in a text, by its token behind a space. */
export function place(token: Token, start: number, end: number, text: string, marks: Marks, found: Tokens, i: number): void {
  const gap = gapOf(text, start, marks, found, i)
  put(found, i, gap === 'space' ? token : behind(token, gap), start, end)
}

function behind({text, shape, key, known}: Token, gap: Gap): Token {
  return makeToken(text, shape, key, known, gap)
}

function tokenOf(text: string, gap: Gap, marks: Marks): Token {
  const shape = shapeOf(text, marks)
  const folded = foldKey(text)
  const key = shape === 'upper' ? folded.replace(/\./g, '') : folded
  return makeToken(text, shape, key, marks.known(key), gap)
}

function makeToken(text: string, shape: Shape, key: string, known: KnownWord, gap: Gap): Token {
  return {text, shape, key, known, gap, isOpener: shape !== 'lower' || known.isOpener}
}

/** Where the word ends that begins at `at`, when it is plain; -1 when that is for the pattern to say. Says what the pattern would. */
function plainEnd(source: string, at: number): number {
  const to = lettersEnd(source, at, source.length)
  if (to === at || to - at > longestPart || (to < source.length && kindOf(source.charCodeAt(to)) !== Kind.Gap)) return -1
  return source[to] === '.' && to - at < 3 ? -1 : to
}

/** Patterns with classes of Unicode, made once: the bundler writes them as constructors, which take longer than the test. */
const capital = /\p{Lu}/u
const opensCapital = /^\p{Lu}/u
const digit = /\p{N}/u
const noSmall = /^[^\p{Ll}]+$/u
const initials = /^\p{Lu}\p{Ll}?\.(?:-?\p{Lu}\.)?$/u
const ordinal = /^\p{N}+(\p{Ll}{1,3})$/u
const romanOrdinal = /^[IVX]+(\p{Ll}{1,3})$/u

function shapeOf(value: string, {ordinalSuffixes, romanSuffixes}: Marks): Shape {
  const first = value.charCodeAt(0)
  if (first >= 97 && first <= 122) return 'lower'
  if (first >= 48 && first <= 57) return isOrdinal(value, ordinal, ordinalSuffixes) ? 'ordinal' : capital.test(value) ? 'model' : 'number'
  if (!opensCapital.test(value)) return 'lower'
  if (initials.test(value) || value.length === 1) return 'initial'
  if (isOrdinal(value, romanOrdinal, romanSuffixes)) return 'ordinal'
  if (digit.test(value)) return 'model'
  return noSmall.test(value) ? 'upper' : 'capital'
}

function isOrdinal(value: string, pattern: RegExp, suffixes: ReadonlySet<string>): boolean {
  const match = pattern.exec(value)
  return match !== null && suffixes.has(match[1])
}

/** Code units: single characters as texts are compared slower, and those beyond Latin-1 undo compiled code. */
const [space, noBreakSpace, narrowSpace, comma, stop, newLine, apostrophe, quote] = ' \u00a0\u202f,.\n\'’'.split('').map((mark) => mark.charCodeAt(0))
const sentenceMarks: ReadonlySet<number> = new Set([...'.!?…:«“„"–—•*\n'].map((mark) => mark.charCodeAt(0)))

/** What stands before token `i`, which begins at `to`. */
function gapOf(source: string, to: number, {abbreviations}: Marks, {tokens, ends}: Tokens, i: number): Gap {
  if (i === 0) return 'sentence'
  const from = ends[i - 1]
  if (to - from === 1) {
    const mark = source.charCodeAt(from)
    if (mark === space || mark === noBreakSpace || mark === narrowSpace) return 'space'
    if (mark === apostrophe || mark === quote) return 'apostrophe'
    return mark === newLine ? 'sentence' : 'break'
  }
  if (to - from === 2 && source.charCodeAt(from) === comma) return 'comma'
  let gap: Gap = to === from ? 'space' : 'break'
  for (let at = from; at < to; at++) {
    const mark = source.charCodeAt(at)
    if (mark === stop && at === from && abbreviations.has(tokens[i - 1].key)) gap = 'space'
    else if (sentenceMarks.has(mark)) return 'sentence'
    else if (gap === 'space' && mark !== space && mark !== noBreakSpace) gap = 'break'
  }
  return gap
}
