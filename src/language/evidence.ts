import {lang, languages} from '../lang/index.ts'

/** Something for each of some language codes: the more, the likelier. */
export type Scores = Readonly<Record<string, number>>

/** What a text shows of the languages that have a pack. */
export interface Evidence {
  readonly words: number
  /** Words that mark a language: of none other of Europe are they frequent words. */
  readonly markers: Scores
  /** Words that are frequent in a language; many are so in several. */
  readonly frequent: Scores
  /** Letter sequences that are usual in a language. */
  readonly spellings: Scores
}

/** Counts the words and letter sequences of each language. */
export function evidence(text: string): Evidence {
  const lower = text.toLowerCase()
  const entries = (lexicon ??= readLexicon())
  const markers: number[] = codes.map(() => 0)
  const frequent: number[] = codes.map(() => 0)
  let words = 0
  // Its quantifier is bounded: five million letters on end overflow the stack of `\p{L}+`.
  for (const word of lower.match(/\p{L}{1,99}/gu) ?? []) {
    words++
    const entry = entries.get(word)
    if (entry === undefined) continue
    if (entry.marks !== null) markers[entry.marks]++
    for (const at of entry.frequentIn) frequent[at]++
  }
  return {
    words,
    markers: byCode(markers),
    frequent: byCode(frequent),
    get spellings() {
      return countSpellings(lower)
    }
  }
}

/** The languages that have a pack; below, each is known by its place here, since numbers are counted faster than names. */
const codes = languages()

interface Entry {
  /** The language that the word marks. */
  readonly marks: number | null
  readonly frequentIn: readonly number[]
}

let lexicon: ReadonlyMap<string, Entry> | null = null

function readLexicon(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, {marks: number | null; frequentIn: number[]}>()
  for (const [at, code] of codes.entries()) {
    const markers = new Set(list(code, 'markers'))
    for (const word of new Set([...markers, ...list(code, 'function-words'), ...list(code, 'frequent-words')])) {
      const entry = entries.get(word) ?? {marks: null, frequentIn: []}
      if (markers.has(word)) entry.marks = at
      entry.frequentIn.push(at)
      entries.set(word, entry)
    }
  }
  return entries
}

/** Only those that were found. */
function byCode(counts: readonly number[]): Scores {
  const scores: Record<string, number> = {}
  for (let at = 0; at < codes.length; at++) if (counts[at] > 0) scores[codes[at]] = counts[at]
  return scores
}

let spellings: readonly (readonly [code: string, pattern: RegExp])[] | null = null

function countSpellings(text: string): Scores {
  spellings ??= codes.map((code) => [code, anyOf(list(code, 'spelling'))])
  return Object.fromEntries(spellings.map(([code, pattern]) => [code, text.match(pattern)?.length ?? 0]))
}

/** Matches letter sequences: `^` the start of a word, `$` its end, `_` a space. Without any, it matches nothing. */
function anyOf(entries: readonly string[]): RegExp {
  const signs: Readonly<Record<string, string>> = {'^': '(?<!\\p{L})', $: '(?!\\p{L})', _: '\\s', '?': '\\?'}
  return new RegExp(entries.map((entry) => entry.replace(/[$^_?]/g, (sign) => signs[sign])).join('|') || '(?!)', 'gu')
}

function list(code: string, name: string): string[] {
  return [...lang(code).words(name).values()].flat()
}
