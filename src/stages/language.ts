import {detectLanguage} from '../bridge/eld.ts'
import type {Block, Doc} from '../doc.ts'
import {dropBlock} from '../doc.ts'
import {best, hasPack, identify, isPlainly, pieces, plainWords, weigh} from '../language/identify.ts'
import {foreignScript, letters, outside, scriptOf} from '../language/script.ts'
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
  /** UTF-16 code units of the document that decide its language. With half of them, a French web page under an English menu was English. */
  sample: 2000,
  /** Letters of plain words below which nothing is called foreign: under 20, `non, non, non` and titles of English books would be. */
  minLetters: 20,
  /**
   * By how many frequent words another language must lead, all that speaks for it put together. With 20 letters: of 10,900 clean
   * French sentences one is called foreign (it is English), of 10,000 in four other languages none; of sentences foreign to a
   * French document 94 % are found, and those that are not lack the letters.
   */
  lead: 3,
  /** The same where one of the two languages has no pack, so that only the detector compares them: under 40 letters it is wrong once in twenty. */
  minLettersDetected: 40,
  /** How far another language must then score above the document's, 0–1. */
  margin: 0.08
}

type Options = Readonly<typeof defaults>

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
    if (verdict && options.drop) dropBlock(doc, block, verdict.rule, {score: verdict.score})
  })
})

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
  if (lang.toLowerCase().split(/[-_]/)[0] === home.code) return null
  if (foreignScript(text.value, home)) {
    return {lang: identify(pieces(text.value), options.languages), rule: 'language/script', score: outside(text.value, home.script)}
  }
  let found: Verdict | null = null
  for (const piece of pieces(text.value)) {
    if (isPlainly(piece, home.code)) return null
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
  const found = identify([words], [code, ...languages])
  if (found === code || found === 'und') return null
  const {scores, total, frequent} = weigh(words)
  const clear =
    hasPack(found) && hasPack(code)
      ? frequent[found] >= 2 && total[found] - (total[code] ?? 0) >= lead
      : letters(words) >= minLettersDetected && (scores[found] ?? 0) - (scores[code] ?? 0) >= margin
  return clear ? {lang: found, rule: 'language/foreign', score: scores[found] ?? 0} : null
}

/**
 * Whether what is foreign to the document's language may be told at all: it has a pack, or the document is mixed, so that the
 * detector, which may not know a stated language, finds blocks of it too.
 */
function isSpoken({blocks}: Doc, {code}: Home, {languages, minLettersDetected}: Options): boolean {
  if (hasPack(code)) return true
  return blocks.some(({text}) =>
    pieces(text.value).some((piece) => letters(piece) >= minLettersDetected && best(detectLanguage(piece), [...languages, code]) === code)
  )
}

/** Asks stretches of the first blocks, up to the size of the sample; null when they do not tell. */
function documentLanguage({blocks}: Doc, {languages, sample: wanted}: Options): string | null {
  const sample: string[] = []
  let length = 0
  for (const {text, kind} of blocks) {
    if (kind === 'code') continue
    for (const piece of pieces(text.value)) {
      sample.push(piece)
      length += piece.length
    }
    if (length >= wanted) break
  }
  const found = identify(sample, languages)
  return found === 'und' ? null : found
}
