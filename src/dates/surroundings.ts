import type {Entry, EntryNode, Lexicon} from './lexicon.ts'
import {entriesOf, longestBefore} from './lexicon.ts'
import {edgeOf, symbolOf, touchings} from './symbols.ts'
import type {Passage, Token} from './tokens.ts'
import {tokenAt, tokenBefore} from './tokens.ts'

/** What stands around a span of a passage, by the sections of dates.txt; looked up when it is first asked for. */
export class Surroundings {
  readonly #lexicon: Lexicon
  readonly #passage: Passage
  readonly start: number
  readonly end: number
  #before: readonly Entry[] | null = null
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
    return has(this.#before, section)
  }

  /** Whether an entry of a section stands right behind it. */
  isBefore(section: string): boolean {
    this.#behind ??= entriesBehind(this.#lexicon, this.#passage, this.end)
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

function entriesBefore({automaton, reversed}: Lexicon, passage: Passage, offset: number): readonly Entry[] {
  const found: Entry[] = []
  let node: EntryNode | undefined = reversed
  let token = tokenBefore(passage, offset)
  for (let n = 0; n < longestBefore && token; n++, token = tokenBefore(passage, token.start)) {
    node = node.next?.get(edgeOf(symbolOf(automaton, passage.text, token), false))
    if (!node) break
    found.push(...node.entries)
  }
  return found
}

/** The entries that begin with a token of a passage. */
export function entriesAt(lexicon: Lexicon, passage: Passage, token: Token): readonly Entry[] {
  const found: Entry[] = []
  addEntries(lexicon, passage, lexicon.root, token, false, token.capital, found)
  return found
}

function entriesBehind(lexicon: Lexicon, passage: Passage, offset: number): readonly Entry[] {
  const first = tokenAt(passage, offset)
  return first ? entriesAt(lexicon, passage, first) : []
}

/** Adds the entries that go on with a token, whatever their length. */
function addEntries(lexicon: Lexicon, passage: Passage, {next}: EntryNode, token: Token, glued: boolean, capital: boolean, found: Entry[]): void {
  const symbol = symbolOf(lexicon.automaton, passage.text, token)
  for (const touching of touchings(glued)) {
    const node = next?.get(edgeOf(symbol, touching))
    if (!node) continue
    for (const entry of node.entries) if (capital || !entry.words[0].capital) found.push(entry)
    const following = node.next && tokenAt(passage, token.end)
    if (following) addEntries(lexicon, passage, node, following, following.glued, capital, found)
  }
}

function has(entries: readonly Entry[], name: string): boolean {
  for (const {section} of entries) if (section === name) return true
  return false
}
