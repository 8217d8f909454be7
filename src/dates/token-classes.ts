import type {Lexicon} from './lexicon.ts'
import {entriesAs, noSlot} from './lexicon.ts'
import {digitsOf, markOf, quantity, symbolCount} from './symbols.ts'

/** What a token is to the rows: all months are one class, since a row that takes one takes them all. */
export interface TokenClass {
  /** The slots that the token fills alone. */
  readonly readings: readonly ClassReading[]
  /** What it is in entries of several tokens, and whether it has their capital; 0 where none has it. */
  readonly symbol: number
  readonly capital: boolean
  /** Digits that an ending makes an ordinal. */
  readonly isOrdinal: boolean
}

export interface ClassReading {
  readonly slot: string
  readonly id: number
  /** Which of the entries of the token it is, or `itself`. */
  readonly entry: number
}

/** The entry of what no entry says: digits and marks. */
export const itself = -1

/** The number of the class of what no row holds: most words. */
export const noClass = 1

/** Told apart when they are first seen, so that a start pays for none. */
export class TokenClasses {
  readonly #lexicon: Lexicon
  readonly #slots: ReadonlyMap<string, number>
  readonly #classes: TokenClass[] = []
  readonly #numbers = new Map<string, number>()
  /** By symbol and capital; 0 where it was not asked for yet. */
  readonly #known = new Uint16Array(2 * symbolCount)

  /** @param slots the slots of rows, and their numbers */
  constructor(lexicon: Lexicon, slots: ReadonlyMap<string, number>) {
    this.#lexicon = lexicon
    this.#slots = slots
    this.#add({readings: [], symbol: 0, capital: false, isOrdinal: false})
  }

  /** The number of the class of a token, from 1. */
  numberOf(symbol: number, capital: boolean): number {
    const key = 2 * symbol + (capital ? 1 : 0)
    let known = this.#known[key]
    if (known === 0) this.#known[key] = known = this.#add(this.#classOf(symbol, capital))
    return known
  }

  at(number: number): TokenClass {
    return this.#classes[number - 1]
  }

  #add(added: TokenClass): number {
    const key = JSON.stringify(added)
    let number = this.#numbers.get(key)
    if (number === undefined) this.#numbers.set(key, (number = this.#classes.push(added)))
    return number
  }

  #classOf(symbol: number, capital: boolean): TokenClass {
    const readings: ClassReading[] = []
    for (const [entry, {words, reading: {slot, id}}] of entriesAs(this.#lexicon.root, symbol).entries()) {
      if (id !== noSlot && (capital || !words[0].capital)) readings.push({slot, id, entry})
    }
    const [mark, digits] = [markOf(symbol), digitsOf(symbol)]
    for (const slot of mark !== null ? [mark] : digits !== null ? shapes(digits) : symbol === quantity ? ['number'] : []) {
      const id = this.#slots.get(slot)
      if (id !== undefined) readings.push({slot, id, entry: itself})
    }
    const isCompound = this.#lexicon.compounds.has(symbol)
    return {readings, symbol: isCompound ? symbol : 0, capital: isCompound && capital, isOrdinal: digits !== null}
  }
}

/** What a run of digits can be. */
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
