import type {PhraseHit} from '../boilerplate/phrases.ts'
import {Class, classOf} from './characters.ts'
import {bitsOf, hashOf} from './word-bits.ts'
import type {SentenceWords} from './words.ts'
import {Word} from './words.ts'

export interface JointOptions {
  readonly words: SentenceWords
  /** Finds the first phrase of page furniture in the text from a place on. */
  readonly findPhrase: (from: number) => PhraseHit | null
}

export interface Joints {
  /** Where the second and later pieces begin, rising; empty for prose. */
  readonly starts: readonly number[]
  /** The pieces are items of a list: footers, links, titles. */
  readonly isList: boolean
}

/** A quotation this short is a title or a word, and a list of them is prose. Tuned on the clean French sentence set: no cut. */
const shortestQuote = 30

/** From this many footers and addresses on, a unit is a list whose items are cut apart. */
const fewestListSigns = 2

/** How far behind a phrase the comma may stand that ends its piece, in code units. */
const longestRest = 40

const prose: Joints = {starts: [], isList: false}

/** Without any of these, and without a phrase, nothing below is found. */
const signs = /[(«»"]|:\/\//

const address = /https?:\/\/[^\s,;]+/gu
const datedTitle = /\(\d{1,2}(?:[-–/]\d{1,2})?[./]\d{1,2}[./]\d{2,4}\)(?=\s\p{Lu})/gu

/**
 * Finds where fragments that lost their line breaks were glued together inside one sentence-like piece of text:
 * `… vaincre », Le 13 octobre`, `(11.02.21) Arménie`, a player message in the middle of a headline, a list of footers.
 */
export function findJoints(text: string, {words, findPhrase}: JointOptions): Joints {
  const phrase = findPhrase(0)
  if (phrase === null && !signs.test(text)) return prose
  const cuts = new Set<number>()
  if (text.includes('(')) for (const match of text.matchAll(datedTitle)) cuts.add(match.index + match[0].length)
  if (phrase) cutAround(text, phrase, cuts)
  const addresses = text.includes('://') ? [...text.matchAll(address)].length : 0
  const isList = addresses + countPhrases(phrase, findPhrase) >= fewestListSigns
  if (isList) for (const comma of topLevelCommas(text)) cuts.add(comma)
  quoteJoints(text, cuts)
  if (cuts.size === 0) return {starts: [], isList}
  danglingJoints(text, words, cuts)
  const starts = new Set([...cuts].map((cut) => skipSpaces(text, cut)))
  return {starts: [...starts].filter((start) => start > 0 && start < text.length).sort((a, b) => a - b), isList}
}

/**
 * A phrase of page furniture is a piece of its own: between two capitals, *à quatre » Désolé, votre navigateur … Le 25 octobre*, or
 * before a comma and a capital, *licence Creative Commons attribution, Le 11 mars*.
 */
function cutAround(text: string, {section, start, end}: PhraseHit, cuts: Set<number>): void {
  const comma = text.indexOf(',', end)
  const afterComma = comma < 0 ? text.length : skipSpaces(text, comma + 1)
  if (comma >= 0 && comma - end <= longestRest && afterComma > comma + 1 && classOf(text, afterComma) === Class.Upper) cuts.add(comma + 1)
  if (section !== 'media-placeholder') return
  const next = skipSpaces(text, end)
  if (classOf(text, start) === Class.Upper) cuts.add(start)
  if (next > end && classOf(text, next) === Class.Upper) cuts.add(end)
}

function countPhrases(first: PhraseHit | null, findPhrase: JointOptions['findPhrase']): number {
  let count = 0
  for (let hit = first, from = 0; hit && count < fewestListSigns; count++) {
    from += hit.end
    hit = findPhrase(from)
  }
  return count
}

/** After a comma that closes a long quotation, `»,` or `",`, a new piece begins when a capital or a quotation follows; so it does before that quotation. */
function quoteJoints(text: string, cuts: Set<number>): void {
  const quoted = quotations(text)
  // A colon introduces a list of quotations, which is prose: *sur ces fiches : "…", "…", "…"*.
  if (quoted.length > 0 && text.slice(0, quoted[0].start).includes(':')) return
  for (const {start, end} of quoted) {
    const comma = skipSpaces(text, end)
    if (text[comma] !== ',' || end - start < shortestQuote) continue
    const next = skipSpaces(text, comma + 1)
    if (next === comma + 1 || (classOf(text, next) !== Class.Upper && text[next] !== '«' && text[next] !== '"')) continue
    cuts.add(comma + 1)
    if (text[previous(text, start)] === ',') cuts.add(start)
  }
  for (let at = text.indexOf('«,'); at >= 0; at = text.indexOf('«,', at + 2)) cuts.add(at + 2)
}

/** Once a piece is known to be glued: a word that ends no clause, a comma, and a capital or quotation: *soviétiques et, Février 1988*. */
function danglingJoints(text: string, words: SentenceWords, cuts: Set<number>): void {
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
    const next = skipSpaces(text, comma + 1)
    if (next === comma + 1 || classOf(text, next) !== Class.Upper) continue
    let start = comma
    while (classOf(text, start - 1) & Class.Letter) start--
    if (bitsOf(words.words, hashOf(text.slice(start, comma))) & Word.NeverLast) cuts.add(comma + 1)
  }
}

/** Quotations between guillemets or straight quotes; an opening one that is missing is taken to stand at the start. */
function quotations(text: string): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = []
  if (!text.includes('»') && !text.includes('"')) return found
  let open = 0
  let straight = -1
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '«') open = i
    else if (text[i] === '»') {
      found.push({start: open, end: i + 1})
      open = i + 1
    } else if (text[i] === '"') {
      if (straight >= 0) found.push({start: straight, end: i + 1})
      straight = straight >= 0 ? -1 : i
    }
  }
  return found
}

/** Offsets after the commas that stand outside quotations and brackets. */
function topLevelCommas(text: string): number[] {
  const commas: number[] = []
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '«' || text[i] === '(' || text[i] === '[') depth++
    else if (text[i] === '»' || text[i] === ')' || text[i] === ']') depth = Math.max(0, depth - 1)
    else if (text[i] === ',' && depth === 0 && classOf(text, i + 1) === Class.Space) commas.push(i + 1)
  }
  return commas
}

function skipSpaces(text: string, index: number): number {
  while (classOf(text, index) === Class.Space) index++
  return index
}

function previous(text: string, index: number): number {
  let i = index - 1
  while (classOf(text, i) === Class.Space) i--
  return i
}
