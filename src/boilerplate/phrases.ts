import {built} from '../built.ts'
import type {CodeUnits} from '../codes.ts'
import {ownCodesOf} from '../codes.ts'
import {fold, foldCode} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {Code, isLetterAt, letters} from '../sentences/characters.ts'

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
  readonly codes: CodeUnits
  /** Length of its first word; 0 when it begins with another mark. */
  readonly head: number
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
    if (fits(codes, start, end, starts[i], phrases[i])) return {section: phrases[i].section, start: starts[i] - start, end: starts[i] - start + phrases[i].codes.length}
  }
  return null
}

function search(codes: CodeUnits, {lists, marked, sieve, looks}: PhraseList): Phrases {
  const starts: number[] = []
  const phrases: Phrase[] = []
  if (lists.length === 1 && marked.length === 0) return {codes, starts, phrases}
  /** @param at where the first word has ended, or a mark stands */
  const add = (at: number, list: readonly Phrase[]): void => {
    for (const phrase of list) {
      if (!standsAt(codes, at - phrase.head, phrase)) continue
      starts.push(at - phrase.head)
      phrases.push(phrase)
    }
  }
  let hash = 0
  // No branch but one that is hardly ever taken: the ends of words are what a processor foretells worst.
  for (let i = 0, {length} = codes; i < length; i++) {
    const look = looks[codes[i]]
    const letter = look >> 31
    const list = sieve[hash & sieveMask] & ~letter
    if ((list | (look & isMark)) !== 0) {
      add(i, lists[list])
      if (look & isMark) add(i, marked)
    }
    hash = (Math.imul(hash, 31) + (look & foldedCode)) & letter
  }
  add(codes.length, lists[sieve[hash & sieveMask]])
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

/** Compared from the end, since the first word is likely the same. It begins with a whole word. */
function standsAt(codes: CodeUnits, at: number, {codes: phrase, head}: Phrase): boolean {
  if (at < 0 || at + phrase.length > codes.length || (head > 0 && isLetterAt(codes, at - 1))) return false
  for (let i = phrase.length - 1; i >= 0; i--) if (foldCode(codes[at + i]) !== phrase[i]) return false
  return true
}

/** Whether a phrase that stands in the text ends with a word, and opens or closes its unit where it must. */
function fits(codes: CodeUnits, start: number, last: number, at: number, {codes: {length}, opens, closes}: Phrase): boolean {
  if (opens && !isMargin(codes, start, at)) return false
  const end = at + length
  if (end > last || (end < last && isLetterAt(codes, end) && isLetterAt(codes, end - 1))) return false
  return !closes || end === last || codes[end] === Code.Comma || codes[end] === Code.Semicolon || isMargin(codes, end, last)
}

function isMargin(codes: CodeUnits, start: number, end: number): boolean {
  if (end - start > margin) return false
  for (let i = start; i < end; i++) if (isLetterAt(codes, i)) return false
  return true
}

interface PhraseList {
  /** Those whose first words have the same last bits of their hashes; none in 0. */
  readonly lists: readonly (readonly Phrase[])[]
  /** Those that begin with a mark. */
  readonly marked: readonly Phrase[]
  /** By these bits the list, 0 for none, so that most words are told to begin no phrase by one look. */
  readonly sieve: Uint16Array
  /** By code unit: a letter, folded, with the sign bit; `isMark` for what is no letter and begins a phrase; else 0. */
  readonly looks: Int32Array
}

const sieveMask = 0xfff
const foldedCode = 0xffff
const isMark = 0x10000

const letterLooks = built('looks-of-phrases', () => new Int32Array(letters).map((isLetter, code) => (isLetter ? foldCode(code) | (1 << 31) : 0)))

const phrasesByHead: (lang: Lang) => PhraseList = perLang((lang) => {
  const lists: Phrase[][] = [[]]
  const marked: Phrase[] = []
  const sieve = new Uint16Array(sieveMask + 1)
  const looks = letterLooks.slice()
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '') continue
    for (const entry of entries) {
      const [opens, closes] = [entry.startsWith('^'), entry.endsWith('$')]
      const codes = ownCodesOf(fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined)))
      const {head, hash} = headOf(codes)
      const place = hash & sieveMask
      if (head === 0) looks[codes[0]] |= isMark
      else if (sieve[place] === 0) sieve[place] = lists.push([]) - 1
      const list = head === 0 ? marked : lists[sieve[place]]
      list.push({section, codes, head, opens, closes})
    }
  }
  return {lists, marked, sieve, looks}
})

/** The length and the hash of the first word. */
function headOf(phrase: CodeUnits): {head: number; hash: number} {
  let [head, hash] = [0, 0]
  for (; head < phrase.length && isLetterAt(phrase, head); head++) hash = (Math.imul(hash, 31) + phrase[head]) | 0
  return {head, hash}
}
