import type {Day} from './calendar.ts'
import {addDays, addMonths, daysInMonth, easter, weekdayOf} from './calendar.ts'
import {sizeOf} from './duration.ts'
import type {Anchor, Interval, Plain, Point, Relative} from './frame.ts'
import {astronomical, createPoint, join, printPoint, yearOf} from './frame.ts'

type Seen = Relative['seen']
type From = Relative['from']
type Dated = Point | Interval

/** A date that hangs on another one. */
export function relative(seen: Seen, {from = 'document', said = null}: {from?: From; said?: Relative['said']} = {}): Relative {
  return {kind: 'relative', from, said, seen}
}

/** A relative whose date is changed by a function, which may refuse it. */
export function mapped(frame: Relative, change: (date: Dated) => Dated | null, said: Relative['said'] = saidOf(frame, change)): Relative {
  return {...frame, said, seen: (anchor, tense) => {
    const date = frame.seen(anchor, tense)
    return date && change(date)
  }}
}

/** Monday and Tuesday, Wednesday and Thursday, or what is left of a week; other intervals as they are. */
export function partOfWeek(week: Interval, part: Point['part']): Interval | null {
  if (week.from.day === null || !week.to || printPoint(week.to) !== printPoint(pointAt(addDays(dayOf(week.from), 6)))) return week
  const [from, to] = part === 'early' ? [0, 1] : part === 'mid' ? [2, 3] : [3, 6]
  const monday = dayOf(week.from)
  return join(pointAt(addDays(monday, from)), pointAt(addDays(monday, to)))
}

/** From one relative or point to another: `de lundi à mercredi`. Where the end is seen before the start, it is of the next week. */
export function joinedRelatives(from: Relative | Point, to: Relative | Point): Relative {
  const see = (frame: Relative | Point, ...evidence: Parameters<Seen>): Dated | null => (frame.kind === 'point' ? frame : frame.seen(...evidence))
  return relative((anchor, tense) => {
    const start = see(from, anchor, tense)
    const end = see(to, anchor, tense)
    if (start?.kind !== 'point' || end?.kind !== 'point') return null
    return join(start, end) ?? join(start, later(end)) ?? null
  }, from.kind === 'relative' ? {from: from.from} : {})
}

/** The month in which a season, a quarter or a half of a year begins. */
function firstMonth(month: number): number {
  if (month <= 12) return month
  return month < 33 ? (month - 20) * 3 : month < 40 ? (month - 33) * 3 + 1 : (month - 40) * 6 + 1
}

/** So many units on from the anchor: days, weeks to the day, months, years; hours, minutes and seconds to the second. */
export function shift(unit: string, count: number, from: From = 'document'): Relative {
  const size = sizeOf(unit)
  return relative((anchor) => shifted(anchor, unit.slice(-1), count * size, unit.includes('T')), {from})
}

/** The week, the week-end, the month, the year that lies so many on; a day for days. */
export function unitAt(unit: string, count: number, from: From = 'document'): Relative {
  const size = sizeOf(unit)
  const name = unit.slice(-1)
  return relative((anchor, tense) => {
    const {day, precision} = anchor
    // Before the week-end comes, one of the past is the last one.
    if (name === 'E' && count === 0 && weekdayOf(day) < 6 && tense() < 0) return weekAt(addDays(day, -7), 5, 6)
    if (name === 'W' || name === 'E') return precision === 'day' ? weekAt(addDays(day, 7 * count), name === 'W' ? 0 : 5, 6) : null
    if (unit === '3M') return quarterAt(day, count, 3)
    if (unit === '6M') return quarterAt(day, count, 6)
    if (size >= 10 && name === 'Y') return createPoint({year: {mask: yearOf(day.year + count * size).mask.slice(0, size === 10 ? 3 : 2).padEnd(4, 'X'), era: null}})
    return shifted(anchor, name, count * size, unit.includes('T'))
  }, {from})
}

/** The last or the next so many units, without the one that runs: `les trois prochaines semaines`. */
export function span(unit: string, count: number, direction: number, from: From = 'document'): Relative {
  const name = unit.slice(-1)
  const [first, last] = direction < 0 ? [-count, -1] : [1, count]
  return relative((anchor) => {
    const {day, seconds} = anchor
    if (unit.includes('T')) {
      if (seconds === null) return null
      const size = secondsOf[name]
      const ends = direction < 0 ? [-count * size, 0] : [size, (count + 1) * size]
      const [start, end] = ends.map((by) => clocked(anchor, by, name))
      return start && end && {kind: 'interval', from: start, to: end}
    }
    const [start, end] = [first, last].map((by) => (name === 'W' || name === 'E' ? null : shifted(anchor, name, by, false)))
    if (name === 'W') return join(pointAt(addDays(mondayOf(day), 7 * first)), pointAt(addDays(mondayOf(day), 7 * last + 6)))
    return start && end && (count === 1 ? start : join(start, end))
  }, {from})
}

