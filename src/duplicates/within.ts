import {runsOf} from './runs.ts'
import type {Words} from './words.ts'
import {keyOf} from './words.ts'

/** A piece of a document that may repeat another one. */
export interface Passage {
  readonly words: Words
  /** Too short, or of a kind, that may well repeat: it goes only along with the passages around it. */
  readonly mayRepeat: boolean
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
  /** Share of its runs of words from which a passage counts as contained in another, 0–1; Infinity when only what is repeated word for word goes. */
  readonly containment: number
}

/** Words of a run. Three: a changed word breaks three runs, and pieces of a quotation still share most of theirs. */
const runLength = 3

/** Passages that are remembered for one run of words: a formula that a thousand share tells nothing, and makes work. */
const maxHolders = 16

/**
 * The passages that repeat another one of the document, whole or as a part of it. What stays does not depend on where the search
 * begins: of two the longer, of equals the one in the longer block, since a pull quote stands alone before its paragraph; then the first. It is
 * idempotent, since only what stays is compared with.
 * @returns for each passage what it repeats, or how close it comes; null when nothing is alike
 */
export function copiesWithin(passages: readonly Passage[], {containment}: WithinOptions): (Copy | null)[] {
  const copies: (Copy | null)[] = passages.map(() => null)
  const runs = passages.map((passage) => (passage.mayRepeat ? null : runsOf(passage.words.hashes, runLength)))
  const order = [...passages.keys()].filter((i) => runs[i] !== null).sort((a, b) => runs[b]!.length - runs[a]!.length || passages[b].room - passages[a].room || a - b)
  const index = new RunIndex(order.reduce((sum, i) => sum + runs[i]!.length, 0), order.length)
  order.forEach((i, rank) => {
    const found = index.mostAlike(runs[i]!, (rank) => (passages[i].isWhole ? lacksNothingOf : isSame)(passages[i], passages[order[rank]]))
    const copy = found && {of: order[found.rank], containment: found.containment, exact: isSame(passages[i], passages[order[found.rank]])}
    copies[i] = copy
    if (!repeats(copy, containment)) index.add(rank, runs[i]!)
  })
  return along(passages, copies, containment)
}

/** Whether a copy goes. */
export function repeats(copy: Copy | null, containment: number): copy is Copy {
  return copy !== null && (copy.exact || copy.containment >= containment)
}

function isSame(a: Passage, b: Passage): boolean {
  return a.words.hashes.length === b.words.hashes.length && keyOf(a.words.hashes) === keyOf(b.words.hashes)
}

/** No number and no name of the one is missing in the other: forms and tables differ in little else. */
function lacksNothingOf({words: part}: Passage, {words: whole}: Passage): boolean {
  const there = new Set(whole.hashes)
  return part.hashes.every((hash, i) => part.weighty[i] === 0 || there.has(hash))
}

/**
 * Takes along the short passages that lie before, between and after the copies of a run as they lie in the original, so that no
 * *Il a dit oui.* stays behind alone; out of another block only when copies stand on both of its sides.
 */
function along(passages: readonly Passage[], copies: (Copy | null)[], containment: number): (Copy | null)[] {
  const isCopy = (i: number): boolean => repeats(copies[i] ?? null, containment)
  const stays = new Set(copies.filter((_, i) => isCopy(i)).map((copy) => copy!.of))
  const take = (i: number, step: 1 | -1): void => {
    for (let next = i + step; passages[next]?.mayRepeat && !isCopy(next) && !stays.has(next); next += step) {
      const of = copies[next - step]!.of + step
      if (of === next || isCopy(of) || passages[of] === undefined || !isSame(passages[next], passages[of])) return
      if (passages[next].group !== passages[i].group && !(isCopy(next + step) || next + step < 0 || next + step >= passages.length)) return
      copies[next] = {of, containment: 1, exact: true}
      stays.add(of)
    }
  }
  const anchors = [...passages.keys()].filter((i) => isCopy(i) && copies[i]!.exact)
  for (const i of anchors) take(i, -1)
  for (const i of anchors) take(i, 1)
  return copies
}

/** Which passages hold a run of words, by their rank: a hash table in integer columns, chained. */
class RunIndex {
  readonly #mask: number
  readonly #heads: Int32Array
  readonly #runs: Uint32Array
  readonly #holders: Int32Array
  readonly #next: Int32Array
  readonly #common: Uint32Array
  #size = 0

  constructor(runs: number, passages: number) {
    const buckets = 2 ** Math.ceil(Math.log2(runs + 1))
    this.#mask = buckets - 1
    this.#heads = new Int32Array(buckets).fill(-1)
    this.#runs = new Uint32Array(runs)
    this.#holders = new Int32Array(runs)
    this.#next = new Int32Array(runs)
    this.#common = new Uint32Array(passages)
  }

  add(rank: number, runs: Uint32Array): void {
    for (const run of runs) {
      const bucket = run & this.#mask
      let holders = 0
      for (let node = this.#heads[bucket]; node >= 0 && holders < maxHolders; node = this.#next[node]) {
        if (this.#runs[node] === run) holders = this.#holders[node] === rank ? maxHolders : holders + 1
      }
      if (holders >= maxHolders) continue
      this.#runs[this.#size] = run
      this.#holders[this.#size] = rank
      this.#next[this.#size] = this.#heads[bucket]
      this.#heads[bucket] = this.#size++
    }
  }

  /** The passage that holds most of the runs, of equals the one of the lowest rank; null when all hold less than half of them. */
  mostAlike(runs: Uint32Array, allows: (rank: number) => boolean): {rank: number; containment: number} | null {
    const met: number[] = []
    for (const run of runs) {
      for (let node = this.#heads[run & this.#mask]; node >= 0; node = this.#next[node]) {
        if (this.#runs[node] === run && this.#common[this.#holders[node]]++ === 0) met.push(this.#holders[node])
      }
    }
    let best = {rank: -1, containment: 0.5}
    for (const rank of met.sort((a, b) => a - b)) {
      const containment = this.#common[rank] / runs.length
      this.#common[rank] = 0
      if (containment > best.containment && allows(rank)) best = {rank, containment}
    }
    return best.rank < 0 ? null : best
  }
}
