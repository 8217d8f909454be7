import {codesOf} from '../codes.ts'
import {fold, foldCode} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {isLetter, letters} from '../sentences/characters.ts'

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

/** Finds the first phrase of a language's boilerplate list in a unit of text; null when there is none. One look-up a word, and no copy of the text. */
export function findPhrase(text: string, pack: Lang): PhraseHit | null {
  const {byHead, sieve} = phrasesByHead(pack)
  if (byHead.size === 0) return null
  const codes = codesOf(text)
  for (let i = 0, start = 0; i < codes.length; start = i) {
    let letter = foldedLetters[codes[i++]]
    let hash = letter === 0 ? foldCode(codes[start]) : letter
    for (; letter !== 0 && i < codes.length; i++) {
      letter = foldedLetters[codes[i]]
      if (letter === 0) break
      hash = hashNext(hash, letter)
    }
    if (sieve[hash & sieveMask] === 0) continue
    for (const phrase of byHead.get(hash) ?? []) {
      if (matches(text, start, phrase)) return {section: phrase.section, start, end: start + phrase.text.length}
    }
  }
  return null
}

function matches(text: string, start: number, {text: phrase, opens, closes}: Phrase): boolean {
  const end = start + phrase.length
  if (!startsFolded(text, start, phrase) || (isLetter(phrase, phrase.length - 1) && isLetter(text, end))) return false
  return (!opens || isMargin(text.slice(0, start))) && (!closes || text[end] === ',' || text[end] === ';' || isMargin(text.slice(end, end + margin + 1)))
}

function startsFolded(text: string, start: number, phrase: string): boolean {
  if (start + phrase.length > text.length) return false
  for (let i = 0; i < phrase.length; i++) if (foldCode(text.charCodeAt(start + i)) !== phrase.charCodeAt(i)) return false
  return true
}

function isMargin(text: string): boolean {
  return text.length <= margin && !/\p{L}/u.test(text)
}

interface PhraseList {
  /** By the hash of their first word, or by their first character when that is no letter. */
  readonly byHead: ReadonlyMap<number, readonly Phrase[]>
  /** 1 for the low bits of these hashes, so that most words are told to begin no phrase by one look. */
  readonly sieve: Uint8Array
}

const sieveMask = 0x3fff

/** Code units of letters, folded; 0 for what is no letter. */
const foldedLetters = Uint16Array.from(letters, (letter, code) => (letter === 1 ? foldCode(code) : 0))

const phrasesByHead: (lang: Lang) => PhraseList = perLang((lang) => {
  const byHead = new Map<number, Phrase[]>()
  const sieve = new Uint8Array(sieveMask + 1)
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const [opens, closes] = [entry.startsWith('^'), entry.endsWith('$')]
      const text = fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined))
      const head = headOf(text)
      byHead.set(head, [...(byHead.get(head) ?? []), {section, text, opens, closes}])
      sieve[head & sieveMask] = 1
    }
  }
  return {byHead, sieve}
})

function headOf(phrase: string): number {
  let hash = phrase.charCodeAt(0)
  for (let i = 1; i < phrase.length && isLetter(phrase, 0) && isLetter(phrase, i); i++) hash = hashNext(hash, phrase.charCodeAt(i))
  return hash
}

function hashNext(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}
