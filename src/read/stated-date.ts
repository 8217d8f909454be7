const isoDate = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * A date as metadata states it, as an EDTF day or local date-time: `2020-10-27T14:03+01:00` is `2020-10-27T14:03:00`.
 * Null for what is no ISO 8601 day or no day of the calendar.
 */
export function statedDate(value: string): string | null {
  const match = isoDate.exec(value.trim())
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00'] = match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (Number(year) === 0 || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  if (hour === undefined) return `${year}-${month}-${day}`
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : null
}
