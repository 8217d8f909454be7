import type {EntryNode, Lexicon, Reading} from './lexicon.ts'
import {digitsAt, edgeOf, maxDigits, ordinalSuffix, symbolOf} from './lexicon.ts'
import {slotId} from './slot-ids.ts'
import type {Passage, Token} from './tokens.ts'
import {createToken, readToken} from './tokens.ts'

/** Tokens that a row may span: `XIIe siècle av. J.-C. au VIIIe siècle av. J.-C.` has 21. */
export const windowLength = 24

/** The few tokens behind an offset and the ways to read them, made as they are asked for; moved along a text, so that nothing is made anew at each place. */
export class Lookahead {
  readonly #lexicon: Lexicon
  readonly #all: boolean
  #passage: Passage = {text: '', start: 0, end: 0}
  #offset = 0
  #known = 0
  #ended = false
  readonly #tokens = Array.from({length: windowLength}, createToken)
  readonly #symbols = new Int32Array(windowLength)
  readonly #readings: (readonly Reading[] | null)[] = Array.from({length: windowLength}, () => null)

  /** @param all also the entries that no row uses */
  constructor(lexicon: Lexicon, all = false) {
    this.#lexicon = lexicon
    this.#all = all
  }

  moveTo(passage: Passage, offset: number): void {
    this.#passage = passage
    this.#offset = offset
    this.#known = 0
    this.#ended = false
  }

  /** The i-th token, which is null at the end of the window and after it. */
  token(i: number): Token | null {
    while (this.#known <= i) {
      if (this.#ended || this.#known === windowLength) return null
      const n = this.#known
      const token = this.#tokens[n]
      this.#ended = !readToken(this.#passage, n === 0 ? this.#offset : this.#tokens[n - 1].end, token)
      if (this.#ended) return null
      this.#symbols[n] = symbolOf(this.#lexicon.automaton, this.#passage.text, token.kind, token.start, token.end)
      this.#readings[n] = null
      this.#known = n + 1
    }
    return this.#tokens[i]
  }

  /** Every way to read a token: entries of the lexicon, shapes of digits, a mark as itself. */
  read(i: number): readonly Reading[] {
    const token = this.token(i)
    return token === null ? none : (this.#readings[i] ??= this.#readAll(token, i))
  }

  #readAll(token: Token, i: number): readonly Reading[] {
    const others = token.kind === 'mark' ? readMark(this.#passage.text[token.start]) : token.kind === 'number' ? this.#readNumber(token, i) : none
    const node = this.#symbols[i] === 0 ? undefined : this.#lexicon.root.next?.get(edgeOf(this.#symbols[i], false))
    if (!node) return others
    if (node.settled !== null && !this.#all && others.length === 0) return node.settled
    const readings: Reading[] = []
    this.#collect(node, i + 1, token.capital, readings)
    if (node.next === null && !node.entries.some(({words}) => words[0].capital) && !this.#all) node.settled = readings
    return others.length === 0 ? readings : readings.length === 0 ? others : [...readings, ...others]
  }

  /** The entries that end here or farther on, the longest first. */
  #collect({entries, next}: EntryNode, i: number, capital: boolean, readings: Reading[]): void {
    const token = next === null ? null : this.token(i)
    for (const glued of token === null ? none : token.glued ? both : spacedOnly) {
      const node = next!.get(edgeOf(this.#symbols[i], glued))
      if (node) this.#collect(node, i + 1, capital, readings)
    }
    for (const {words, reading, isUsed} of entries) if ((isUsed || this.#all) && (capital || !words[0].capital)) readings.push(reading)
  }

  #readNumber({start, end, quantity}: Token, i: number): readonly Reading[] {
    const {text} = this.#passage
    if (quantity) return [{slot: 'number', id: slotId('number'), value: text.slice(start, end).replace(/\D/g, ''), length: 1}]
    const readings = shapesOf(text, start, end)
    const next = this.token(i + 1)
    const isOrdinal = next?.glued === true && next.kind === 'word' && this.#lexicon.root.next?.get(edgeOf(this.#symbols[i + 1], false))?.entries.some(({section}) => section === ordinalSuffix) === true
    return isOrdinal ? [...readings, {slot: 'nth', id: slotId('nth'), value: text.slice(start, end), length: 2}] : readings
  }
}

function readMark(mark: string): readonly Reading[] {
  const shown = mark === '’' ? "'" : mark
  let readings = knownMarks.get(shown)
  if (!readings) knownMarks.set(shown, (readings = [{slot: shown, id: slotId(shown), value: shown, length: 1}]))
  return readings
}

const none: readonly never[] = []
const spacedOnly = [false]
const both = [true, false]

/** The readings of marks and of runs of up to four digits, once asked for. */
const knownMarks = new Map<string, readonly Reading[]>()
const knownShapes = new Map<number, readonly Reading[]>()

/** What a run of digits can be. */
function shapesOf(text: string, start: number, end: number): readonly Reading[] {
  if (end - start > maxDigits) return end - start <= 9 ? [{slot: 'number', id: slotId('number'), value: text.slice(start, end), length: 1}] : none
  const key = digitsAt(text, start, end)
  let readings = knownShapes.get(key)
  if (!readings) {
    const value = text.slice(start, end)
    knownShapes.set(key, (readings = shapes(value).map((slot) => ({slot, id: slotId(slot), value, length: 1}))))
  }
  return readings
}

function shapes(digits: string): string[] {
  const value = Number(digits)
  const {length} = digits
  const slots = ['number']
  if (length <= 2) {
    if (value >= 1 && value <= 31) slots.push('day')
    if (value >= 1 && value <= 12) slots.push('mm')
    if (value <= 24) slots.push('hour')
    if (length === 2) slots.push('yy')
    if (length === 2 && value >= 1 && value <= 31) slots.push('dd')
    if (length === 2 && value < 60) slots.push('minute', 'second')
  }
  if (length === 4 && value >= 1000) slots.push('yyyy')
  if ((length === 4 && value >= 1000 && value < 3000) || (length === 3 && value >= 100)) slots.push('year')
  if (value % 10 === 0 && (length === 2 || (length === 4 && value < 2200) || (length === 3 && value >= 100))) slots.push('decade')
  return slots
}
