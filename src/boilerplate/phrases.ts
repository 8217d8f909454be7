import type {CodeUnits} from '../codes.ts'
import {codesOf} from '../codes.ts'
import {fold, foldCode} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {Code, isLetter, isLetterAt, letters} from '../sentences/characters.ts'

/** A phrase of a pack's `boilerplate.txt` found in a text: its section and its place. */
export interface PhraseHit {
  /** Section of the list, which is a rule of the stage: `wiki-footer`. */
  readonly section: string
  readonly start: number
  readonly end: number
}

interface Phrase {
  readonly section: string
  /** Folded. */
  readonly text: string
  /** It must open the unit. */
  readonly opens: boolean
  /** It must close the unit, or an item of a list. */
  readonly closes: boolean
}

/** Marks that may stand before a phrase that opens a unit, or after one that closes it. */
const margin = 3

/** Finds the first phrase of a language's boilerplate list in a unit of text; null when there is none. One look-up a word. */
export function findPhrase(text: string, pack: Lang): PhraseHit | null {
  return findPhraseIn(codesOf(text), pack)
}

/** The same in a part of a text that is given in code units; the places are counted from where it begins. */
export function findPhraseIn(codes: CodeUnits, pack: Lang, start = 0, end = codes.length): PhraseHit | null {
  const {byHead, sieve, marks} = phrasesByHead(pack)
  if (byHead.size === 0) return null
  let hash = 0
  // No branch but one that is hardly ever taken: the ends of words are what a processor foretells worst.
  for (let i = start; i <= end; i++) {
    const code = i < end ? codes[i] : 0
    const folded = foldedLetters[code]
    const letter = -folded >> 31
    if (((sieve[hash & sieveMask] & ~letter) | marks[code]) !== 0) {
      const unit = {codes, start, end}
      const hit = phraseAt(unit, wordStart(unit, i), byHead.get(hash)) ?? phraseAt(unit, i, byHead.get(foldCode(code)))
      if (hit !== null) return hit
    }
    hash = (Math.imul(hash, 31) + folded) & letter
  }
  return null
}

/** A part of a text. */
interface Part {
  readonly codes: CodeUnits
  readonly start: number
  readonly end: number
}

function phraseAt(unit: Part, at: number, phrases: readonly Phrase[] = []): PhraseHit | null {
  for (const phrase of phrases) if (matches(unit, at, phrase)) return {section: phrase.section, start: at - unit.start, end: at - unit.start + phrase.text.length}
  return null
}

function wordStart({codes, start}: Part, end: number): number {
  let first = end
  while (first > start && isLetterAt(codes, first - 1)) first--
  return first
}

function matches({codes, start, end: last}: Part, at: number, {text: phrase, opens, closes}: Phrase): boolean {
  if (opens && !isMargin(codes, start, at)) return false
  const end = at + phrase.length
  if (end > last || (end < last && isLetterAt(codes, end) && isLetterAt(codes, end - 1))) return false
  for (let i = 0; i < phrase.length; i++) if (foldCode(codes[at + i]) !== phrase.charCodeAt(i)) return false
  return !closes || end === last || codes[end] === Code.Comma || codes[end] === Code.Semicolon || isMargin(codes, end, last)
}

function isMargin(codes: CodeUnits, start: number, end: number): boolean {
  if (end - start > margin) return false
  for (let i = start; i < end; i++) if (isLetterAt(codes, i)) return false
  return true
}

interface PhraseList {
  /** By the hash of their first word, or by their first character when that is no letter. */
  readonly byHead: ReadonlyMap<number, readonly Phrase[]>
  /** 1 for the low bits of the hashes of first words, so that most words are told to begin no phrase by one look. */
  readonly sieve: Uint8Array
  /** 1 for the code units of first characters that are no letters. */
  readonly marks: Uint8Array
}

const sieveMask = 0x3fff

/** Code units of letters, folded; 0 for what is no letter. */
const foldedLetters = Uint16Array.from(letters, (letter, code) => (letter === 1 ? foldCode(code) : 0))

const phrasesByHead: (lang: Lang) => PhraseList = perLang((lang) => {
  const byHead = new Map<number, Phrase[]>()
  const sieve = new Uint8Array(sieveMask + 1)
  const marks = new Uint8Array(0x10000)
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const [opens, closes] = [entry.startsWith('^'), entry.endsWith('$')]
      const text = fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined))
      const head = headOf(text)
      byHead.set(head, [...(byHead.get(head) ?? []), {section, text, opens, closes}])
      if (isLetter(text, 0)) sieve[head & sieveMask] = 1
      else marks[head] = 1
    }
  }
  return {byHead, sieve, marks}
})

/** The hash of the first word, or the first character when that is no letter. */
function headOf(phrase: string): number {
  if (!isLetter(phrase, 0)) return phrase.charCodeAt(0)
  let hash = 0
  for (let i = 0; isLetter(phrase, i); i++) hash = (Math.imul(hash, 31) + phrase.charCodeAt(i)) | 0
  return hash
}
