import type {Sentence} from './features.ts'
import {zeros} from './hash.ts'

/** How far a name may go on from such a word, in tokens. Tuned on the dev texts: 4 on either side lose 0.1 of F1, more than 6 win nothing. */
const margin = 6

/** Buckets of words that are nearly always in lower case inside sentences. */
const commonBucket = 4

/** So many tokens that are rather outside are small words inside a name when one that is not comes next: `Conseil de la …`. */
const longestGap = 2

/** What leads by more is not even that. Tuned on the dev texts: 1.8 loses 0.7 of F1 in English, 1.5 loses 0.1 in French; with 2.5 a tenth more is labelled. */
const surelyOutside = 2

/** What is known of a token: it is part of no name, it may go on with one, it may be one. */
const enum Life {
  Out,
  Near,
  Hot
}

type LeadOf = (i: number, step: 1 | -1) => number

/**
 * The tokens that are to be labelled, or null for all: in a sentence whose capitals can be trusted a name has one, or a number,
 * or stands in a list, and goes on from there.
 * @param leadOf how much the words around a token, each by itself, say that it is outside rather than part of a name that goes on to it
 *   from the left (1) or from the right (-1), log odds; asked for all that are live
 */
export function findLive(sentence: Sentence, leadOf: LeadOf): number[] | null {
  if (sentence.heading !== 0) return null
  const live = zeros(sentence.words.length)
  for (let i = 0; i < live.length; i++) if (isHot(sentence, i)) live[i] = Life.Hot
  for (let i = 0; i < live.length; i++) {
    if (live[i] !== (Life.Hot as number)) continue
    leadOf(i, 1)
    spread(live, i, -1, leadOf)
    spread(live, i, 1, leadOf)
  }
  return live
}

function isHot({words, first, phrases}: Sentence, i: number): boolean {
  const {isCapital, kind, bucket, lists, length} = words[i]
  const isOpener = i === first && (bucket === commonBucket || bucket === commonBucket + 1) && lists.length === 0
  return phrases[i] !== 0 || (isCapital && !isOpener) || ((kind & 16) !== 0 && length > 2)
}

/** Goes from a hot token to one side, as far as a name may go on, or to the next hot token. */
function spread(live: number[], from: number, step: 1 | -1, leadOf: LeadOf): void {
  let last = from
  for (let i = from + step; i >= 0 && i < live.length && Math.abs(i - from) <= margin; i += step) {
    const isHot = live[i] === (Life.Hot as number)
    const lead = isHot ? -Infinity : leadOf(i, step)
    if (lead > surelyOutside || (lead >= 0 && Math.abs(i - last) > longestGap)) return
    if (lead >= 0) continue
    for (; last !== i; last += step) live[last] ||= Life.Near
    if (isHot) return
    live[i] = Life.Near
  }
}
