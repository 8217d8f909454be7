import type {DocumentRecord} from '../../record.ts'
import type {Message} from './messages.ts'

export interface Snippet {
  label: Message
  yaml: string
}

type Fields = Readonly<Record<string, unknown>>
type Span = readonly [start: number, end: number]

/** Characters of what stands before and after a correction, by which it is found again. */
const context = 40

/** The corrections that a person may make of what stands under a key, as items of an overrides file. */
export function snippetsOf(record: DocumentRecord, raw: string | null, key: string): Snippet[] {
  if (raw === null) return []
  const n = Number(key.slice(1))
  if (key.startsWith('r')) return snippets(record, raw, record.removed[n].raw, [['keepThis', (quote) => ({keep: quote})]])
  if (key.startsWith('s')) return snippets(record, raw, record.sentences[n].raw, [['dropThis', (quote) => ({drop: quote})]])
  if (key.startsWith('d')) {
    const {raw: span, value} = record.dates[n]
    return snippets(record, raw, span, [['correctDate', (quote) => ({date: quote, value})], ['noDate', (quote) => ({date: quote, value: null})]])
  }
  const {raw: span, type, id} = record.entities[n]
  return snippets(record, raw, span, [['correctEntity', (quote) => ({entity: quote, type, id})], ['noEntity', (quote) => ({entity: quote, type: null})]])
}

/** What a person may say of words that no stage spoke of. */
export function snippetsOfSelection(record: DocumentRecord, raw: string, span: Span): Snippet[] {
  return snippets(record, raw, span, [
    ['newEntity', (quote) => ({entity: quote, type: 'person'})],
    ['newDate', (quote) => ({date: quote, value: null})],
    ['dropThis', (quote) => ({drop: quote})],
    ['keepThis', (quote) => ({keep: quote})]
  ])
}

/** What a person may say of an entity whatever the document. */
export function identitySnippets(name: string): Snippet[] {
  return [
    {label: 'sameEntity', yaml: item({same: [name, '…']})},
    {label: 'differentEntity', yaml: item({different: [name, '…']})}
  ]
}

function snippets(record: DocumentRecord, raw: string, span: Span, kinds: readonly (readonly [label: Message, fields: (quote: string) => Fields])[]): Snippet[] {
  return kinds.map(([label, fields]) => ({label, yaml: item({document: record.id, ...fields(raw.slice(...span)), ...contextOf(raw, span)})}))
}

function contextOf(raw: string, [start, end]: Span): {before: string; after: string} {
  return {before: raw.slice(Math.max(0, start - context), start), after: raw.slice(end, end + context)}
}

/** An item of a YAML list; values as in JSON, which YAML takes as they are. */
function item(fields: Fields): string {
  return Object.entries(fields).map(([name, value], i) => `${i === 0 ? '- ' : '  '}${name}: ${JSON.stringify(value)}\n`).join('')
}
