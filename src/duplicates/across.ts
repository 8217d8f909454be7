import type {CopyPlace} from '../doc.ts'
import type {RuleId} from '../rules.ts'
import {compare} from '../compare.ts'
import type {Span} from '../text.ts'
import type {Fingerprint, FingerprintOptions} from './fingerprint.ts'
import {bandKeys, similarity} from './signature.ts'
import type {Place, Tally} from './tally.ts'
import {maxPlaces, mergeTallies, tallyOf} from './tally.ts'

/** Text of a document that goes because it stands in another one of the run. */
export interface Repeat {
  /** Raw range: all that is kept in it goes. */
  readonly raw: Span
  readonly rule: RuleId
  readonly copyOf: CopyPlace
}

export interface AcrossOptions extends FingerprintOptions {
  /** A passage of so many documents stays in one; 0 for never. */
  readonly furnitureDocuments: number
  /** Similarity from which one document repeats another, and share of its words that stand in another one's sentences. */
  readonly documentSimilarity: number
  /** Shorter documents, in words, repeat nothing as a whole. */
  readonly documentWords: number
}

/** Share of its numbers and names that the document that stays must have: a form filled in again is no copy. */
const commonNames = 0.9

/** Documents of one bucket that the others are compared with; a bucket of thousands holds few texts that differ. */
const maxModels = 16

/**
 * What repeats across the documents of a run, by document. Of documents the one with most words stays, of equals the one of the lowest id;
 * of passages the one in the document of the lowest id: that depends neither on the order of the fingerprints nor on how they were counted.
 */
export function repeatsAcross(fingerprints: readonly Fingerprint[], options: AcrossOptions): Map<string, readonly Repeat[]> {
  const ranked = [...fingerprints].sort((a, b) => b.words - a.words || compare(a.document, b.document))
  const copies = choose(ranked, similarDocuments(ranked, options))
  const distinct = ranked.filter((document) => !copies.has(document))
  const tally = mergeTallies(distinct.map(tallyOf))
  for (const [document, of] of choose(distinct, containedDocuments(distinct, tally, options))) copies.set(document, of)
  const repeats = new Map<string, readonly Repeat[]>(furniture(distinct.filter((document) => !copies.has(document)), tally, options))
  for (const [{document, raw}, of] of copies) {
    const stays = copies.get(of) ?? of
    repeats.set(document, [{raw, rule: 'duplicates/document', copyOf: {document: stays.document, raw: stays.raw}}])
  }
  return repeats
}

/** For each document those of a better rank that it may be a copy of, best first. */
type Likeness = ReadonlyMap<Fingerprint, readonly Fingerprint[]>

/** A document goes when one that stays is like it: best rank first, so that no chain of likenesses carries two strangers together. */
function choose(ranked: readonly Fingerprint[], like: Likeness): Map<Fingerprint, Fingerprint> {
  const copies = new Map<Fingerprint, Fingerprint>()
  for (const document of ranked) {
    const of = like.get(document)?.find((other) => !copies.has(other))
    if (of) copies.set(document, of)
  }
  return copies
}

/** Pairs that share a band of their signatures and are as similar as is asked for. */
function similarDocuments(ranked: readonly Fingerprint[], {documentSimilarity, documentWords}: AcrossOptions): Likeness {
  const buckets = new Map<number, Fingerprint[]>()
  const like = new Map<Fingerprint, Fingerprint[]>()
  for (const document of ranked) {
    if (document.words < documentWords) continue
    const models = new Set<Fingerprint>()
    const bands = bandKeys(document.signature)
    for (const key of bands) for (const model of buckets.get(key) ?? []) models.add(model)
    const alike = [...models]
      .map((model) => ({model, score: similarity(model.signature, document.signature)}))
      .filter(({model, score}) => score >= documentSimilarity && hasNamesOf(document, model))
      .sort((a, b) => b.score - a.score || b.model.words - a.model.words || compare(a.model.document, b.model.document))
    if (alike.length > 0) like.set(document, alike.map(({model}) => model))
    else for (const key of bands) if ((buckets.get(key)?.length ?? 0) < maxModels) buckets.set(key, [...(buckets.get(key) ?? []), document])
  }
  return like
}

function hasNamesOf({names}: Fingerprint, other: Fingerprint): boolean {
  const there = new Set(other.names)
  return names.filter((name) => there.has(name)).length >= names.length * commonNames
}

/** Documents nearly all of whose sentences stand in another one, what recurs in many left aside. */
function containedDocuments(ranked: readonly Fingerprint[], tally: Tally, {furnitureDocuments, documentSimilarity, documentWords}: AcrossOptions): Likeness {
  const holders = new Map<number, readonly Place[]>()
  const many = furnitureDocuments > 0 ? Math.min(furnitureDocuments, maxPlaces + 1) : maxPlaces + 1
  for (const {key, documents, places} of tally) if (documents > 1) holders.set(key, documents < many ? places : [])
  const byId = new Map(ranked.map((document, rank) => [document.document, {document, rank}]))
  const like = new Map<Fingerprint, Fingerprint[]>()
  ranked.forEach((document, rank) => {
    let {words} = document
    const shared = new Map<string, number>()
    for (const passage of document.passages) {
      const places = holders.get(passage.key)
      if (!passage.isSentence || places === undefined) continue
      if (places.length === 0) words -= passage.words
      for (const {document: other} of places) if (byId.get(other)!.rank < rank) shared.set(other, (shared.get(other) ?? 0) + passage.words)
    }
    const alike = [...shared]
      .filter(([other, common]) => words >= documentWords && common >= words * documentSimilarity && hasNamesOf(document, byId.get(other)!.document))
      .sort(([a, x], [b, y]) => y - x || byId.get(a)!.rank - byId.get(b)!.rank)
    if (alike.length > 0) like.set(document, alike.map(([other]) => byId.get(other)!.document))
  })
  return like
}

/** What stands in many documents goes out of all but one: the page around the texts, for the most part. */
function furniture(documents: readonly Fingerprint[], tally: Tally, {furnitureDocuments}: AcrossOptions): Map<string, Repeat[]> {
  const repeats = new Map<string, Repeat[]>()
  if (furnitureDocuments === 0) return repeats
  const ids = new Set(documents.map(({document}) => document))
  const recurring = new Map<number, Place>()
  const staying = new Map<string, Span[]>()
  for (const {key, documents, places} of tally) {
    const stays = documents >= furnitureDocuments ? places.find(({document}) => ids.has(document)) : undefined
    if (!stays) continue
    recurring.set(key, stays)
    if (!staying.has(stays.document)) staying.set(stays.document, [])
    staying.get(stays.document)!.push(stays.raw)
  }
  for (const {document, passages} of documents) {
    const found = passages.flatMap(({key, raw}): Repeat[] => {
      const copyOf = recurring.get(key)
      // A sentence of a block that stays as the copy of others stays with it.
      if (copyOf === undefined || copyOf.document === document || touches(raw, staying.get(document) ?? [])) return []
      return [{raw, rule: 'duplicates/furniture', copyOf}]
    })
    if (found.length > 0) repeats.set(document, found)
  }
  return repeats
}

function touches([start, end]: Span, ranges: readonly Span[]): boolean {
  return ranges.some(([from, to]) => start < to && end > from)
}