/** A day of the week: the last one, that of this week, the next one, or where the verb puts it. */
export function weekday(wanted: number, direction: number | null): Relative {
  return relative(({day, precision}, tense) => {
    if (precision !== 'day') return null
    const by = weekdayShift(wanted - weekdayOf(day), direction ?? tense(), direction)
    return by === null ? null : pointAt(addDays(day, by))
  })
}

/** A day of the week that lies so many weeks on: `mardi de la semaine prochaine`. */
export function weekdayOfWeek(wanted: number, weeks: number): Relative {
  return relative(({day, precision}) => (precision === 'day' ? pointAt(addDays(mondayOf(day), 7 * weeks + wanted - 1)) : null))
}

/** The next such day, today counted, and so many weeks: `lundi en huit`. */
export function weekdayPlus(wanted: number, weeks: number): Relative {
  return relative(({day, precision}) => (precision === 'day' ? pointAt(addDays(day, ((wanted - weekdayOf(day) + 7) % 7) + 7 * weeks)) : null))
}

/** The last or the next such day, month or season seen from the anchor; 0 is the one of its year, null where the verb puts it. */
export function directed(point: Point, direction: number | null): Relative {
  return relative(({day}, tense) => {
    if (point.year) return null
    const month = point.month === null ? null : firstMonth(point.month)
    if (month === null) return dayOfMonth(point, day, direction ?? tense())
    const order = month - day.month || (point.day === null ? 0 : point.day - day.day)
    const count = direction ?? tense()
    if (direction === null && count === 0) return null
    const by = count < 0 ? (order < 0 ? 0 : -1) : count > 0 ? (order > 0 || (direction === null && order === 0) ? 0 : 1) : 0
    return createPoint({...point, year: yearOf(day.year + by)})
  }, {said: point.month !== null && point.month > 12 ? null : point})
}

