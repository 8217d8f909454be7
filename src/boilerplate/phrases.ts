import {mapEach} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
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

/** Where the phrases of a language stand in a text, in their order; what a unit holds of them is asked by `firstPhrase`. */
export interface Phrases {
  readonly codes: CodeUnits
  readonly starts: readonly number[]
  readonly phrases: readonly Phrase[]
}

/** What was searched last, by language: several stages ask for the units of the same text. */
let last: {readonly codes: CodeUnits; readonly found: Map<Lang, Phrases>} | undefined

/** Searches a text for the phrases of a language's boilerplate list, once. One look-up a word. */
export function phrasesOn(codes: CodeUnits, pack: Lang): Phrases {
  if (last?.codes !== codes) last = {codes, found: new Map()}
  let found = last.found.get(pack)
  if (!found) last.found.set(pack, (found = search(codes, phrasesByHead(pack))))
  return found
}

/** The first phrase in a part of the text; its place is counted from where the part begins. */
export function firstPhrase({codes, starts, phrases}: Phrases, start = 0, end = codes.length): PhraseHit | null {
  for (let i = firstFrom(starts, start); starts[i] < end; i++) {
    if (fits(codes, start, end, starts[i], phrases[i])) return {section: phrases[i].section, start: starts[i] - start, end: starts[i] - start + phrases[i].text.length}
  }
  return null
}

function search(codes: CodeUnits, {byHead, sieve, marks}: PhraseList): Phrases {
  const starts: number[] = []
  const phrases: Phrase[] = []
  const add = (at: number, head: number): void => {
    for (const phrase of byHead.get(head) ?? []) {
      if (!standsAt(codes, at, phrase.text)) continue
      starts.push(at)
      phrases.push(phrase)
    }
  }
  let hash = 0
  // No branch but one that is hardly ever taken: the ends of words are what a processor foretells worst.
  for (let i = 0; byHead.size > 0 && i <= codes.length; i++) {
    const code = i < codes.length ? codes[i] : 0
    const folded = foldedLetters[code]
    const letter = -folded >> 31
    if (((sieve[hash & sieveMask] & ~letter) | marks[code]) !== 0) {
      add(wordStart(codes, i), hash)
      if (marks[code] === 1) add(i, foldCode(code))
    }
    hash = (Math.imul(hash, 31) + folded) & letter
  }
  return {codes, starts, phrases}
}

/** The first place of rising numbers that is not below a number. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle] < least) low = middle + 1
    else high = middle
  }
  return low
}

function wordStart(codes: CodeUnits, end: number): number {
  let first = end
  while (first > 0 && isLetterAt(codes, first - 1)) first--
  return first
}

/** Compared from the end, since the first word is known to be the same. */
function standsAt(codes: CodeUnits, at: number, phrase: string): boolean {
  if (at + phrase.length > codes.length) return false
  for (let i = phrase.length - 1; i >= 0; i--) if (foldCode(codes[at + i]) !== phrase.charCodeAt(i)) return false
  return true
}

/** Whether a phrase that stands in the text ends with a word, and opens or closes its unit where it must. */
function fits(codes: CodeUnits, start: number, last: number, at: number, {text, opens, closes}: Phrase): boolean {
  if (opens && !isMargin(codes, start, at)) return false
  const end = at + text.length
  if (end > last || (end < last && isLetterAt(codes, end) && isLetterAt(codes, end - 1))) return false
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
const foldedLetters = mapEach('letters', (code) => (letters[code] === 1 ? foldCode(code) : 0))

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
