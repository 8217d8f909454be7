import {tableOf} from '../code-units.ts'
import {between, digits, idAt} from './automaton.ts'
import type {Filter} from './filter.ts'
import {afterFirst, afterOthers, always, atHead, beforeOthers, goesOn, headOf, licenses, yearly} from './filter.ts'
import type {Passage} from './tokens.ts'
import {isDigit, isLetter, isSpace} from './tokens.ts'

/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Shorter ones are no years, so that what stands beside them decides. */
const yearDigits = 4
/** The head of a sentence, in UTF-16 code units: a field or a cell holds a date and perhaps an article before it. */
const headLength = 16
/** Space and marks that may lie between two words of a row: `d'ici`, `XIXe – XXe`. */
const maxGap = 3
/** What may lie between two words of a row. */
const gap = tableOf([1, /[-−–—'’,./:«(\s]/u])
const joinsDigits = '/.:-–'
const openBrackets = '(['

/** Goes once through a sentence and stops where a row can begin. A word or number is looked at beside the one before it and the one behind it. */
export class Scanner {
  readonly #filter: Filter
  #sentence: Passage = {text: '', start: 0, end: 0}
  #at = 0
  /** No word before it explains what comes next. */
  #floor = 0
  /** The last trigger that was given. */
  #given = -1

  constructor(filter: Filter) {
    this.#filter = filter
  }

  moveTo(sentence: Passage): void {
    this.#sentence = sentence
    this.#given = -1
    this.skipTo(sentence.start)
  }

  /** Goes on behind a match, of which no word explains what comes next. */
  skipTo(offset: number): void {
    this.#at = offset
    this.#floor = offset
  }

  /** The start of the next word or run of digits where a row can begin; -1 when there is none. */
  next(): number {
    const {text, start: head, end} = this.#sentence
    const {kinds, rows, links, number, signs, automaton} = this.#filter
    const {table, columns, lengths} = automaton
    for (let i = this.#at; ; ) {
      let state = between
      while (i < end && (state = table[state + columns[text.charCodeAt(i)]]) >= 0) i++
      if (i === end && state >= 0 && (state = table[state]) >= 0) return -1
      const isNumber = state === digits
      const word = isNumber ? number : -state
      const start = isNumber ? i : i - lengths[word]
      const stop = isNumber ? digitsEnd(text, i, end) : i
      const kind = isNumber && stop - start > maxDigits ? kinds[word] & afterFirst : kinds[word]
      let link = 0
      if ((kind & (afterFirst | afterOthers)) !== 0) {
        const lastEnd = endBefore(text, this.#floor, start)
        const lastStart = startBefore(text, this.#floor, lastEnd)
        const last = lastStart === lastEnd ? 0 : isDigit(text.charCodeAt(lastStart)) ? number : idAt(automaton, text, lastStart, lastEnd)
        link = links[rows[last] + word]
        if ((link & goesOn) !== 0 && lastStart > this.#given && last !== number) return this.#give(lastStart, start)
      }
      if (isNumber && start - 1 > this.#given && isSigned(text, Math.max(head, this.#floor), start, signs)) return this.#give(start - 1, start)
      const isTrigger = start > this.#given && ((kind & always) !== 0
        || ((kind & atHead) !== 0 && start <= head + headLength)
        || ((kind & afterOthers) !== 0 && (link & licenses) !== 0)
        || ((kind & yearly) !== 0 && (stop - start >= yearDigits || (start > head && openBrackets.includes(text[start - 1]))))
        || ((kind & beforeOthers) !== 0 && this.#goesOn(word, stop)))
      if (isTrigger) return this.#give(start, stop)
      i = stop
    }
  }

  #give(trigger: number, at: number): number {
    this.#given = trigger
    this.#at = at
    return trigger
  }

  /** Whether a row goes on with what stands behind a word or number. */
  #goesOn(first: number, end: number): boolean {
    const {text, end: last} = this.#sentence
    const {heads, rows, links, number, automaton} = this.#filter
    const start = startBehind(text, end, last)
    if (start === last || (heads[first] & headOf(automaton, text, start)) === 0) return false
    const second = isDigit(text.charCodeAt(start)) ? number : idAt(automaton, text, start, last)
    return (links[rows[first] + second] & goesOn) !== 0 && (first !== number || second !== number || joins(text, end, start))
  }
}

/** Where the gap begins that ends at an offset: what a word or number may have before it. */
function endBefore(text: string, floor: number, start: number): number {
  const least = Math.max(floor, start - maxGap)
  let i = start
  while (i > least && gap[text.charCodeAt(i - 1)] !== 0) i--
  return i
}

/** Where the gap ends that begins at an offset. */
function startBehind(text: string, end: number, last: number): number {
  const most = Math.min(last, end + maxGap)
  let i = end
  while (i < most && gap[text.charCodeAt(i)] !== 0) i++
  return i
}

/** The start of the word or run of digits that ends at an offset; that offset when there is none. */
function startBefore(text: string, floor: number, end: number): number {
  let i = end
  while (i > floor && isLetter(text.charCodeAt(i - 1))) i--
  if (i === end) while (i > floor && isDigit(text.charCodeAt(i - 1))) i--
  return i
}

/** Whether a number has a sign, which nothing else touches: `en -52`, but not `1914-52`. */
function isSigned(text: string, head: number, start: number, signs: string): boolean {
  if (start === head || !signs.includes(text[start - 1])) return false
  return start - 1 === head || isSpace(text.charCodeAt(start - 2)) || openBrackets.includes(text[start - 2])
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
