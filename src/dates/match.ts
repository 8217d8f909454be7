import {Filled} from './filled.ts'
import type {Frame} from './frame.ts'
import type {Grammar, Node, RankedRule, Start} from './grammar.ts'
import type {Entry, EntryNode, Lexicon, Reading} from './lexicon.ts'
import {edgeOf, entriesOf, symbolOf} from './lexicon.ts'
import {Lookahead, windowLength} from './lookahead.ts'
import {meanings} from './meanings.ts'
import type {Passage} from './tokens.ts'
import {tokenAt, tokenBefore} from './tokens.ts'

/** What a row found: its span and what it means. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly frame: Frame
  /** Whether a word of a section of dates.txt stands right before it, or right behind it. */
  readonly isAfter: (section: string) => boolean
  readonly isBefore: (section: string) => boolean
}

/** A row that fits, and what it means once that was asked. */
interface Fit {
  readonly rule: RankedRule
  readonly filled: Filled
  readonly next: number
  frame: Frame | null | undefined
}

/** Tokens of the longest entry that is looked for before a date: `à partir de`, `jusqu'en`. */
const longestBefore = 3

/** Looks for rows at one place of a text after another. */
export class Matcher {
  readonly #grammar: Grammar
  readonly #ahead: Lookahead
  /** What stands behind a match, of the whole lexicon. */
  readonly #behind: Lookahead
  #passage: Passage = {text: '', start: 0, end: 0}
  #round = 0
  /** What is known of each token is of the present round: the slots that it can be and the names whose rows it can begin, as masks. */
  readonly #slots = new Int32Array(windowLength + 1)
  readonly #names = new Int32Array(windowLength + 1)
  readonly #rounds = new Int32Array(windowLength + 1)
  /** How rows can begin at the token and go on beyond it, the names of these rows, and by token and name the rows that fit there. */
  readonly #begun: [start: Start, reading: Reading][][] = Array.from({length: windowLength + 1}, () => [])
  readonly #alive = new Int32Array(windowLength + 1)
  readonly #aliveRounds = new Int32Array(windowLength + 1)
  readonly #fits: (readonly Fit[])[]
  readonly #fitRounds: Int32Array

  constructor(grammar: Grammar) {
    this.#grammar = grammar
    this.#ahead = new Lookahead(grammar.lexicon)
    this.#behind = new Lookahead(grammar.lexicon, true)
    this.#fits = Array.from({length: (windowLength + 1) * grammar.names.length}, () => none)
    this.#fitRounds = new Int32Array(this.#fits.length)
  }

