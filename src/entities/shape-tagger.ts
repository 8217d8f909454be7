import {candidates} from './candidates.ts'
import {reviewDocument} from './document.ts'
import {evidence} from './evidence.ts'
import {lexicon} from './lexicon.ts'
import type {Found, Tagger} from './tagger.ts'
import {tokenize} from './tokens.ts'

/** For languages without a model. Names by lexicon and shape: capitals, generic heads, first names, titles, gazetteers, and what the rest of the document says. */
export const shapeTagger: Tagger = (passages) => {
  const readings = passages.flatMap(({text, spans, pack}, passage) =>
    spans.map((span) => {
      const words = lexicon(pack)
      return {passage, ...tokenize(text, span, words), lexicon: words}
    })
  )
  const reviewed = reviewDocument(readings.map((reading) => ({reading, found: candidates(reading)})))
  const results: Found[][] = passages.map(() => [])
  readings.forEach(({passage, starts, ends}, i) => {
    for (const {from, to, type, evidence: why} of reviewed[i]) {
      results[passage].push({start: starts[from], end: ends[to - 1], type, score: evidence[why]})
    }
  })
  return results
}
