import {built} from '../built.ts'
import type {DateMention} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {parseDay} from './calendar.ts'
import type {Anchor, Frame, Point} from './frame.ts'
import type {Grammar} from './grammar.ts'
import {compileGrammar} from './grammar.ts'
import {edgeOf, symbolOf} from './symbols.ts'
import type {Match} from './match.ts'
import {Matcher} from './match.ts'
import {resolve, secondsOf} from './resolve.ts'
import {Scanner} from './scan.ts'
import {tenseOf} from './tense.ts'
import type {Passage} from './tokens.ts'
import {tokenAt} from './tokens.ts'

/** What a text is read by, besides its words. */
export interface Context {
  /** The day that the document states as its own. */
  readonly reference: Anchor | null
  /** What the text has said before, where its order is sure; kept up to date. */
  readonly history?: History
}

/** The last date that a text has named. */
export interface History {
  last: Anchor | null
}

/** What opens a sentence stands this near to its start, in UTF-16 code units: `Au mois de`. */
const maxOpening = 12

/** Finds the temporal expressions of one sentence after another in a language. */
export class DateFinder {
  readonly #grammar: Grammar
  readonly #scanner: Scanner
  readonly #matcher: Matcher
  #given = ''
  #text = ''

  constructor(pack: Lang) {
    this.#grammar = built(`dates-${pack.code}`, () => compileGrammar(pack))
    this.#scanner = new Scanner(this.#grammar.triggers)
    this.#matcher = new Matcher(this.#grammar)
  }

  /**
   * The temporal expressions of a sentence, sorted and disjoint.
   * Takes time linear in its length: one pass stops at digits and at the words that can begin a row, and every row looks at a window.
   * @returns offsets into its text, UTF-16 code units; values in EDTF levels 0–2 for dates, ISO 8601 for times and durations
   */
  find({text, start, end}: Passage, {reference, history = {last: null}}: Context): readonly DateMention[] {
    const sentence = {text: this.#plain(text), start, end}
    const scanner = this.#scanner
    scanner.moveTo(sentence)
    let trigger = scanner.next()
    // Most sentences hold no date: nothing is made for them.
    if (trigger < 0) return none
    const grammar = this.#grammar
    const mentions: DateMention[] = []
    let monthSeen = false
    let frames: Point | null = null
    for (; trigger >= 0; trigger = scanner.next()) {
      const match = this.#matcher.firstMatch(sentence, trigger, monthSeen)
      if (match) scanner.skipTo(match.end)
      if (!match || match.frame.kind === 'nothing') continue
      const {start, end, frame} = match
      // Without a day of its own nothing vouches for the order of a text.
      const {mention, anchor} = resolve(match, frame, {reference, last: reference && history.last, tense: () => tenseOf(grammar, sentence, start, end), monthSeen, frame: frames})
      mentions.push(mention)
      if (anchor) history.last = anchor
      if (frame.kind === 'point' && frame.month !== null) monthSeen = true
      frames = frameAfter(frames, frame, match, sentence, grammar)
    }
    return mentions
  }

  /**
   * The same text as a string of the plainest kind. Strings come in more kinds (sliced, joined, out of a parser of JSON) than V8 keeps apart where their
   * methods are called: all that reads them one by one is half as fast once it has met five.
   */
  #plain(text: string): string {
    if (text !== this.#given) {
      this.#given = text
      this.#text = Buffer.from(text, 'utf16le').toString('utf16le')
    }
    return this.#text
  }
}

const none: readonly DateMention[] = []

/** The finder of a language; it is made once. */
export const finderOf = perLang((pack) => new DateFinder(pack))

/** The day of `2021-03-10`, and the time of `2021-03-10T08:30`; null when there is no such day. */
export function readReference(stated: string | null | undefined): Anchor | null {
  const day = stated ? parseDay(stated) : null
  const clock = day && /T(\d\d:\d\d(?::\d\d)?)/.exec(stated!)
  return day && {day, seconds: clock && secondsOf(clock[1]), precision: 'day'}
}

/** The date that frames what follows in its sentence: the one that opens it, as long as no other year has come since. */
function frameAfter(frames: Point | null, frame: Frame, match: Match, sentence: Passage, grammar: Grammar): Point | null {
  if (frame.kind !== 'point') return frame.kind === 'interval' ? null : frames
  if (frame.year) return frames === null && (frame.day !== null || opens(grammar, sentence, match)) ? frame : null
  if (frames && frame.month !== null) return frame.month >= (frames.month ?? 0) ? {...frames, month: frame.month, day: frame.day} : null
  return frames
}

/** `En août 1992, …, le 17`, but not `Fondée en 1923, …`: only words of dates stand before it, and a comma after it. */
function opens({lexicon: {automaton, root}}: Grammar, sentence: Passage, {start, end}: Match): boolean {
  if (start > sentence.start + maxOpening) return false
  const next = tokenAt(sentence, end)
  if (next === null || sentence.text[next.start] !== ',') return false
  for (let token = tokenAt(sentence, sentence.start); token && token.end <= start; token = tokenAt(sentence, token.end)) {
    if (!root.next?.has(edgeOf(symbolOf(automaton, sentence.text, token), false))) return false
  }
  return true
}
