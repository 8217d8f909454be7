import {before, canStart, labelCount} from '../../entities/model/labels.ts'
import {keyOf} from '../../entities/model/feature-weights.ts'
import {inRegister} from '../../entities/model/features.ts'
import {factorsOf, Lattice, transitionCount} from '../../entities/model/lattice.ts'
import {generator} from '../random.ts'
import type {Instance} from './instances.ts'

const L = labelCount

export interface Trained {
  /** Keys of the features, sorted. */
  readonly keys: Int32Array
  /** The register that each feature is of; 0 for those of all texts. */
  readonly registers: Uint8Array
  /** `[feature][label]`. */
  readonly weights: Float32Array
  readonly transitions: Float64Array
}

export interface Settings {
  readonly epochs: number
  readonly rate: number
  /** A feature seen fewer times is left out. */
  readonly leastCount: number
  /** Of the orders of the sentences, one for each training: the mean of several is steadier than any, of which one may be 2 of F1 off another on one set. */
  readonly seeds: readonly number[]
  readonly log: (line: string) => void
}

/** Labels that are so improbable while learning count as impossible, in log odds. */
const negligible = 12

/** A sentence with a smaller error rests for some epochs, which halves the time and changes no figure. */
const mastered = 0.02
const epochsOfRest = 2

/**
 * Learns a conditional random field by AdaGrad (Duchi, Hazan and Singer 2011), one sentence at a time in a seeded order,
 * once for each seed; the result is the mean of all. Where several labels
 * are allowed the sum over them counts. The features of a register are there twice, once for all texts and once for the register
 * (Daumé 2007). The instances are changed: their features become rows.
 */
export function optimise(instances: Instance[], settings: Settings): Trained {
  const {keys, registers} = numberFeatures(instances, settings.leastCount)
  settings.log(`${instances.length} sentences, ${instances.reduce((sum, {offsets}) => sum + offsets.length - 1, 0)} tokens, ${keys.length} features`)
  const weights = new Float32Array(keys.length * L)
  const transitions = new Float64Array(transitionCount)
  for (const seed of settings.seeds) {
    const learnt = learn(instances, weights.length, seed, settings)
    for (let k = 0; k < weights.length; k++) weights[k] += learnt.weights[k] / settings.seeds.length
    for (let k = 0; k < transitionCount; k++) transitions[k] += learnt.transitions[k] / settings.seeds.length
  }
  return {keys, registers, weights, transitions}
}

