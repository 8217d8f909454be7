import {entityTypes} from '../../doc.ts'
import type {Sentence} from './features.ts'
import {zeros} from './hash.ts'
import {labelCount, labelOf, outside, Place} from './labels.ts'

const L = labelCount

/** How far a name may go on from such a word, in tokens. Tuned on the dev texts: 4 on either side lose 0.1 of F1, more than 6 win nothing. */
const margin = 6

/** Buckets of words that are nearly always in lower case inside sentences. */
const commonBucket = 4

/** A name may be over by so much, log odds, at a token that what comes next may join to it: `Conseil de la …`. Tuned on the dev texts: 2 wins nothing, and labelling takes a tenth longer. */
const surelyOver = 0.5

/** What is known of a token: it is part of no name, it may go on with one, it may be one. */
const enum Life {
  Out,
  Near,
  Hot
}

/**
 * The tokens that are to be labelled, or null for all: in a sentence whose capitals can be trusted a name has one, or a number,
 * or stands in a list, and goes on from there.
 * @param scores log odds, `[token][label]`, by what the words around each token say, each by itself
 * @param read fills in those of a token; asked for all that are live
 */
export function findLive(sentence: Sentence, scores: Float64Array, read: (i: number) => void): number[] | null {
  if (sentence.heading !== 0) return null
  const count = sentence.words.length
  const live = zeros(count)
  const known: Known = {scores, isRead: zeros(count), read}
  for (let i = 0; i < count; i++) if (isHot(sentence, i)) live[i] = Life.Hot
  for (let i = 0; i < count; i++) {
    if (live[i] !== (Life.Hot as number)) continue
    readOnce(known, i)
    spread(live, i, -1, known)
    spread(live, i, 1, known)
  }
  return live
}

function isHot({words, first, phrases}: Sentence, i: number): boolean {
  const {isCapital, kind, bucket, lists, length} = words[i]
  const isOpener = i === first && (bucket === commonBucket || bucket === commonBucket + 1) && lists.length === 0
  return phrases[i] !== 0 || (isCapital && !isOpener) || ((kind & 16) !== 0 && length > 2)
}

/** The scores of tokens, those that are read: what stands between two capitals is asked for from both sides. */
interface Known {
  readonly scores: Float64Array
  readonly isRead: number[]
  readonly read: (i: number) => void
}

function readOnce({isRead, read}: Known, i: number): void {
  if (isRead[i] === 1) return
  isRead[i] = 1
  read(i)
}

/** The best sum of a name of each type that has not come to its end. */
const open = new Float64Array(entityTypes.length)

/**
 * Goes from a hot token to one side, to the next one at most, as far as a name of one type that holds it rather goes on than is over,
 * each token by the words around it alone. On the dev texts one in a thousand tokens of names is left out.
 */
function spread(live: number[], from: number, step: 1 | -1, known: Known): void {
  const {scores} = known
  const [near, far] = step === 1 ? [Place.Begin, Place.End] : [Place.End, Place.Begin]
  let over = scores[from * L + outside]
  for (let type = 0; type < open.length; type++) {
    const row = from * L + labelOf(type, Place.Begin)
    open[type] = Math.max(scores[row + near], scores[row + Place.Inside])
    over = Math.max(over, scores[row + far], scores[row + Place.Single])
  }
  let last = from
  for (let i = from + step; i >= 0 && i < live.length && Math.abs(i - from) <= margin && live[i] !== (Life.Hot as number); i += step) {
    readOnce(known, i)
    let on = -Infinity
    let ends = -Infinity
    for (let type = 0; type < open.length; type++) {
      const row = i * L + labelOf(type, Place.Begin)
      ends = Math.max(ends, open[type] + scores[row + far])
      open[type] += scores[row + Place.Inside]
      on = Math.max(on, open[type])
    }
    over += scores[i * L + outside]
    const lead = over - Math.max(on, ends)
    if (lead > surelyOver) return
    if (lead <= 0) for (; last !== i; last += step) live[last + step] ||= Life.Near
    over = Math.max(over, ends)
  }
}
