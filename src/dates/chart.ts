import {detached} from '../detached.ts'
import type {Frame} from './frame.ts'
import type {Grammar, Node, RankedRule} from './grammar.ts'
import type {EntryNode} from './lexicon.ts'
import {noSlot} from './lexicon.ts'
import {edgeOf, touchings} from './symbols.ts'
import type {TokenClass} from './token-classes.ts'
import {TokenClasses, itself} from './token-classes.ts'

/** A row that fits, and what fills its slots in the order of the text. */
export interface Derivation {
  readonly rule: RankedRule
  readonly slots: readonly string[]
  readonly fillings: readonly Filling[]
  /** What it means, by the text that it was found in: texts say the same dates again and again. */
  readonly frames: Map<string, Frame | null>
}

/** The value of an entry of several tokens, what is to be read off a token, or what another row makes. */
export type Filling = string | TokenReading | Derivation

export interface TokenReading {
  /** Counted from the first token of the match. */
  readonly token: number
  /** Which of its entries, or `itself`. */
  readonly entry: number
}

/** How far the rows have come after some tokens. */
export interface State {
  /** Among those of its chart. */
  readonly number: number
  /** How many tokens. */
  readonly depth: number
  /** The rows that fit exactly these tokens, in the order of the table. */
  fits: Derivation[]
  /** Rows that can go on, and of what names such can begin here, as a mask. */
  readonly rows: Row[]
  names: number
  /** Entries of several tokens that can go on. */
  readonly entries: Entry[]
}

/** A row of a name that began at a state and has come to a node of its trie. */
interface Row extends Begun {
  readonly name: number
  readonly node: Node
  readonly filled: Filled | null
}

interface Entry extends Begun {
  readonly node: EntryNode
  readonly capital: boolean
}

interface Begun {
  readonly start: State
  /** Whether its first token touches the one before. */
  readonly glued: boolean
}

/** The slots filled so far, the last one first. */
interface Filled {
  readonly slot: string
  readonly filling: Filling
  readonly before: Filled | null
}

/** Bits for the class of a token and whether it touches; no language has as many classes. The number of a state stands above them. */
const tokenBits = 15

/** Some sixteen megabytes; the first megabyte of French prose takes 6,500. */
const defaultMaxSteps = 32_768

/** What so many texts mean takes some five megabytes. */
const maxFrames = 8_192

/**
 * All rows of a language at once, by Earley's algorithm (1970), over classes of tokens instead of tokens, so that what was worked out once
 * for `12 mars 2001` holds for every such date: a state is made when a text first leads to it, as in a lazily built automaton.
 */
export class Chart {
  readonly classes: TokenClasses
  readonly #grammar: Grammar
  readonly #maxSteps: number
  #root: State
  /** What the first token leads to, by its class. */
  #first: (State | null | undefined)[] = []
  /** What one more token leads to, by the state and the class of the token, and whether it touches; null where nothing goes on. */
  #after = new Map<number, State | null>()
  #steps = 0
  /** Of all rows that fit, those whose meaning in some texts is kept, and how many these are. */
  readonly #meant = new Set<Derivation['frames']>()
  #frames = 0

  /** @param maxSteps from token to token that are kept before all are made anew */
  constructor(grammar: Grammar, maxSteps = defaultMaxSteps) {
    this.#grammar = grammar
    this.#maxSteps = maxSteps
    this.classes = new TokenClasses(grammar.lexicon, grammar.slots)
    this.#root = this.#createRoot()
  }

