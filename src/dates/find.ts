import type {DateMention} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {parseDay} from './calendar.ts'
import type {Anchor, Frame, Point} from './frame.ts'
import type {Grammar} from './grammar.ts'
import {compileGrammar} from './grammar.ts'
import {edgeOf, symbolOf} from './symbols.ts'
import {licensed} from './licence.ts'
import type {Match} from './match.ts'
import {Matcher} from './match.ts'
import {resolve, secondsOf} from './resolve.ts'
import {Scanner} from './scan.ts'
import {tenseOf} from './tense.ts'
import type {Passage} from './tokens.ts'
import {tokenAt} from './tokens.ts'

export interface Context {
  /** The day that the document states as its own, `YYYY-MM-DD` or with a time behind it. */
  reference?: string | null
  /** What the text has said before, where its order is sure; kept up to date. */
  history?: History
  /** The part of the text to look in: a sentence. Default: all of it. */
  start?: number
  end?: number
}

/** The last date that a text has named. */
export interface History {
  last: Anchor | null
}

/** What opens a sentence stands this near to its start, in UTF-16 code units: `Au mois de`. */
const maxOpening = 12

const machineOf = perLang((pack) => {
  const grammar = compileGrammar(pack)
  return {grammar, scanner: new Scanner(grammar.triggers), matcher: new Matcher(grammar)}
})

/**
 * The temporal expressions of a sentence, sorted and disjoint.
 * Takes time linear in its length: one pass stops at digits and at the words that can begin a row, and every row looks at a window.
 * @returns offsets into `text`, UTF-16 code units; values in EDTF levels 0–2 for dates, ISO 8601 for times and durations
 */
export function findDates(text: string, pack: Lang, context: Context = {}): DateMention[] {
  const {grammar, scanner, matcher} = machineOf(pack)
  const sentence: Passage = {text, start: context.start ?? 0, end: context.end ?? text.length}
  // Most sentences hold no date: nothing is made for them.
  scanner.moveTo(sentence)
  let trigger = scanner.next()
  if (trigger < 0) return []
  const reference = context.reference ? readReference(context.reference) : null
  const history: History = context.history ?? {last: null}
  const mentions: DateMention[] = []
  let monthSeen = false
  let frames: Point | null = null
  const wanted = (match: Match): boolean => match.frame.kind === 'nothing' || licensed(grammar, sentence, match, monthSeen)
  for (; trigger >= 0; trigger = scanner.next()) {
    const match = matcher.firstMatch(sentence, trigger, wanted)
    if (match) scanner.skipTo(match.end)
    if (!match || match.frame.kind === 'nothing') continue
    const {frame} = match
    // A day of a month that the sentence has named is of that one, whatever the day of the document.
    const tense = () => (monthSeen && isBareDay(frame) ? 0 : tenseOf(pack, sentence, match.start, match.end))
    // Without a day of its own nothing vouches for the order of a text.
    const {mention, anchor} = resolve(match, frame, {reference, last: reference && history.last, tense, frame: frames})
    mentions.push(mention)
    if (anchor) history.last = anchor
    if (frame.kind === 'point' && frame.month !== null) monthSeen = true
    frames = frameAfter(frames, frame, () => opens(grammar, sentence, match))
  }
  return mentions
}

/** The day of `2021-03-10`, and the time of `2021-03-10T08:30`; null when there is no such day. */
function readReference(stated: string): Anchor | null {
  const day = parseDay(stated)
  const clock = /T(\d\d:\d\d(?::\d\d)?)/.exec(stated)
  return day && {day, seconds: clock && secondsOf(clock[1]), precision: 'day'}
}

/** The date that frames what follows in its sentence: the one that opens it, as long as no other year has come since. */
function frameAfter(frames: Point | null, frame: Frame, opens: () => boolean): Point | null {
  if (frame.kind !== 'point') return frame.kind === 'interval' ? null : frames
  if (frame.year) return frames === null && (frame.day !== null || opens()) ? frame : null
  if (frames && frame.month !== null) return frame.month >= (frames.month ?? 0) ? {...frames, month: frame.month, day: frame.day} : null
  return frames
}

function isBareDay(frame: Frame): boolean {
  return (frame.kind === 'point' && frame.bare === 'day') || (frame.kind === 'interval' && frame.from.bare === 'day')
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
