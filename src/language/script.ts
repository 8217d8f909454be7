import {tableOf} from '../code-units.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'

/** The share of letters of another script that a text in a language may have: a Russian sentence may be half an English title. */
export const foreignShare = 0.7
/** And how many they must be: a Greek name is fewer. */
const foreignLetters = 10

/** Scripts that CLDR names for a language and Unicode holds as several. */
const composite: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul', 'Han'],
  Hans: ['Han'],
  Hant: ['Han']
}

/**
 * Tells whether most letters of a text are of another script than the language is written in, and are not just a few.
 * Always false for a language whose script is unknown, as that of the fallback pack.
 */
export function foreignScript(text: string, {script}: Pick<Lang, 'script'>): boolean {
  return lettersOutside(script).count(text) >= foreignLetters && outside(text, script) > foreignShare
}

/** The share of the letters of a text that are of another script, 0–1; 0 for the script `Any`. */
export function outside(text: string, script: string): number {
  const others = lettersOutside(script).count(text)
  return others && others / letters(text)
}

/** The letters of a text, in UTF-16 code units. */
export const letters = counter(/\p{L}/u).count

/** The Unicode script of a language code: its pack's, else the one that CLDR calls likely; `Any` when nobody knows. */
export function scriptOf(code: string): string {
  if (!scripts.has(code)) scripts.set(code, findScript(code))
  return scripts.get(code)!
}

/** Kept, since to ask CLDR costs microseconds and every document asks for every language. */
const scripts = new Map<string, string>()

function findScript(code: string): string {
  const {script} = lang(code)
  if (script !== 'Any' || code === 'und') return script
  try {
    return new Intl.Locale(code).maximize().script ?? 'Any'
  } catch {
    return 'Any'
  }
}

/** Characters of some kind. */
interface Characters {
  /** 1 for a code unit that is one by itself; made when first asked for. */
  table(): Uint8Array
  /** How many a text holds, in UTF-16 code units. */
  count(text: string): number
}

const outsiders = new Map<string, Characters>()

/** Letters of another script; none for the script `Any`. Letters that all scripts share, such as ʼ, are of none. */
export function lettersOutside(script: string): Characters {
  let found = outsiders.get(script)
  if (!found) {
    const own = [...(composite[script] ?? [script]), 'Common'].map((name) => `\\p{Script=${name}}`)
    found = counter(script === 'Any' ? /(?!)/u : new RegExp(`[^\\P{L}${own.join('')}]`, 'u'))
    outsiders.set(script, found)
  }
  return found
}

function counter(pattern: RegExp): Characters {
  let made: Uint8Array | null = null
  const table = (): Uint8Array => (made ??= tableOf([1, pattern]))
  const count = (text: string): number => {
    const isOne = table()
    let units = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      units += isOne[code]
      // A pair of surrogates is one character.
      if (code < 0xd800 || code > 0xdbff) continue
      const character = String.fromCodePoint(text.codePointAt(i)!)
      if (character.length === 2 && pattern.test(character)) units += 2
    }
    return units
  }
  return {table, count}
}
