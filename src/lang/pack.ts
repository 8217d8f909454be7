import type {DateRule} from '../dates/rule.ts'
import type {WordList} from './words.ts'
import {readWords} from './words.ts'

/**
 * A language: all its words and patterns, and nothing that runs. Stages compile from it what they need
 * and never branch on its code.
 */
export interface Lang {
  /** BCP 47, two letters. */
  readonly code: string
  readonly name: string
  /** Unicode script name, as in `\p{Script=Latin}`. */
  readonly script: string
  /** Reads one of the word lists of the pack: `words('abbreviations')` is `src/lang/<code>/abbreviations.txt`. */
  words(name: string): WordList
  readonly dates: readonly DateRule[]
}

/** Makes a language from its folder `src/lang/<code>/`: word lists are read when first asked for. */
export function createLang(code: string, pack: Pick<Lang, 'name' | 'script' | 'dates'>): Lang {
  return {code, ...pack, words: (name) => readWords(code, name)}
}
