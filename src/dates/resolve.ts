import type {DateMention} from '../doc.ts'
import type {Day} from './calendar.ts'
import {addDays, addMonths, weekdayOf} from './calendar.ts'
import type {Frame, Point, Relative} from './frame.ts'
import {createPoint, join, printInterval, printPoint, yearOf} from './frame.ts'
import {parseEdtf} from './edtf.ts'

/** What a value can be resolved from. */
export interface Evidence {
  /** The stated day of the document; null when it states none. */
  readonly reference: Day | null
  /** Where the words of the sentence put it: -1 past, 1 future, 0 unsaid. */
  readonly tense: number
  /** The date of the sentence that frames what follows in it. */
  readonly frame: Point | null
}

type Value = Pick<DateMention, 'type' | 'value' | 'surface' | 'part' | 'resolvedBy' | 'ambiguous' | 'earliest' | 'latest'>

/** What a frame says by its words alone, and what it says where the evidence is certain. */
export function valueOf(frame: Exclude<Frame, {kind: 'nothing'}>, evidence: Evidence): Value {
  const surface = print(frame)
  const [resolved, resolvedBy] = resolve(frame, evidence)
  const value = resolved ? print(resolved) : surface
  const points = frame.kind === 'point' ? [frame] : frame.kind === 'interval' ? [frame.from, ...(frame.to ? [frame.to] : [])] : []
  const timed = frame.kind === 'time' || points.some(({clock}) => clock !== null) || (frame.kind === 'relative' && Boolean(frame.point?.clock))
  const type = timed ? 'time' : frame.kind === 'duration' || frame.kind === 'set' ? frame.kind : 'date'
  const bounds = (type === 'date' || timed) && value !== null ? parseEdtf(timed ? value.replace(/T.*$/, '') : value) : null
  return {
    type,
    value,
    surface,
    part: frame.kind === 'point' ? frame.part : null,
    resolvedBy: resolved ? resolvedBy : null,
    ambiguous: points.some(({ambiguous}) => ambiguous),
    earliest: bounds?.earliest ?? null,
    latest: bounds?.latest ?? null
  }
}

function print(frame: Frame): string | null {
  switch (frame.kind) {
    case 'point':
      return printPoint(frame)
    case 'interval':
      return printInterval(frame)
    case 'time':
    case 'duration':
    case 'set':
      return frame.value
    case 'relative':
      return frame.point && (frame.point.month ?? 13) <= 12 ? printPoint(frame.point) : null
    default:
      return null
  }
}

function resolve(frame: Frame, {reference, tense, frame: context}: Evidence): [Frame | null, DateMention['resolvedBy']] {
  if (frame.kind === 'relative') return [reference && fromReference(frame, reference, tense), 'document-date']
  if (frame.kind !== 'point' || frame.year !== null) return [null, null]
  const year = context && completed(frame, context)
  if (year) return [year, 'sentence']
  return [reference && byWeekday(frame, reference), 'document-date']
}

/** A day takes month and year, a month takes the year, of the date that frames its sentence, unless it lies before it. */
function completed(point: Point, context: Point): Point | null {
  if (!context.year || context.year.mask.includes('X') || point.month !== null && point.month > 12) return null
  const month = point.month ?? context.month
  if (month === null || month > 12) return null
  const later = context.month === null || month > context.month || (month === context.month && (point.day ?? 31) >= (context.day ?? 0))
  return later ? createPoint({...point, month, year: context.year}) : null
}

/** `samedi 29 mai`: of the years around the reference only one has that weekday. */
function byWeekday(point: Point, reference: Day): Point | null {
  const {weekday, month, day} = point
  if (weekday === null || month === null || day === null) return null
  const fit = [0, 1, -1].find((shift) => weekdayOf({year: reference.year + shift, month, day}) === weekday)
  return fit === undefined ? null : createPoint({...point, year: yearOf(reference.year + fit)})
}

function fromReference({unit, count, weekday, point}: Relative, reference: Day, tense: number): Frame | null {
  const clock = point?.clock ?? null
  const at = (day: Day): Point => ({...pointAt(day), clock})
  switch (unit) {
    case 'D':
      return at(addDays(reference, count ?? 0))
    case 'W':
      return week(addDays(reference, 7 * (count ?? 0)), 0, 6)
    case 'E':
      return week(addDays(reference, 7 * (count ?? 0)), 5, 6)
    case 'M':
      return {...at(addMonths(reference, count ?? 0)), day: null}
    case 'Y':
      return {...at(reference), year: yearOf(reference.year + (count ?? 0)), month: null, day: null}
    case 'weekday': {
      const shift = weekdayShift(weekday! - weekdayOf(reference), count ?? tense, count)
      return shift === null ? null : at(addDays(reference, shift))
    }
    case 'date':
      return point && directed(point, count ?? 0, reference)
    default:
      return null
  }
}

/** Days to the weekday meant. Unsaid and without tense there is no honest answer. */
function weekdayShift(difference: number, direction: number, said: number | null): number | null {
  const ahead = (difference + 7) % 7
  if (said === 0) return direction === 0 ? (ahead <= 3 ? ahead : ahead - 7) : null
  if (direction > 0) return said === 1 && ahead === 0 ? 7 : ahead
  if (direction < 0) return said === -1 && ahead === 0 ? -7 : ahead === 0 ? 0 : ahead - 7
  return null
}

/** The last or the next such day, month or season seen from the reference; 0 is the one of its year. */
function directed(point: Point, count: number, reference: Day): Point | null {
  if (point.year || point.month === null) return null
  const month = point.month > 12 ? (point.month - 20) * 3 : point.month
  const order = month - reference.month || (point.day === null ? 0 : point.day - reference.day)
  const shift = count < 0 ? (order < 0 ? 0 : -1) : count > 0 ? (order > 0 ? 0 : 1) : 0
  return createPoint({...point, year: yearOf(reference.year + shift)})
}

function week(day: Day, from: number, to: number): Frame | null {
  const monday = addDays(day, 1 - weekdayOf(day))
  return join(pointAt(addDays(monday, from)), pointAt(addDays(monday, to)))
}

function pointAt({year, month, day}: Day): Point {
  return createPoint({year: yearOf(year), month, day})!
}
