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
  return script !== 'Any' && count(text, lettersOutside(script)) >= foreignLetters && outside(text, script) > foreignShare
}

/** The share of the letters of a text that are of another script, 0–1; 0 for the script `Any`. */
export function outside(text: string, script: string): number {
  const others = script === 'Any' ? 0 : count(text, lettersOutside(script))
  return others && others / letters(text)
}

/** The letters of a text, in UTF-16 code units. */
export function letters(text: string): number {
  return count(text, /\p{L}{1,99}/gu)
}

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

const outsiders = new Map<string, RegExp>()

/** Matches letters of another script. Letters that all scripts share, such as ʼ, are of none. */
function lettersOutside(script: string): RegExp {
  let letters = outsiders.get(script)
  if (!letters) {
    const own = [...(composite[script] ?? [script]), 'Common'].map((name) => `\\p{Script=${name}}`)
    letters = new RegExp(`[^\\P{L}${own.join('')}]{1,99}`, 'gu')
    outsiders.set(script, letters)
  }
  return letters
}

/** The UTF-16 code units that a global pattern matches. Its quantifier is bounded: five million letters on end overflow the stack of `\p{L}+`. */
function count(text: string, pattern: RegExp): number {
  let units = 0
  for (const run of text.match(pattern) ?? []) units += run.length
  return units
}
