import {compare} from '../compare.ts'
import type {EntityRow} from './rows.ts'

/** A row with a mention more: one whose id a person has fixed. */
export function withMention(row: EntityRow, text: string, document: string | null): EntityRow {
  const counts = new Map(row.aliases.map(({text, count}) => [text, count]))
  counts.set(text, (counts.get(text) ?? 0) + 1)
  const aliases = [...counts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
  return {...row, aliases, documents: document === null ? row.documents : [...new Set([...row.documents, document])].sort(compare)}
}
