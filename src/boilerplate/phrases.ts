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

/** Finds the first phrase of a language's boilerplate list in a unit of text; null when there is none. One look-up a word that may begin one, and no copy of the text. */
export function findPhrase(text: string, pack: Lang): PhraseHit | null {
  const {byHead, openings} = phrasesByHead(pack)
  if (byHead.size === 0) return null
  for (let i = 0; i < text.length; ) {
    const letter = letters[text.charCodeAt(i)]
    if (openings[openingOf(text, i, letter)] === 1) {
      for (const phrase of byHead.get(foldedHash(text, i, headEnd(text, i))) ?? []) {
        if (matches(text, i, phrase)) return {section: phrase.section, start: i, end: i + phrase.text.length}
      }
    }
    i++
    if (letter === 1) while (i < text.length && letters[text.charCodeAt(i)] === 1) i++
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
  /** By the hash of their first word, or of their first character when that is no letter. */
  readonly byHead: ReadonlyMap<number, readonly Phrase[]>
  /** 1 for what some phrase begins with, as `openingOf` has it. */
  readonly openings: Uint8Array
}

const phrasesByHead: (lang: Lang) => PhraseList = perLang((lang) => {
  const byHead = new Map<number, Phrase[]>()
  const openings = new Uint8Array(0x10000)
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const [opens, closes] = [entry.startsWith('^'), entry.endsWith('$')]
      const text = fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined))
      const head = foldedHash(text, 0, headEnd(text, 0))
      byHead.set(head, [...(byHead.get(head) ?? []), {section, text, opens, closes}])
      openings[openingOf(text, 0, letters[text.charCodeAt(0)])] = 1
    }
  }
  return {byHead, openings}
})

/** A number of the first character, folded, and in a word of its first three. */
function openingOf(text: string, start: number, letter: number): number {
  let number = foldCode(text.charCodeAt(start))
  for (let i = start + 1; letter === 1 && i < start + 3 && i < text.length; i++) {
    const code = text.charCodeAt(i)
    letter = letters[code]
    if (letter === 1) number = Math.imul(number, 31) + foldCode(code)
  }
  return number & 0xffff
}

function foldedHash(text: string, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + foldCode(text.charCodeAt(i))) | 0
  return hash
}

/** End of the word at `start`, or of the one character there that is no letter. */
function headEnd(text: string, start: number): number {
  let end = start
  while (isLetter(text, end)) end++
  return Math.max(end, start + 1)
}
