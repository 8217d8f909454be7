import {codesOf} from '../codes.ts'
import {lang, languages} from '../lang/index.ts'
import {letters} from '../sentences/characters.ts'
import type {WordBits} from '../sentences/word-bits.ts'
import {bitsOf, hashNext, wordBits} from '../sentences/word-bits.ts'

/** Something for each of some language codes: the more, the likelier. */
export type Scores = Readonly<Record<string, number>>

/** How many words of a text are frequent in each language with a pack; many are so in several. Only those that were found. */
export function frequentWords(text: string): Scores {
  const counts: number[] = codes.map(() => 0)
  lexicon ??= wordBits(codes.map((code, at) => [1 << at, [...list(code, 'function-words'), ...list(code, 'frequent-words')]]))
  const units = codesOf(text)
  for (let i = 0; i < units.length; i++) {
    let hash = 0
    for (; letters[units[i]] === 1; i++) hash = hashNext(hash, units[i])
    for (let bits = bitsOf(lexicon, hash), at = 0; bits > 0; bits >>= 1, at++) counts[at] += bits & 1
  }
  return Object.fromEntries(codes.map((code, at) => [code, counts[at]] as const).filter(([, count]) => count > 0))
}

/** How many letter sequences of a text are usual in each language with a pack. */
export function spellings(text: string): Scores {
  const lower = text.toLowerCase()
  patterns ??= codes.map((code) => [code, anyOf(list(code, 'spelling'))])
  return Object.fromEntries(patterns.map(([code, pattern]) => [code, lower.match(pattern)?.length ?? 0]))
}

/** The languages that have a pack; in the lexicon each is the bit of its place here. */
const codes = languages()

let lexicon: WordBits | null = null

let patterns: readonly (readonly [code: string, pattern: RegExp])[] | null = null

/** Matches letter sequences: `^` the start of a word, `$` its end, `_` a space. Without any, it matches nothing. */
function anyOf(entries: readonly string[]): RegExp {
  const signs: Readonly<Record<string, string>> = {'^': '(?<!\\p{L})', $: '(?!\\p{L})', _: '\\s', '?': '\\?'}
  return new RegExp(entries.map((entry) => entry.replace(/[$^_?]/g, (sign) => signs[sign])).join('|') || '(?!)', 'gu')
}

function list(code: string, name: string): string[] {
  return [...lang(code).words(name).values()].flat()
}
