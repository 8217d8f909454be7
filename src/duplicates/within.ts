import {runCount, writeRuns} from './runs.ts'
import type {WordsOfMany} from './words.ts'
import {keyOf} from './words.ts'

/** A piece of a document that may repeat another one. */
export interface Passage {
  /** Of a kind that may well repeat. */
  readonly recurs: boolean
  /** Something whole, such as a sentence with its stop; a piece may be a title, which stands in other lines too, and goes only when it is repeated whole. */
  readonly isWhole: boolean
  /** Passages of one group stand in one block. */
  readonly group: number
  /** Length of that block, in code units. */
  readonly room: number
}

/** What a passage repeats. */
export interface Copy {
  /** Index of the passage that stays. */
  readonly of: number
  /** Share of its runs of three words that stand there too, 0–1. */
  readonly containment: number
  /** Every word in its order. */
  readonly exact: boolean
}

export interface WithinOptions {
  /** Passages with fewer words may repeat. */
  readonly minWords: number
  /** Share of its runs of words from which a passage counts as contained in another, 0–1; Infinity when only what is repeated word for word goes. */
  readonly containment: number
}

/** Words of a run. Three: a changed word breaks three runs, and pieces of a quotation still share most of theirs. */
const runLength = 3

/** Passages that are remembered for one run of words: a formula that a thousand share tells nothing, and makes work. */
const maxHolders = 16

/** The passages of a document, and the words of each. */
interface Text {
  readonly passages: readonly Passage[]
  readonly words: WordsOfMany
  readonly minWords: number
}

/**
 * The passages that repeat another one of the document, whole or as a part of it. What stays does not depend on where the search
 * begins: of two the longer, of equals the one in the longer block, since a pull quote stands alone before its paragraph; then the first. It is
 * idempotent, since only what stays is compared with.
 * @returns for each passage what it repeats, or how close it comes; null when nothing is alike
 */
export function copiesWithin(passages: readonly Passage[], words: WordsOfMany, {containment, minWords}: WithinOptions): (Copy | null)[] {
  const text = {passages, words, minWords}
  const copies: (Copy | null)[] = passages.map(() => null)
  const counts = passages.map((_, i) => runsIn(words, i))
  const order = [...counts.keys()].filter((i) => !mayRepeat(text, i)).sort((a, b) => counts[b] - counts[a] || passages[b].room - passages[a].room || a - b)
  const index = new RunIndex(words, order)
  order.forEach((i, rank) => {
    const found = index.mostAlike(rank, counts[i], (other) => (passages[i].isWhole ? lacksNothingOf : isSame)(text, i, order[other]))
    const copy = found && {of: order[found.rank], containment: found.containment, exact: isSame(text, i, order[found.rank])}
    copies[i] = copy
    if (!repeats(copy, containment)) index.add(rank)
  })
  return along(text, copies, containment)
}

/** Whether a copy goes. */
export function repeats(copy: Copy | null, containment: number): copy is Copy {
  return copy !== null && (copy.exact || copy.containment >= containment)
}

/** Such a passage goes only along with the passages around it. */
function mayRepeat({passages, words: {from}, minWords}: Text, i: number): boolean {
  return passages[i].recurs || from[i + 1] - from[i] < minWords
}

/** How many runs a passage has. */
function runsIn({from}: WordsOfMany, passage: number): number {
  return runCount(from[passage + 1] - from[passage], runLength)
}

function isSame({words: {hashes, from}}: Text, a: number, b: number): boolean {
  return from[a + 1] - from[a] === from[b + 1] - from[b] && keyOf(hashes, from[a], from[a + 1]) === keyOf(hashes, from[b], from[b + 1])
}

/** No number and no name of the one is missing in the other: forms and tables differ in little else. */
function lacksNothingOf({words: {hashes, weighty, from}}: Text, part: number, whole: number): boolean {
  const there = new Set(hashes.subarray(from[whole], from[whole + 1]))
  for (let i = from[part]; i < from[part + 1]; i++) if (weighty[i] === 1 && !there.has(hashes[i])) return false
  return true
}

/**
 * Takes along the short passages that lie before, between and after the copies of a run as they lie in the original, so that no
 * *Il a dit oui.* stays behind alone; out of another block only when copies stand on both of its sides.
 */
