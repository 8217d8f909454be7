import type {DocumentRecord} from '../../record.ts'
import type {Message} from './messages.ts'

export interface Snippet {
  label: Message
  yaml: string
}

/** Characters of what stands before and after a correction, by which it is found again. */
const context = 40

/** The corrections that a person may make of what stands under a key, as items of an overrides file. */
export function snippetsOf(record: DocumentRecord, raw: string | null, key: string): Snippet[] {
  if (raw === null) return []
  const n = Number(key.slice(1))
  const snippet = (label: Message, span: readonly [number, number], fields: (quote: string) => Readonly<Record<string, unknown>>): Snippet[] => [
    {label, yaml: item({document: record.id, ...fields(raw.slice(...span)), ...contextOf(raw, span)})}
  ]
  if (key.startsWith('r')) return snippet('keepThis', record.removed[n].raw, (quote) => ({keep: quote}))
  if (key.startsWith('s')) return snippet('dropThis', record.sentences[n].raw, (quote) => ({drop: quote}))
  if (key.startsWith('d')) return snippet('correct', record.dates[n].raw, (quote) => ({date: quote, value: record.dates[n].value}))
  const {raw: span, type, id} = record.entities[n]
  return snippet('correct', span, (quote) => ({entity: quote, type, id}))
}

function contextOf(raw: string, [start, end]: readonly [number, number]): {before: string; after: string} {
  return {before: raw.slice(Math.max(0, start - context), start), after: raw.slice(end, end + context)}
}

/** An item of a YAML list; strings as in JSON, which YAML takes as they are. */
function item(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields).map(([name, value], i) => `${i === 0 ? '- ' : '  '}${name}: ${JSON.stringify(value)}\n`).join('')
}
