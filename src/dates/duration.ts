import type {Slots} from './slots.ts'

/** A unit is `M`, `10Y` or `TH`: what stands behind P in ISO 8601, with its size. */
export function durationOf(slots: Slots): string | null {
  const units = slots.values('unit')
  const counts = slots.numbers('number', 'one', 'about-number')
  const [half] = slots.numbers('and-half')
  const ranks = units.map((unit) => unitOrder.indexOf(unit))
  if (units.length > 1 && ranks.some((rank, i) => rank < 0 || (i > 0 && rank <= ranks[i - 1]))) return null
  const parts = units.map((unit, i) => duration((counts[i] ?? 1) + (half ?? 0), unit))
  return parts.length === 1 ? parts[0] : `P${parts.map((part) => part.slice(1)).join('').replace(/(T.*)T/, '$1')}`
}

export function duration(count: number, unit: string): string {
  const size = sizeOf(unit)
  const [time, name] = [unit.includes('T') ? 'T' : '', unit.slice(-1)]
  const total = count * size
  if (Number.isInteger(total)) return `P${time}${total}${name}`
  // Half of a unit is told in the next smaller one: a year and a half is 18 months.
  const [smaller, times] = smallerUnits[time + name] ?? [name, 1]
  return `P${smaller.length > 1 ? 'T' : ''}${Math.round(total * times)}${smaller.slice(-1)}`
}

/** The unit of `PT30M`, `TM`, and how many of it, 30. */
export function unitOf(value: string): string {
  return value.replace(/[P\d]/g, '')
}

export function countOf(value: string): number {
  return Number(value.replace(/\D/g, ''))
}

/** How many of ISO's units are in a unit: 10 in `10Y`. */
export function sizeOf(unit: string): number {
  return Number.parseInt(unit, 10) || 1
}

/** Units of ISO 8601, the greatest first. */
const unitOrder = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS']
const smallerUnits: Readonly<Record<string, readonly [unit: string, times: number]>> = {Y: ['M', 12], M: ['D', 30], W: ['D', 7], D: ['TH', 24], TH: ['TM', 60], TM: ['TS', 60]}