function along(text: Text, copies: (Copy | null)[], containment: number): (Copy | null)[] {
  const {passages} = text
  const isCopy = (i: number): boolean => repeats(copies[i] ?? null, containment)
  const copied = [...copies.keys()].filter(isCopy)
  const stays = new Set(copied.map((i) => copies[i]!.of))
  const take = (i: number, step: 1 | -1): void => {
    for (let next = i + step; next >= 0 && next < passages.length && mayRepeat(text, next) && !isCopy(next) && !stays.has(next); next += step) {
      const of = copies[next - step]!.of + step
      if (of === next || isCopy(of) || passages[of] === undefined || !isSame(text, next, of)) return
      if (passages[next].group !== passages[i].group && !(isCopy(next + step) || next + step < 0 || next + step >= passages.length)) return
      copies[next] = {of, containment: 1, exact: true}
      stays.add(of)
    }
  }
  const anchors = copied.filter((i) => copies[i]!.exact)
  for (const i of anchors) take(i, -1)
  for (const i of anchors) take(i, 1)
  return copies
}

/** Which passages hold a run of words, by their rank: a hash table in integer columns, chained. Runs that stand nowhere else are left out: most do. */
class RunIndex {
  /** Runs of all passages: those of the passage of rank `r` are `from[r]` to `from[r + 1]`. */
  readonly #runs: Uint32Array
  readonly #from: Int32Array
  readonly #mask: number
  /** By bucket one more than the last run in it, and by run one more than the one before it in its bucket; 0 for none. */
  readonly #heads: Int32Array
  readonly #next: Int32Array
  /** By run the rank of the passage that it is of. */
  readonly #holders: Int32Array
  readonly #common: Uint32Array

  /** @param order the passages by rank */
  constructor(words: WordsOfMany, order: readonly number[]) {
    this.#from = new Int32Array(order.length + 1)
    this.#runs = recurring(words, order, this.#from)
    const count = this.#runs.length
    const buckets = bucketsFor(count)
    this.#mask = buckets - 1
    this.#heads = new Int32Array(buckets)
    this.#next = new Int32Array(count)
    this.#holders = new Int32Array(count)
    this.#common = new Uint32Array(order.length)
  }

  add(rank: number): void {
    for (let i = this.#from[rank]; i < this.#from[rank + 1]; i++) {
      const run = this.#runs[i]
      const bucket = run & this.#mask
      let holders = 0
      for (let node = this.#heads[bucket]; node > 0 && holders < maxHolders; node = this.#next[node - 1]) {
        if (this.#runs[node - 1] === run) holders = this.#holders[node - 1] === rank ? maxHolders : holders + 1
      }
      if (holders >= maxHolders) continue
      this.#holders[i] = rank
      this.#next[i] = this.#heads[bucket]
      this.#heads[bucket] = i + 1
    }
  }

  /** The passage that holds most of the runs of another one, which are so many, of equals the one of the lowest rank; null when all hold less than half of them. */
  mostAlike(rank: number, count: number, allows: (rank: number) => boolean): {rank: number; containment: number} | null {
    const [first, last] = [this.#from[rank], this.#from[rank + 1]]
    if ((last - first) * 2 <= count) return null
    const met: number[] = []
    for (let i = first; i < last; i++) {
      const run = this.#runs[i]
      for (let node = this.#heads[run & this.#mask]; node > 0; node = this.#next[node - 1]) {
        if (this.#runs[node - 1] === run && this.#common[this.#holders[node - 1]]++ === 0) met.push(this.#holders[node - 1])
      }
    }
    let best = {rank: -1, containment: 0.5}
    for (const rank of met.sort((a, b) => a - b)) {
      const containment = this.#common[rank] / count
      this.#common[rank] = 0
      if (containment > best.containment && allows(rank)) best = {rank, containment}
    }
    return best.rank < 0 ? null : best
  }
}

/**
 * The runs of some passages that may stand in several places, in order; one in five of the others is among them.
 * @param from gets where those of each passage begin
 */
function recurring(words: WordsOfMany, order: readonly number[], from: Int32Array): Uint32Array {
  order.forEach((i, rank) => (from[rank + 1] = from[rank] + runsIn(words, i)))
  const runs = new Uint32Array(from[order.length])
  order.forEach((i, rank) => writeRuns(words.hashes, words.from[i], words.from[i + 1], runLength, runs, from[rank]))
  const counts = new Uint8Array(4 * bucketsFor(runs.length))
  const mask = counts.length - 1
  for (let i = 0; i < runs.length; i++) counts[runs[i] & mask] |= counts[runs[i] & mask] + 1
  let kept = 0
  for (let rank = 0, i = 0; rank < order.length; rank++) {
    for (const last = from[rank + 1]; i < last; i++) {
      runs[kept] = runs[i]
      kept += (counts[runs[i] & mask] >> 1) & 1
    }
    from[rank + 1] = kept
  }
  return runs.subarray(0, kept)
}

/** A power of two. */
function bucketsFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(count + 1))
}