/** A feast that the anchor's year gives: `easter+39` or `12-25`. Without a direction it is the next one, or the last one in the past. */
export function feast(rule: string, direction: number | null): Relative {
  const said = /[e#]/.test(rule) ? null : feastOf(rule, null)
  return relative(({day, precision}, tense) => {
    const at = direction ?? tense()
    if (precision === 'year') return feastOf(rule, day.year)
    const found = [-1, 0, 1].map((by) => feastOf(rule, day.year + by)!)
    const isPast = (point: Point): boolean => before(dayOf(point), day)
    if (direction === 0) return found[1]
    return at < 0 ? found.filter(isPast).at(-1)! : at > 0 ? found.find((point) => !isPast(point))! : null
  }, {said})
}

/** The day of a feast in a year; null when the year is open and it moves. */
export function feastOf(rule: string, year: number | null): Point | null {
  const weekday = /^(\d+)#(-?\d)-(\d)$/.exec(rule)
  if (weekday) {
    const of = year === null ? null : createPoint({year: yearOf(year), month: Number(weekday[1])})
    const found = of && nthOf(weekday[3], Number(weekday[2]), of)
    return found?.kind === 'point' ? found : null
  }
  if (!rule.startsWith('easter')) {
    const [month, day] = rule.split('-').map(Number)
    return createPoint({year: year === null ? null : yearOf(year), month, day})
  }
  return year === null ? null : pointAt(addDays(easter(year), Number(rule.slice(6))))
}

/** The n-th day, weekday, week or fortnight of a month, a season or a year; -1 the last one. Null where the year decides and is open. */
export function nthOf(what: string, n: number, of: Dated): Dated | null {
  const days = daysOf(of)
  if (!days) return of.kind === 'point' && what === 'D' && of.month !== null && of.month <= 12 && of.day === null && n > 0 ? createPoint({...of, day: n}) : null
  const [first, last] = days
  const inside = (day: Day): boolean => !before(day, first) && !before(last, day)
  if (what === 'D') return n > 0 ? checked(addDays(first, n - 1), inside) : pointAt(last)
  if (what === 'F') return fortnight(of, n)
  if (what === 'W') {
    // The weeks of a month are those that begin in it.
    const monday = n > 0 ? addDays(first, (8 - weekdayOf(first)) % 7 + 7 * (n - 1)) : addDays(mondayOf(addDays(last, 1)), -7)
    return inside(monday) ? weekAt(monday, 0, 6) : null
  }
  const wanted = Number(what)
  const day = n > 0 ? addDays(first, (wanted - weekdayOf(first) + 7) % 7 + 7 * (n - 1)) : addDays(last, -((weekdayOf(last) - wanted + 7) % 7))
  return checked(day, inside)
}

/** The week, Monday to Sunday, that holds a day; where the year is open it is not known. */
export function weekOf(point: Point): Interval | null {
  return point.year && point.month !== null && point.month <= 12 && point.day !== null && !point.year.mask.includes('X') ? weekAt(dayOf(point), 0, 6) : null
}

export function pointAt({year, month, day}: Day): Point {
  return createPoint({year: yearOf(year), month, day})!
}

/** A day some days on; one without its year keeps it open inside a month. */
export function movedBy(point: Point, days: number): Point | null {
  if (point.day === null || point.month === null || point.month > 12) return null
  if (point.year?.mask.includes('X')) return null
  const {year, month, day} = addDays({year: point.year ? astronomical(point.year) : 2001, month: point.month, day: point.day}, days)
  if (!point.year) return month === point.month ? createPoint({month, day}) : createPoint({month, day: Math.abs(days) < 28 ? day : null})
  return createPoint({year: yearOf(year), month, day})
}

function saidOf({said}: Relative, change: (date: Dated) => Dated | null): Relative['said'] {
  return said && (said.kind === 'point' || said.kind === 'interval') ? change(said) : (said as Plain | null)
}

const secondsOf: Readonly<Record<string, number>> = {H: 3600, M: 60, S: 1}

function shifted(anchor: Anchor, unit: string, count: number, timed: boolean): Point | null {
  const {day, precision} = anchor
  if (timed) return clocked(anchor, count * (secondsOf[unit] ?? 0), unit)
  switch (unit) {
    case 'D':
      return precision === 'day' ? pointAt(addDays(day, count)) : null
    case 'W':
    case 'E':
      return precision === 'day' ? pointAt(addDays(day, 7 * count)) : null
    case 'M':
      return precision === 'year' ? null : createPoint({...pointAt(addMonths(day, count)), day: null})
    default:
      return createPoint({year: yearOf(day.year + count)})
  }
}

/** A time of day that lies so many seconds on; seconds are said only where they are counted. */
function clocked({day, seconds}: Anchor, by: number, unit: string): Point | null {
  if (seconds === null) return null
  const total = seconds + by
  const at = addDays(day, Math.floor(total / 86_400))
  const clock = new Date(((total % 86_400) + 86_400) % 86_400 * 1000).toISOString().slice(11, unit === 'S' ? 19 : 16)
  return {...pointAt(at), clock}
}

/** Days to the weekday meant. Unsaid and without tense there is no honest answer. */
function weekdayShift(difference: number, direction: number, said: number | null): number | null {
  const ahead = (difference + 7) % 7
  if (said === 0) return direction === 0 ? (ahead <= 3 ? ahead : ahead - 7) : null
  if (direction > 0) return said === 1 && ahead === 0 ? 7 : ahead
  if (direction < 0) return said === -1 && ahead === 0 ? -7 : ahead === 0 ? 0 : ahead - 7
  return null
}

/** A day of the month, of this month or of its neighbour: `le 2`. */
export function dayOfMonth(point: Point, day: Day, tense: number): Point | null {
  if (tense === 0 || point.day === null) return null
  for (let by = 0; Math.abs(by) <= 12; by += tense) {
    const {year, month} = addMonths({...day, day: 1}, by)
    const fits = point.day <= daysInMonth(year, month) && (by !== 0 || (tense > 0 ? point.day >= day.day : point.day <= day.day))
    if (fits && (point.weekday === null || weekdayOf({year, month, day: point.day}) === point.weekday)) return createPoint({...point, year: yearOf(year), month})
  }
  return null
}

function quarterAt(day: Day, count: number, months: 3 | 6): Point {
  const to = addMonths({...day, day: 1}, count * months)
  return createPoint({year: yearOf(to.year), month: (months === 3 ? 33 : 40) + Math.floor((to.month - 1) / months)})!
}

function weekAt(day: Day, from: number, to: number): Interval | null {
  const monday = mondayOf(day)
  return join(pointAt(addDays(monday, from)), pointAt(addDays(monday, to)))
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** First and last day of what is known to the month, season or year; null when its year is open. */
function daysOf(date: Dated): readonly [Day, Day] | null {
  if (date.kind !== 'point' || !date.year || date.year.mask.includes('X') || date.day !== null) return null
  const year = astronomical(date.year)
  const {month} = date
  if (month === null) return [{year, month: 1, day: 1}, {year, month: 12, day: 31}]
  // A season begins about its solstice or equinox.
  if (month > 20 && month <= 24) return [{year, month: (month - 20) * 3, day: 21}, addDays(addMonths({year, month: (month - 20) * 3, day: 21}, 3), -1)]
  return month <= 12 ? [{year, month, day: 1}, {year, month, day: daysInMonth(year, month)}] : null
}

function fortnight(of: Dated, n: number): Interval | null {
  if (of.kind !== 'point' || !of.year || of.month === null || of.month > 12) return null
  const end = daysInMonth(astronomical(of.year), of.month)
  const at = (day: number): Point => createPoint({...of, day})!
  return n === 1 ? join(at(1), at(15)) : n === 2 || n === -1 ? join(at(16), at(end)) : null
}

function checked(day: Day, holds: (day: Day) => boolean): Point | null {
  return holds(day) ? pointAt(day) : null
}

function later(point: Point): Point {
  return point.day === null ? point : pointAt(addDays(dayOf(point), 7))
}

function dayOf(point: Point): Day {
  return {year: astronomical(point.year!), month: point.month!, day: point.day!}
}

function before(a: Day, b: Day): boolean {
  return (a.year - b.year || a.month - b.month || a.day - b.day) < 0
}
