import type {Sentence} from './features.ts'

/** How far from a word that may be a name its neighbours are labelled too: 4 on either side lose 0.1 of F1 on the dev texts. */
const margin = 4

/** Buckets of words that are nearly always in lower case inside sentences. */
const commonBucket = 4

/**
 * The tokens that are to be labelled, or null for all: in a sentence whose capitals can be trusted a name has one, or a number,
 * or stands in a list.
 */
export function findLive({words, heading, first, phrases}: Sentence): Uint8Array | null {
  if (heading !== 0) return null
  const live = new Uint8Array(words.length)
  for (let i = 0; i < words.length; i++) {
    const {isCapital, kind, bucket, lists, length} = words[i]
    const isOpener = i === first && (bucket === commonBucket || bucket === commonBucket + 1) && lists.length === 0
    if (phrases[i] === 0 && !(isCapital && !isOpener) && !((kind & 16) !== 0 && length > 2)) continue
    live.fill(1, Math.max(0, i - margin), i + margin + 1)
  }
  return live
}
