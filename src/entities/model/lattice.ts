import {after, before, canEnd, canStart, labelCount, outside} from './labels.ts'

const L = labelCount

/** Log weights of one label after another, `[label before][label]`, and of each label at the start of a sentence, in the last row. */
export type Transitions = Float64Array

/** What stands before the first token of a sentence and after the last one, in the place of a label. */
export const nothing = L

export const transitionCount = (L + 1) * L

/** Places of a token's numbers of labels. */
const [Enders, Starters] = [1, 2]

/**
 * All ways to label a sentence, weighed: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001).
 * Holds its columns between sentences, since making them anew is most of the work on short ones.
 */
export class Lattice {
  /** Log weights, `[token][label]`; the caller fills them in. */
  scores = new Float64Array(64 * L)
  /** Forward and backward probabilities, each token scaled to the sum of one, the scale, and `exp(scores)`, after `sum`; 0 for labels that are left out. */
  forward = new Float64Array(64 * L)
  backward = new Float64Array(64 * L)
  potentials = new Float64Array(64 * L)
  scales = new Float64Array(64)
  readonly #negligible: number
  /** The labels that are not left out, of token `i` from `i * L` on; those of them that may end a name or are outside, and that may begin one or are outside. */
  #labels = new Uint8Array(64 * L)
  #enders = new Uint8Array(64 * L)
  #starters = new Uint8Array(64 * L)
  /** How many there are of these three: where they end. */
  #ends = new Int32Array(3 * 64)
  /** The highest score of each token. */
  #tops = new Float64Array(64)
  #back = new Uint8Array(64 * L)
  #capacity = 64

  /** @param negligible a label that is worse than another one of its token by this much, in log odds, is left out; but never outside, so that a labelling is left */
  constructor(negligible: number) {
    this.#negligible = negligible
  }

