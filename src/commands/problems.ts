import {VFile} from 'vfile'
import {location} from 'vfile-location'
import {reporter} from 'vfile-reporter'
import type {DocumentRecord} from '../record.ts'

/** Collects what a person must look at, and prints it when the run is over, sorted, so that the order is always the same. */
export interface Problems {
  add(record: DocumentRecord, raw: string): void
  /** The report; empty when all is well. */
  toString(): string
}

/** Documents whose problems are printed; the rest are counted. */
const maxDocuments = 200

/** Warnings of this stage are about style: they are counted, and listed in the record alone. */
const quality = 'retext/'

export function createProblems(color: boolean): Problems {
  const files: VFile[] = []
  let more = 0
  return {
    add(record, raw) {
      if (record.error === null && record.warnings.length === 0) return
      if (files.length < maxDocuments) files.push(toFile(record, raw))
      else more++
    },
    toString() {
      if (files.length === 0) return ''
      files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
      return reporter(files, {color}) + (more > 0 ? `\n… and ${more} more documents with problems` : '')
    }
  }
}

/** A virtual file without its value that bears the problems of a record at their places. */
function toFile({source, error, warnings}: DocumentRecord, raw: string): VFile {
  const file = new VFile({path: source.line === null ? (source.path ?? 'standard input') : `${source.path}:${source.line}`})
  const places = location(raw)
  for (const {rule, message, raw: span} of warnings) {
    if (rule.startsWith(quality)) continue
    const [start, end] = span === null ? [] : span.map((offset) => places.toPoint(offset))
    file.message(message, {source: rule.split('/')[0], ruleId: rule.split('/')[1], place: start && end ? {start, end} : start})
  }
  const counted = warnings.filter(({rule}) => rule.startsWith(quality)).length
  if (counted > 0) file.info(`${counted} quality warnings, listed in the record`, {source: 'retext'})
  if (error) file.message(error.message, {source: 'tamis', ruleId: error.code}).fatal = true
  return file
}