  /** How far the rows come with one token; null when none does. */
  first(tokenClass: number): State | null {
    if (this.#steps > this.#maxSteps) this.#root = this.#createRoot()
    let state = this.#first[tokenClass]
    if (state === undefined) this.#first[tokenClass] = state = this.#step(this.#root, this.classes.at(tokenClass), false)
    return state
  }

  /** How far the rows come with one more token; null when none does. */
  after(state: State, tokenClass: number, glued: boolean): State | null {
    const key = (state.number << tokenBits) | (2 * tokenClass + (glued ? 1 : 0))
    let to = this.#after.get(key)
    if (to === undefined) this.#after.set(key, (to = this.#step(state, this.classes.at(tokenClass), glued)))
    return to
  }

  /** Keeps what a row means in a text, among a limited number of others. */
  keep({frames}: Derivation, text: string, frame: Frame | null): void {
    if (this.#frames === maxFrames) this.#forget()
    frames.set(detached(text), frame)
    this.#meant.add(frames)
    this.#frames++
  }

  #forget(): void {
    for (const frames of this.#meant) frames.clear()
    this.#meant.clear()
    this.#frames = 0
  }

  #createRoot(): State {
    this.#forget()
    this.#steps = 0
    this.#first = []
    this.#after = new Map()
    const root = createState(0, 0)
    this.#expect((1 << this.#grammar.tries.length) - 1, root)
    return root
  }

  #step(from: State, {readings, symbol, capital, isOrdinal}: TokenClass, glued: boolean): State | null {
    this.#steps++
    const to = createState(this.#steps, from.depth + 1)
    const begun = {start: from, glued, capital}
    if (symbol !== 0) {
      for (const entry of from.entries) for (const touching of touchings(glued)) this.#enter(entry.node.next?.get(edgeOf(symbol, touching)), entry, to)
      const node = this.#grammar.lexicon.root.next?.get(edgeOf(symbol, false))
      if (node?.next) to.entries.push({...begun, node})
    }
    if (isOrdinal) to.entries.push({...begun, node: this.#grammar.lexicon.ordinals})
    for (const {slot, id, entry} of readings) this.#fill(slot, id, {token: from.depth, entry}, begun, to)
    if (to.fits.length + to.rows.length + to.entries.length === 0) return null
    to.fits.sort(byRank)
    return to
  }

  /** An entry of several tokens comes to a node. */
  #enter(node: EntryNode | undefined, begun: Entry, to: State): void {
    if (!node) return
    for (const {words, reading: {slot, id, value}} of node.entries) {
      if (id === noSlot || (words[0].capital && !begun.capital)) continue
      this.#fill(slot, id, begun.node === this.#grammar.lexicon.ordinals ? {token: begun.start.depth, entry: itself} : value, begun, to)
    }
    if (node.next) to.entries.push({...begun, node})
  }

  /** Every row that waits for a slot goes on. */
  #fill(slot: string, id: number, filling: Filling, {start: {rows}, glued}: Begun, to: State): void {
    for (const row of rows) {
      const filled = {slot, filling, before: row.filled}
      for (const node of [row.node.spaced?.get(id), glued ? row.node.glued?.get(id) : undefined]) {
        if (node) this.#add({...row, node, filled, glued: row.filled === null ? glued : row.glued}, to)
      }
    }
  }

  #add(row: Row, to: State): void {
    const {node: {rules, spaced, glued, names}} = row
    const name = this.#grammar.names[row.name]
    for (const rule of rules) {
      const derivation = derive(rule, row.filled!)
      if (row.start.depth === 0) {
        if (to.fits === noFits) to.fits = []
        to.fits.push(derivation)
      }
      this.#fill(name, this.#grammar.slots.get(name)!, derivation, row, to)
    }
    if (!spaced && !glued) return
    to.rows.push(row)
    this.#expect(names, to)
  }

  /** The rows of some names can begin at a state. */
  #expect(names: number, at: State): void {
    const {tries} = this.#grammar
    for (let name = 0; name < tries.length; name++) {
      if ((names & ~at.names & (1 << name)) === 0) continue
      at.names |= 1 << name
      at.rows.push({start: at, glued: false, name, node: tries[name], filled: null})
      this.#expect(tries[name].names, at)
    }
  }
}

/** Most states: one list for all of them is always at hand. */
const noFits: Derivation[] = []

function createState(number: number, depth: number): State {
  return {number, depth, fits: noFits, rows: [], names: 0, entries: []}
}

function derive(rule: RankedRule, filled: Filled): Derivation {
  const [slots, fillings]: [string[], Filling[]] = [[], []]
  for (let at: Filled | null = filled; at !== null; at = at.before) {
    slots.unshift(at.slot)
    fillings.unshift(at.filling)
  }
  return {rule, slots, fillings, frames: new Map()}
}

/** In the order of the table; of two that differ only in the rows inside, by these. */
function byRank(a: Derivation, b: Derivation): number {
  let order = a.rule.rank - b.rule.rank
  for (let i = 0; order === 0 && i < a.fillings.length; i++) {
    const [first, second] = [a.fillings[i], b.fillings[i]]
    if (typeof first === 'object' && typeof second === 'object' && 'rule' in first && 'rule' in second) order = byRank(first, second)
  }
  return order
}