  /** Makes room for a sentence of `count` tokens. The scores of all are 0 after it. */
  open(count: number): this {
    if (count > this.#capacity) {
      this.#capacity = Math.max(count, 2 * this.#capacity)
      const size = this.#capacity * L
      this.scores = new Float64Array(size)
      this.forward = new Float64Array(size)
      this.backward = new Float64Array(size)
      this.potentials = new Float64Array(size)
      this.scales = new Float64Array(this.#capacity)
      this.#labels = new Uint8Array(size)
      this.#enders = new Uint8Array(size)
      this.#starters = new Uint8Array(size)
      this.#ends = new Int32Array(3 * this.#capacity)
      this.#tops = new Float64Array(this.#capacity)
      this.#back = new Uint8Array(size)
    } else this.scores.fill(0, 0, count * L)
    return this
  }

  /**
   * Lists the labels that each token of `[from, to)` may have.
   * @param allowed bits of these; when null all but the negligible ones
   * @returns by how much outside leads at the token where it leads least, log odds
   */
  choose(from: number, to: number, allowed: Int32Array | null = null): number {
    const {scores} = this
    const labels = this.#labels
    const enders = this.#enders
    const starters = this.#starters
    let lead = Infinity
    for (let i = from; i < to; i++) {
      const row = i * L
      const named = mostOf(scores, row + outside + 1, row + L)
      const top = Math.max(named, scores[row + outside])
      const least = allowed === null ? top - this.#negligible : -Infinity
      const bits = allowed === null ? -1 : allowed[i]
      let [end, endersEnd, startersEnd] = [row, row, row]
      for (let label = 0; label < L; label++) {
        if (((bits >>> label) & 1) === 0 || (scores[row + label] <= least && label !== outside)) continue
        labels[end++] = label
        if (canEnd[label]) enders[endersEnd++] = label
        if (canStart[label]) starters[startersEnd++] = label
      }
      this.#ends[3 * i] = end
      this.#ends[3 * i + Enders] = endersEnd
      this.#ends[3 * i + Starters] = startersEnd
      this.#tops[i] = top
      lead = Math.min(lead, scores[row + outside] - named)
    }
    return lead
  }

  /**
   * The best labels of tokens `[from, to)` by Viterbi, into `best`; after `choose`.
   * @param left the label before them, outside or nothing
   * @param right the label after them, likewise
   */
  decode(from: number, to: number, transitions: Transitions, best: Uint8Array, left: number = nothing, right: number = nothing): void {
    const {scores, forward: tops} = this
    const labels = this.#labels
    const enders = this.#enders
    const starters = this.#starters
    const ends = this.#ends
    const back = this.#back
    tops.fill(-Infinity, from * L, to * L)
    for (let k = from * L; k < ends[3 * from + Starters]; k++) tops[from * L + starters[k]] = scores[from * L + starters[k]] + transitions[left * L + starters[k]]
    for (let i = from + 1; i < to; i++) {
      const row = i * L
      const previous = row - L
      for (let k = row; k < ends[3 * i]; k++) {
        const label = labels[k]
        let top = -Infinity
        let last = outside
        if (canStart[label]) {
          for (let j = previous; j < ends[3 * i - 3 + Enders]; j++) {
            const score = tops[previous + enders[j]] + transitions[enders[j] * L + label]
            if (score <= top) continue
            top = score
            last = enders[j]
          }
        } else {
          const others = before[label]
          for (let j = 0; j < others.length; j++) {
            const score = tops[previous + others[j]] + transitions[others[j] * L + label]
            if (score <= top) continue
            top = score
            last = others[j]
          }
        }
        tops[row + label] = top + scores[row + label]
        back[row + label] = last
      }
    }
    const end = (to - 1) * L
    let last = outside
    let top = -Infinity
    for (let k = end; k < ends[3 * to - 3 + Enders]; k++) {
      const score = tops[end + enders[k]] + (right === nothing ? 0 : transitions[enders[k] * L + right])
      if (score <= top) continue
      top = score
      last = enders[k]
    }
    for (let i = to - 1; i >= from; i--) {
      best[i] = last
      last = back[i * L + last]
    }
  }

  /**
   * Sums over all labellings of `[from, to)`, by the forward-backward algorithm; after `choose`.
   * @param factors `exp` of the transitions
   * @param left as for `decode`
   * @param right likewise
   * @returns what `forward · backward` of a token must be divided by
   */
  sum(from: number, to: number, factors: Transitions, left: number = nothing, right: number = nothing): number {
    const {scores, forward, backward, potentials, scales} = this
    const labels = this.#labels
    const enders = this.#enders
    const starters = this.#starters
    const ends = this.#ends
    forward.fill(0, from * L, to * L)
    backward.fill(0, from * L, to * L)
    potentials.fill(0, from * L, to * L)
    for (let i = from; i < to; i++) {
      const row = i * L
      const previous = row - L
      const top = this.#tops[i]
      let total = 0
      for (let k = row; k < ends[3 * i]; k++) {
        const label = labels[k]
        let weight = 0
        if (i === from) weight = factors[left * L + label]
        else if (canStart[label]) for (let j = previous; j < ends[3 * i - 3 + Enders]; j++) weight += forward[previous + enders[j]] * factors[enders[j] * L + label]
        else for (const other of before[label]) weight += forward[previous + other] * factors[other * L + label]
        potentials[row + label] = Math.exp(scores[row + label] - top)
        total += forward[row + label] = weight * potentials[row + label]
      }
      scales[i] = total
      for (let k = row; k < ends[3 * i]; k++) forward[row + labels[k]] /= total
    }
    const end = (to - 1) * L
    let sum = 0
    for (let k = end; k < ends[3 * to - 3 + Enders]; k++) {
      backward[end + enders[k]] = right === nothing ? 1 : factors[enders[k] * L + right]
      sum += forward[end + enders[k]] * backward[end + enders[k]]
    }
    for (let i = to - 2; i >= from; i--) {
      const row = i * L
      const next = row + L
      for (let k = row; k < ends[3 * i]; k++) {
        const label = labels[k]
        if (forward[row + label] === 0) continue
        let sum = 0
        if (canEnd[label]) for (let j = next; j < ends[3 * i + 3 + Starters]; j++) sum += factors[label * L + starters[j]] * potentials[next + starters[j]] * backward[next + starters[j]]
        else for (const other of after[label]) sum += factors[label * L + other] * potentials[next + other] * backward[next + other]
        backward[row + label] = sum / scales[i + 1]
      }
    }
    return sum
  }

  /** How probable it is that tokens from `from` on have just these labels, after `sum` returned `total`. */
  probability(labels: readonly number[], from: number, factors: Transitions, total: number): number {
    const {forward, backward, potentials, scales} = this
    let probability = forward[from * L + labels[0]]
    for (let k = 1; k < labels.length; k++) probability *= (factors[labels[k - 1] * L + labels[k]] * potentials[(from + k) * L + labels[k]]) / scales[from + k]
    return (probability * backward[(from + labels.length - 1) * L + labels[labels.length - 1]]) / total
  }
}

function mostOf(scores: Float64Array, from: number, to: number): number {
  let most = -Infinity
  for (let k = from; k < to; k++) if (scores[k] > most) most = scores[k]
  return most
}

/** `exp` of what may follow what, 0 where nothing may. */
export function factorsOf(transitions: Transitions, out: Transitions = new Float64Array(transitionCount)): Transitions {
  for (let label = 0; label < L; label++) {
    const labelsAfter = after[label]
    for (let k = 0; k < labelsAfter.length; k++) out[label * L + labelsAfter[k]] = Math.exp(transitions[label * L + labelsAfter[k]])
    if (canStart[label]) out[nothing * L + label] = Math.exp(transitions[nothing * L + label])
  }
  return out
}
