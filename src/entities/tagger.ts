import type {EntityType} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import type {Span} from '../text.ts'
import {modelOf} from './model/load.ts'
import type {Register} from './registers.ts'
import {shapeTagger} from './shape-tagger.ts'

/** A name: a span of its text, UTF-16 code units. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  /** 0–1: how often mentions like it are right. */
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

/**
 * The tagger of a register: the model of each language that has one, else lexicon and shape.
 * @param register the kind of text
 */
export function createTagger(register: Register = 'modern'): Tagger {
  return (passages) => {
    const found: Found[][] = passages.map(() => [])
    const packs = new Set(passages.map(({pack}) => pack))
    for (const pack of packs) {
      const own = [...passages.keys()].filter((i) => passages[i].pack === pack)
      const tagged = tagAll(own.map((i) => passages[i]), pack, register)
      own.forEach((i, k) => (found[i] = tagged[k]))
    }
    return found
  }
}

/**
 * The names of a text, sorted and disjoint; time is linear in its length.
 * @param text read as one passage and one sentence
 */
export function findEntities(text: string, pack: Lang, tagger: Tagger = createTagger()): Found[] {
  return tagger([{text, spans: [[0, text.length]], pack}])[0]
}

function tagAll(passages: readonly Passage[], pack: Lang, register: Register): Found[][] {
  const model = modelOf(pack, register)
  if (model === null) return shapeTagger(passages)
  const names = model.tag(passages.flatMap(({text, spans}) => spans.map((span) => ({text, span}))))
  let next = 0
  return passages.map(({spans}) => spans.flatMap(() => names[next++]))
}
