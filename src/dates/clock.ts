import {pad} from './calendar.ts'
import type {Frame, Interval, Point, Relative} from './frame.ts'
import type {Slots} from './slots.ts'
import {mapped, movedBy} from './relative.ts'

/** `hh:mm`, with `:ss` where seconds are said; null where the clock has no such time. */
export function clock(slots: Slots): string | null {
  const [fixed] = slots.values('noon')
  const said = slots.numbers('hour', 'minute', 'second', 'spelled')
  const [hour, minute = 0, second] = fixed === undefined ? said : [Number(fixed.slice(0, 2)), ...said]
  const [past = 60 * (slots.numbers('and-half')[0] ?? 0)] = slots.numbers('minutes-past')
  if (hour > 24 || minute > 59) return null
  const half = halfOf(slots)
  if (hour > 12 && (half === 'am' || (half === 'pm' && slots.values('hours', 'o-clock').length === 0))) return null
  const value = halved(`T${clockAt(hour, minute + past)}`, half)!.slice(1)
  return second === undefined ? value : `${value}:${pad(second, 2)}`
}

/** `hh:mm`; what lies before midnight or after it is of another day. */
export function clockAt(hour: number, minute = 0): string {
  const total = ((hour * 60 + minute) % 1440 + 1440) % 1440
  return hour === 24 && minute === 0 ? '24:00' : `${pad(Math.floor(total / 60), 2)}:${pad(total % 60, 2)}`
}

/** `8-11pm`: the first clock is of the same half, or of the one before. */
export function clocksOfHalf(slots: Slots): string | null {
  const hours = slots.numbers('hour')
  const minutes = slots.numbers('minute')
  const half = halfOf(slots)
  if (hours.some((hour) => hour > 12 || hour === 0)) return null
  const [first, last] = [clockAt(hours[0], minutes[0] ?? 0), clockAt(hours[1], minutes[1] ?? 0)]
  const end = halved(`T${last}`, half)!
  const same = halved(`T${first}`, half)!
  return `${same < end ? same : halved(`T${first}`, half === 'pm' ? 'am' : 'pm')!}/${end}`
}

/** From a clock to another one. */
export function clocksOf(from: string, to: Frame): Frame | null {
  return to.kind === 'time' && to.value && !to.value.includes('/') ? {kind: 'time', value: `T${from}/${to.value}`} : null
}

/** The half of the day that a word says. */
export function halfOf(slots: Slots): 'am' | 'pm' | null {
  const half = slots.value('half-day', 'daypart')
  return half === 'am' || half === 'pm' ? half : null
}

/** The clock or clocks that a frame says without a day. */
export function clocksSaid(frame: Frame): string | null {
  if (frame.kind === 'time') return frame.value
  return frame.kind === 'relative' && frame.said?.kind === 'time' ? frame.said.value : null
}

/** A clock of twelve hours in a half of the day: `T03:00` in the afternoon is `T15:00`. Null for what the half does not have. */
export function halved(value: string, half: 'am' | 'pm' | null): string | null {
  if (half === null) return value
  return value.replace(/T(\d\d)/g, (_, digits: string) => {
    const hour = Number(digits)
    return `T${pad(half === 'pm' && hour > 0 && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour, 2)}`
  })
}

/** A clock so many minutes later. */
export function later(value: string, minutes: number): string {
  const [hour, minute] = value.slice(1).split(':').map(Number)
  return minutes === 0 ? value : `T${clockAt(hour, minute + minutes)}`
}

/** The two clocks of an entry: `T07:00/T09:00`; null where it has none. */
export function windowOf(slots: Slots): string | null {
  const [entry] = slots.values('window', 'habit')
  return entry === undefined || !entry.includes('/') ? null : entry.split('/').map((clock) => `T${clock}`).join('/')
}

/** A day and its clock or clocks; the second clock may be of the next day. */
export function timed(day: Point, value: string, half: 'am' | 'pm' | null = null): Point | Interval | null {
  if (day.day === null || day.clock !== null) return null
  const [from, to] = (halved(value, half ?? day.half) ?? value).split('/').map((clock) => clock.slice(1))
  const start = {...day, clock: from}
  if (to === undefined) return start
  const end = to > from ? day : movedBy(day, 1)
  return end && {kind: 'interval', from: start, to: {...end, clock: to}}
}

/** A relative day of which a half is said: `demain matin`. */
export function withHalf(frame: Relative, half: 'am' | 'pm'): Relative {
  return {...mapped(frame, (date) => (date.kind === 'point' ? {...date, half} : date)), half}
}
