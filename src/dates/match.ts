import type {Derivation, Filling, State} from './chart.ts'
import {Chart} from './chart.ts'
import {Filled} from './filled.ts'
import type {Frame} from './frame.ts'
import type {Grammar, RankedRule} from './grammar.ts'
import {entriesAs} from './lexicon.ts'
import {licensed} from './licence.ts'
import {meanings} from './meanings.ts'
import {Surroundings} from './surroundings.ts'
import {readSymbol} from './symbols.ts'
import {itself, noClass} from './token-classes.ts'
import type {Passage} from './tokens.ts'
import {createToken, tokenAt} from './tokens.ts'

/** What a row found: its span and what it means. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly frame: Frame
  readonly around: Surroundings
}

/** Tokens that a row may span: `XIIe siècle av. J.-C. au VIIIe siècle av. J.-C.` has 21. */
const windowLength = 24

/** Looks for rows at one place of a text after another; its row of tokens is made once. */
export class Matcher {
  readonly #grammar: Grammar
  readonly #chart: Chart
  #passage: Passage = {text: '', start: 0, end: 0}
  readonly #tokens = Array.from({length: windowLength}, createToken)
  readonly #symbols = new Int32Array(windowLength)
  /** How far the rows have come before each token but the first. */
  readonly #states: State[] = []

  constructor(grammar: Grammar) {
    this.#grammar = grammar
    this.#chart = new Chart(grammar)
  }

  /**
   * What the rows find at an offset and its surroundings license, or what they say is nothing: the longest; of two of one length, that of
   * the row that stands first.
   * @param monthSeen whether the sentence has named a month, so that a number can be a day of it
   */
  firstMatch(passage: Passage, offset: number, monthSeen: boolean): Match | null {
    this.#passage = passage
    for (let count = this.#read(offset); count > 0; count--) {
      const {fits} = this.#states[count]
      if (fits.length === 0) continue
      const {start} = this.#tokens[0]
      const {end} = this.#tokens[count - 1]
      const around = new Surroundings(this.#grammar.lexicon, passage, start, end)
      for (const fit of fits) {
        const frame = this.#allows(fit.rule, around) ? this.#meaningOf(fit, passage.text.slice(start, end)) : null
        const match = frame && {start, end, frame, around}
        if (match && (frame.kind === 'nothing' || licensed(this.#grammar, passage, match, monthSeen))) return match
      }
    }
    return null
  }

  /** Reads tokens as long as a row goes on, and says how many. */
  #read(offset: number): number {
    const {lexicon: {automaton}} = this.#grammar
    let end = offset
    for (let count = 0; count < windowLength; count++) {
      const token = this.#tokens[count]
      const symbol = readSymbol(automaton, this.#passage, end, token)
      if (symbol === 0) return count
      const tokenClass = this.#chart.classes.numberOf(symbol, token.capital)
      if (tokenClass === noClass) return count
      const state = count === 0 ? this.#chart.first(tokenClass) : this.#chart.after(this.#states[count], tokenClass, token.glued)
      if (state === null) return count
      this.#symbols[count] = symbol
      this.#states[count + 1] = state
      end = token.end
    }
    return windowLength
  }

  /** Whether what stands around a row lets it be. */
  #allows({after, notAfter, notBefore, closed, alone}: RankedRule, around: Surroundings): boolean {
    if ((after !== undefined && !around.isAfter(after)) || (notAfter !== undefined && around.isAfter(notAfter))) return false
    if (notBefore !== undefined && around.isBefore(notBefore)) return false
    if (closed !== undefined && closed === (tokenAt(this.#passage, around.end)?.kind === 'word')) return false
    return alone !== true || around.standsAlone()
  }

  #meaningOf(fit: Derivation, text: string): Frame | null {
    let frame = fit.frames.get(text)
    if (frame === undefined) this.#chart.keep(fit, text, (frame = this.#frameOf(fit)))
    return frame
  }

  /** What a row and the rows inside it mean together; null where one of them means nothing. */
  #frameOf({rule, slots, fillings}: Derivation): Frame | null {
    const contents: (string | Frame)[] = []
    for (const filling of fillings) {
      const content = this.#contentOf(filling)
      if (content === null) return null
      contents.push(content)
    }
    return meanings[rule.means](new Filled(slots, contents))
  }

  #contentOf(filling: Filling): string | Frame | null {
    if (typeof filling === 'string') return filling
    if ('rule' in filling) return this.#frameOf(filling)
    if (filling.entry !== itself) return entriesAs(this.#grammar.lexicon.root, this.#symbols[filling.token])[filling.entry].reading.value
    const {start, end, quantity} = this.#tokens[filling.token]
    const text = this.#passage.text.slice(start, end)
    return quantity ? text.replace(/\D/g, '') : text
  }
}
