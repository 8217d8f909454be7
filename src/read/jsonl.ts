import type {MediaType} from './index.ts'
import {jsonErrorAt} from './json-error.ts'
import {statedDate} from './stated-date.ts'

/** A record of a JSONL stream, ready to be cleaned: `{"id", "text" | "html", "lang"?, "date"?}`, other fields ignored. */
export interface InputRecord {
  /** As it came; a number as its digits; null when there is none. */
  id: string | null
  /** The text or html field: what `raw` offsets index. */
  raw: string
  mediaType: MediaType
  /** BCP 47, as it came. */
  lang: string | null
  /** EDTF day or local date-time. */
  date: string | null
}

/** What is wrong with a line, in the form of the `error` of a record. */
export interface RecordError {
  code: 'not-json' | 'not-a-record' | 'no-text' | 'two-texts' | 'bad-id' | 'bad-lang' | 'bad-date'
  message: string
  line: number
}

/** A record, or why there is none; the id is given in both cases where it can be read, so that the answer carries it. */
export type ParsedLine = {record: InputRecord; error: null} | {record: null; id: string | null; error: RecordError}

type Fields = Readonly<Record<string, unknown>>

/**
 * Parses a line of JSONL.
 * @param lineNumber from 1, for the error
 */
export function parseRecordLine(line: string, lineNumber: number): ParsedLine {
  const fail = (code: RecordError['code'], message: string, id: string | null = null): ParsedLine => ({record: null, id, error: {code, message: `line ${lineNumber}: ${message}`, line: lineNumber}})
  let fields: unknown
  try {
    fields = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return fail('not-json', notJson(line))
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fail('not-a-record', `a record is an object {"id", "text" or "html"}, not ${typeName(fields)}`)
  const id = idOf(fields as Fields)
  if (id === undefined) return fail('bad-id', `"id" must be a string or a number, not ${typeName((fields as Fields).id)}`)
  const problem = check(fields as Fields)
  if (problem) return fail(problem.code, problem.message, id)
  const {text, html, lang, date} = fields as Partial<Record<'text' | 'html' | 'lang' | 'date', string | null>>
  const isText = isAbsent(html)
  return {record: {id, raw: (isText ? text : html)!, mediaType: isText ? 'text/plain' : 'text/html', lang: lang || null, date: date ? statedDate(date) : null}, error: null}
}

/** The first thing that is wrong with the fields of a record. A field that is null counts as absent. */
function check({text, html, lang, date}: Fields): Pick<RecordError, 'code' | 'message'> | null {
  if (!isAbsent(text) && !isAbsent(html)) return {code: 'two-texts', message: 'both "text" and "html" are given; give the one that is to be cleaned'}
  if (isAbsent(text) && isAbsent(html)) return {code: 'no-text', message: 'neither "text" nor "html" is given'}
  const [name, value] = isAbsent(html) ? ['text', text] : ['html', html]
  if (typeof value !== 'string') return {code: 'no-text', message: `"${name}" must be a string, not ${typeName(value)}`}
  if (!isAbsent(lang) && (typeof lang !== 'string' || !/^(?:[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*)?$/i.test(lang))) {
    return {code: 'bad-lang', message: `"lang" must be a language code such as "fr", not ${typeof lang === 'string' ? quote(lang) : typeName(lang)}`}
  }
  if (!isAbsent(date) && date !== '' && (typeof date !== 'string' || statedDate(date) === null)) {
    return {code: 'bad-date', message: `"date" must be a day "YYYY-MM-DD" or a local date-time, not ${typeof date === 'string' ? quote(date) : typeName(date)}`}
  }
  return null
}

function notJson(line: string): string {
  const at = jsonErrorAt(line.replace(/^\uFEFF/, ' '))
  return at >= line.length ? 'not JSON: the line breaks off' : `not JSON from column ${at + 1} on: ${quote(line.slice(at, at + 41))}`
}

/** Undefined when it is neither string nor number nor absent. */
function idOf({id}: Fields): string | null | undefined {
  if (isAbsent(id)) return null
  return typeof id === 'string' ? id : typeof id === 'number' ? String(id) : undefined
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function quote(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
}
