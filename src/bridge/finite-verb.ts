import {lang} from '../lang/index.ts'
import {tagEnglish} from './compromise.ts'
import {tagFrench} from './fr-compromise.ts'
import type {Tagger} from './tagger.ts'
import {verbForms} from './verb-forms.ts'

/** The one place where a package is tied to a language. */
const taggers: Readonly<Record<string, Tagger>> = {en: tagEnglish, fr: tagFrench}

/** UTF-16 code units beyond which a text is not given to a tagger. */
const longest = 2000

/**
 * True only when a finite verb is found in a text: `est signé` is one; `signé`, `signer`, `signant` are none. Never for a language without a tagger.
 * Forms decide where they are clear; a tagger is asked where one is likely, about 1 ms a sentence, so call it for few texts.
 * @param language BCP 47
 */
export function hasFiniteVerb(text: string, language: string): boolean {
  const pack = lang(language)
  const tagger = taggers[pack.code]
  if (!tagger) return false
  const {sure, likely} = verbForms(text, pack)
  if (sure || likely.size === 0 || text.length > longest) return sure
  return tagger(text)?.some((word) => likely.has(word)) ?? false
}

/**
 * True only when forms and tagger agree that a text has no finite verb. The tagger is asked only where no form may be one, and never where a
 * language has no list of forms (`finite-forms.txt`): it would be asked about every second sentence.
 */
export function lacksFiniteVerb(text: string, language: string): boolean {
  const pack = lang(language)
  const tagger = taggers[pack.code]
  if (!tagger || text.length > longest || pack.words('finite-forms').size === 0) return false
  const {sure, likely, excluded} = verbForms(text, pack)
  return !sure && likely.size === 0 && (tagger(text)?.every((word) => excluded.has(word)) ?? false)
}
