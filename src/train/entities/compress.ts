import type {WeightTable} from '../../entities/model/artefact.ts'
import {lastLabel} from '../../entities/model/feature-weights.ts'
import {labelCount} from '../../entities/model/labels.ts'
import type {Trained} from './optimise.ts'

/** A weight nearer to nothing is left out, and a feature none of whose weights comes so far: half the size, and less than 0.2 of F1. */
const leastWeight = 0.05
const leastFeature = 0.06
/** Whole numbers for the weights on either side of nothing. 42 are as good as 127 and take a sixth less when compressed. */
const steps = 42

/** Weights in steps of `scale`, small ones and those of registers that are not shipped left out. */
export function compress({keys, registers, weights}: Trained, isShipped: (register: number) => boolean): {weights: WeightTable; scale: number} {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / steps
  const kept: number[] = []
  const labels: number[] = []
  const values: number[] = []
  for (let row = 0; row < keys.length; row++) {
    if ((registers[row] > 0 && !isShipped(registers[row])) || !matters(weights, row)) continue
    const before = labels.length
    for (let label = 0; label < labelCount; label++) {
      const weight = weights[row * labelCount + label]
      const value = Math.abs(weight) < leastWeight ? 0 : Math.round(weight / scale)
      if (value === 0) continue
      labels.push(label)
      values.push(value)
    }
    if (labels.length === before) continue
    kept.push(keys[row])
    labels[labels.length - 1] += lastLabel
  }
  return {weights: {keys: Int32Array.from(kept), labels: Uint8Array.from(labels), values: Int8Array.from(values)}, scale}
}

function matters(weights: Float32Array, row: number): boolean {
  for (let label = 0; label < labelCount; label++) if (Math.abs(weights[row * labelCount + label]) >= leastFeature) return true
  return false
}
