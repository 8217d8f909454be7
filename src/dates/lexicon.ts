import type {WordList} from '../lang/words.ts'
import type {Automaton} from './automaton.ts'
import {compileAutomaton} from './automaton.ts'
import {edgeOf, symbolOf} from './symbols.ts'
import type {Passage, Token} from './tokens.ts'
import {tokenAt} from './tokens.ts'

/** An entry of a pack's dates.txt: `av. J.-C. = before` under `[era]`. */
export interface Entry {
  readonly section: string
  readonly words: readonly EntryWord[]
  readonly reading: Reading
}

/** A token of an entry; `symbol` is what a token of a text has too when it is the same word, number or mark. */
export interface EntryWord extends Pick<Token, 'kind' | 'capital' | 'glued'> {
  readonly text: string
  symbol: number
}

/** What an entry is as a slot of a row. */
export interface Reading {
  readonly slot: string
  /** The number of the slot; `noSlot` where no row has it, so that it says only what stands around a date. */
  readonly id: number
  readonly value: string
}

/** The words and entries of a language. */
export interface Lexicon {
  readonly automaton: Automaton
  /** The entries by their words, and the short ones by their words from the last one to the first, whatever touches. */
  readonly root: EntryNode
  readonly reversed: EntryNode
  /** What makes ordinals of the digits that it touches. */
  readonly ordinals: EntryNode
  /** Symbols of which entries of several tokens are made. */
  readonly compounds: ReadonlySet<number>
}

/** A place in the trie of entries: those that end here, and how it goes on, by `edgeOf` the next word. */
export interface EntryNode {
  readonly entries: Entry[]
  next: Map<number, EntryNode> | null
}

export const noSlot = -1

/** The section that makes ordinals of digits. */
export const ordinalSuffix = 'ordinal-suffix'

/** Tokens of the longest entry that is looked for before a date: `à partir de`, `jusqu'en`. */
export const longestBefore = 3
/** Centuries, millennia and quarters: Roman numerals up to this one are words of their own. */
const romanLimit = 30

/**
 * Compiles dates.txt, and the letters that patterns hold themselves: the T of `1994-11-05T13:15`.
 * An entry that begins with a capital asks for one in the text. Entries without their accents are entries too, where they are long enough to stay unmistakable.
 * `[number]` stands under `number`, as digits do, and under `spelled`. `[ordinal-suffix]` makes the ordinals in Roman numerals, which stand under `nth`.
 *
 * @param slots the slots of rows and their numbers
 */
export function compileLexicon(words: WordList, letters: Iterable<string>, slots: ReadonlyMap<string, number>): {lexicon: Lexicon; entries: Entry[]} {
  const lines = [...linesOf(words), ...Array.from(letters, (letter): Line => ({section: letter, phrase: letter, value: letter}))]
  const known = new Map<string, EntryWord[]>()
  const entries = lines.map(({section, phrase, value}): Entry => {
    const words = known.get(phrase) ?? wordsOf(phrase)
    known.set(phrase, words)
    return {section, words, reading: readingOf(section, value, slots)}
  })
  const automaton = compileAutomaton(entries.flatMap(({words}) => words.filter(({kind}) => kind === 'word').map(({text}) => text)))
  const [root, reversed, ordinals]: EntryNode[] = [createNode(), createNode(), createNode()]
  const compounds = new Set<number>()
  for (const entry of entries) {
    const {section, words, reading} = entry
    for (const word of words) word.symbol = symbolOf(automaton, word.text, {...word, start: 0, end: word.text.length, quantity: false})
    let node = root
    for (const {symbol, glued} of words) node = nextOf(node, edgeOf(symbol, glued && node !== root))
    node.entries.push(entry)
    if (section === ordinalSuffix) nextOf(ordinals, edgeOf(words[0].symbol, true)).entries.push({...entry, reading: readingOf('nth', '', slots)})
    if (reading.id !== noSlot && (words.length > 1 || section === ordinalSuffix)) for (const {symbol} of words) compounds.add(symbol)
    if (words.length > longestBefore) continue
    node = reversed
    for (let i = words.length - 1; i >= 0; i--) node = nextOf(node, edgeOf(words[i].symbol, false))
    node.entries.push(entry)
  }
  return {lexicon: {automaton, root, reversed, ordinals, compounds}, entries}
}

