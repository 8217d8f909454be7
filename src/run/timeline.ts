import type {DocumentRecord} from '../record.ts'
import type {Timeline} from '../schemas.ts'
import {compare} from '../compare.ts'

type Statement = Timeline['statements'][number]

/** The dated statements of a document: its calendar dates with a value, each with its sentence and what that mentions. */
export function statementsOf(record: DocumentRecord): Statement[] {
  const mentioned = new Map<number, Set<string>>()
  for (const {sentence, id} of record.entities) {
    if (!mentioned.has(sentence)) mentioned.set(sentence, new Set())
    mentioned.get(sentence)!.add(id)
  }
  return record.dates.flatMap(({type, value, earliest, latest, text, sentence, raw}) => {
    if (type !== 'date' || value === null) return []
    const {start, end} = record.sentences[sentence]
    return [{earliest, latest, value, date: text, text: record.text.slice(start, end), document: record.id!, sentence, raw, entities: [...(mentioned.get(sentence) ?? [])]}]
  })
}

/**
 * By earliest day, then latest, then document and place; what is open to the past goes by its latest day, and what has no year,
 * `XXXX-10-28`, comes after all else.
 */
export function compareStatements(a: Statement, b: Statement): number {
  return (
    compareDays(a.earliest ?? a.latest, b.earliest ?? b.latest) ||
    compareDays(a.latest ?? a.earliest, b.latest ?? b.earliest) ||
    compare(a.document, b.document) ||
    a.raw[0] - b.raw[0] ||
    a.raw[1] - b.raw[1]
  )
}

/** Days are `YYYY-MM-DD`, the year with a minus before year 0 and with more digits after 9999; null is later than any. */
function compareDays(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const [yearA, yearB] = [Number.parseInt(a.replace('Y', ''), 10), Number.parseInt(b.replace('Y', ''), 10)]
  return yearA - yearB || compare(a.replace(/^-?Y?\d+/, ''), b.replace(/^-?Y?\d+/, ''))
}
