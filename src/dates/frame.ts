import type {Day} from './calendar.ts'
import {daysInMonth, pad, printYear} from './calendar.ts'
import {parseEdtf} from './edtf.ts'

/** A year, a decade (`199X`), a century (`19XX`) or a millennium (`1XXX`) and the side of the era that the words give. */
export interface Year {
  readonly mask: string
  readonly era: 'before' | 'after' | null
}

/** A date as far as words say it. What they leave open is null. */
export interface Point {
  readonly kind: 'point'
  readonly year: Year | null
  /** 1–12; 21–24 seasons and 33–41 quarters and longer, as in EDTF. */
  readonly month: number | null
  readonly day: number | null
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number | null
  /** `hh:mm`, `hh:mm:ss` */
  readonly clock: string | null
  /** `Z`, `+02:00`: of a clock in digits. */
  readonly zone: string | null
  /** The half of the day that a word says, for a clock of twelve hours. */
  readonly half: 'am' | 'pm' | null
  readonly part: 'early' | 'mid' | 'late' | null
  readonly approximate: boolean
  readonly ambiguous: boolean
  /** Set when a lone word or number stands for it, so that its surroundings must license it. */
  readonly bare: 'year' | 'month' | 'day' | null
}

export interface Interval {
  readonly kind: 'interval'
  readonly from: Point
  /** Null when it lasts to this day. */
  readonly to: Point | null
}

/** Times of day, durations and sets: a value in ISO 8601, or null when no honest one exists. */
export interface Plain {
  readonly kind: 'time' | 'duration' | 'set'
  readonly value: string | null
}

/** A date that hangs on another one. */
export interface Relative {
  readonly kind: 'relative'
  /** On the day of the document, or on the last date that the text has named, else on that of the document. */
  readonly from: 'document' | 'either'
  /** What the words alone say; null when they say nothing. */
  readonly said: Point | Interval | Plain | null
  /** The half of its day, where a word says it. */
  readonly half?: Point['half']
  /** The date seen from what it hangs on, in a sentence of that tense; null when there is no honest answer. */
  readonly seen: (anchor: Anchor, tense: () => Tense) => Point | Interval | null
}

/** A day that others hang on, and how much of it is certain. */
export interface Anchor {
  readonly day: Day
  /** Seconds since midnight; null when no time is known. */
  readonly seconds: number | null
  readonly precision: 'day' | 'month' | 'year'
}

/** -1 past, 1 future, 0 when no word says. */
export type Tense = -1 | 0 | 1

/** What looks like a date and is none: a street, a page, a count. */
export interface Nothing {
  readonly kind: 'nothing'
}

export type Frame = Point | Interval | Plain | Relative | Nothing

/** A point, or null when there is no such day, or its year has more than four digits. */
export function createPoint({year = null, month = null, day = null, weekday = null, clock = null, zone = null, half = null, part = null, approximate = false, ambiguous = false, bare = null}: Partial<Omit<Point, 'kind'>>): Point | null {
  if (year && year.mask.length > 4) return null
  if (day !== null && (day < 1 || day > (month === null ? 31 : month > 12 ? 0 : daysInMonth(year && !year.mask.includes('X') ? astronomical(year) : 2000, month)))) return null
  return {kind: 'point', year, month, day, weekday, clock, zone, half, part, approximate, ambiguous, bare}
}

export function yearOf(value: number, era: Year['era'] = null): Year {
  return {mask: pad(value, 4), era}
}

/** The points that a frame says itself. */
export function pointsOf(frame: Frame): readonly Point[] {
  if (frame.kind === 'point') return [frame]
  return frame.kind === 'interval' ? (frame.to ? [frame.from, frame.to] : [frame.from]) : []
}

/** Astronomical year, where 0 is 1 BC. */
export function astronomical({mask, era}: Year): number {
  return era === 'before' ? 1 - Number(mask) : Number(mask)
}

/**
 * The interval of two points: each takes what it lacks of month, year and era from the other
 * (`10 au 12 mars 2001`, `27 décembre au 3 janvier 2021`, `221 à 206 av. J.-C.`).
 * @returns null when it would run backwards
 */
export function join(from: Point, to: Point): Interval | null {
  let [a, b] = [from, to]
  if (a.day !== null && a.month === null && a.year === null) a = {...a, month: b.month}
  if (b.day !== null && b.month === null && b.year === null) b = {...b, month: a.month}
  if (a.year === null && b.year !== null && (a.month ?? a.day) !== null) a = {...a, year: crosses(a, b) ? moved(b.year, -1) : b.year}
  else if (b.year === null && a.year !== null && (b.month ?? b.day) !== null) b = {...b, year: crosses(a, b) ? moved(a.year, 1) : a.year}
  if (a.year && b.year?.era === 'before' && a.year.era === null && a.year.mask >= b.year.mask) a = {...a, year: {...a.year, era: 'before'}}
  if ((a.year === null) !== (b.year === null)) return null
  const interval: Interval = {kind: 'interval', from: a, to: b}
  const value = printInterval(interval)
  return parseEdtf(value) && printPoint(a) !== printPoint(b) ? interval : null
}

/** Months without a year run on into the next one: `d'octobre à mars`. */
function crosses(a: Point, b: Point): boolean {
  return a.month !== null && b.month !== null && a.month <= 12 && b.month <= 12 && a.month > b.month
}

function moved(year: Year, count: number): Year {
  if (year.mask.includes('X')) return year
  return {...year, mask: pad(Number(year.mask) + (year.era === 'before' ? -count : count), 4)}
}

/** EDTF of a point; its clock makes it a time of ISO 8601. A decade or a century is vague enough without `~`. */
export function printPoint(point: Point): string {
  const {year, month, day, clock, zone, approximate} = point
  const date = printYearMask(year) + (month === null && day === null ? '' : `-${month === null ? 'XX' : pad(month, 2)}`) + (day === null ? '' : `-${pad(day, 2)}`)
  return date + (clock === null ? '' : `T${clock}${zone ?? ''}`) + (approximate && clock === null && !year?.mask.includes('X') ? '~' : '')
}

export function printInterval({from, to}: Interval): string {
  return `${printPoint(from)}/${to ? printPoint(to) : '..'}`
}

function printYearMask(year: Year | null): string {
  if (year === null) return 'XXXX'
  if (!year.mask.includes('X')) return printYear(astronomical(year))
  return (year.era === 'before' ? '-' : '') + year.mask
}