function readingOf(slot: string, value: string, slots: ReadonlyMap<string, number>): Reading {
  return {slot, id: slots.get(slot) ?? noSlot, value}
}

function createNode(): EntryNode {
  return {entries: [], next: null}
}

function nextOf(node: EntryNode, edge: number): EntryNode {
  node.next ??= new Map()
  if (!node.next.has(edge)) node.next.set(edge, createNode())
  return node.next.get(edge)!
}

/** The entries of one word that a token is. */
export function entriesOf({automaton, root}: Lexicon, {text}: Passage, token: Token): readonly Entry[] {
  return entriesAs(root, symbolOf(automaton, text, token))
}

/** The entries of one token that a symbol stands for. */
export function entriesAs({next}: EntryNode, symbol: number): readonly Entry[] {
  return next?.get(edgeOf(symbol, false))?.entries ?? []
}

interface Line {
  readonly section: string
  readonly phrase: string
  readonly value: string
}

function* linesOf(words: WordList): Generator<Line> {
  for (const [section, lines] of words) {
    if (section === 'number') continue
    for (const line of lines) {
      const [phrase, value = '1'] = line.split(/ = /)
      yield {section, phrase, value}
      const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '')
      if (plain !== phrase && plain.length >= 4) yield {section, phrase: plain, value}
    }
  }
  for (const [phrase, value] of numbers(words)) for (const section of ['number', 'spelled']) yield {section, phrase, value: String(value)}
  // The greatest first: « XVIIIème » is XVIII and `ème` rather than XVII and `ième`.
  for (let n = romanLimit; n > 0; n--) {
    for (const suffix of ['', ...(words.get('roman-suffix') ?? [])]) {
      yield {section: 'nth', phrase: roman(n) + suffix, value: String(n)}
      if (suffix) yield {section: 'nth', phrase: `${roman(n)} ${suffix}`, value: String(n)}
    }
  }
}

/** The numbers of `[number]`, and those that a ten and a smaller number make, with a hyphen, a space or a word of `[number-and]`: `vingt et un`. */
function numbers(words: WordList): [phrase: string, value: number][] {
  const simple = (words.get('number') ?? []).map((line): [string, number] => [line.split(' = ')[0], Number(line.split(' = ')[1])])
  const links = ['-', ' ', ...(words.get('number-and') ?? []).flatMap((word) => [` ${word} `, `-${word}-`])]
  const tens = simple.filter(([, value]) => value >= 20 && value < 100 && value % 10 === 0)
  const made = tens.flatMap(([ten, high]) =>
    [...simple, ...(words.get('one') ?? []).map((line): [string, number] => [line.split(' = ')[0], 1])]
      .filter(([, low]) => low < 20 && high + low < 100)
      .flatMap(([unit, low]) => links.map((link): [string, number] => [ten + link + unit, high + low]))
  )
  return [...new Map([...made, ...simple])]
}

function wordsOf(phrase: string): EntryWord[] {
  const passage: Passage = {text: phrase, start: 0, end: phrase.length}
  const list: EntryWord[] = []
  for (let token = tokenAt(passage, 0); token; token = tokenAt(passage, token.end)) {
    const {kind, capital, glued, start, end} = token
    const text = phrase.slice(start, end)
    list.push({kind, capital, glued, text: kind === 'word' ? text.toLowerCase() : text, symbol: 0})
  }
  return list
}

function roman(n: number): string {
  return 'x'.repeat(n / 10) + ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][n % 10]
}
