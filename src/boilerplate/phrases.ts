import {fold} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {isLetter} from '../sentences/characters.ts'
import {hashOf} from '../sentences/joint-words.ts'

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
  const phrases = phrasesByHead(pack)
  if (phrases.size === 0) return null
  const folded = fold(text)
  for (let i = 0; i < folded.length; ) {
    const end = headEnd(folded, i)
    for (const phrase of phrases.get(folded.slice(i, end)) ?? []) {
      if (matches(folded, i, phrase)) return {section: phrase.section, start: i, end: i + phrase.text.length}
    }
    i = end
  }
  return null
}

function matches(folded: string, start: number, {text, opens, closes}: Phrase): boolean {
  const end = start + text.length
  if (!folded.startsWith(text, start) || (isLetter(text, text.length - 1) && isLetter(folded, end))) return false
  return (!opens || isMargin(folded.slice(0, start))) && (!closes || folded[end] === ',' || folded[end] === ';' || isMargin(folded.slice(end, end + margin + 1)))
}

function isMargin(text: string): boolean {
  return text.length <= margin && !/\p{L}/u.test(text)
}

/** Phrases by their first word, or first character when that is no letter. */
const phrasesByHead = perLang((lang) => {
  const heads = new Map<string, Phrase[]>()
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const [opens, closes] = [entry.startsWith('^'), entry.endsWith('$')]
      const text = fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined))
      const head = text.slice(0, headEnd(text, 0))
      heads.set(head, [...(heads.get(head) ?? []), {section, text, opens, closes}])
    }
  }
  return heads
})

/** Hashes of the first words of all phrases, as they are written and folded: a text without any of these words has no phrase that begins with a word. */
export const phraseHeads: (lang: Lang) => ReadonlySet<number> = perLang((lang) => {
  const heads = new Set<number>()
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const text = entry.replace(/^\^/, '')
      const head = text.slice(0, headEnd(text, 0))
      heads.add(hashOf(head)).add(hashOf(fold(head)))
    }
  }
  return heads
})

/** End of the word at `start`, or of the one character there that is no letter. */
function headEnd(text: string, start: number): number {
  let end = start
  while (isLetter(text, end)) end++
  return Math.max(end, start + 1)
}
