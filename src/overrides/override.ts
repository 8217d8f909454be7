import type {EntityType} from '../doc.ts'

/** What a person says about a document against the rules, anchored by the words that it is about. */
export interface Override {
  /** Id of the document. */
  document: string
  /** The words, as they stand in the raw text. */
  quote: string
  /** What stands before and after them; empty when the words alone will do. */
  before: string
  after: string
  does: Correction
  /** Where it is written: `overrides/a.yaml:12`. */
  place: string
}

export type Correction =
  | {kind: 'keep'}
  | {kind: 'drop'}
  /** EDTF; null when the words are no date. */
  | {kind: 'date'; value: string | null}
  /** The id stands for one thing across the dataset, null when the tagger's holds; type null when the words are no entity. */
  | {kind: 'entity'; type: EntityType | null; id: string | null}

/** What a person says of names, whatever the document: that they are of one thing, the full one first, or of two. */
export interface Identity {
  kind: 'same' | 'different'
  names: string[]
  place: string
}

/** All that people say against the stages. */
export interface Overrides {
  /** Of words in a document. */
  corrections: Override[]
  identities: Identity[]
}

/** What became of an override. */
export interface Landing {
  override: Override
  /** Raw offsets; null when it did not land. */
  span: readonly [start: number, end: number] | null
  /** Why it did not land, with the nearest candidate; null when it did. */
  problem: string | null
}
