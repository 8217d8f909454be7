import type {Day} from './calendar.ts'
import {daysInMonth, printDay} from './calendar.ts'

/** First and last day that a value allows, `YYYY-MM-DD`; null on a side that is open or beyond four digits. */
export interface Bounds {
  readonly earliest: string | null
  readonly latest: string | null
}

/**
 * Reads an EDTF string (Library of Congress specification of 2019, ISO 8601-2, levels 0–2).
 * @returns the days that it allows, or null when it is not valid EDTF
 */
export function parseEdtf(value: string): Bounds | null {
  const set = /^([[{])([^[\]{}]+)([\]}])$/.exec(value)
  if (set) return (set[1] === '[') === (set[3] === ']') ? readSet(set[2], set[1] === '{') : null
  const slash = value.indexOf('/')
  if (slash >= 0) return readInterval(value.slice(0, slash), value.slice(slash + 1))
  const range = readDate(value) ?? readDateTime(value) ?? readLongYear(value)
  return range && bounds(range)
}

/** A range of days. What is masked by X can be late where the written order asks for it, what is left out cannot. */
interface Range {
  first: Day | null
  last: Day | null
  /** The first day when every X is as late as it can be: what an interval may end on. */
  masked: Day | null
}

const open: Range = {first: null, last: null, masked: null}
const qualifier = '[?~%]?'
const dateShape = new RegExp(
  `^${qualifier}(-?[\\dX]{4})${qualifier}(?:-${qualifier}([\\dX]{2})${qualifier}(?:-${qualifier}([\\dX]{2})${qualifier})?)?$`
)
const shortYearShape = /^(-?)(\d{2,3})[?~%]?$/
const significantShape = /^(-?\d{4})S\d{1,4}$/
/** A full date may leave out the Y, as the tests of python-edtf have it: no shorter form does. */
const longYearShape = /^(?:Y-?(?:[1-9]\d{4,}|[1-9]\d*E\d{1,9})(?:S\d{1,9})?|[1-9]\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/
const timeShape = /^(.{10,11})T([01]\d|2[0-4]):([0-5]\d):([0-5]\d)(?:\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/
/** First months of the sub-year groupings 21–41 and how many months they last; quarters, quadrimesters and semesters from 33. */
const groupings: Readonly<Record<number, readonly [month: number, months: number]>> = {
  21: [3, 3], 22: [6, 3], 23: [9, 3], 24: [12, 3], 25: [3, 3], 26: [6, 3], 27: [9, 3], 28: [12, 3], 29: [9, 3], 30: [12, 3], 31: [3, 3], 32: [6, 3],
  33: [1, 3], 34: [4, 3], 35: [7, 3], 36: [10, 3], 37: [1, 4], 38: [5, 4], 39: [9, 4], 40: [1, 6], 41: [7, 6]
}

function readDate(value: string): Range | null {
  const match = dateShape.exec(value)
  if (!match) return readShortYear(value)
  const [, year, month, day] = match
  if (year === '-0000') return null
  const years = extremes(year.replace('-', ''))
  const [low, high] = year.startsWith('-') ? [-years[1], -years[0]] : years
  const unknown = year.includes('XXXX')
  if (month === undefined) return range(unknown, {year: low, month: 1, day: 1}, {year: high, month: 12, day: 31}, {year: high, month: 1, day: 1})
  const grouping = groupings[Number(month)]
  if (grouping && day === undefined) {
    const end = grouping[0] + grouping[1] - 1
    const last = {year: end > 12 ? high + 1 : high, month: end > 12 ? end - 12 : end}
    const start = {year: low, month: grouping[0], day: 1}
    return range(unknown, start, {...last, day: daysInMonth(last.year, last.month)}, {...start, year: high})
  }
  const months = possible(month, 1, 12)
  if (months.length === 0) return null
  const [firstMonth, lastMonth] = [months[0], months.at(-1)!]
  if (day === undefined) return range(unknown, {year: low, month: firstMonth, day: 1}, {year: high, month: lastMonth, day: daysInMonth(high, lastMonth)}, {year: high, month: lastMonth, day: 1})
  const yearOf = (bound: number) => (/X/.test(year) ? leapOr(low, high, bound) : bound)
  const fits = months.filter((m) => possible(day, 1, daysInMonth(yearOf(high), m)).length > 0)
  if (fits.length === 0) return null
  const first = {year: low, month: fits[0], day: possible(day, 1, daysInMonth(yearOf(low), fits[0]))[0]}
  const last = {year: high, month: fits.at(-1)!, day: possible(day, 1, daysInMonth(yearOf(high), fits.at(-1)!)).at(-1)!}
  return range(unknown, first, last, last)
}

/** A century or a decade without X: `19`, `197~`. */
function readShortYear(value: string): Range | null {
  const match = shortYearShape.exec(value)
  if (match) return match[1] && /^0+$/.test(match[2]) ? null : readDate(match[1] + match[2].padEnd(4, 'X'))
  const significant = significantShape.exec(value)
  return significant && readDate(significant[1])
}

/** A year beyond four digits, `Y170002`, `Y17E7S3`: valid, and out of the reach of days. */
function readLongYear(value: string): Range | null {
  return longYearShape.test(value) ? open : null
}

function readDateTime(value: string): Range | null {
  const match = timeShape.exec(value)
  if (!match || !/^-?\d{4}-\d\d-\d\d$/.test(match[1]) || (match[2] === '24' && match[3] + match[4] !== '0000')) return null
  return match[5] === undefined || isOffset(match[5]) ? readDate(match[1]) : null
}

/** Whether a zone of ISO 8601 is one: they run from -12:00 to +14:00; -00:00 is not one. */
export function isOffset(zone: string): boolean {
  if (zone === 'Z') return true
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (zone.length === 3) return zone[0] === '+' ? hours <= 14 : hours > 0 && hours <= 11
  if (minutes > 59) return false
  const total = hours * 60 + minutes
  return zone[0] === '+' ? total <= 14 * 60 : total > 0 && total <= 12 * 60
}

function readInterval(start: string, end: string): Bounds | null {
  if (start === '..' && end === '..') return bounds(open)
  const from = readEnd(start)
  const to = readEnd(end)
  if (!from || !to) return null
  if (from.first && to.masked && compare(from.first, to.masked) > 0) return null
  return {earliest: from.first && printDay(from.first), latest: to.last && printDay(to.last)}
}

function readEnd(value: string): Range | null {
  return value === '' || value === '..' ? open : (readDate(value) ?? readLongYear(value))
}

/**
 * The members between the brackets: `1667, 1668, 1670..1672`. White space stands behind every comma or behind none. The published suites take
 * uneven space too where all members are meant and none lies before our era: `{1667,1668, 1670..1672}`, but not `[1667,1668, 1670..1672]`.
 */
function readSet(members: string, all: boolean): Bounds | null {
  const uneven = /,\s/.test(members) && /,\S/.test(members)
  if (uneven && (!all || /(?:^|[\s,.])-/.test(members))) return null
  const ranges: Range[] = []
  for (const member of members.split(',')) {
    const [start, end, more] = member.trim().split('..')
    const from = start === '' ? open : readDate(start)
    const to = end === undefined ? from : end === '' ? open : readDate(end)
    if (more !== undefined || !from || !to || member.trim() === '' || member.trim() === '..') return null
    ranges.push({first: from.first, last: to.last, masked: null})
  }
  const firsts = ranges.map(({first}) => first)
  const lasts = ranges.map(({last}) => last)
  return bounds({
    first: firsts.includes(null) ? null : (firsts as Day[]).reduce((a, b) => (compare(a, b) <= 0 ? a : b)),
    last: lasts.includes(null) ? null : (lasts as Day[]).reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
    masked: null
  })
}

function range(unknown: boolean, first: Day, last: Day, masked: Day): Range {
  return unknown ? open : {first, last, masked}
}

function bounds({first, last}: Range): Bounds {
  return {earliest: first && printDay(first), latest: last && printDay(last)}
}

function compare(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

function extremes(mask: string): [low: number, high: number] {
  return mask.includes('X') ? [Number(mask.replaceAll('X', '0')), Number(mask.replaceAll('X', '9'))] : [Number(mask), Number(mask)]
}

/** The numbers of two digits that a mask allows, in order. */
function possible(mask: string, low: number, high: number): number[] {
  if (!mask.includes('X')) return Number(mask) >= low && Number(mask) <= high ? [Number(mask)] : []
  const numbers: number[] = []
  for (let n = low; n <= high; n++) {
    const digits = String(n).padStart(2, '0')
    if ([0, 1].every((i) => mask[i] === 'X' || mask[i] === digits[i])) numbers.push(n)
  }
  return numbers
}

/** A leap year when a masked year may be one, so that `19XX-02-29` stands. */
function leapOr(low: number, high: number, bound: number): number {
  for (let year = low; year <= high && year < low + 9; year++) if (daysInMonth(year, 2) === 29) return year
  return bound
}
