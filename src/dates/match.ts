import type {Frame} from './frame.ts'
import type {Grammar, Node, RankedRule} from './grammar.ts'
import type {Lexicon} from './lexicon.ts'
import {meanings} from './meanings.ts'
import type {Slots} from './slots.ts'
import type {Token} from './tokens.ts'
import {tokenAt, tokenBefore} from './tokens.ts'

/** What a row found: its span and what it means. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly frame: Frame
  /** Sections of dates.txt whose words stand right before it. */
  readonly before: ReadonlySet<string>
}

/** A way to read what stands at a token: a slot, its value, and the token after it. */
interface Reading {
  readonly slot: string
  readonly value: string
  readonly next: number
}

/** Slots filled so far, the last one first. */
interface Filled {
  readonly slot: string
  readonly value: string | Frame
  readonly before: Filled | null
}

/** A row that fits, and what it means once that was asked. */
interface Fit {
  readonly rule: RankedRule
  readonly filled: Filled
  readonly next: number
  frame: Frame | null | undefined
}

/** Tokens that a row may span: `XIIe siècle av. J.-C. au VIIIe siècle av. J.-C.` has 21. */
const windowLength = 24

/** Tokens of the longest entry that is looked for before a date: `à partir de`, `jusqu'en`. */
const longestBefore = 3

/** The few tokens behind an offset, read as far as rows ask for them; moved along a text, so that nothing is made anew at each place. */
export class Window {
  readonly #grammar: Grammar
  #text = ''
  #offset = 0
  #tokens: (Token | null)[] = []
  #readings: (readonly Reading[])[] = []
  #masks: number[] = []
  /** By token and name. */
  #fits: (readonly Fit[])[] = []

  constructor(grammar: Grammar) {
    this.#grammar = grammar
  }

