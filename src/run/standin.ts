import type {MediaType} from '../read/index.ts'
import type {Input} from '../pipeline.ts'

export type ParsedLine = {ok: true; input: Input} | {ok: false; id: string | null; code: string; message: string}

export function parseRecordLine(line: string): ParsedLine {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(line)
  } catch (error) {
    return {ok: false, id: null, code: 'invalid-json', message: (error as Error).message}
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {ok: false, id: null, code: 'invalid-record', message: 'a record is a JSON object'}
  const {id, text, html, lang, date} = value
  const known = typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null
  if (typeof text !== 'string' && typeof html !== 'string') return {ok: false, id: known, code: 'invalid-record', message: 'a record has "text" or "html"'}
  return {
    ok: true,
    input: {
      raw: (typeof html === 'string' ? html : text) as string,
      mediaType: typeof html === 'string' ? 'text/html' : 'text/plain',
      id: known,
      lang: typeof lang === 'string' ? lang : null,
      date: typeof date === 'string' ? date : null
    }
  }
}

const types: Record<string, MediaType | 'jsonl'> = {md: 'text/markdown', markdown: 'text/markdown', html: 'text/html', htm: 'text/html', xhtml: 'text/html', jsonl: 'jsonl', ndjson: 'jsonl'}

export function mediaTypeOf(path: string): MediaType | 'jsonl' {
  return types[/\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1].toLowerCase() ?? ''] ?? 'text/plain'
}
