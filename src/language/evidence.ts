import {lang, languages} from '../lang/index.ts'

/** Something for each of some language codes: the more, the likelier. */
export type Scores = Readonly<Record<string, number>>

/** How many words of a text are frequent in each language with a pack; many are so in several. Only those that were found. */
export function frequentWords(text: string): Scores {
  const counts: number[] = codes.map(() => 0)
  const known = (lexicon ??= readLexicon())
  // Its quantifier is bounded: five million letters on end overflow the stack of `\p{L}+`.
  for (const word of text.toLowerCase().match(/\p{L}{1,99}/gu) ?? []) {
    for (const at of known.get(word) ?? []) counts[at]++
  }
  return Object.fromEntries(codes.map((code, at) => [code, counts[at]] as const).filter(([, count]) => count > 0))
}

/** How many letter sequences of a text are usual in each language with a pack. */
export function spellings(text: string): Scores {
  const lower = text.toLowerCase()
  patterns ??= codes.map((code) => [code, anyOf(list(code, 'spelling'))])
  return Object.fromEntries(patterns.map(([code, pattern]) => [code, lower.match(pattern)?.length ?? 0]))
}

/** The languages that have a pack; in the lexicon each is known by its place here, since numbers are counted faster than names. */
const codes = languages()

let lexicon: ReadonlyMap<string, readonly number[]> | null = null

function readLexicon(): ReadonlyMap<string, readonly number[]> {
  const entries = new Map<string, number[]>()
  for (const [at, code] of codes.entries()) {
    for (const word of new Set([...list(code, 'function-words'), ...list(code, 'frequent-words')])) {
      entries.set(word, [...(entries.get(word) ?? []), at])
    }
  }
  return entries
}

let patterns: readonly (readonly [code: string, pattern: RegExp])[] | null = null

/** Matches letter sequences: `^` the start of a word, `$` its end, `_` a space. Without any, it matches nothing. */
function anyOf(entries: readonly string[]): RegExp {
  const signs: Readonly<Record<string, string>> = {'^': '(?<!\\p{L})', $: '(?!\\p{L})', _: '\\s', '?': '\\?'}
  return new RegExp(entries.map((entry) => entry.replace(/[$^_?]/g, (sign) => signs[sign])).join('|') || '(?!)', 'gu')
}

function list(code: string, name: string): string[] {
  return [...lang(code).words(name).values()].flat()
}
