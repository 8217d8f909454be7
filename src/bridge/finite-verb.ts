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
 * Tells whether a text holds a finite verb: `est signé` is one; `signé`, `signer`, `signant` are none.
 * Forms decide where they are clear; a tagger is asked in doubt, about 1 ms a sentence, so call it for few texts.
 * @param language BCP 47
 * @returns null for a language without a tagger, and when forms and tagger do not agree
 */
export function hasFiniteVerb(text: string, language: string): boolean | null {
  const pack = lang(language)
  const tagger = taggers[pack.code]
  if (!tagger) return null
  const {sure, likely, excluded} = verbForms(text, pack)
  if (sure) return true
  const tagged = text.length > longest ? null : tagger(text)
  if (tagged === null) return null
  if (tagged.some((word) => likely.has(word))) return true
  return likely.size === 0 && tagged.every((word) => excluded.has(word)) ? false : null
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
