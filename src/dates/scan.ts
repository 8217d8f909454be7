import {tableOf} from '../code-units.ts'
import type {Automaton} from './automaton.ts'
import {between, digits, stopAt} from './automaton.ts'
import type {Passage} from './tokens.ts'
import {isDigit} from './tokens.ts'

/** Where in a text a date can begin: at runs of digits and at words, by what stands beside them. Words go by their numbers among these. */
export interface Filter {
  readonly automaton: Automaton
  /** By word: its length, and bits for when it is a trigger. */
  readonly lengths: Uint8Array
  readonly kinds: Uint8Array
  /** By word, where its links begin; there by the word behind it what the two are to each other: `goesOn`, `licenses`. */
  readonly rows: Int32Array
  readonly links: Uint8Array
  /** What any run of digits goes by. */
  readonly number: number
}

/** A row can go on with the second word; the second word is a trigger behind the first one. */
const goesOn = 1
const licenses = 2

/** A word that is a trigger before certain words or numbers; whatever stands beside it; at the head of a sentence; after certain words. */
export const beforeOthers = 1
export const always = 2
export const atHead = 4
export const afterOthers = 8
/** A number is one where it can be a year, and in brackets. */
const yearly = 16

/** Stands for any number among words. */
export const anyNumber = '0'

/** What a word of rows is, by its slots. */
export interface Word {
  kind: number
  readonly slots: Set<string>
  readonly follow: Set<string>
}

export interface Triggers {
  readonly words: ReadonlyMap<string, Word>
  readonly entries: readonly (readonly [first: string, second: string])[]
  readonly after: readonly (readonly [word: string, trigger: string])[]
}

