import {after, before, canEnd, canStart, labelCount, outside} from './labels.ts'

const L = labelCount

/** Log weights of one label after another, `[label before][label]`, and of each label at the start of a sentence, in the last row. */
export type Transitions = Float64Array

/** What stands before the first token of a sentence and after the last one, in the place of a label. */
export const nothing = L

export const transitionCount = (L + 1) * L

/** A label that is less probable than another one of its token by this much, in log odds, counts as impossible; but never outside, so that a labelling is left. */
const negligible = 12

/**
 * All ways to label a sentence, weighed: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001).
 * Holds its columns between sentences, since making them anew is most of the work on short ones.
 */
export class Lattice {
  /** Log weights, `[token][label]`; the caller fills them in. */
  scores = new Float64Array(64 * L)
  /** Forward and backward probabilities, each token scaled to the sum of one, the scale, and `exp(scores)`, after `sum`. */
  forward = new Float64Array(64 * L)
  backward = new Float64Array(64 * L)
  potentials = new Float64Array(64 * L)
  scales = new Float64Array(64)
  #back = new Uint8Array(64 * L)
  #capacity = 64

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
      this.#back = new Uint8Array(size)
    } else this.scores.fill(0, 0, count * L)
    return this
  }

  /**
   * The best labels of tokens `[from, to)` by Viterbi, into `labels`.
   * @param left the label before them, outside or nothing
   * @param right the label after them, likewise
   */
  decode(from: number, to: number, transitions: Transitions, labels: Uint8Array, left: number = nothing, right: number = nothing): void {
    const {scores, forward: best} = this
    const back = this.#back
    for (let label = 0; label < L; label++) best[from * L + label] = canStart[label] ? scores[from * L + label] + transitions[left * L + label] : -Infinity
    for (let i = from + 1; i < to; i++) {
      const previous = (i - 1) * L
      for (let label = 0; label < L; label++) {
        const labelsBefore = before[label]
        let top = -Infinity
        let from = 0
        for (let k = 0; k < labelsBefore.length; k++) {
          const score = best[previous + labelsBefore[k]] + transitions[labelsBefore[k] * L + label]
          if (score > top) {
            top = score
            from = labelsBefore[k]
          }
        }
        best[i * L + label] = top + scores[i * L + label]
        back[i * L + label] = from
      }
    }
    let last = outside
    let top = -Infinity
    for (let label = 0; label < L; label++) {
      const score = canEnd[label] ? best[(to - 1) * L + label] + (right === nothing ? 0 : transitions[label * L + right]) : -Infinity
      if (score <= top) continue
      top = score
      last = label
    }
    for (let i = to - 1; i >= from; i--) {
      labels[i] = last
      last = back[i * L + last]
    }
  }

  /**
   * Sums over all labellings of `[from, to)`, by the forward-backward algorithm.
   * @param factors `exp` of the transitions
   * @param allowed bits of the labels that each token may have; all when null
   * @param left as for `decode`
   * @param right likewise
   * @returns what `forward · backward` of a token must be divided by
   */
  sum(from: number, to: number, factors: Transitions, allowed: Int32Array | null = null, left: number = nothing, right: number = nothing): number {
    const {scores, forward, backward, potentials, scales} = this
    for (let i = from; i < to; i++) {
      const row = i * L
      let most = -Infinity
      for (let label = 0; label < L; label++) if (scores[row + label] > most) most = scores[row + label]
      if (allowed === null) {
        const least = most - negligible
        for (let label = 0; label < L; label++) potentials[row + label] = scores[row + label] > least || label === outside ? Math.exp(scores[row + label] - most) : 0
      } else for (let label = 0; label < L; label++) potentials[row + label] = (allowed[i] >>> label) & 1 ? Math.exp(scores[row + label] - most) : 0
    }
    let total = 0
    for (let label = 0; label < L; label++) total += forward[from * L + label] = canStart[label] ? potentials[from * L + label] * factors[left * L + label] : 0
    scales[from] = total
    for (let label = 0; label < L; label++) forward[from * L + label] /= total
    for (let i = from + 1; i < to; i++) {
      const row = i * L
      const previous = row - L
      forward.fill(0, row, row + L)
      for (let other = 0; other < L; other++) {
        const weight = forward[previous + other]
        if (weight === 0) continue
        const labelsAfter = after[other]
        for (let k = 0; k < labelsAfter.length; k++) forward[row + labelsAfter[k]] += weight * factors[other * L + labelsAfter[k]]
      }
      total = 0
      for (let label = 0; label < L; label++) total += forward[row + label] *= potentials[row + label]
      scales[i] = total
      for (let label = 0; label < L; label++) forward[row + label] /= total
    }
    const end = (to - 1) * L
    let sum = 0
    for (let label = 0; label < L; label++) sum += forward[end + label] * (backward[end + label] = canEnd[label] === 0 ? 0 : right === nothing ? 1 : factors[label * L + right])
    for (let i = to - 2; i >= from; i--) {
      const row = i * L
      const next = row + L
      for (let label = 0; label < L; label++) {
        if (forward[row + label] === 0) {
          backward[row + label] = 0
          continue
        }
        const labelsAfter = after[label]
        let sum = 0
        for (let k = 0; k < labelsAfter.length; k++) sum += factors[label * L + labelsAfter[k]] * potentials[next + labelsAfter[k]] * backward[next + labelsAfter[k]]
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

/** `exp` of what may follow what, 0 where nothing may. */
export function factorsOf(transitions: Transitions, out: Transitions = new Float64Array(transitionCount)): Transitions {
  for (let label = 0; label < L; label++) {
    const labelsAfter = after[label]
    for (let k = 0; k < labelsAfter.length; k++) out[label * L + labelsAfter[k]] = Math.exp(transitions[label * L + labelsAfter[k]])
    if (canStart[label]) out[nothing * L + label] = Math.exp(transitions[nothing * L + label])
  }
  return out
}
