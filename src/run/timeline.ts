import type {DocumentRecord} from '../record.ts'
import type {Timeline} from '../schemas.ts'
import {sortKey} from './sorted.ts'

type Statement = Timeline['statements'][number]

/** The dated statements of a document: its calendar dates with a value, with or without a clock, each with its sentence and what that mentions. */
export function statementsOf(record: DocumentRecord): Statement[] {
  const mentioned = new Map<number, Set<string>>()
  for (const {sentence, id} of record.entities) {
    if (!mentioned.has(sentence)) mentioned.set(sentence, new Set())
    mentioned.get(sentence)!.add(id)
  }
  return record.dates.flatMap(({type, value, earliest, latest, surface, part, resolvedBy, text, sentence, raw}) => {
    const isCalendar = type === 'date' || (type === 'time' && !value?.startsWith('T'))
    if (!isCalendar || value === null) return []
    const {start, end} = record.sentences[sentence]
    return [{earliest, latest, value, surface, part, resolvedBy, date: text, text: record.text.slice(start, end), document: record.id!, sentence, raw, entities: [...(mentioned.get(sentence) ?? [])]}]
  })
}

/** Years that keys can tell apart; beyond, the day alone decides. */
const furthest = 1e12

/**
 * What the timeline is sorted by: earliest day, then latest, then document and place. What is open to the past goes by its latest
 * day, and what has no year, `XXXX-10-28`, comes after all else.
 */
export function statementKey({earliest, latest, document, raw}: Statement): string {
  return sortKey(dayKey(earliest ?? latest), dayKey(latest ?? earliest), document, ...raw.map((offset) => String(offset).padStart(9, '0')))
}

/** Days are `YYYY-MM-DD`, the year with a minus before year 0 and with more digits after 9999; null is later than any. */
function dayKey(day: string | null): string {
  if (day === null) return '~'
  const year = Math.max(-furthest, Math.min(furthest, Number.parseInt(day.replace('Y', ''), 10)))
  return `${String(year + furthest).padStart(13, '0')}${day.replace(/^-?Y?\d+/, '')}`
}