  /**
   * What the rows find at an offset, the longest first; of two of one length, the row that stands first.
   * @param wanted takes or refuses a match; the first one that it takes is returned
   */
  firstMatch(text: string, offset: number, wanted: (match: Match) => boolean): Match | null {
    this.#moveTo(text, offset)
    const fits: Fit[] = []
    this.#walk(this.#grammar.root, 0, null, fits)
    if (fits.length > 1) fits.sort((a, b) => b.next - a.next || a.rule.rank - b.rule.rank)
    if (fits.length === 0) return null
    const {start} = this.#token(0)!
    const before = sectionsBefore(this.#grammar.lexicon, text, start)
    for (const fit of fits) {
      const end = this.#token(fit.next - 1)!.end
      if (!this.#allowed(fit.rule, before, start, end)) continue
      const frame = frameOf(fit)
      const match = frame && {start, end, frame, before}
      if (match && wanted(match)) return match
    }
    return null
  }

  /** Whether what stands around a row lets it be. */
  #allowed({after, notAfter, notBefore, closed, alone}: RankedRule, before: ReadonlySet<string>, start: number, end: number): boolean {
    if ((after !== undefined && !before.has(after)) || (notAfter !== undefined && before.has(notAfter))) return false
    if (notBefore !== undefined && sectionsAfter(this.#grammar.lexicon, this.#text, end).has(notBefore)) return false
    if (closed === true && tokenAt(this.#text, end)?.kind === 'word') return false
    return alone !== true || standsAlone(this.#grammar.lexicon, this.#text, start, end)
  }

  #moveTo(text: string, offset: number): void {
    this.#text = text
    this.#offset = offset
    this.#tokens.length = 0
    this.#readings.length = 0
    this.#masks.length = 0
    this.#fits.length = 0
  }

  #token(i: number): Token | null {
    const tokens = this.#tokens
    while (tokens.length <= i) {
      const last = tokens.length === 0 ? undefined : tokens[tokens.length - 1]
      tokens.push(last === null || tokens.length === windowLength ? null : tokenAt(this.#text, last ? last.end : this.#offset))
    }
    return tokens[i]
  }

  #read(i: number): readonly Reading[] {
    return (this.#readings[i] ??= readToken(this.#grammar.lexicon, (n) => this.#token(n), i))
  }

  /** The names whose rows can begin at a token, as a mask. */
  #beginning(i: number): number {
    let mask = this.#masks[i]
    if (mask === undefined) {
      mask = 0
      for (const {slot} of this.#read(i)) mask |= this.#grammar.begins.get(slot) ?? 0
      this.#masks[i] = mask
    }
    return mask
  }

  /** Every row of a name that ends somewhere when read from a token. A row uses only earlier names than its own, so this ends. */
  #fitsAt(name: number, i: number): readonly Fit[] {
    const key = i * this.#grammar.names.length + name
    if (this.#fits[key] === undefined) {
      const found: Fit[] = []
      this.#walk(this.#grammar.tries[name], i, null, found)
      this.#fits[key] = found
    }
    return this.#fits[key]
  }

  #walk(node: Node, at: number, filled: Filled | null, found: Fit[]): void {
    for (const rule of node.rules) found.push({rule, filled: filled!, next: at, frame: undefined})
    if (node.spaced.size === 0 && node.glued.size === 0) return
    for (const {slot, value, next} of this.#read(at)) this.#step(node, at, slot, value, next, filled, found)
    if (node.names === 0) return
    const mask = node.names & this.#beginning(at)
    for (let name = 0; mask >> name > 0; name++) {
      if ((mask & (1 << name)) === 0) continue
      for (const fit of this.#fitsAt(name, at)) {
        const frame = frameOf(fit)
        if (frame) this.#step(node, at, this.#grammar.names[name], frame, fit.next, filled, found)
      }
    }
  }

  #step(node: Node, at: number, slot: string, value: string | Frame, next: number, before: Filled | null, found: Fit[]): void {
    const spaced = node.spaced.get(slot)
    if (spaced) this.#walk(spaced, next, {slot, value, before}, found)
    const glued = node.glued.size > 0 && this.#token(at)!.glued ? node.glued.get(slot) : undefined
    if (glued) this.#walk(glued, next, {slot, value, before}, found)
  }
}

/** Nothing but an article or a preposition before it, and marks after it. */
export function standsAlone(lexicon: Lexicon, text: string, start: number, end: number): boolean {
  for (let token = tokenAt(text, end); token; token = tokenAt(text, token.end)) if (token.kind !== 'mark') return false
  for (let token = tokenBefore(text, start); token; token = tokenBefore(text, token.start)) {
    if (token.kind === 'number' || (token.kind === 'word' && !lexicon.get(token.text)?.some(({section, words}) => section === 'no-noun' && words.length === 1))) return false
  }
  return true
}

/** The sections of dates.txt whose words stand right before an offset. */
function sectionsBefore(lexicon: Lexicon, text: string, offset: number): Set<string> {
  const sections = new Set<string>()
  const words: string[] = []
  for (let token = tokenBefore(text, offset); token && words.length < longestBefore; token = tokenBefore(text, token.start)) {
    words.unshift(token.text)
    for (const entry of lexicon.get(token.text) ?? none) {
      if (entry.words.length === words.length && entry.words.every((word, i) => word.text === words[i])) sections.add(entry.section)
    }
  }
  return sections
}

/** The sections of dates.txt whose words stand right after an offset, and the shapes of the digits there. */
export function sectionsAfter(lexicon: Lexicon, text: string, offset: number): Set<string> {
  const tokens: (Token | null)[] = []
  const token = (i: number): Token | null => {
    while (tokens.length <= i) {
      const last = tokens.at(-1)
      tokens.push(last === null || tokens.length === windowLength ? null : tokenAt(text, last ? last.end : offset))
    }
    return tokens[i]
  }
  return new Set(readToken(lexicon, token, 0).map(({slot}) => slot))
}

function frameOf(fit: Fit): Frame | null {
  if (fit.frame === undefined) fit.frame = meanings[fit.rule.means](slotsOf(fit.filled))
  return fit.frame
}

function slotsOf(filled: Filled): Slots {
  const values = (...names: string[]): string[] => {
    const list: string[] = []
    for (let at: Filled | null = filled; at; at = at.before) if (names.includes(at.slot)) list.push(at.value as string)
    return list.length > 1 ? list.reverse() : list
  }
  return {
    values,
    numbers(...names) {
      const list: number[] = []
      for (let at: Filled | null = filled; at; at = at.before) if (names.includes(at.slot)) list.push(Number(at.value))
      return list.length > 1 ? list.reverse() : list
    },
    frames() {
      const list: Frame[] = []
      for (let at: Filled | null = filled; at; at = at.before) if (typeof at.value !== 'string') list.push(at.value)
      return list.reverse()
    }
  }
}

/** Every way to read a token: entries of the lexicon, shapes of digits, a mark as itself. */
function readToken(lexicon: Lexicon, token: (i: number) => Token | null, i: number): readonly Reading[] {
  const first = token(i)
  if (!first) return none
  const entries = lexicon.get(first.text)
  if (!entries && first.kind === 'word') return none
  const readings: Reading[] = []
  for (const {section, words, value} of entries ?? none) {
    if (words[0].capital && !first.capital) continue
    let n = 1
    while (n < words.length && token(i + n)?.text === words[n].text && (!words[n].glued || token(i + n)!.glued)) n++
    if (n === words.length) readings.push({slot: section, value, next: i + n})
  }
  if (first.kind === 'mark') readings.push({slot: first.text, value: first.text, next: i + 1})
  if (first.kind !== 'number') return readings
  if (first.quantity) return [...readings, {slot: 'number', value: first.text.replace(/\D/g, ''), next: i + 1}]
  for (const slot of shapesOf(first.text)) readings.push({slot, value: first.text, next: i + 1})
  const suffix = token(i + 1)
  if (suffix?.glued && suffix.kind === 'word' && lexicon.get(suffix.text)?.some(({section}) => section === 'ordinal-suffix')) {
    readings.push({slot: 'nth', value: first.text, next: i + 2})
  }
  return readings
}

const none: readonly never[] = []

/** The slots of runs of up to four digits, once asked for. */
const knownShapes = new Map<string, readonly string[]>()

/** The slots that a run of digits can fill. */
function shapesOf(digits: string): readonly string[] {
  if (digits.length > 4) return digits.length <= 9 ? ['number'] : none
  let slots = knownShapes.get(digits)
  if (!slots) knownShapes.set(digits, (slots = shapes(digits)))
  return slots
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
