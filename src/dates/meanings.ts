import {addDays, easter, pad} from './calendar.ts'
import type {Frame, Point, Relative, Year} from './frame.ts'
import {createPoint, join, yearOf} from './frame.ts'

/** What the slots of a pattern hold, by name, in the order of the text. */
export interface Slots {
  /** The numbers under any of these names. */
  numbers(...names: string[]): number[]
  /** The entry values of a section, or what a shape read. */
  values(...names: string[]): string[]
  /** The frames that earlier rows made. */
  frames(): Frame[]
}

export type Meaning = keyof typeof meanings

/** Two-digit years above this one are of the last century; up to it they are of this one. */
const pivot = 40

/** The language-free algebra: what a row of any language can mean. Null when the slots make no sense together. */
export const meanings = {
  /** Day, month, season and year, whichever are there. */
  date: (slots) => pointOf(slots),
  /** As `date`, of one word or number alone, which its surroundings must license. */
  bare: (slots) => {
    const point = pointOf(slots)
    return point && {...point, bare: point.year ? 'year' : point.month !== null ? 'month' : 'day'}
  },
  /** Digits in the order of the language: the other order is possible while the day could be a month. */
  numeric: (slots) => {
    const point = pointOf(slots)
    return point && {...point, ambiguous: point.day !== null && point.day <= 12 && point.day !== point.month}
  },
  decade: (slots) => {
    const [value] = slots.numbers('decade', 'spelled-decade')
    return createPoint({year: decade(value)})
  },
  decades: (slots) => {
    const [from, to] = slots.numbers('decade')
    return joined(createPoint({year: decade(from)}), createPoint({year: decade(to)}))
  },
  century: (slots) => createPoint({year: century(slots.numbers('nth', 'ordinal', 'first')[0], slots)}),
  centuries: (slots) => centuries(slots),
  millennium: (slots) => createPoint({year: {mask: `${slots.numbers('nth', 'ordinal', 'first')[0] - 1}XXX`.slice(-4), era: era(slots)}}),
  /** The third of the year that a quarter or a half is: `2e trimestre 2001`. */
  quarter: (slots) => {
    const [n] = slots.numbers('nth', 'ordinal', 'first')
    const [start] = slots.numbers('quarter')
    return n > (start === 40 ? 2 : 4) ? null : createPoint({year: year(slots), month: start + n - 1})
  },
  /** A feast of a year: `easter`, days from it (`easter+39`), or a month and a day (`12-25`). */
  feast: (slots) => {
    const at = year(slots)
    const [rule] = slots.values('feast')
    if (!at) return null
    const [month, day] = rule.startsWith('easter') ? feastByEaster(at, Number(rule.slice(6))) : rule.split('-').map(Number)
    return createPoint({year: at, month, day})
  },
  /** Early, mid or late in what follows. */
  part: (slots) => {
    const [frame] = slots.frames()
    const [part] = slots.values('part', 'half') as Point['part'][]
    if (frame.kind === 'point') return {...frame, part, bare: frame.bare === 'year' ? 'year' : null}
    return frame.kind === 'interval' || frame.kind === 'relative' ? frame : null
  },
  approximate: (slots) => {
    const [frame] = slots.frames()
    if (frame.kind === 'point') return frame.part || frame.day !== null ? frame : {...frame, approximate: true}
    if (frame.kind !== 'interval') return frame
    return {...frame, from: {...frame.from, approximate: true}, to: frame.to && {...frame.to, approximate: true}}
  },
  interval: (slots) => {
    const [from, to] = slots.frames()
    return from.kind === 'point' && to.kind === 'point' ? joined(from, to) : null
  },
  since: (slots) => {
    const [from] = slots.frames()
    return from.kind === 'point' ? {kind: 'interval', from, to: null} : null
  },
  years: (slots) => years(slots),
  /** One year or the next, one century or the next: never one of two that lie apart. */
  eitherYear: (slots) => {
    const [from, to] = slots.numbers('year', 'nth', 'ordinal')
    if (to !== from + 1) return null
    return slots.numbers('year').length > 0 ? years(slots) : centuries(slots)
  },
  /** Two days that share what follows them. */
  days: (slots) => {
    const [from, to] = slots.numbers('day', 'dd', 'nth', 'first')
    const [month = null] = slots.numbers('month', 'mm')
    return joined(createPoint({day: from, month}), createPoint({year: year(slots), month, day: to}))
  },
  months: (slots) => {
    const [from, to] = slots.numbers('month')
    return joined(createPoint({month: from, bare: 'month'}), createPoint({year: year(slots), month: to, bare: year(slots) ? null : 'month'}))
  },
  /** A season that two years share is of the first: `hiver 1941-1942`. */
  seasonOfYears: (slots) => createPoint({year: yearOf(slots.numbers('year')[0]), month: slots.numbers('season')[0]}),
  clock: (slots) => ({kind: 'time', value: `T${clock(slots)}`}),
  clocks: (slots) => {
    const [from, to] = slots.frames()
    return from.kind === 'time' && to.kind === 'time' ? {kind: 'time', value: `${from.value}/${to.value}`} : null
  },
  dateTime: (slots) => {
    const frames = slots.frames()
    const date = frames.find((frame) => frame.kind !== 'time')
    const time = frames.find((frame) => frame.kind === 'time')
    if (time?.kind !== 'time' || !time.value || time.value.includes('/')) return null
    if (date?.kind === 'point') return date.day === null ? null : {...date, clock: time.value.slice(1)}
    if (date?.kind !== 'relative') return null
    return {...date, point: createPoint({clock: time.value.slice(1)})}
  },
  duration: (slots) => {
    const [count] = slots.numbers('number', 'one')
    const [unit] = slots.values('unit')
    return {kind: 'duration', value: duration(count, unit)}
  },
  vagueDuration: () => ({kind: 'duration', value: null}),
  set: (slots) => {
    const [unit] = slots.values('unit')
    return {kind: 'set', value: unit === undefined || unit === 'E' ? null : duration(1, unit)}
  },
  /** A number of units from the reference day: an entry such as `-1D`, or a count and a unit with a direction. */
  shift: (slots) => {
    const [deixis] = slots.values('deixis')
    if (deixis !== undefined) return relative(deixis.slice(-1) as Relative['unit'], Number(deixis.slice(0, -1)))
    const [direction] = slots.numbers('direction', 'this', 'ago')
    const [unit] = slots.values('unit')
    const [count = 1] = slots.numbers('number', 'one')
    const size = Number(unit.slice(0, -1).replace('T', '') || 1)
    return relative(/T/.test(unit) ? null : (unit.slice(-1) as Relative['unit']), direction * count * size)
  },
  weekday: (slots) => {
    const [weekday] = slots.numbers('weekday')
    const [count = null] = slots.numbers('direction', 'this')
    return {kind: 'relative', unit: 'weekday', count, weekday, point: null}
  },
  /** A month, a day or a season with a direction: `juin prochain`, `le 6 mai dernier`, `cet été`. */
  directed: (slots) => {
    const [count = null] = slots.numbers('direction', 'this')
    const point = slots.frames().length > 0 ? slots.frames()[0] : pointOf(slots)
    return point?.kind === 'point' ? {kind: 'relative', unit: 'date', count, weekday: null, point: {...point, bare: null}} : null
  },
  /** What hangs on an earlier date of the text: `le lendemain`, `trois mois plus tard`. */
  anaphoric: () => relative(null, null),
  nothing: () => ({kind: 'nothing'})
} satisfies Record<string, (slots: Slots) => Frame | null>

