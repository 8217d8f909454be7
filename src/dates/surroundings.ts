import type {Entry, EntryNode, Lexicon} from './lexicon.ts'
import {entriesOf, longestBefore} from './lexicon.ts'
import {edgeOf, readSymbol, symbolOf, touchings} from './symbols.ts'
import type {Passage} from './tokens.ts'
import {createToken, tokenAt, tokenBefore} from './tokens.ts'

/** What stands around a span of a passage, by the sections of dates.txt; looked up when it is first asked for. */
export class Surroundings {
  readonly #lexicon: Lexicon
  readonly #passage: Passage
  readonly start: number
  readonly end: number
  /** By their lengths. */
  #before: readonly (readonly Entry[])[] | null = null
  #behind: readonly Entry[] | null = null

  constructor(lexicon: Lexicon, passage: Passage, start: number, end: number) {
    this.#lexicon = lexicon
    this.#passage = passage
    this.start = start
    this.end = end
  }

  /** Whether an entry of a section stands right before it. */
  isAfter(section: string): boolean {
    this.#before ??= entriesBefore(this.#lexicon, this.#passage, this.start)
    for (const entries of this.#before) if (has(entries, section)) return true
    return false
  }

  /** Whether an entry of a section stands right behind it. */
  isBefore(section: string): boolean {
    this.#behind ??= entriesAt(this.#lexicon, this.#passage, this.end)
    return has(this.#behind, section)
  }

  /** Nothing but an article or a preposition before it, and marks after it. */
  standsAlone(): boolean {
    for (let token = tokenAt(this.#passage, this.end); token; token = tokenAt(this.#passage, token.end)) if (token.kind !== 'mark') return false
    for (let token = tokenBefore(this.#passage, this.start); token; token = tokenBefore(this.#passage, token.start)) {
      if (token.kind === 'number' || (token.kind === 'word' && !has(entriesOf(this.#lexicon, this.#passage, token), 'no-noun'))) return false
    }
    return true
  }
}

function entriesBefore({automaton, reversed}: Lexicon, passage: Passage, offset: number): readonly (readonly Entry[])[] {
  const found: (readonly Entry[])[] = []
  let node: EntryNode | undefined = reversed
  let token = tokenBefore(passage, offset)
  for (let n = 0; n < longestBefore && token; n++, token = tokenBefore(passage, token.start)) {
    node = node.next?.get(edgeOf(symbolOf(automaton, passage.text, token), false))
    if (!node) break
    found.push(node.entries)
  }
  return found
}

/** The entries that begin with the token at or after an offset. */
export function entriesAt(lexicon: Lexicon, passage: Passage, offset: number): readonly Entry[] {
  const found: Entry[] = []
  addEntries(lexicon, passage, lexicon.root, offset, null, found)
  return found
}

/** Adds the entries that go on with the token at or after an offset, whatever their length; `capital` says whether their first word has one. */
function addEntries(lexicon: Lexicon, passage: Passage, {next}: EntryNode, offset: number, capital: boolean | null, found: Entry[]): void {
  const token = createToken()
  const symbol = readSymbol(lexicon.automaton, passage, offset, token)
  if (symbol === 0) return
  for (const touching of touchings(capital !== null && token.glued)) {
    const node = next?.get(edgeOf(symbol, touching))
    if (!node) continue
    const isCapital = capital ?? token.capital
    for (const entry of node.entries) if (isCapital || !entry.words[0].capital) found.push(entry)
    if (node.next) addEntries(lexicon, passage, node, token.end, isCapital, found)
  }
}

function has(entries: readonly Entry[], name: string): boolean {
  for (const {section} of entries) if (section === name) return true
  return false
}