/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Shorter ones are no years, so that what stands beside them decides. */
const yearDigits = 4
/** The head of a sentence, in UTF-16 code units: a field or a cell holds a date and perhaps an article before it. */
const headLength = 16
/** Space and marks that may lie between two words of a row: `d'ici`, `XIXe – XXe`. */
const maxGap = 3
/** What may lie between two words of a row. */
const gap = tableOf([1, /[-–—'’,./:«(\s]/u])
const joinsDigits = '/.:-–'
const openBrackets = '(['

/** Stops only at the words that begin something, go on with it or license it. */
export function createFilter(automaton: Automaton, {words, entries, after}: Triggers): Filter {
  const followed = new Set([...words.values()].flatMap(({follow}) => [...follow]))
  const bySlot = new Map<string, string[]>()
  for (const [word, {slots}] of words) for (const slot of slots) if (followed.has(slot)) bySlot.set(slot, [...(bySlot.get(slot) ?? []), word])
  const kinded = [...words].filter(([, {kind}]) => kind !== 0).map(([word]) => word)
  const stops = [...new Set([...kinded, ...[...bySlot.values(), ...entries, ...after].flat()])].filter((word) => word !== anyNumber)
  stopAt(automaton, stops)
  const number = stops.length + 1
  const numbers = new Map([...stops, anyNumber].map((word, i) => [word, i + 1]))
  const numberOf = (word: string): number => numbers.get(word)!
  const [kinds, rows] = [new Uint8Array(number + 1), new Int32Array(number + 1)]
  for (const word of kinded) kinds[numberOf(word)] = words.get(word)!.kind
  kinds[number] |= atHead | yearly
  const [goingOn, licensing] = [secondsOf(entries), secondsOf(after)]
  // Most words have the links of others, or none.
  const known = new Map<string, number>()
  const links: Uint8Array[] = []
  for (const word of ['', ...numbers.keys()]) {
    const following = [...(words.get(word)?.follow ?? [])]
    const [others, triggers] = [goingOn.get(word) ?? [], licensing.get(word) ?? []]
    const key = [following, others, triggers].map((list) => list.join()).join(';')
    if (!known.has(key)) {
      const row = new Uint8Array(kinds.length)
      for (const second of [...others, ...following.flatMap((slot) => bySlot.get(slot) ?? [])]) row[numberOf(second)] |= goesOn
      for (const second of triggers) row[numberOf(second)] |= licenses
      known.set(key, links.push(row) - 1)
    }
    if (word !== '') rows[numberOf(word)] = known.get(key)! * kinds.length
  }
  return {automaton, lengths: Uint8Array.from(['', ...stops], ({length}) => length), kinds, rows, links: joined(links), number}
}

function joined(rows: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(rows.length * rows[0].length)
  for (const [i, row] of rows.entries()) all.set(row, i * row.length)
  return all
}

function secondsOf(pairs: Triggers['after']): Map<string, string[]> {
  const seconds = new Map<string, string[]>()
  for (const [first, second] of pairs) seconds.set(first, [...(seconds.get(first) ?? []), second])
  return seconds
}

/** Goes once through a sentence and stops where a row can begin. Every word and number is looked at beside the one before it. */
export class Scanner {
  readonly #filter: Filter
  #sentence: Passage = {text: '', start: 0, end: 0}
  #at = 0
  /** The word or number before the present place, 0 for none; it was given as a trigger already. */
  #last = 0
  #lastEnd = 0

  constructor(filter: Filter) {
    this.#filter = filter
  }

  moveTo(sentence: Passage): void {
    this.#sentence = sentence
    this.skipTo(sentence.start)
  }

  /** Goes on behind a match, of which no word explains what comes next. */
  skipTo(offset: number): void {
    this.#at = offset
    this.#last = 0
  }

  /** The start of the next word or run of digits where a row can begin; -1 when there is none. */
  next(): number {
    const {text, start: head, end} = this.#sentence
    const {lengths, kinds, rows, links, number, automaton: {table, columns}} = this.#filter
    let last = this.#last
    let lastEnd = this.#lastEnd
    let lastStart = -1
    for (let i = this.#at; ; ) {
      let state = between
      while (i < end && (state = table[state + columns[text.charCodeAt(i)]]) >= 0) i++
      if (i === end && state >= 0 && (state = table[state]) >= 0) return -1
      const isNumber = state === digits
      const word = isNumber ? number : -state
      const start = isNumber ? i : i - lengths[word]
      const stop = isNumber ? digitsEnd(text, i, end) : i
      let link = links[rows[last] + word]
      if (link !== 0 && !isGap(text, lastEnd, start)) link = 0
      if ((link & goesOn) !== 0 && lastStart >= 0 && (!isNumber || last !== number || joins(text, lastEnd, start))) {
        this.#goOn(start, last, lastEnd)
        return lastStart
      }
      const kind = isNumber && stop - start > maxDigits ? 0 : kinds[word]
      if (kind > beforeOthers) {
        const isTrigger = (kind & always) !== 0
          || ((kind & atHead) !== 0 && start <= head + headLength)
          || ((kind & afterOthers) !== 0 && (link & licenses) !== 0)
          || ((kind & yearly) !== 0 && (stop - start >= yearDigits || (start > head && openBrackets.includes(text[start - 1]))))
        if (isTrigger) {
          this.#goOn(stop, word, stop)
          return start
        }
      }
      last = word
      lastEnd = stop
      lastStart = (kind & beforeOthers) !== 0 ? start : -1
      i = stop
    }
  }

  #goOn(at: number, last: number, lastEnd: number): void {
    this.#at = at
    this.#last = last
    this.#lastEnd = lastEnd
  }
}

/** Whether nothing but a few spaces and marks lies between two words. */
function isGap(text: string, start: number, end: number): boolean {
  if (end - start > maxGap) return false
  for (let i = start; i < end; i++) if (gap[text.charCodeAt(i)] === 0) return false
  return true
}

/** Two numbers belong together by one mark only, `10/12`, and in a list: `8, 9 et 10 mai`. */
function joins(text: string, start: number, end: number): boolean {
  return end === start + 1 ? joinsDigits.includes(text[start]) : end === start + 2 && text[start] === ',' && text[start + 1] === ' '
}

function digitsEnd(text: string, start: number, end: number): number {
  let i = start + 1
  while (i < end && isDigit(text.charCodeAt(i))) i++
  return i
}