  /**
   * What the rows find at an offset, the longest first; of two of one length, the row that stands first.
   * @param wanted takes or refuses a match; the first one that it takes is returned
   */
  firstMatch(passage: Passage, offset: number, wanted: (match: Match) => boolean): Match | null {
    this.#passage = passage
    this.#ahead.moveTo(passage, offset)
    this.#round++
    const fits = this.#allFits()
    if (fits.length === 0) return null
    if (fits.length > 1) fits.sort((a, b) => b.next - a.next || a.rule.rank - b.rule.rank)
    const {start} = this.#ahead.token(0)!
    let before: (readonly Entry[])[] | null = null
    const isAfter = (section: string): boolean => (before ??= entriesBefore(this.#grammar.lexicon, passage, start)).some((entries) => has(entries, section))
    for (const fit of fits) {
      const {end} = this.#ahead.token(fit.next - 1)!
      const isBefore = (section: string): boolean => this.#isBefore(section, end)
      if (!this.#allowed(fit.rule, isAfter, isBefore, start, end)) continue
      const frame = frameOf(fit)
      const match = frame && {start, end, frame, isAfter, isBefore}
      if (match && wanted(match)) return match
    }
    return null
  }

  /** Every row that fits at the first token. */
  #allFits(): Fit[] {
    const fits: Fit[] = []
    const mask = this.#aliveAt(0)
    for (let name = 0; mask >>> name > 0; name++) if ((mask & (1 << name)) !== 0) for (const fit of this.#fitsAt(name, 0)) fits.push(fit)
    return fits
  }

  /** Whether what stands around a row lets it be. */
  #allowed({after, notAfter, notBefore, closed, alone}: RankedRule, isAfter: Match['isAfter'], isBefore: Match['isBefore'], start: number, end: number): boolean {
    if ((after !== undefined && !isAfter(after)) || (notAfter !== undefined && isAfter(notAfter))) return false
    if (notBefore !== undefined && isBefore(notBefore)) return false
    if (closed === true && tokenAt(this.#passage, end)?.kind === 'word') return false
    return alone !== true || standsAlone(this.#grammar.lexicon, this.#passage, start, end)
  }

  #isBefore(section: string, end: number): boolean {
    this.#behind.moveTo(this.#passage, end)
    for (const {slot} of this.#behind.read(0)) if (slot === section) return true
    return false
  }

  /** Sees what can stand at a token. */
  #look(i: number): void {
    let [slots, names] = [0, 0]
    for (const {id} of this.#ahead.read(i)) {
      slots |= 1 << (id & 31)
      names |= this.#grammar.begins[id] ?? 0
    }
    this.#slots[i] = slots
    this.#names[i] = names
    this.#rounds[i] = this.#round
  }

  /** The names of which a row may fit at a token, as a mask. */
  #aliveAt(i: number): number {
    if (this.#aliveRounds[i] !== this.#round) {
      const {starts, tries} = this.#grammar
      const begun = this.#begun[i]
      begun.length = 0
      let alive = 0
      for (const reading of this.#ahead.read(i)) {
        for (const start of starts[reading.id] ?? none) {
          if (!this.#goesOn(start.node, i + reading.length)) continue
          begun.push([start, reading])
          alive |= 1 << start.name
        }
      }
      if (alive !== 0) for (let name = 0; name < tries.length; name++) if ((tries[name].names & alive) !== 0) alive |= 1 << name
      this.#alive[i] = alive
      this.#aliveRounds[i] = this.#round
    }
    return this.#alive[i]
  }

  /** Every row of a name that ends somewhere when read from a token. A row uses only earlier names than its own, so this ends. */
  #fitsAt(name: number, i: number): readonly Fit[] {
    const place = i * this.#grammar.names.length + name
    if (this.#fitRounds[place] !== this.#round) {
      const found: Fit[] = []
      for (const [start, {slot, value, length}] of this.#begun[i]) {
        if (start.name === name) this.#walk(start.node, i + length, new Filled(slot, value, null), found)
      }
      this.#walkNames(this.#grammar.tries[name], i, null, found)
      this.#fits[place] = found
      this.#fitRounds[place] = this.#round
    }
    return this.#fits[place]
  }

  /** Whether a row ends at a node or may go on from it; most do neither. */
  #goesOn(node: Node, at: number): boolean {
    if (node.rules.length > 0) return true
    if (this.#rounds[at] !== this.#round) this.#look(at)
    return (node.slots & this.#slots[at]) !== 0 || (node.names & this.#names[at]) !== 0
  }

  #walk(node: Node, at: number, filled: Filled, found: Fit[]): void {
    for (const rule of node.rules) found.push({rule, filled, next: at, frame: undefined})
    if (this.#rounds[at] !== this.#round) this.#look(at)
    if ((node.slots & this.#slots[at]) !== 0) {
      for (const {slot, id, value, length} of this.#ahead.read(at)) {
        for (const next of this.#nextNodes(node, id, at)) if (this.#goesOn(next, at + length)) this.#walk(next, at + length, new Filled(slot, value, filled), found)
      }
    }
    this.#walkNames(node, at, filled, found)
  }

  /** Goes on with what rows make; what it means is asked only where the row can go on behind it. */
  #walkNames(node: Node, at: number, filled: Filled | null, found: Fit[]): void {
    if (node.names === 0) return
    const mask = node.names & this.#aliveAt(at)
    for (let name = 0; mask >>> name > 0; name++) {
      if ((mask & (1 << name)) === 0) continue
      const id = this.#grammar.nameIds[name]
      for (const fit of this.#fitsAt(name, at)) {
        for (const next of this.#nextNodes(node, id, at)) {
          const frame = this.#goesOn(next, fit.next) ? frameOf(fit) : null
          if (frame) this.#walk(next, fit.next, new Filled(this.#grammar.names[name], frame, filled), found)
        }
      }
    }
  }

  /** Where a slot leads to from a node: with or without white space before it, and only without. */
  #nextNodes({spaced, glued}: Node, id: number, at: number): readonly Node[] {
    const [free, touching] = [spaced?.get(id), glued === null || !this.#ahead.token(at)!.glued ? undefined : glued.get(id)]
    return free === undefined ? (touching === undefined ? none : [touching]) : touching === undefined ? [free] : [free, touching]
  }
}

/** Nothing but an article or a preposition before it, and marks after it. */
export function standsAlone(lexicon: Lexicon, passage: Passage, start: number, end: number): boolean {
  for (let token = tokenAt(passage, end); token; token = tokenAt(passage, token.end)) if (token.kind !== 'mark') return false
  for (let token = tokenBefore(passage, start); token; token = tokenBefore(passage, token.start)) {
    if (token.kind === 'number' || (token.kind === 'word' && !has(entriesOf(lexicon, passage, token), 'no-noun'))) return false
  }
  return true
}

/** The entries of dates.txt whose words stand right before an offset, by how many words they have. */
function entriesBefore({automaton, reversed}: Lexicon, passage: Passage, offset: number): (readonly Entry[])[] {
  const found: (readonly Entry[])[] = []
  let node: EntryNode | undefined = reversed
  for (let token = tokenBefore(passage, offset); token; token = tokenBefore(passage, token.start)) {
    node = node.next?.get(edgeOf(symbolOf(automaton, passage.text, token.kind, token.start, token.end), false))
    if (!node || found.push(node.entries) === longestBefore) break
  }
  return found
}

function has(entries: readonly Entry[], name: string): boolean {
  for (const {section} of entries) if (section === name) return true
  return false
}

function frameOf(fit: Fit): Frame | null {
  if (fit.frame === undefined) fit.frame = meanings[fit.rule.means](fit.filled)
  return fit.frame
}

const none: readonly never[] = []
