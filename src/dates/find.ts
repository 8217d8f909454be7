import type {DateMention} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {parseDay} from './calendar.ts'
import type {Frame, Point} from './frame.ts'
import type {Grammar} from './grammar.ts'
import {compileGrammar, matchesAt} from './grammar.ts'
import {licensed} from './licence.ts'
import {valueOf} from './resolve.ts'
import {nextTrigger, triggerEnd} from './scan.ts'
import {tenseOf} from './tense.ts'

export interface Context {
  /** The day that the document states as its own, `YYYY-MM-DD` or with a time behind it. */
  reference?: string | null
  /** The part of the text to look in: a sentence. Default: all of it. */
  start?: number
  end?: number
}

/** What opens a sentence stands this near to its start: `Le`, `Au début de`. */
const maxOpening = 12

const grammarOf = perLang(compileGrammar)

/**
 * The temporal expressions of a sentence, sorted and disjoint.
 * Takes time linear in its length: one pass stops at digits and at the words that can begin a row, and every row looks at a window.
 * @returns offsets into `text`, UTF-16 code units; values in EDTF levels 0–2 for dates, ISO 8601 for times and durations
 */
export function findDates(text: string, pack: Lang, context: Context = {}): DateMention[] {
  const grammar = grammarOf(pack)
  const {start = 0, end = text.length, reference = null} = context
  const unit = start === 0 && end === text.length ? text : text.slice(start, end)
  const day = reference === null ? null : parseDay(reference)
  const mentions: DateMention[] = []
  let tense: number | null = null
  for (const {start: from, end: to, frame, frames} of spans(grammar, unit)) {
    if (frame.kind === 'nothing') continue
    if (frame.kind === 'relative' && day) tense ??= tenseOf(pack, unit)
    mentions.push({start: start + from, end: start + to, ...valueOf(frame, {reference: day, tense: tense ?? 0, frame: frames})})
  }
  return mentions
}

interface Found {
  readonly start: number
  readonly end: number
  readonly frame: Frame
  /** The date that frames the sentence where this one stands. */
  readonly frames: Point | null
}

function* spans(grammar: Grammar, text: string): Generator<Found> {
  let at = 0
  let monthSeen = false
  let frames: Point | null = null
  for (;;) {
    const trigger = nextTrigger(text, at, text.length, grammar.triggers)
    if (trigger < 0) return
    const match = firstLicensed(grammar, text, trigger, monthSeen)
    at = match ? match.end : triggerEnd(text, trigger)
    if (!match) continue
    yield {...match, frames}
    const {frame, start} = match
    if (frame.kind === 'point' && frame.month !== null) monthSeen = true
    frames = frameAfter(frames, frame, start)
  }
}

function firstLicensed(grammar: Grammar, text: string, trigger: number, monthSeen: boolean) {
  for (const match of matchesAt(grammar, text, trigger)) {
    if (match.frame.kind === 'nothing' || licensed(grammar, text, match, {start: 0, monthSeen})) return match
  }
  return null
}

/** A date frames what follows in its sentence when it opens the sentence and no other year has come since: `En août 1992, …, le 17`. */
function frameAfter(frames: Point | null, frame: Frame, start: number): Point | null {
  if (frame.kind !== 'point') return frame.kind === 'interval' ? null : frames
  if (frame.year) return frames === null && start <= maxOpening ? frame : null
  if (frames && frame.month !== null) return frame.month >= (frames.month ?? 0) ? {...frames, month: frame.month, day: frame.day} : null
  return frames
}
