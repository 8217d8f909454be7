import {after, before, canEnd, canStart, labelCount} from './labels.ts'

const L = labelCount

/** Log weights of one label after another, `[label before][label]`, and of each label at the start of a sentence, in the last row. */
export type Transitions = Float64Array

export const transitionCount = (L + 1) * L

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
  open(count: number): void {
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
  }

  /** The best labels of tokens `[from, to)` as a sentence of their own, by Viterbi, into `labels`. */
  decode(from: number, to: number, transitions: Transitions, labels: Uint8Array): void {
    const {scores, forward: best} = this
    const back = this.#back
    for (let label = 0; label < L; label++) best[from * L + label] = canStart[label] ? scores[from * L + label] + transitions[L * L + label] : -Infinity
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
    let last = 0
    for (let label = 1; label < L; label++) if (canEnd[label] && best[(to - 1) * L + label] > best[(to - 1) * L + last]) last = label
    for (let i = to - 1; i >= from; i--) {
      labels[i] = last
      last = back[i * L + last]
    }
  }

  /**
   * Sums over all labellings of `[from, to)` as a sentence of its own, by the forward-backward algorithm.
   * @param factors `exp` of the transitions
   * @param allowed bits of the labels that each token may have; all when null
   * @returns what `forward · backward` of a token must be divided by
   */
  sum(from: number, to: number, factors: Transitions, allowed: Int32Array | null = null): number {
    const {scores, forward, backward, potentials, scales} = this
    for (let i = from; i < to; i++) {
      const row = i * L
      const bits = allowed === null ? -1 : allowed[i]
      let most = -Infinity
      for (let label = 0; label < L; label++) if (scores[row + label] > most) most = scores[row + label]
      for (let label = 0; label < L; label++) potentials[row + label] = (bits >>> label) & 1 ? Math.exp(scores[row + label] - most) : 0
    }
    let total = 0
    for (let label = 0; label < L; label++) total += forward[from * L + label] = canStart[label] ? potentials[from * L + label] * factors[L * L + label] : 0
    scales[from] = total
    for (let label = 0; label < L; label++) forward[from * L + label] /= total
    for (let i = from + 1; i < to; i++) {
      const row = i * L
      const previous = row - L
      total = 0
      for (let label = 0; label < L; label++) {
        if (potentials[row + label] === 0) {
          forward[row + label] = 0
          continue
        }
        const labelsBefore = before[label]
        let sum = 0
        for (let k = 0; k < labelsBefore.length; k++) sum += forward[previous + labelsBefore[k]] * factors[labelsBefore[k] * L + label]
        total += forward[row + label] = sum * potentials[row + label]
      }
      scales[i] = total
      for (let label = 0; label < L; label++) forward[row + label] /= total
    }
    const end = (to - 1) * L
    let sum = 0
    for (let label = 0; label < L; label++) sum += forward[end + label] * (backward[end + label] = canEnd[label])
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
    if (canStart[label]) out[L * L + label] = Math.exp(transitions[L * L + label])
  }
  return out
}