function pointOf(slots: Slots): Point | null {
  const [month = null] = slots.numbers('month', 'mm', 'season', 'english-month')
  const [day = null] = slots.numbers('day', 'dd', 'nth', 'first', 'first-word')
  const [weekday = null] = slots.numbers('weekday')
  return createPoint({year: year(slots), month, day, weekday})
}

function year(slots: Slots): Year | null {
  const [full] = slots.numbers('year', 'yyyy', 'number')
  const [short] = slots.numbers('yy')
  if (full !== undefined) return full === 0 ? null : yearOf(full, era(slots))
  return short === undefined ? null : yearOf(short + (short > pivot ? 1900 : 2000))
}

function era(slots: Slots): Year['era'] {
  const [name] = slots.values('era', 'prefix-era')
  return name === undefined ? null : (name as Year['era'])
}

/** `1990`, or `90`, which is one of the last century unless it is 0, 10 or 20. */
function decade(value: number): Year {
  const full = value >= 100 ? value : value + (value > 20 ? 1900 : 2000)
  return {mask: `${pad(full, 4).slice(0, 3)}X`, era: null}
}

function century(n: number, slots: Slots): Year {
  return {mask: `${pad(n - 1, 2)}XX`, era: era(slots)}
}

function centuries(slots: Slots): Frame | null {
  const numbers = slots.numbers('nth', 'ordinal')
  return joined(createPoint({year: century(numbers[0], slots)}), createPoint({year: century(numbers.at(-1)!, slots)}))
}

/** Two years, the second one perhaps by its last two digits only, or both where a word says so: `guerre de 14-18`. */
function years(slots: Slots): Frame | null {
  const [first, last] = slots.numbers('year', 'number', 'yyyy')
  const short = slots.numbers('yy')
  const from = first ?? 1900 + short[0]
  const end = last ?? (short.at(-1)! > from % 100 ? from - (from % 100) + short.at(-1)! : null)
  if (end === null || (end <= from && era(slots) !== 'before')) return null
  return joined(createPoint({year: yearOf(from), bare: 'year'}), createPoint({year: yearOf(end, era(slots)), bare: 'year'}))
}

function feastByEaster(year: Year, days: number): [month: number, day: number] {
  const {month, day} = addDays(easter(Number(year.mask)), days)
  return [month, day]
}

function clock(slots: Slots): string {
  const [fixed] = slots.values('noon')
  if (fixed !== undefined) return fixed
  const [hour] = slots.numbers('hour')
  const [minute = 0] = slots.numbers('minute')
  const [half] = slots.values('half-day')
  return `${pad(half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour, 2)}:${pad(minute, 2)}`
}

/** A unit is `M`, `10Y` or `TH`: what stands behind P in ISO 8601, with its size. */
function duration(count: number, unit: string): string {
  const size = Number(/^\d+/.exec(unit)?.[0] ?? 1)
  const [time, name] = [unit.includes('T') ? 'T' : '', unit.slice(-1)]
  return `P${time}${count * size}${name}`
}

function relative(unit: Relative['unit'], count: number | null): Relative {
  return {kind: 'relative', unit, count, weekday: null, point: null}
}

function joined(from: Point | null, to: Point | null): Frame | null {
  return from && to && join(from, to)
}
