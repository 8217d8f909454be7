import type {DocumentRecord} from '../record.ts'
import type {Reason} from '../rules.ts'
import type {Counts, Entities, Manifest, Timeline} from '../schemas.ts'

/** Entities, and statements, that one file of data holds; the page loads the files that it shows. */
export const pageSize = 500

/** `index`: what the page knows from the start. Everything else is loaded when it is looked at. */
export interface ReportIndex {
  version: string
  totals: Manifest['totals']
  rules: RuleRow[]
  languages: [lang: string, documents: number][]
  warnings: [rule: string, count: number][]
  /** The kept sentences that came closest to being removed, the closest first. */
  close: CloseCall[]
  timeline: TimelineIndex
}

export interface RuleRow {
  rule: string
  reason: Reason | null
  says: string
  removals: number
  characters: number
}

/** A document by its index and its id. */
export type DocumentName = [document: number, id: string]

export interface CloseCall {
  document: DocumentName
  sentence: number
  score: number
  rule: string
  text: string
}

/** `documents`: the table of all documents. */
export interface DocumentRow extends Counts {
  id: string
  lang: string
  failed: boolean
  /** UTF-16 code units of what was removed. */
  lost: number
  /** Reasons for which something of it was removed. */
  reasons: string[]
}

/** `entities`: the table of all entities. */
export type EntityRow = [id: string, type: string, name: string, mentions: number, documents: number, otherNames: string[]]

export interface TimelineIndex {
  statements: number
  /** Statements whose earliest day is in the year, and the index of the first of them; statements are sorted. */
  years: [year: number, statements: number, first: number][]
}

/** `d/<n>`: a document as it was read and as it came out. */
export interface DocumentData {
  record: DocumentRecord
  /** The decoded raw text; null when the source is no longer what the record was made of. */
  raw: string | null
}

/** `e/<page>`: entities of the page. */
export interface EntityData {
  row: EntityRow
  aliases: Entities['entities'][number]['aliases']
  /** The first of them. */
  documents: DocumentName[]
  /** The entities that are named in the same sentences, by index and name, with the number of these, the most frequent first. */
  together: [entity: number, name: string, sentences: number][]
}

/** `t/<page>`: statements of the page. */
export type StatementData = Omit<Timeline['statements'][number], 'document'> & {document: DocumentName}
