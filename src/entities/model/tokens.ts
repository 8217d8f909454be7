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
  const source = text.slice(start, end)
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < source.length; ) {
    if (source.charCodeAt(at) === space) {
      at++
      continue
    }
    let to = plainEnd(source, at, hasClitics)
    if (to < 0) {
      pattern.lastIndex = at
      const match = pattern.exec(source)
      if (match === null) break
      at = match.index
      to = pattern.lastIndex
    }
    if (source[to] === '.' && to - at <= longestAbbreviation && to + 1 < source.length && abbreviations.has(source.slice(at, to).toLowerCase())) to++
    starts.push(start + at)
    ends.push(start + to)
    at = to
  }
  return {starts, ends}
}

/** Where the word or mark ends that begins at `at`, when that is plain; -1 when it is for the pattern to say. Says what the pattern would. */
function plainEnd(source: string, at: number, hasClitics: boolean): number {
  const first = source.charCodeAt(at)
  if (kindOf(first) === Kind.Gap) return first < 256 && first !== apostrophe && first !== stop && !/\s/.test(source[at]) ? at + 1 : -1
  const to = lettersEnd(source, at)
  if (to === at || to - at > longestPart) return -1
  if (to === source.length) return to
  const next = source.charCodeAt(to)
  if (next === apostrophe || next === quote) return !hasClitics && lettersEnd(source, to + 1) > to + 1 ? to + 1 : -1
  if (kindOf(next) !== Kind.Gap || (next === stop && to - at < 3)) return -1
  return source.startsWith('http', at) || source.startsWith('www', at) ? -1 : to
}

const space = 32
const apostrophe = 39
const stop = 46
const quote = 0x2019
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
