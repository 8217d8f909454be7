import {tableOf} from '../code-units.ts'
import type {Automaton} from './automaton.ts'
import {between, digits} from './automaton.ts'
import type {Passage} from './tokens.ts'
import {isDigit} from './tokens.ts'

/** Where in a text a date can begin: at runs of digits and at words, by what stands beside them. Words go by their numbers. */
export interface Filter {
  readonly automaton: Automaton
  /** By word: bits for when it is a trigger. */
  readonly kinds: Uint8Array
  /** By word, `width` integers each: the slots that it can fill, and those that can stand behind it, as bits. */
  readonly slots: Uint32Array
  readonly follow: Uint32Array
  readonly width: number
  /** The first two words of an entry; a word and the trigger behind it, which is one only there. See `pairOf`. */
  readonly entries: ReadonlySet<number>
  readonly after: ReadonlySet<number>
  /** What any run of digits goes by. */
  readonly number: number
}

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

export function createFilter(automaton: Automaton, {words, entries, after}: Triggers): Filter {
  const number = automaton.ids.size + 1
  const numberOf = (word: string): number => (word === anyNumber ? number : automaton.ids.get(word)!)
  const bits = new Map<string, number>()
  for (const {slots, follow} of words.values()) for (const slot of [...slots, ...follow]) if (!bits.has(slot)) bits.set(slot, bits.size)
  const width = Math.ceil(bits.size / 32)
  const size = number + 1
  const filter = {automaton, kinds: new Uint8Array(size), slots: new Uint32Array(size * width), follow: new Uint32Array(size * width), width, number}
  for (const [word, {kind, slots, follow}] of words) {
    const id = numberOf(word)
    filter.kinds[id] = kind
    for (const slot of slots) filter.slots[id * width + (bits.get(slot)! >> 5)] |= 1 << (bits.get(slot)! & 31)
    for (const slot of follow) filter.follow[id * width + (bits.get(slot)! >> 5)] |= 1 << (bits.get(slot)! & 31)
  }
  filter.kinds[number] |= atHead | yearly
  const pairs = (list: Triggers['after']): Set<number> => new Set(list.map(([first, second]) => pairOf(numberOf(first), numberOf(second))))
  return {...filter, entries: pairs(entries), after: pairs(after)}
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
    const {kinds, number, after, automaton: {table, columns, lengths}} = this.#filter
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
      const kind = isNumber && stop - start > maxDigits ? 0 : kinds[word]
      const isBeside = last !== 0 && start - lastEnd <= maxGap && isGap(text, lastEnd, start)
      if (isBeside && lastStart >= 0 && (!isNumber || last !== number || joins(text, lastEnd, start)) && this.#goesOn(last, word)) {
        this.#goOn(start, last, lastEnd)
        return lastStart
      }
      if (kind > beforeOthers) {
        const isTrigger = (kind & always) !== 0
          || ((kind & atHead) !== 0 && start <= head + headLength)
          || ((kind & afterOthers) !== 0 && isBeside && after.has(pairOf(last, word)))
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

  /** Whether a word or number may stand behind another one. */
  #goesOn(first: number, second: number): boolean {
    const {slots, follow, width, entries} = this.#filter
    for (let k = 0, [i, j] = [first * width, second * width]; k < width; k++) if ((follow[i + k] & slots[j + k]) !== 0) return true
    return entries.has(pairOf(first, second))
  }
}

/** Whether nothing but a few spaces and marks lies between two words. */
function isGap(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (gap[text.charCodeAt(i)] === 0) return false
  return true
}

/** Two numbers belong together by one mark only: `10/12`. */
function joins(text: string, start: number, end: number): boolean {
  return end === start + 1 && joinsDigits.includes(text[start])
}

function digitsEnd(text: string, start: number, end: number): number {
  let i = start + 1
  while (i < end && isDigit(text.charCodeAt(i))) i++
  return i
}

function pairOf(first: number, second: number): number {
  return first * 65536 + second
}
