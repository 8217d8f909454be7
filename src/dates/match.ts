import type {Frame} from './frame.ts'
import type {Grammar, Node, RankedRule} from './grammar.ts'
import type {Lexicon} from './lexicon.ts'
import {meanings} from './meanings.ts'
import type {Reading} from './readings.ts'
import {readToken} from './readings.ts'
import type {Slots} from './slots.ts'
import type {Token} from './tokens.ts'
import {tokenAt, tokenBefore} from './tokens.ts'

/** What a row found: its span and what it means. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly frame: Frame
  /** Sections of dates.txt whose words stand right before it. */
  readonly before: () => ReadonlySet<string>
}

type Starts = readonly (readonly (Node | undefined)[] | undefined)[]

/** What is known of a token of the window, as far as rows asked for it. */
interface Place {
  round: number
  token: Token | null
  readings: readonly Reading[] | null
  mask: number
  starts: Starts | null
  readonly fits: (Fit[] | null)[]
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
  /** What is known of each token behind the offset, and of the rows of each name there: valid where its round is the present one. */
  #round = 0
  readonly #places: readonly Place[]

  constructor(grammar: Grammar) {
    this.#grammar = grammar
    this.#places = Array.from({length: windowLength + 1}, () => ({round: 0, token: null, readings: null, mask: -1, starts: null, fits: grammar.names.map(() => null)}))
  }

  /**
   * What the rows find at an offset, the longest first; of two of one length, the row that stands first.
   * @param wanted takes or refuses a match; the first one that it takes is returned
   */
  firstMatch(text: string, offset: number, wanted: (match: Match) => boolean): Match | null {
    this.#moveTo(text, offset)
    const fits: Fit[] = []
    if (this.#hasSecond()) this.#walk(this.#grammar.root, 0, null, fits)
    else for (const reading of this.#read(0)) for (const rule of this.#grammar.root.spaced.get(reading.slot)?.rules ?? none) fits.push(singleFit(rule, reading))
    if (fits.length > 1) fits.sort((a, b) => b.next - a.next || a.rule.rank - b.rule.rank)
    if (fits.length === 0) return null
    const {start} = this.#token(0)!
    let known: ReadonlySet<string> | null = null
    const before = () => (known ??= sectionsBefore(this.#grammar.lexicon, text, start))
    for (const fit of fits) {
      const end = this.#token(fit.next - 1)!.end
      if (!this.#allowed(fit.rule, before, start, end)) continue
      const frame = frameOf(fit)
      const match = frame && {start, end, frame, before}
      if (match && wanted(match)) return match
    }
    return null
  }

  /** Whether the token behind the first one can go on with a row; most often none can, and nothing has to be walked. */
  #hasSecond(): boolean {
    for (const {slot, length} of this.#read(0)) {
      const seconds = this.#grammar.seconds.get(slot)
      if (seconds) for (const second of this.#read(length)) if (seconds.has(second.slot)) return true
    }
    return false
  }

  /** Whether what stands around a row lets it be. */
  #allowed({after, notAfter, notBefore, closed, alone}: RankedRule, before: () => ReadonlySet<string>, start: number, end: number): boolean {
    if ((after !== undefined && !before().has(after)) || (notAfter !== undefined && before().has(notAfter))) return false
    if (notBefore !== undefined && sectionsAfter(this.#grammar.lexicon, this.#text, end).has(notBefore)) return false
    if (closed === true && tokenAt(this.#text, end)?.kind === 'word') return false
    return alone !== true || standsAlone(this.#grammar.lexicon, this.#text, start, end)
  }

  #moveTo(text: string, offset: number): void {
    this.#text = text
    this.#offset = offset
    this.#round++
  }

  /** What is known of the i-th token, which is null at the end of the window and after it. */
  #place(i: number): Place {
    const place = this.#places[i < windowLength ? i : windowLength]
    if (place.round === this.#round) return place
    const last = i > 0 && i <= windowLength ? this.#place(i - 1).token : null
    place.round = this.#round
    place.token = i >= windowLength || (i > 0 && last === null) ? null : tokenAt(this.#text, last ? last.end : this.#offset)
    place.readings = null
    place.mask = -1
    place.starts = null
    place.fits.fill(null)
    return place
  }

  #token(i: number): Token | null {
    return this.#place(i).token
  }

  #read(i: number): readonly Reading[] {
    const place = this.#place(i)
    return (place.readings ??= place.token === null ? none : readToken(this.#grammar.used, this.#tokenAt, i))
  }

  readonly #tokenAt = (i: number): Token | null => this.#place(i).token

  /** For each reading of a token the nodes that it leads to from the start of each name's rows. */
  #startsAt(i: number): Starts {
    return (this.#place(i).starts ??= this.#read(i).map(({slot}) => this.#grammar.starts.get(slot)))
  }

  /** The names whose rows can begin at a token, as a mask. */
  #beginning(i: number): number {
    const place = this.#place(i)
    if (place.mask < 0) {
      let mask = 0
      for (const {slot} of this.#read(i)) mask |= this.#grammar.begins.get(slot) ?? 0
      place.mask = mask
    }
    return place.mask
  }

  /** Every row of a name that ends somewhere when read from a token. A row uses only earlier names than its own, so this ends. */
  #fitsAt(name: number, i: number): readonly Fit[] {
    const {fits} = this.#place(i)
    let found = fits[name]
    if (found === null) {
      found = []
      const readings = this.#read(i)
      const starts = this.#startsAt(i)
      for (let k = 0; k < readings.length; k++) {
        const node = starts[k]?.[name]
        if (node) this.#walk(node, i + readings[k].length, {slot: readings[k].slot, value: readings[k].value, before: null}, found)
      }
      this.#walkNames(this.#grammar.tries[name], i, null, found)
      fits[name] = found
    }
    return found
  }

  #walk(node: Node, at: number, filled: Filled | null, found: Fit[]): void {
    for (const rule of node.rules) found.push({rule, filled: filled!, next: at, frame: undefined})
    if (node.spaced.size === 0 && node.glued.size === 0) return
    for (const {slot, value, length} of this.#read(at)) this.#step(node, at, slot, value, at + length, filled, found)
    this.#walkNames(node, at, filled, found)
  }

  /** Goes on with what rows make. */
  #walkNames(node: Node, at: number, filled: Filled | null, found: Fit[]): void {
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

function singleFit(rule: RankedRule, {slot, value, length}: Reading): Fit {
  return {rule, filled: {slot, value, before: null}, next: length, frame: undefined}
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

const none: readonly never[] = []
