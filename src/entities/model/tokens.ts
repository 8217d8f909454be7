import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import type {Span} from '../../text.ts'

/** Words and marks of a text as offsets: token `i` is `[starts[i], ends[i])`. */
export interface Tokens {
  readonly starts: number[]
  readonly ends: number[]
}

/** What a language says about tokens. */
interface TokenRules {
  readonly pattern: RegExp
  /** Lower case, without the stop that belongs to them. */
  readonly abbreviations: ReadonlySet<string>
}

/**
 * Cuts a sentence into words and marks. An elided word keeps its apostrophe (`l'`, `d'`), a clitic is a token of its own (`'s`),
 * hyphenated words are whole, and a stop belongs to the initial, acronym or abbreviation before it.
 */
export function tokenize(text: string, [start, end]: Span, pack: Lang): Tokens {
  const {pattern, abbreviations} = rulesOf(pack)
  const source = text.slice(start, end)
  const starts: number[] = []
  const ends: number[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    let to = match.index + match[0].length
    if (source[to] === '.' && match[0].length <= longestAbbreviation && to + 1 < source.length && abbreviations.has(match[0].toLowerCase())) pattern.lastIndex = ++to
    starts.push(start + match.index)
    ends.push(start + to)
  }
  return {starts, ends}
}

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
  return {pattern: new RegExp(patterns.join('|'), 'gu'), abbreviations: new Set(abbreviations.map((word) => word.toLowerCase().replace(/\.$/, '')))}
})
