// Long because it is one table: what each meaning that the rows of the languages name makes of the words that were found.
import {addDays, addMonths, pad, republicanDay, republicanMonth} from './calendar.ts'
import {clock, clockAt, clocksOf, clocksOfHalf, clocksSaid, halfOf, halved, later, timed, windowOf, withHalf} from './clock.ts'
import {countOf, duration, durationOf, unitOf} from './duration.ts'
import {isOffset} from './edtf.ts'
import type {Frame, Point, Relative} from './frame.ts'
import {createPoint, yearOf} from './frame.ts'
import {directed, feast, feastOf, joinedRelatives, mapped, movedBy, nthOf, partOfWeek, pointAt, relative, shift, span, unitAt, weekday, weekdayOfWeek, weekdayPlus, weekOf} from './relative.ts'
import type {Slots} from './slots.ts'
import {centuries, century, decade, era, hourOf, joined, misread, pointOf, quarterMonth, year, years, yearsBefore} from './slots.ts'

export type Meaning = keyof typeof meanings

/** The language-free algebra: what a row of any language can mean. Null when the slots make no sense together. */
export const meanings = {
  /** Day, month, season and year, whichever are there. */
  date: (slots) => pointOf(slots),
  /** As `date`, of one word or number alone, which its surroundings must license. */
  bare: (slots) => {
    const point = pointOf(slots)
    return point && {...point, bare: point.year ? 'year' : point.month !== null ? 'month' : 'day'}
  },
  /** A date whose year is in words: `le deux août mil neuf cent quatorze`. */
  spelledYear: (slots) => {
    const month = slots.number('month')
    const year = yearOf(slots.numbers('hundreds')[0] + (slots.number('number', 'one') ?? 0))
    return createPoint({year, month, day: slots.number('day', 'first', 'first-word', 'spelled'), weekday: slots.number('weekday'), bare: month === null ? 'year' : null})
  },
  yearsBefore: (slots) => yearsBefore(slots),
  /** A day or a year of which a scanner read one digit as a letter: `l3 mai`, `mai 19l4`. */
  misread: (slots) => misread(slots),
  /** Digits in the order of the language: the other order is possible while the day could be a month. */
  numeric: (slots) => {
    const point = pointOf(slots)
    return point && {...point, ambiguous: point.day !== null && point.day <= 12 && point.day !== point.month}
  },
  /** A month and two digits that no day can be: `octobre 98`. */
  shortYear: (slots) => {
    const [digits] = slots.values('yy')
    return Number(digits) > 31 || digits.startsWith('0') ? pointOf(slots) : null
  },
  /** A date, its clock and the zone of it, in digits: `1994-11-05T13:15+02:00`. */
  instant: (slots) => {
    const day = pointOf(slots)
    const [[hour, zoneHour], [minute, zoneMinute], [second]] = [slots.numbers('hour'), slots.numbers('minute'), slots.numbers('second')]
    const sign = slots.values('+').length > 0 ? '+' : '-'
    const zone = zoneHour === undefined ? slots.value('Z') && 'Z' : sign + clockAt(zoneHour, zoneMinute)
    return day && (zone === null || isOffset(zone)) ? {...day, clock: clockAt(hour, minute) + (second === undefined ? '' : `:${pad(second, 2)}`), zone} : null
  },
  /** A day or a month of the calendar of the French Revolution: `18 brumaire an VIII`. */
  republican: (slots) => {
    const [month] = slots.numbers('republican-month')
    const day = slots.number('day', 'first', 'spelled')
    const start = republicanDay(slots.numbers('nth', 'number').at(-1)!, month, day ?? 1)
    if (!start || (day ?? 1) > republicanMonth) return null
    if (day !== null) return pointAt(start)
    return joined({...pointAt(start), day: null}, {...pointAt(addDays(start, republicanMonth - 1)), day: null})
  },
  decade: (slots) => {
    const [value] = slots.numbers('decade', 'spelled-decade')
    return createPoint({year: decade(value)})
  },
  decades: (slots) => {
    const [from, to] = slots.numbers('decade')
    return joined(createPoint({year: decade(from)}), createPoint({year: decade(to)}))
  },
  century: (slots) => createPoint({year: century(slots.numbers('nth', 'ordinal', 'first', 'day')[0], slots)}),
  centuries: (slots) => centuries(slots),
  millennium: (slots) => createPoint({year: {mask: `${slots.numbers('nth', 'ordinal', 'first')[0] - 1}XXX`.slice(-4), era: era(slots)}}),
  /** The third of the year that a quarter or a half is: `2e trimestre 2001`. */
  quarter: (slots) => {
    const month = quarterMonth(slots)
    return month === null ? null : createPoint({year: year(slots), month})
  },
  /** The last or the next such third of a year, where the verb puts it. */
  quarterOfYear: (slots) => {
    const month = quarterMonth(slots)
    return month === null ? null : directed(createPoint({month})!, null)
  },
  /** The third of a year that is said otherwise: `troisième trimestre de cette année`. */
  quarterOf: (slots) => {
    const month = quarterMonth(slots)
    const [frame] = slots.frames()
    return month === null || frame.kind !== 'relative' ? null : mapped(frame, (date) => (date.kind === 'point' && date.month === null ? createPoint({year: date.year, month}) : null))
  },
  /** A feast of a year: `easter`, days from it (`easter+39`), a month and a day (`12-25`), or a weekday of a month (`11#4-4`). */
  feast: (slots) => {
    const at = year(slots)
    return at && feastOf(slots.values('feast')[0], Number(at.mask))
  },
  /** Early, mid or late in what follows. */
  part: (slots) => {
    const [frame] = slots.frames()
    const [part] = slots.values('part', 'half') as Point['part'][]
    if (frame.kind === 'point') return {...frame, part, bare: frame.bare === 'year' ? 'year' : null}
    if (frame.kind === 'relative') return mapped(frame, (date) => (date.kind === 'point' ? {...date, part} : partOfWeek(date, part)))
    return frame.kind === 'interval' ? frame : null
  },
  approximate: (slots) => {
    const [frame] = slots.frames()
    if (frame.kind === 'point') return frame.part || frame.day !== null ? frame : {...frame, approximate: true}
    if (frame.kind !== 'interval') return frame
    return {...frame, from: {...frame.from, approximate: true}, to: frame.to && {...frame.to, approximate: true}}
  },
  interval: (slots) => {
    const [from, to] = slots.frames()
    if (from.kind !== 'point' || to.kind !== 'point') return null
    // A year does not run to a month without one: « deux mille dix-sept. » is no September.
    return from.month === null && to.year === null ? null : joined(from, to)
  },
  since: (slots) => {
    const [from] = slots.frames()
    return from.kind === 'point' ? {kind: 'interval', from, to: null} : null
  },
  years: (slots) => years(slots),
  /** Years that a word calls so, which need no licence: `les années 1840 à 1845`. */
  namedYears: (slots) => {
    // Two round ones are decades.
    const span = slots.numbers('year').every((year) => year % 10 === 0) ? null : years(slots)
    return span?.kind === 'interval' ? {...span, from: {...span.from, bare: null}} : null
  },
  /** One year or the next, one century or the next: never one of two that lie apart. */
  eitherYear: (slots) => {
    const [from, to] = slots.numbers('year', 'yy', 'nth', 'ordinal')
    if (to !== from + 1 && to !== (from + 1) % 100) return null
    return slots.numbers('year').length > 0 ? years(slots) : centuries(slots)
  },
  /** Days that share what follows them, from the first to the last. */
  days: (slots) => {
    const days = slots.numbers('day', 'dd', 'nth', 'first', 'spelled')
    const [from, to] = [days[0], days.at(-1)!]
    const [month = null] = slots.numbers('month', 'month-short', 'mm')
    const bare = month === null ? 'day' : null
    return joined(createPoint({day: from, month, bare}), createPoint({year: year(slots), month, day: to, bare}))
  },
  months: (slots) => {
    const [from, to] = slots.numbers('month')
    return joined(createPoint({month: from, bare: 'month'}), createPoint({year: year(slots), month: to, bare: year(slots) ? null : 'month'}))
  },
  /** A season that two years share is of the first: `hiver 1941-1942`. */
  seasonOfYears: (slots) => createPoint({year: yearOf(slots.numbers('year')[0]), month: slots.numbers('season')[0]}),
  /** A time of day; null where the clock has no such one. */
  clock: (slots) => {
    const value = clock(slots)
    return value === null ? null : {kind: 'time', value: `T${value}`}
  },
  clocks: (slots) => {
    const [from, to] = slots.frames()
    if (to === undefined) return clocksOf(clockAt(slots.numbers('hour')[0]), from)
    return from.kind === 'time' && from.value ? clocksOf(from.value.slice(1), to) : null
  },
  /** Minutes before or after a full hour: `half past three`, `ten to 3 pm`. */
  clockPast: (slots) => {
    const [time] = slots.frames()
    const [by] = slots.numbers('clock-past')
    const minutes = by ?? slots.numbers('spelled', 'minute')[0] * slots.numbers('past-word')[0]
    if (time !== undefined) return time.kind === 'time' && time.value ? {kind: 'time', value: later(time.value, minutes)} : null
    const value = clock(slots)
    return value === null ? null : {kind: 'time', value: later(`T${value}`, minutes)}
  },
  /** Two clocks of which only the second one says its half of the day: `11-2 pm`. */
  clocksOfHalf: (slots) => {
    const value = clocksOfHalf(slots)
    return value === null ? null : {kind: 'time', value}
  },
  tonight: (slots) => withHalf(shift('D', 0), slots.values('tonight')[0] as 'am' | 'pm'),
  /** A clock of twelve hours and the half of the day, or a clock and what it has gone past. */
  clockOfHalf: (slots) => {
    const [time] = slots.frames()
    if (time.kind !== 'time' || !time.value) return null
    const value = halved(time.value, halfOf(slots))
    return value === null ? null : {kind: 'time', value: later(value, slots.numbers('number')[0] ?? 0)}
  },
  /** A part of a part of the day, which an entry gives as two clocks: `fin de matinée`. */
  window: (slots) => {
    const value = windowOf(slots)!
    return relative(({day, precision}) => (precision === 'day' ? timed(pointAt(day), value) : null), {from: 'either', said: {kind: 'time', value}})
  },
  /** A part of the day without its clocks, which hangs on the last day named. */
  daypart: () => unitAt('D', 0, 'either'),
  dateTime: (slots) => {
    const frames = slots.frames()
    const value = frames.map(clocksSaid).find((said) => said !== null) ?? hourOf(slots)
    const short = slots.number('weekday-short')
    const date = frames.find((frame) => clocksSaid(frame) === null) ?? (short === null ? undefined : weekday(short, null))
    if (!value) return null
    const half = halfOf(slots)
    if (date?.kind === 'point') return timed(date, value, half)
    if (date?.kind !== 'relative') return null
    return mapped(date, (seen) => (seen.kind === 'point' ? timed(seen, value, half) : null), {kind: 'time', value: halved(value, half ?? date.half ?? null)})
  },
  /** A count of a unit, or of several that get smaller; null for others. */
  duration: (slots) => {
    const value = durationOf(slots)
    return value === null ? null : {kind: 'duration', value}
  },
  /** Hours and minutes that last, written as a clock is: `une durée de 1h30`. */
  hours: (slots) => {
    const [hours, minutes] = slots.numbers('hour', 'minute', 'spelled')
    return {kind: 'duration', value: `PT${hours}H${minutes ? `${minutes}M` : ''}`}
  },
  /** An entry that is a duration by itself: `demi-heure = PT30M`. */
  wholeDuration: (slots) => ({kind: 'duration', value: slots.values('whole-duration')[0]}),
  vagueDuration: () => ({kind: 'duration', value: null}),
  set: (slots) => {
    const [unit] = slots.values('unit')
    const [count = 1] = slots.numbers('number', 'every-other')
    return {kind: 'set', value: unit === undefined || unit === 'E' ? null : duration(count, unit)}
  },
  vagueSet: () => ({kind: 'set', value: null}),
  /** A number of units from the day of the document: an entry such as `-1D`, or a count and a unit with a direction. */
  shift: (slots) => {
    const [deixis] = slots.values('deixis')
    const frame = deixis === undefined ? null : shift(/[A-Z].*$/.exec(deixis)![0], Number.parseInt(deixis, 10))
    if (frame) return halfOf(slots) ? withHalf(frame, halfOf(slots)!) : frame
    const [direction] = slots.numbers('direction', 'this', 'ago', 'within')
    const [whole] = slots.values('whole-duration')
    if (whole !== undefined) return shift(unitOf(whole), direction * countOf(whole))
    const [unit] = slots.values('unit')
    const [count = 1] = slots.numbers('number', 'one')
    const [about] = slots.numbers('about-number')
    if (about !== undefined) return mapped(shift(unit, direction * about), (date) => (date.kind === 'point' ? {...date, approximate: true} : date))
    if (slots.numbers('and-half').length > 0) return shift(unitOf(durationOf(slots)!), direction * countOf(durationOf(slots)!))
    if (unit !== undefined) return shift(unit, direction * count)
    const day = shift('D', direction)
    return halfOf(slots) ? withHalf(day, halfOf(slots)!) : day
  },
  /** The week, month or year that runs, or the last or next one. */
  unitAt: (slots) => {
    const [unit] = slots.values('unit', 'period', 'weekend')
    const [direction = 0] = slots.numbers('direction', 'this')
    return unitAt(unit, direction)
  },
  /** Early, mid or late in the week, month or year that runs. */
  periodPart: (slots) => {
    const part = slots.values('part', 'half')[0] as Point['part']
    const [unit] = slots.values('period')
    return mapped(unitAt(unit, 0), (date) => (date.kind === 'point' ? {...date, part} : partOfWeek(date, part)))
  },
  /** What hangs on an earlier date of the text and is so many whole units on: `l'année suivante`. */
  unitAfter: (slots) => {
    const [unit] = slots.values('unit', 'period')
    const [following = 0] = slots.numbers('following')
    return unitAt(unit, following, 'either')
  },
  /** The last or next so many units. */
  span: (slots) => {
    const [unit] = slots.values('unit')
    const [direction] = slots.numbers('direction', 'next')
    const [count] = slots.numbers('number')
    return span(unit, count, direction)
  },
  /** So many units before or after an earlier date of the text: `les dix années suivantes`. */
  spanAfter: (slots) => span(slots.values('unit')[0], slots.numbers('number')[0], slots.numbers('following-ones')[0], 'either'),
  weekday: (slots) => {
    const [day] = slots.numbers('weekday', 'weekday-short')
    const [direction = null] = slots.numbers('direction', 'this')
    const [weeks] = slots.numbers('weeks-on')
    const frame = weeks === undefined ? weekday(day, direction) : weekdayPlus(day, weeks)
    return halfOf(slots) ? withHalf(frame, halfOf(slots)!) : frame
  },
  /** So many of such days on or back: `two Thursdays ago`. */
  weekdaysOn: (slots) => {
    const [count] = slots.numbers('number')
    const [direction] = slots.numbers('ago')
    return mapped(weekday(slots.numbers('weekday', 'weekdays')[0], direction), (date) => (date.kind === 'point' ? movedBy(date, 7 * direction * (count - 1)) : null))
  },
  /** A day of a week that lies so many weeks on. */
  weekdayOfWeek: (slots) => weekdayOfWeek(slots.numbers('weekday')[0], slots.numbers('direction', 'this', 'following')[0]),
  /** A weekday that an earlier date of the text is, or that comes next after it: `ce même lundi`, `le mardi suivant`. */
  weekdayAfter: (slots) => {
    const [day] = slots.numbers('weekday')
    const [following = 0] = slots.numbers('following')
    return relative((anchor) => {
      const found = weekday(day, following < 0 ? -1 : 1).seen({...anchor, day: following === 0 ? addDays(anchor.day, -1) : anchor.day}, () => 0)
      return following === 0 && found?.kind === 'point' && found.day !== anchor.day.day ? null : found
    }, {from: 'either'})
  },
  /** A month, a day or a season with a direction: `juin prochain`, `le 6 mai dernier`, `cet été`. */
  directed: (slots) => {
    const [direction = null] = slots.numbers('direction', 'this')
    const [frame] = slots.frames()
    const point = frame ?? pointOf(slots)
    if (point?.kind === 'interval') return point.to && !point.from.year ? joinedRelatives(directed({...point.from, bare: null}, direction), directed({...point.to, bare: null}, direction)) : null
    return point?.kind === 'point' ? directed({...point, bare: null}, direction) : null
  },
  /** A feast without its year. */
  feastOfYear: (slots) => feast(slots.values('feast')[0], slots.numbers('direction', 'this')[0] ?? null),
  /** The n-th day, weekday, week or fortnight of what follows: `premier lundi de mai 1994`. */
  nthOf: (slots) => {
    const [n] = slots.numbers('nth', 'ordinal', 'first', 'last')
    const [weekday] = slots.values('weekday')
    const [unit] = slots.values('unit', 'fortnight')
    const [of] = slots.frames()
    const what = weekday ?? unit
    if (!/^[1-7DWF]$/.test(what)) return null
    if (of.kind === 'point') return nthOf(what, n, of) ?? mapped(directed(of, null), (date) => nthOf(what, n, date), null)
    return of.kind === 'relative' ? mapped(of, (date) => nthOf(what, n, date), null) : null
  },
  /** A day of a month that is said otherwise: `le 15 du mois prochain`. */
  dayOf: (slots) => {
    const [day] = slots.numbers('day', 'nth', 'first')
    const [frame] = slots.frames()
    return frame.kind === 'relative' ? mapped(frame, (date) => (date.kind === 'point' && date.month !== null && date.month <= 12 && date.day === null ? createPoint({...date, day}) : null)) : null
  },
  weekOf: (slots) => {
    const [point] = slots.frames()
    return point.kind === 'point' ? (weekOf(point) ?? mapped(directed(point, null), (date) => (date.kind === 'point' ? weekOf(date) : null), null)) : null
  },
  /** So many days before or after a date: `le lendemain du 13 février`. */
  dayBy: (slots) => {
    const [by] = slots.values('anaphoric')
    const [point] = slots.frames()
    const moved = (date: Point): Point | null => movedBy(date, Number.parseInt(by, 10))
    if (!by.endsWith('D')) return null
    return point.kind === 'relative' ? mapped(point, (date) => (date.kind === 'point' ? moved(date) : null)) : point.kind === 'point' ? moved(point) : null
  },
  /** What hangs on an earlier date of the text: `le lendemain`, `trois mois plus tard`. */
  anaphoric: (slots) => {
    const [entry] = slots.values('anaphoric')
    const [count = 1] = slots.numbers('number', 'one')
    const [unit] = slots.values('unit')
    const [later] = slots.numbers('later', 'after-that')
    if (entry !== undefined) return unitAt(/[A-Z].*$/.exec(entry)![0], Number.parseInt(entry, 10), 'either')
    return unit === undefined ? relative(() => null, {from: 'either'}) : shift(unit, count * later, 'either')
  },
  /** `ce jour-là`, `cette année-là`. */
  demonstrative: (slots) => {
    const [unit] = slots.values('unit')
    return unit === undefined ? relative(() => null, {from: 'either'}) : unitAt(unit, 0, 'either')
  },
  /** A day of the month of an earlier date, or of the next month: `le 26 du même mois`. */
  sameMonth: (slots) => {
    const day = pointOf(slots)
    const [by = 0] = slots.numbers('same-month')
    return day && relative(({day: at, precision}) => {
      const {year, month} = addMonths({...at, day: 1}, by)
      return precision === 'year' ? null : createPoint({...day, month, year: yearOf(year)})
    }, {from: 'either', said: day})
  },
  relatives: (slots) => {
    const [from, to] = slots.frames()
    const fits = (frame: Frame): frame is Relative | Point => frame.kind === 'relative' || frame.kind === 'point'
    return fits(from) && fits(to) ? joinedRelatives(from, to) : null
  },
  nothing: () => ({kind: 'nothing'})
} satisfies Record<string, (slots: Slots) => Frame | null>
