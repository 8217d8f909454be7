import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import type {Span} from '../../text.ts'
import {Kind, kindOf, lettersEnd, longestPart} from '../letters.ts'

/** Words and marks of a text as offsets: token `i` is `[starts[i], ends[i])`. */
export interface Tokens {
  readonly starts: number[]
  readonly ends: number[]
}

/** What a language says about tokens. */
interface TokenRules {
  readonly pattern: RegExp
  readonly hasClitics: boolean
  /** Lower case, without the stop that belongs to them. */
  readonly abbreviations: ReadonlySet<string>
}

/**
 * Cuts a sentence into words and marks. An elided word keeps its apostrophe (`l'`, `d'`), a clitic is a token of its own (`'s`),
 * hyphenated words are whole, and a stop belongs to the initial, acronym or abbreviation before it.
 */
export function tokenize(text: string, [start, end]: Span, pack: Lang): Tokens {
  const {pattern, hasClitics, abbreviations} = rulesOf(pack)
  let count = 0
  let source: string | null = null
  for (let at = start; at < end; ) {
    if (text.charCodeAt(at) === space) {
      at++
      continue
    }
    let to = plainEnd(text, at, end, hasClitics)
    if (to < 0) {
      source ??= text.slice(start, end)
      pattern.lastIndex = at - start
      const match = pattern.exec(source)
      if (match === null) break
      at = start + match.index
      to = start + pattern.lastIndex
    }
    if (to + 1 < end && to - at <= longestAbbreviation && text.charCodeAt(to) === stop && abbreviations.has(text.slice(at, to).toLowerCase())) to++
    if (count === room.starts.length) makeRoom()
    room.starts[count] = at
    room.ends[count++] = to
    at = to
  }
  return {starts: copyOf(room.starts, count), ends: copyOf(room.ends, count)}
}

/** Where the tokens of a sentence are put until their number is known: arrays that grow take three times the memory. */
let room = {starts: new Int32Array(512), ends: new Int32Array(512)}

function makeRoom(): void {
  const {starts, ends} = room
  room = {starts: new Int32Array(2 * starts.length), ends: new Int32Array(2 * ends.length)}
  room.starts.set(starts)
  room.ends.set(ends)
}

function copyOf(column: Int32Array, count: number): number[] {
  const copy = new Array<number>(count)
  for (let i = 0; i < count; i++) copy[i] = column[i]
  return copy
}

/** Where the word or mark ends that begins at `at` in a sentence up to `end`, when that is plain; -1 when it is for the pattern to say. Says what the pattern would. */
function plainEnd(text: string, at: number, end: number, hasClitics: boolean): number {
  const first = text.charCodeAt(at)
  if (kindOf(first) === Kind.Gap) return first < 256 && isMark[first] === 1 ? at + 1 : -1
  const to = lettersEnd(text, at, end)
  if (to === at || to - at > longestPart) return -1
  if (to === end) return to
  const next = text.charCodeAt(to)
  if (next === apostrophe || next === quote) return !hasClitics && lettersEnd(text, to + 1, end) > to + 1 ? to + 1 : -1
  if (kindOf(next) !== Kind.Gap || (next === stop && to - at < 3)) return -1
  return (first === h && text.startsWith('http', at)) || (first === w && text.startsWith('www', at)) ? -1 : to
}

/** Code units: single characters as texts are compared slower. */
const [space, apostrophe, stop, h, w] = ' \'.hw'.split('').map((mark) => mark.charCodeAt(0))
const quote = 0x2019
/** Marks of Latin-1 that are tokens by themselves, whatever stands beside them. */
const isMark = Uint8Array.from({length: 256}, (_, code) => Number(kindOf(code) === Kind.Gap && code !== apostrophe && code !== stop && !/\s/.test(String.fromCharCode(code))))
const longestAbbreviation = 5

const rulesOf = perLang((pack: Lang): TokenRules => {
  const clitics = pack.words('clitics').get('') ?? []
  const clitic = clitics.length > 0 ? `['’](?:${clitics.join('|')})(?![\\p{L}\\p{N}])` : null
  const part = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,99}'
  const patterns = [
    '(?:https?://|www\\.)[^\\s]{1,500}',
    '(?:\\p{Lu}\\.-?){2,20}(?!\\p{Ll})', // U.R.S.S., J.-P.
    '\\p{Lu}\\p{Ll}?\\.(?=[ \\u00a0]\\p{Lu})', // N. Sarov
    '\\p{N}{1,99}(?:[.,]\\p{N}{1,99}){1,20}', // 1,5
    ...(clitic ? [clitic] : []),
    `${part}(?:[-‐‑&·]${part}){0,20}(?:${clitic ? `(?!${clitic})` : ''}['’ʼ](?=\\p{L}))?`,
    '\\.{2,99}',
    '[^\\s]'
  ]
  const abbreviations = ['never-final', 'maybe-final'].flatMap((section) => pack.words('abbreviations').get(section) ?? [])
  return {pattern: new RegExp(patterns.join('|'), 'gu'), hasClitics: clitic !== null, abbreviations: new Set(abbreviations.map((word) => word.toLowerCase().replace(/\.$/, '')))}
})
