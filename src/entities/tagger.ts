import type {EntityType} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import type {Span} from '../text.ts'
import {candidates} from './candidates.ts'
import {reviewDocument} from './document.ts'
import {evidence} from './evidence.ts'
import {lexicon} from './lexicon.ts'
import {tokenize} from './tokens.ts'

/** A name: a span of its text, UTF-16 code units. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** 0–1: how often mentions with the same evidence are right. */
  readonly score: number
}

/** A text and the spans of it to search, sorted and disjoint: no name crosses the edge of one. */
export interface Passage {
  readonly text: string
  readonly spans: readonly Span[]
  readonly pack: Lang
}

/**
 * Finds names in the passages of one document, read together: what one says helps with the others.
 * @returns for each passage its names, sorted and disjoint
 */
export type Tagger = (passages: readonly Passage[]) => Found[][]

/** Names by lexicon and shape: capitals, generic heads, first names, titles, gazetteers, and what the rest of the document says. */
export const shapeTagger: Tagger = (passages) => {
  const readings = passages.flatMap(({text, spans, pack}, passage) =>
    spans.map((span) => {
      const words = lexicon(pack)
      const tokens = tokenize(text, span, words)
      return {passage, text, tokens, lexicon: words}
    })
  )
  const reviewed = reviewDocument(readings.map((reading) => ({reading, found: candidates(reading)})))
  const results: Found[][] = passages.map(() => [])
  readings.forEach(({passage, tokens}, i) => {
    for (const {from, to, type, evidence: why} of reviewed[i]) {
      results[passage].push({start: tokens[from].start, end: tokens[to - 1].end, type, score: evidence[why]})
    }
  })
  return results
}

/**
 * The names of a text, sorted and disjoint; time is linear in its length.
 * @param text read as one passage; sentence ends are guessed from punctuation
 * @param tagger what finds them; by lexicon and shape unless told
 */
export function findEntities(text: string, pack: Lang, tagger: Tagger = shapeTagger): Found[] {
  return tagger([{text, spans: [[0, text.length]], pack}])[0]
}
