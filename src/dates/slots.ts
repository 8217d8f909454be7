import {clockAt} from './clock.ts'
import {pad} from './calendar.ts'
import type {Frame, Point, Year} from './frame.ts'
import {createPoint, join, yearOf} from './frame.ts'

/** What the slots of a pattern hold, by name, in the order of the text. */
export interface Slots {
  /** The numbers under any of these names. */
  numbers(...names: string[]): number[]
  /** The entry values of a section, or what a shape read. */
  values(...names: string[]): string[]
  /** The first of them. */
  number(...names: string[]): number | null
  value(...names: string[]): string | null
  /** The frames that earlier rows made. */
  frames(): Frame[]
}

/** Two-digit years above this one are of the last century; up to it they are of this one. */
const pivot = 40

/** A smaller number with a minus is no year. */
const smallestYearBefore = 10

/** A bare hour beside a half of the day: `tonight at 8`. */
export function hourOf(slots: Slots): string | null {
  const [hour] = slots.numbers('hour', 'spelled')
  return hour === undefined || hour > 24 ? null : `T${clockAt(hour)}`
}

export function quarterMonth(slots: Slots): number | null {
  const [n] = slots.numbers('nth', 'ordinal', 'first', 'last')
  const [start] = slots.numbers('quarter')
  const count = start === 40 ? 2 : 4
  return n > count ? null : start + (n < 0 ? count + n : n - 1)
}

export function pointOf(slots: Slots): Point | null {
  return createPoint({
    year: year(slots),
    month: slots.number('month', 'month-short', 'mm', 'season', 'english-month', 'quarter-code'),
    day: slots.number('day', 'dd', 'nth', 'ordinal', 'first', 'first-word', 'spelled'),
    weekday: slots.number('weekday', 'weekday-short', 'weekday-bare')
  })
}

export function year(slots: Slots): Year | null {
  const full = slots.number('year', 'yyyy', 'number')
  if (full !== null) return full === 0 ? null : yearOf(full, era(slots))
  const short = slots.number('yy')
  return short === null ? null : yearOf(short + (short > pivot ? 1900 : 2000))
}

/** A date of which a letter stands for a digit, of the day in two digits or of the year in four. */
export function misread(slots: Slots): Point | null {
  const digits = slots.values('digit-letter', 'zero-letter', 'number').join('')
  const month = slots.number('month')
  if (digits.length === 4) return createPoint({year: yearOf(Number(digits)), month, day: slots.number('day', 'first')})
  const year = slots.number('year')
  return digits.length === 2 ? createPoint({year: year === null ? null : yearOf(year), month, day: Number(digits), weekday: slots.number('weekday')}) : null
}

export function era(slots: Slots): Year['era'] {
  return slots.value('era', 'prefix-era') as Year['era']
}

/** `1990`, or `90`, which is one of the last century unless it is 0, 10 or 20. */
export function decade(value: number): Year {
  const full = value >= 100 ? value : value + (value > 20 ? 1900 : 2000)
  return {mask: `${pad(full, 4).slice(0, 3)}X`, era: null}
}

export function century(n: number, slots: Slots): Year {
  return {mask: `${pad(n - 1, 2)}XX`, era: era(slots)}
}

export function centuries(slots: Slots): Frame | null {
  const numbers = slots.numbers('nth', 'ordinal', 'day')
  return joined(createPoint({year: century(numbers[0], slots)}), createPoint({year: century(numbers.at(-1)!, slots)}))
}

/** Two years, the second one perhaps by its last two digits only, or both where a word says so: `guerre de 14-18`. */
export function years(slots: Slots): Frame | null {
  const [first, last] = slots.numbers('year', 'number', 'yyyy')
  const short = slots.numbers('yy')
  const from = first ?? 1900 + short[0]
  const end = last ?? (short.at(-1)! > from % 100 ? from - (from % 100) + short.at(-1)! : null)
  if (end === null || (end <= from && era(slots) !== 'before')) return null
  return joined(createPoint({year: yearOf(from), bare: 'year'}), createPoint({year: yearOf(end, era(slots)), bare: 'year'}))
}

/** A year with a minus, or two of them: years before our era, as *52 av. J.-C.* is. */
export function yearsBefore(slots: Slots): Frame | null {
  const [first, last] = slots.numbers('year', 'yyyy', 'yy').map((value) => (value < smallestYearBefore ? null : yearOf(value, 'before')))
  const point = first && createPoint({year: first, month: slots.number('month'), day: slots.number('day', 'first'), approximate: slots.value('about-year') !== null})
  return last === undefined ? point : last && joined(point, createPoint({year: last}))
}

export function joined(from: Point | null, to: Point | null): Frame | null {
  return from && to && join(from, to)
}
