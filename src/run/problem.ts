import {location} from 'vfile-location'
import type {DocumentRecord} from '../record.ts'

/** What a person must look at in a document, as plain data that goes from thread to thread. */
export interface Problem {
  path: string
  messages: {text: string; source: string; rule: string | null; start: Point | null; end: Point | null; level: 'fatal' | 'warning' | 'info'}[]
}

interface Point {
  line: number
  column: number
}

/** Documents whose problems are printed; the rest are counted. */
export const maxProblems = 200

/** Warnings of this stage are about style: they are counted, and listed in the record alone. */
const quality = 'retext/'

/** The failure and the warnings of a record, at their places in its raw text; null when all is well. */
export function problemOf({source, error, warnings}: DocumentRecord, raw: string): Problem | null {
  if (error === null && warnings.length === 0) return null
  const places = location(raw)
  const point = (offset: number | undefined): Point | null => {
    const found = offset === undefined ? undefined : places.toPoint(offset)
    return found ? {line: found.line, column: found.column} : null
  }
  const messages: Problem['messages'] = warnings
    .filter(({rule}) => !rule.startsWith(quality))
    .map(({rule, message, raw: span}) => ({text: message, source: rule.split('/')[0], rule: rule.split('/')[1], start: point(span?.[0]), end: point(span?.[1]), level: 'warning'}))
  const counted = warnings.filter(({rule}) => rule.startsWith(quality)).length
  if (counted > 0) messages.push({text: `${counted} quality warnings, listed in the record`, source: 'retext', rule: null, start: null, end: null, level: 'info'})
  if (error) messages.push({text: error.message, source: 'tamis', rule: error.code, start: null, end: null, level: 'fatal'})
  return {path: source.line === null ? (source.path ?? 'standard input') : `${source.path}:${source.line}`, messages}
}
