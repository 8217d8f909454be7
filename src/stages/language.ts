import {detectLanguage} from '../bridge/eld.ts'
import type {Block, Doc} from '../doc.ts'
import {dropBlock} from '../doc.ts'
import {fallback, lang} from '../lang/index.ts'
import {best, identify, markedLanguage, pieces, plainWords} from '../language/identify.ts'
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
  /** UTF-16 code units of the document that decide its language. */
  sample: 2000,
  /** Letters of plain words below which nothing is called foreign: under 40 the detector is wrong once in twenty. */
  minLetters: 40,
  /**
   * How far another language must score above the document's, 0–1. Of 6,642 clean French sentences one passes (it is English), of
   * 11,500 in five other languages none; of sentences foreign to a French document 99.8 % or more are found.
   */
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
    if (verdict && options.drop) dropBlock(doc, block, verdict.rule, verdict.score)
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
    if (markedLanguage(piece) === home.code) return null
    const words = plainWords(piece)
    if (letters(words) < options.minLetters) continue
    const stranger = strangerTo(home.code, words, options)
    if (stranger === null || (found && found.lang !== stranger.lang)) return null
    found = stranger
  }
  return found
}

/** The language that beats the document's by the margin, or null. */
function strangerTo(code: string, words: string, {languages, margin}: Options): Verdict | null {
  const scores = detectLanguage(words)
  const found = best(scores, languages)
  if (found === null || found === code || scores[found] - (scores[code] ?? 0) < margin) return null
  return {lang: found, rule: 'language/foreign', score: scores[found]}
}

/**
 * Whether what is foreign to the document's language may be told at all: it has a pack, or the document is mixed, so that the
 * detector, which may not know a stated language, finds blocks of it too.
 */
function isSpoken({blocks}: Doc, {code}: Home, {languages, minLetters}: Options): boolean {
  if (lang(code) !== fallback) return true
  return blocks.some(({text}) =>
    pieces(text.value).some((piece) => letters(piece) >= minLetters && best(detectLanguage(piece), [...languages, code]) === code)
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
