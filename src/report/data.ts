import type {DocumentRecord} from '../record.ts'
import type {Reason} from '../rules.ts'
import type {Counts, Entities, Manifest, Timeline} from '../schemas.ts'

/** Rows of a table that one file of data holds; the page loads the files that it shows. */
export const pageSize = 500

/** What the page knows from the start. Everything else is loaded when it is looked at. */
export interface ReportIndex {
  version: string
  totals: Manifest['totals']
  rules: RuleRow[]
  languages: [lang: string, documents: number][]
  warnings: [rule: string, count: number][]
  /** The kept sentences that came closest to being removed, the closest first. */
  close: CloseCall[]
  documents: DocumentRow[]
  entities: EntityRow[]
  timeline: TimelineIndex
}

export interface RuleRow {
  rule: string
  reason: Reason | null
  says: string
  removals: number
  characters: number
}

export interface CloseCall {
  /** Index of the document. */
  document: number
  sentence: number
  score: number
  rule: string
  text: string
}

export interface DocumentRow extends Counts {
  id: string
  lang: string
  failed: boolean
  /** Reasons for which something of it was removed. */
  reasons: string[]
}

export type EntityRow = [id: string, type: string, name: string, mentions: number, documents: number]

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
  aliases: Entities['entities'][number]['aliases']
  /** Indices of documents. */
  documents: number[]
  /** Indices of the entities that are named in the same sentences, with the number of these, the most frequent first. */
  together: [entity: number, sentences: number][]
}

/** `t/<page>`: statements of the page. */
export type StatementData = Omit<Timeline['statements'][number], 'document'> & {
  /** Index of the document. */
  document: number
}
