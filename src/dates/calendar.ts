/** A day of the proleptic Gregorian calendar, year astronomical (0 is 1 BC). */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((dayNumber(day) + 3) % 7 + 7) % 7 + 1
}

export function addDays(day: Day, count: number): Day {
  return fromDayNumber(dayNumber(day) + count)
}

/** Moves by whole months; the day stays, or becomes the last one of a shorter month. */
export function addMonths({year, month, day}: Day, count: number): Day {
  const months = year * 12 + month - 1 + count
  const to = {year: Math.floor(months / 12), month: ((months % 12) + 12) % 12 + 1}
  return {...to, day: Math.min(day, daysInMonth(to.year, to.month))}
}

/** The date of Easter Sunday; the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const d = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * (c >> 2) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return {year, month: Math.floor(f / 31), day: (f % 31) + 1}
}

/** Days of every month of the French Republican calendar. */
export const republicanMonth = 30

/** A day of the French Republican calendar, years I to XIV; null for other years, in which nobody used it. */
export function republicanDay(year: number, month: number, day: number): Day | null {
  const first = republicanNewYears[year - 1]
  return first === undefined ? null : addDays({year: 1791 + year, month: 9, day: first}, republicanMonth * (month - 1) + day - 1)
}

/** 1 vendémiaire of each year, in September 1792 and after (decree of 4 frimaire an II: the day of the equinox in Paris). */
const republicanNewYears = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23]

/** Reads the `YYYY-MM-DD` at the start of a string; null when there is none or no such day. */
export function parseDay(value: string): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(value)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? {year, month, day} : null
}

/** `YYYY-MM-DD`, the year with its sign when it is before 1 BC. */
export function printDay({year, month, day}: Day): string {
  return `${printYear(year)}-${pad(month, 2)}-${pad(day, 2)}`
}

export function printYear(year: number): string {
  return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4)
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** Days since 1970-01-01. */
function dayNumber({year, month, day}: Day): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / 86_400_000
}

function fromDayNumber(number: number): Day {
  const date = new Date(number * 86_400_000)
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()}
}