/** One training: the weights are the mean of those after each epoch of the second half, the transitions those after the last one. */
function learn(instances: readonly Instance[], size: number, seed: number, {epochs, rate, log}: Settings): Pick<Trained, 'weights' | 'transitions'> {
  const weights = new Float32Array(size)
  const squares = new Float32Array(size).fill(1e-3)
  const sums = new Float32Array(size)
  const transitions = new Float64Array(transitionCount)
  const transitionSquares = new Float64Array(transitionCount).fill(1e-3)
  const factors = new Float64Array(transitionCount)
  const transitionGradient = new Float64Array(transitionCount)
  const lattice = new Lattice(negligible)
  let gradient = new Float64Array(64 * L)
  const random = generator(seed)
  const order = Uint32Array.from(instances, (_, i) => i)
  const active = new Uint8Array(L)
  const rests = new Uint8Array(instances.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const began = performance.now()
    shuffle(order, random)
    const step = rate * (1 - (0.7 * epoch) / epochs)
    let error = 0
    for (const id of order) {
      if (rests[id] > 0 && epoch < epochs - 1) {
        rests[id]--
        continue
      }
      const {features, offsets, allowed, labels, weight} = instances[id]
      const count = offsets.length - 1
      lattice.open(count)
      if (gradient.length < count * L) gradient = new Float64Array(2 * count * L)
      const {scores} = lattice
      for (let i = 0; i < count; i++) {
        const at = i * L
        for (let k = offsets[i]; k < offsets[i + 1]; k++) {
          const row = features[k] * L
          for (let label = 0; label < L; label++) scores[at + label] += weights[row + label]
        }
      }
      factorsOf(transitions, factors)
      transitionGradient.fill(0)
      gradient.fill(0, 0, count * L)
      if (labels === null) expect(1, allowed)
      else {
        transitionGradient[L * L + labels[0]]++
        for (let i = 0; i < count; i++) {
          gradient[i * L + labels[i]]++
          if (i > 0) transitionGradient[labels[i - 1] * L + labels[i]]++
        }
      }
      expect(-1, null)
      for (let i = 0; i < transitionCount; i++) {
        const slope = weight * transitionGradient[i]
        if (Math.abs(slope) < 1e-6) continue
        transitionSquares[i] += slope * slope
        transitions[i] += (step * slope) / Math.sqrt(transitionSquares[i])
      }
      let sentenceError = 0
      for (let i = 0; i < count; i++) {
        const at = i * L
        let some = 0
        for (let label = 0; label < L; label++) {
          const slope = (gradient[at + label] *= weight)
          if (slope > 1e-3 || slope < -1e-3) active[some++] = label
          if (slope > 0) sentenceError += slope
        }
        if (some === 0) continue
        for (let k = offsets[i]; k < offsets[i + 1]; k++) {
          const row = features[k] * L
          for (let a = 0; a < some; a++) {
            const label = active[a]
            const slope = gradient[at + label]
            const square = (squares[row + label] += slope * slope)
            weights[row + label] += (step * slope) / Math.sqrt(square)
          }
        }
      }
      error += sentenceError
      if (sentenceError < mastered) rests[id] = epochsOfRest

      function expect(sign: number, bits: Int32Array | null): void {
        lattice.choose(0, count, bits)
        const total = lattice.sum(0, count, factors)
        const {forward, backward, potentials, scales} = lattice
        for (let i = 0; i < count * L; i++) gradient[i] += (sign * forward[i] * backward[i]) / total
        for (let label = 0; label < L; label++) if (canStart[label]) transitionGradient[L * L + label] += (sign * forward[label] * backward[label]) / total
        for (let i = 1; i < count; i++) {
          const scale = sign / (scales[i] * total)
          for (let label = 0; label < L; label++) {
            const weighed = potentials[i * L + label] * backward[i * L + label] * scale
            if (weighed < 1e-9 && weighed > -1e-9) continue
            const labelsBefore = before[label]
            for (let k = 0; k < labelsBefore.length; k++) {
              const other = labelsBefore[k] * L
              transitionGradient[other + label] += forward[(i - 1) * L + labelsBefore[k]] * factors[other + label] * weighed
            }
          }
        }
      }
    }
    if (epoch >= epochs / 2) for (let k = 0; k < weights.length; k++) sums[k] += weights[k]
    log(`epoch ${epoch + 1}: error ${error.toFixed(0)}, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  const averaged = Math.floor(epochs / 2)
  return {weights: sums.map((sum) => sum / averaged), transitions}
}

/** Numbers the features that are frequent enough, in the order of their keys, and turns hashes into numbers. */
function numberFeatures(instances: Instance[], leastCount: number): {keys: Int32Array; registers: Uint8Array} {
  const size = 1 << 25
  const mask = size - 1
  const keyAt = new Int32Array(size)
  const counts = new Uint8Array(size)
  const registerOf = new Uint8Array(size)
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7
    while (counts[slot] > 0 && keyAt[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const count = (hash: number, register: number): void => {
    const slot = slotOf(keyOf(hash))
    keyAt[slot] = keyOf(hash)
    registerOf[slot] = register
    if (counts[slot] < 255) counts[slot]++
  }
  for (const {features, register} of instances) {
    for (let k = 0; k < features.length; k++) {
      count(features[k], 0)
      if (register > 0) count(inRegister(features[k], register), register)
    }
  }
  const kept: number[] = []
  for (let slot = 0; slot < size; slot++) if (counts[slot] >= (registerOf[slot] > 0 ? 2 * leastCount : leastCount)) kept.push(keyAt[slot])
  const keys = Int32Array.from(kept).sort()
  const numbers = new Int32Array(size).fill(-1)
  keys.forEach((key, i) => (numbers[slotOf(key)] = i))
  for (const instance of instances) {
    const {features, offsets, register} = instance
    const rows: number[] = []
    const starts = new Int32Array(offsets.length)
    for (let i = 0; i + 1 < offsets.length; i++) {
      for (let k = offsets[i]; k < offsets[i + 1]; k++) {
        for (const hash of register > 0 ? [features[k], inRegister(features[k], register)] : [features[k]]) {
          const number = numbers[slotOf(keyOf(hash))]
          if (number >= 0) rows.push(number)
        }
      }
      starts[i + 1] = rows.length
    }
    instance.features = Int32Array.from(rows)
    instance.offsets = starts
  }
  return {keys, registers: Uint8Array.from(keys, (key) => registerOf[slotOf(key)])}
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
}
