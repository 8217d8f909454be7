import type {Sentence} from './features.ts'
import {labelCount, outside} from './labels.ts'

/** How far from a word that may be a name its neighbours are looked at too: 4 on either side lose 0.1 of F1 on the dev texts. */
const margin = 4

/** Buckets of words that are nearly always in lower case inside sentences. */
const commonBucket = 4

/** So many tokens that would be left out between two that are not are small words inside a name: `Conseil de la …`. */
const longestGap = 2

/** What is known of a token: it is part of no name, it is near one that may be, it may be. */
const enum Life {
  Out,
  Near,
  Hot
}

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
    for (let k = Math.max(0, i - margin); k < i + margin + 1 && k < live.length; k++) if (live[k] === Life.Out) live[k] = Life.Near
    live[i] = Life.Hot
  }
  return live
}

/**
 * Leaves out those near tokens that the words around, each by itself, say to be outside rather than anything else: a third of all, and no
 * figure on the dev texts falls by more than 0.1.
 * @param scores what single words say of the labels of the live tokens, `[token][label]`
 */
export function narrow(live: Uint8Array, scores: Float64Array): void {
  for (let i = 0; i < live.length; i++) if (live[i] === Life.Near && isOutside(scores, i * labelCount)) live[i] = Life.Out
  let last = -longestGap - 2
  for (let i = 0; i < live.length; i++) {
    if (live[i] === Life.Out) continue
    if (i - last - 1 <= longestGap) live.fill(Life.Near, last + 1, i)
    last = i
  }
}

function isOutside(scores: Float64Array, at: number): boolean {
  for (let label = outside + 1; label < labelCount; label++) if (scores[at + label] > scores[at + outside]) return false
  return true
}
