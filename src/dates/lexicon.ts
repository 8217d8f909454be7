import type {WordList} from '../lang/words.ts'
import type {Reading} from './readings.ts'
import type {Token} from './tokens.ts'
import {tokenAt} from './tokens.ts'

/** An entry of a pack's dates.txt: `av. J.-C. = before` under `[era]`. */
export interface Entry {
  readonly section: string
  readonly words: readonly Pick<Token, 'text' | 'capital' | 'glued'>[]
  /** Its section, its value (what stands behind `=`, else `1`) and how many tokens it has. */
  readonly reading: Reading
}

/** The entries of a language by their first word, longest first. */
export type Lexicon = ReadonlyMap<string, readonly Entry[]>

/** The section that makes ordinals of digits. */
export const ordinalSuffix = 'ordinal-suffix'

/** Centuries, millennia and quarters: Roman numerals up to this one are words of their own. */
const romanLimit = 30

/**
 * Compiles dates.txt. An entry that begins with a capital asks for one in the text. Entries without their accents are entries too, where they are long enough to stay unmistakable.
 * `[number]` stands under `number`, as digits do, and under `spelled`. `[ordinal-suffix]` makes the ordinals in Roman numerals, which stand under `nth`.
 */
export function compileLexicon(words: WordList): Lexicon {
  const lexicon = new Map<string, Entry[]>()
  const add = (section: string, phrase: string, value: string): void => {
    const words = tokens(phrase)
    const entry = {section, words, reading: {slot: section, value, length: words.length}}
    const same = lexicon.get(entry.words[0].text)
    if (same) same.push(entry)
    else lexicon.set(entry.words[0].text, [entry])
  }
  for (const [section, lines] of words) {
    if (section === 'number') continue
    for (const line of lines) {
      const [phrase, value = '1'] = line.split(/ = /)
      add(section, phrase, value)
      const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '')
      if (plain !== phrase && plain.length >= 4) add(section, plain, value)
    }
  }
  for (const [phrase, value] of numbers(words)) for (const section of ['number', 'spelled']) add(section, phrase, String(value))
  for (let n = 1; n <= romanLimit; n++) {
    for (const suffix of ['', ...(words.get('roman-suffix') ?? [])]) {
      add('nth', roman(n) + suffix, String(n))
      if (suffix) add('nth', `${roman(n)} ${suffix}`, String(n))
    }
  }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return lexicon
}

/** The numbers of `[number]`, and those that a ten and a smaller number make, with a hyphen, a space or a word of `[number-and]`: `vingt et un`. */
function numbers(words: WordList): [phrase: string, value: number][] {
  const simple = (words.get('number') ?? []).map((line): [string, number] => [line.split(' = ')[0], Number(line.split(' = ')[1])])
  const links = ['-', ' ', ...(words.get('number-and') ?? []).flatMap((word) => [` ${word} `, `-${word}-`])]
  const tens = simple.filter(([, value]) => value >= 20 && value < 100 && value % 10 === 0)
  const made = tens.flatMap(([ten, high]) =>
    [...simple, ...(words.get('one') ?? []).map((line): [string, number] => [line.split(' = ')[0], 1])]
      .filter(([, low]) => low < 20 && high + low < 100)
      .flatMap(([unit, low]) => links.map((link): [string, number] => [ten + link + unit, high + low]))
  )
  return [...new Map([...made, ...simple])]
}

function tokens(phrase: string): Token[] {
  const list: Token[] = []
  let offset = 0
  for (let token = tokenAt(phrase, 0); token; token = tokenAt(phrase, offset)) {
    list.push(token)
    offset = token.end
  }
  return list
}

function roman(n: number): string {
  return 'x'.repeat(n / 10) + ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][n % 10]
}
