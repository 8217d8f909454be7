import type {EntityType} from '../doc.ts'
import type {Evidence} from './evidence.ts'
import type {Lexicon} from './lexicon.ts'
import type {Token} from './tokens.ts'

/** The tokens `[from, to)` taken for a name. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly type: EntityType
  readonly evidence: Evidence
}

/** Tokens and the language to read them in. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
}
