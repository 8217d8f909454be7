import type {Lexicon} from './lexicon.ts'
import {ordinalSuffix} from './lexicon.ts'
import type {Token} from './tokens.ts'

/** A way to read what stands at a token: a slot, its value, and how many tokens it takes. */
export interface Reading {
  readonly slot: string
  readonly value: string
  readonly length: number
}

/** Every way to read a token: entries of the lexicon, shapes of digits, a mark as itself. */
export function readToken(lexicon: Lexicon, token: (i: number) => Token | null, i: number): readonly Reading[] {
  const first = token(i)
  if (!first) return none
  const entries = lexicon.get(first.text)
  const others = first.kind === 'mark' ? readMark(first.text) : first.kind === 'number' ? readNumber(lexicon, first, token(i + 1)) : none
  if (!entries) return others
  const readings: Reading[] = []
  for (const {words, reading} of entries) {
    if (words[0].capital && !first.capital) continue
    let n = 1
    while (n < words.length && token(i + n)?.text === words[n].text && (!words[n].glued || token(i + n)!.glued)) n++
    if (n === words.length) readings.push(reading)
  }
  return others.length === 0 ? readings : readings.length === 0 ? others : [...readings, ...others]
}

function readNumber(lexicon: Lexicon, {text, quantity}: Token, next: Token | null): readonly Reading[] {
  if (quantity) return [{slot: 'number', value: text.replace(/\D/g, ''), length: 1}]
  const readings = shapesOf(text)
  return next?.glued && next.kind === 'word' && isOrdinalSuffix(lexicon, next.text) ? [...readings, {slot: 'nth', value: text, length: 2}] : readings
}

function readMark(mark: string): readonly Reading[] {
  let readings = knownMarks.get(mark)
  if (!readings) knownMarks.set(mark, (readings = [{slot: mark, value: mark, length: 1}]))
  return readings
}

function isOrdinalSuffix(lexicon: Lexicon, word: string): boolean {
  return lexicon.get(word)?.some(({section}) => section === ordinalSuffix) ?? false
}

const none: readonly never[] = []

/** The readings of marks and of runs of up to four digits, once asked for. */
const knownMarks = new Map<string, readonly Reading[]>()
const knownShapes = new Map<string, readonly Reading[]>()

/** What a run of digits can be. */
function shapesOf(digits: string): readonly Reading[] {
  if (digits.length > 4) return digits.length <= 9 ? [{slot: 'number', value: digits, length: 1}] : none
  let readings = knownShapes.get(digits)
  if (!readings) knownShapes.set(digits, (readings = shapes(digits).map((slot) => ({slot, value: digits, length: 1}))))
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
