import type {DateMention} from '../doc.ts'
import {addMonths, weekdayOf} from './calendar.ts'
import type {Bounds} from './edtf.ts'
import {parseEdtf} from './edtf.ts'
import type {Anchor, Frame, Interval, Point, Tense} from './frame.ts'
import {astronomical, createPoint, join, pointsOf, printInterval, printPoint, yearOf} from './frame.ts'
import {dayOfMonth} from './relative.ts'

/** What a value can be resolved from. */
export interface Evidence {
  /** The stated day of the document; null when it states none. */
  readonly reference: Anchor | null
  /** The last date that the text named before; null when there is none, or its order is not sure. */
  readonly last: Anchor | null
  /** Where the words put it. */
  readonly tense: () => Tense
  /** Whether the sentence has named a month: a day without one is of that, whatever the day of the document. */
  readonly monthSeen: boolean
  /** The date of the sentence that frames what follows in it. */
  readonly frame: Point | null
}

export interface Resolution {
  readonly mention: DateMention
  /** What later words can hang on. */
  readonly anchor: Anchor | null
}

/** Months on either side of the reference in which a weekday with its day of the month is looked for. */
const nearMonths = 2

/** What a frame gives whatever its evidence. */
interface Reading extends Pick<DateMention, 'type' | 'value' | 'part' | 'ambiguous' | 'earliest' | 'latest'> {
  readonly anchor: Anchor | null
}

/** Texts say the same dates again and again, and a frame stays as it is. */
const readings = new WeakMap<Frame, Reading>()

/** What the frame of a span says by its words alone, and what it says where the evidence is certain. */
export function resolve({start, end}: Pick<DateMention, 'start' | 'end'>, frame: Exclude<Frame, {kind: 'nothing'}>, evidence: Evidence): Resolution {
  const said = frame.kind === 'relative' ? frame.said : frame
  const [found, resolvedBy] = resolved(frame, evidence)
  const stated = said && readingOf(said)
  const {anchor, type, value, part, ambiguous, earliest, latest} = (found ? read(found) : stated) ?? nothing
  return {mention: {start, end, type, value, surface: stated?.value ?? null, part, resolvedBy: found ? resolvedBy : null, ambiguous, earliest, latest}, anchor}
}

/** Of words that say nothing alone, and have no evidence. */
const nothing: Reading = {type: 'date', value: null, part: null, ambiguous: false, earliest: null, latest: null, anchor: null}

function readingOf(frame: Frame): Reading {
  let reading = readings.get(frame)
  if (reading === undefined) readings.set(frame, (reading = read(frame)))
  return reading
}

function read(frame: Frame): Reading {
  const points = pointsOf(frame)
  const [value, bounds] = checked(frame)
  return {
    type: typeOf(frame),
    value,
    part: frame.kind === 'point' ? frame.part : null,
    ambiguous: points.some(({ambiguous}) => ambiguous),
    earliest: bounds?.earliest ?? null,
    latest: bounds?.latest ?? null,
    anchor: anchorOf(frame)
  }
}

/** A value and the days that it allows. What the reader of EDTF refuses is never given. */
function checked(frame: Frame): [value: string | null, bounds: Bounds | null] {
  if (frame.kind !== 'point' && frame.kind !== 'interval') return ['value' in frame ? frame.value : null, null]
  const value = frame.kind === 'point' ? printPoint(frame) : printInterval(frame)
  const bounds = parseEdtf(value.replace(/T[\d:]+(?:Z|[+-][\d:]+)?/g, ''))
  return [bounds && value, bounds]
}

function typeOf(frame: Frame): DateMention['type'] {
  if (pointsOf(frame).some(({clock}) => clock !== null)) return 'time'
  return frame.kind === 'time' || frame.kind === 'duration' || frame.kind === 'set' ? frame.kind : 'date'
}

function resolved(frame: Frame, {reference, last, tense, monthSeen, frame: context}: Evidence): [Point | Interval | null, DateMention['resolvedBy']] {
  if (frame.kind === 'relative') {
    const anchor = frame.from === 'either' ? (last ?? reference) : reference
    return [anchor && frame.seen(anchor, tense), frame.from === 'either' && last ? 'previous' : 'document-date']
  }
  const day = monthSeen ? null : reference
  if (frame.kind === 'interval' && frame.from.bare === 'day') return [day && daysNear(frame, day, tense()), 'document-date']
  if (frame.kind !== 'point' || frame.year !== null) return [null, null]
  const completedPoint = context && completed(frame, context)
  if (completedPoint) return [completedPoint, 'sentence']
  if (frame.bare === 'day') return [day && dayOfMonth(frame, day.day, tense()), 'document-date']
  return [reference && byWeekday(frame, reference, tense), 'document-date']
}

/** A day takes month and year, a month takes the year, of the date that frames its sentence, unless it lies before it. */
function completed(point: Point, context: Point): Point | null {
  if (!context.year || context.year.mask.includes('X') || (point.month !== null && point.month > 12)) return null
  const month = point.month ?? context.month
  if (month === null || month > 12) return null
  const later = context.month === null || month > context.month || (month === context.month && (point.day ?? 31) >= (context.day ?? 0))
  return later ? createPoint({...point, month, year: context.year}) : null
}

/** `samedi 29 mai`: of the years around the reference only one has that weekday. `jeudi 15`: of the months near by, or on the side that the tense says. */
function byWeekday(point: Point, {day: reference}: Anchor, tense: () => Tense): Point | null {
  const {weekday, month, day} = point
  if (weekday === null || day === null) return null
  if (month !== null) {
    const fit = [0, 1, -1].find((by) => weekdayOf({year: reference.year + by, month, day}) === weekday)
    return fit === undefined ? null : createPoint({...point, year: yearOf(reference.year + fit)})
  }
  const side = tense()
  const start = {...reference, day: 1}
  for (let by = 0; by <= (side === 0 ? nearMonths : 12); by++) {
    for (const sign of side === 0 ? [1, -1] : [side]) {
      const at = addMonths(start, by * sign)
      const found = createPoint({...point, year: yearOf(at.year), month: at.month})
      const onSide = by > 0 || side === 0 || (side > 0 ? day >= reference.day : day <= reference.day)
      if (found && onSide && weekdayOf({...at, day}) === weekday) return found
    }
  }
  return null
}

/** `du 13 au 18`: of the month where the tense puts it. */
function daysNear({from, to}: Interval, {day}: Anchor, tense: Tense): Interval | null {
  const start = dayOfMonth(from, day, tense)
  const end = start && to && createPoint({...to, month: start.month, year: start.year})
  return start && end && join(start, end)
}

/** The end of an interval, or a point; null while its year is open or vague. */
function anchorOf(frame: Frame): Anchor | null {
  const point = frame.kind === 'interval' ? frame.to : frame.kind === 'point' ? frame : null
  if (!point?.year || point.year.mask.includes('X')) return null
  const {month, day, clock} = point
  const known = month !== null && month <= 12
  return {
    day: {year: astronomical(point.year), month: known ? month : 1, day: known ? (day ?? 1) : 1},
    seconds: clock === null ? null : secondsOf(clock),
    precision: !known ? 'year' : day === null ? 'month' : 'day'
  }
}

/** Seconds since midnight of `hh:mm` or `hh:mm:ss`. */
export function secondsOf(clock: string): number {
  const [hours, minutes, seconds = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}
