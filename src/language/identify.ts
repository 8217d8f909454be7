import {detectLanguage} from '../bridge/eld.ts'
import {fallback, lang} from '../lang/index.ts'
import type {Scores} from './evidence.ts'
import {frequentWords, spellings} from './evidence.ts'
import {letterLead, letterScores} from './model.ts'
import {foreignShare, letters, outside, scriptOf} from './script.ts'

/** UTF-16 code units of a stretch: what the detector reads of a text. */
const stretchLength = 320
/**
 * What a frequent word and a letter sequence add to what the letters say, in nats. Tuned on clean sentences in six languages: half or
 * double is hardly worse.
 */
const frequentWeight = 4
const spellingWeight = 1
/** By what the first language is ahead when all words are frequent in it: `Non, non` is as good Italian. */
const firstLead = 2
/** And else: nothing but that it wins where there is nothing to tell. */
const bareLead = 0.01
/** By what a language must lead for the letters alone to decide, in nats: of 8,000 clean sentences of 40 characters and more two are then taken for another language. */
const clearLead = 12
/** From here on languages without a pack are so far behind that the detector, which knows them, need not be asked. Of clean sentences of 40 characters one in fifty is below. */
const askBelow = 8
/** By what the odds of a language without a pack must be higher in the detector: by less it calls English names Danish; right findings are ahead by 0.6 and more. */
const otherLead = 0.5
/** Letters below which only languages with a pack are told, as long as there is one. */
const detectableLetters = 20

/** What a text was found to be in, and why. */
export interface Finding {
  /** `und` when no language that is allowed is in the script of the text, or there are no letters. */
  readonly lang: string
  /** What speaks for each language with a pack and for all `other` ones, in nats. */
  readonly scores: Scores
  /** What the detector says, 0–1 each; null when it was not asked. */
  readonly detected: Scores | null
}

/** Up to three stretches of a text, from its start, middle and end: all of a short one. */
export function pieces(text: string): string[] {
  if (text.length <= stretchLength) return [text]
  const number = Math.min(3, Math.ceil(text.length / stretchLength))
  const step = (text.length - stretchLength) / (number - 1)
  return Array.from({length: number}, (_, i) => text.slice(Math.round(i * step), Math.round(i * step) + stretchLength))
}

/**
 * The language of a text, of those allowed: by its letters when they are clear; else by letters, frequent words and letter sequences
 * together; and where a language without a pack may be meant, by the detector. The first one allowed when there is nothing to tell.
 */
export function identify(text: string, allowed: readonly string[]): Finding {
  const byLetters = letterScores(text)
  const clear = best(byLetters, allowed)
  if (clear !== null && leads(byLetters, clear, clearLead) && outside(text, scriptOf(clear)) <= foreignShare) return {lang: clear, scores: byLetters, detected: null}
  const scripts = new Set([...new Set(allowed.map(scriptOf))].filter((script) => outside(text, script) <= foreignShare))
  const candidates = [...new Set(allowed)].filter((code) => scripts.has(scriptOf(code)))
  const none = {scores: byLetters, detected: null}
  if (candidates.length === 0 || letters(text) === 0) return {lang: 'und', ...none}
  if (candidates.length === 1) return {lang: candidates[0], ...none}
  const scores = weigh(text, byLetters, candidates[0])
  const known = best(scores, candidates)
  const strangers = candidates.filter((code) => !(code in scores))
  if (strangers.length === 0 || (known !== null && (letters(text) < detectableLetters || byLetters[known] - byLetters.other >= askBelow))) {
    return {lang: known ?? candidates[0], scores, detected: null}
  }
  const detected = detect(text)
  const other = best(detected, strangers)
  if (known === null) return {lang: other ?? candidates[0], scores, detected}
  return {lang: other !== null && odds(detected[other]) - odds(detected[known]) >= otherLead ? other : known, scores, detected}
}

/**
 * Whether a text is clearly in a language by its letters alone: most texts are in that of their document, and need no further look.
 * All languages without a pack are one here.
 */
export function isClearly(text: string, code: string): boolean {
  return leadOf(text, code) >= askBelow
}

/** Whether no language is likelier by the letters of a text alone. */
export function isLikeliest(text: string, code: string): boolean {
  return leadOf(text, code) >= 0
}

function leadOf(text: string, code: string): number {
  return letterLead(text, hasPack(code) ? code : 'other')
}

/** The candidate with the highest score, or null when none has any. Of equals the first. */
export function best(scores: Scores, candidates: readonly string[]): string | null {
  let found: string | null = null
  for (const code of candidates) if (code in scores && (found === null || scores[code] > scores[found])) found = code
  return found
}

export function hasPack(code: string): boolean {
  return lang(code) !== fallback
}

/** What the detector says of a text, 0–1 for each language that it finds possible: the mean over its stretches. */
export function detect(text: string): Scores {
  const total: Record<string, number> = {}
  const stretches = Array.from({length: Math.ceil(text.length / stretchLength)}, (_, i) => text.slice(i * stretchLength, (i + 1) * stretchLength))
  for (const stretch of stretches) {
    for (const [code, score] of Object.entries(detectLanguage(stretch))) total[code] = (total[code] ?? 0) + (score * stretch.length) / text.length
  }
  return total
}

/**
 * The words of a text that begin with a small letter, or with one of a script without capitals: no names, numbers, codes or
 * addresses. A French list of German composers is otherwise German.
 */
export function plainWords(text: string): string {
  return text.split(/\s+/).filter((word) => plainWord.test(word)).join(' ')
}

const plainWord = /^\p{P}{0,4}[\p{Ll}\p{Lo}][\p{L}\p{M}'’-]*\p{P}{0,4}$/u

/** Puts together all that speaks for each language, in nats. */
function weigh(text: string, byLetters: Scores, first: string): Scores {
  const scores: Record<string, number> = {...byLetters}
  const words = withoutCodes(text)
  const frequent = frequentWords(words)
  const usual = spellings(words)
  for (const code in scores) scores[code] += frequentWeight * (frequent[code] ?? 0) + spellingWeight * (usual[code] ?? 0)
  if (first in scores) scores[first] += first in frequent && frequent[first] === wordsIn(words) ? firstLead : bareLead
  return scores
}

/** The words of a text but for addresses, names of files and codes: the `fr` of an address is no French word. */
function withoutCodes(text: string): string {
  return text.split(/\s+/).filter((word) => !/[\d/@_=<>|\\]/.test(word)).join(' ')
}

function wordsIn(text: string): number {
  return text.match(/\p{L}{1,99}/gu)?.length ?? 0
}

/** Whether a language is ahead of all others, those without a pack among them. */
function leads(scores: Scores, code: string, lead: number): boolean {
  if (!(code in scores)) return false
  for (const other in scores) if (other !== code && scores[code] - scores[other] < lead) return false
  return true
}

function odds(score = 0): number {
  return score / (1 - score)
}
