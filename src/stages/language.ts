import type {Block, Doc} from '../doc.ts'
import {dropBlock} from '../doc.ts'
import {best, detect, hasPack, identify, isClearly, isLikeliest, pieces, plainWords} from '../language/identify.ts'
import {foreignScript, letters, outside, scriptOf} from '../language/script.ts'
import {scoreOf} from '../score.ts'
import {defineStage} from '../stage.ts'

export {foreignScript}

const defaults = {
  /** Those that a document or a block may be found to be in. The first one is what a document too short to tell is taken for. */
  languages: [
    'fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ca', 'ro', 'pl', 'cs', 'sk', 'sl', 'hr', 'hu', 'sv', 'da', 'no', 'fi', 'et', 'lv',
    'lt', 'sq', 'is', 'tr', 'el', 'ru', 'uk', 'bg', 'be', 'sr'
  ],
  /** False keeps foreign blocks; they bear their language all the same. */
  drop: true,
  /** False keeps foreign blocks in the script of the document, such as references to books in another language. */
  dropSameScript: true,
  /** UTF-16 code units of the document that decide its language. With half of them, a French web page under an English menu was English. */
  sample: 2000,
  /** Letters of plain words below which nothing is called foreign: under 20, `non, non, non` and titles of English books would be. */
  minLetters: 20,
  /**
   * By how many nats another language must lead, all that speaks for it put together. Of 16,000 clean sentences in six languages none is
   * then called foreign to its own, with 3 or with 10; of 1,900 of 40 characters and more foreign to a French document 97 % are found,
   * and those that are not are addresses, or lack the letters.
   */
  lead: 6,
  /** Letters of plain words where one of the two languages has no pack, so that only the detector compares them: under 40 it is wrong once in twenty. */
  minLettersDetected: 40,
  /** How far another language must then score above the document's, 0–1. */
  margin: 0.08
}

type Options = Readonly<typeof defaults>

/** UTF-16 code units of a block that are looked at first: of clean sentences so long, 99 % are clearly in their language. */
const openingLength = 160

/** Decides the language of the document, unless its source states it, and of each block; drops what is foreign to the document. */
export const language = defineStage('language', defaults, (doc, _file, options) => {
  if (!doc.langStated) doc.lang = documentLanguage(doc, options) ?? doc.lang
  const home: Home = {code: doc.lang.toLowerCase().split(/[-_]/)[0], script: scriptOf(doc.lang)}
  let verdicts = doc.blocks.map((block) => judge(block, home, options))
  if (verdicts.some((verdict) => verdict) && !isSpoken(doc, home, options)) verdicts = []
  doc.blocks.forEach((block, i) => {
    const verdict = verdicts[i]
    if (verdict) block.lang = verdict.lang
    else if (block.lang === 'und') block.lang = doc.lang
    if (verdict && options.drop && (options.dropSameScript || verdict.rule === 'language/script')) dropBlock(doc, block, verdict.rule, {score: verdict.score})
  })
}, {careful: {dropSameScript: false}})

/** What blocks are measured against: the document's primary language and its script. */
interface Home {
  readonly code: string
  readonly script: string
}

interface Verdict {
  readonly lang: string
  readonly rule: 'language/script' | 'language/foreign'
  readonly score: number
}

/** Says that a block is foreign; null when nothing tells it from the language of the document. */
function judge({kind, lang, text}: Block, home: Home, options: Options): Verdict | null {
  if (home.code === 'und' || kind === 'code') return null
  // What the source says of a block holds as what it says of a document.
  if (lang !== 'und' && lang.toLowerCase().split(/[-_]/)[0] === home.code) return null
  if (foreignScript(text.value, home)) {
    return {lang: identify(pieces(text.value).join(' '), options.languages).lang, rule: 'language/script', score: outside(text.value, home.script)}
  }
  // Most blocks of a page are too short to tell.
  if (text.length < options.minLetters || (text.length > openingLength && isClearly(text.value.slice(0, openingLength), home.code))) return null
  let found: Verdict | null = null
  for (const piece of pieces(text.value)) {
    if (isClearly(piece, home.code)) return null
    const words = plainWords(piece)
    if (letters(words) < options.minLetters) continue
    const stranger = strangerTo(home.code, words, options)
    if (stranger === null || (found && found.lang !== stranger.lang)) return null
    found = stranger
  }
  return found
}

/** The language that a text is clearly in rather than in the document's, or null. */
function strangerTo(code: string, words: string, {languages, lead, minLettersDetected, margin}: Options): Verdict | null {
  // Else the detector finds Danish in `var newWindow`, and French in `margin-bottom: !important`.
  if (hasPack(code) && isLikeliest(words, code)) return null
  const long = letters(words) >= minLettersDetected
  const {lang, scores, detected} = identify(words, [code, ...languages].filter((each) => long || hasPack(each)))
  if (lang === code || lang === 'und') return null
  if (hasPack(lang) && hasPack(code)) {
    const ahead = scores[lang] - Math.max(scores[code], scores.other)
    return ahead >= lead ? {lang, rule: 'language/foreign', score: scoreOf(ahead)} : null
  }
  if (!long) return null
  const odds = detected ?? detect(words)
  return (odds[lang] ?? 0) - (odds[code] ?? 0) >= margin ? {lang, rule: 'language/foreign', score: odds[lang] ?? 0} : null
}

/**
 * Whether what is foreign to the document's language may be told at all: it has a pack, or the document is mixed, so that the
 * detector, which may not know a stated language, finds blocks of it too.
 */
function isSpoken({blocks}: Doc, {code}: Home, {languages, minLettersDetected}: Options): boolean {
  if (hasPack(code)) return true
  return blocks.some(({text}) =>
    pieces(text.value).some((piece) => letters(piece) >= minLettersDetected && best(detect(piece), [...languages, code]) === code)
  )
}

/** Asks stretches of the first blocks, up to the size of the sample; null when they do not tell. */
function documentLanguage({blocks}: Doc, {languages, sample: wanted}: Options): string | null {
  let sample = ''
  for (const {text, kind} of blocks) {
    if (kind === 'code') continue
    for (const piece of pieces(text.value)) sample += `${piece} `
    if (sample.length >= wanted) break
  }
  const {lang} = identify(sample, languages)
  return lang === 'und' ? null : lang
}
