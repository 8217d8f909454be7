import type {Trees} from '../boilerplate/page-trees.ts'

export interface BoostingOptions {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Weight of rows that a leaf holds at least, when the mean weight is 1. */
  readonly leastWeight: number
  /** Pulls the values of small leaves to 0. */
  readonly penalty: number
  /** A tree sees a row of this weight or more for sure, a lighter one as often as it weighs, and then as one of this weight. */
  readonly sampleWeight: number
  /** Share of the features that each tree sees. */
  readonly featureShare: number
}

/** Rows of features as numbers of bins, with what is to be learnt of each: a share from 0 to 1, and its weight. */
export interface Table {
  readonly width: number
  readonly bins: Uint8Array
  readonly target: Float32Array
  readonly weight: Float32Array
}

/** Bins of a feature: fewer than 256, since a bin is one byte. */
export const maxBins = 64

/** Upper ends of the bins of each feature, by the quantiles of the rows given. A value is in bin b when it is below the end b and not below the one before. */
export function binEnds(rows: Float32Array, width: number): Float32Array[] {
  const count = rows.length / width
  return Array.from({length: width}, (_, feature) => {
    const values = new Float32Array(count)
    for (let i = 0; i < count; i++) values[i] = rows[i * width + feature]
    values.sort()
    const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1])
    if (distinct.length <= maxBins) return distinct.subarray(1).map((value, i) => middle(distinct[i], value))
    const ends: number[] = []
    for (let b = 1; b < maxBins; b++) {
      const at = Math.floor((b * count) / maxBins)
      if (values[at] > values[0] && values[at] !== ends.at(-1)) ends.push(values[at])
    }
    return Float32Array.from(ends)
  })
}

/** A short number between two others. */
function middle(low: number, high: number): number {
  return (low + high) / 2
}

export function toBins(rows: Float32Array, width: number, ends: readonly Float32Array[], bins: Uint8Array, offset: number): void {
  for (let i = 0; i < rows.length; i++) bins[offset + i] = binOf(ends[i % width], rows[i])
}

function binOf(ends: Float32Array, value: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const at = (low + high) >> 1
    if (value < ends[at]) high = at
    else low = at + 1
  }
  return low
}

/** A leaf that may still be split. */
interface Leaf {
  readonly node: number
  readonly from: number
  readonly to: number
  /** Gradient and curvature by feature and bin. */
  readonly sums: Float64Array
  readonly gradient: number
  readonly curvature: number
  gain: number
  feature: number
  bin: number
}

/**
 * Gradient boosting of decision trees with logistic loss (Friedman 2001), over bins, the leaf with the largest gain first (as LightGBM, Ke et al. 2017).
 * @param rows numbers of the rows of the table to learn from
 * @param random numbers in [0, 1)
 */
export function boost(table: Table, rows: Int32Array, ends: readonly Float32Array[], options: BoostingOptions, random: () => number): Trees {
  const {width, bins, target, weight} = table
  const {rate, penalty, leastWeight, sampleWeight} = options
  const nodes = {roots: [] as number[], feature: [] as number[], threshold: [] as number[], left: [] as number[], right: [] as number[], value: [] as number[]}
  const splitBins: number[] = []
  const score = new Float64Array(target.length)
  const gradients = new Float64Array(target.length)
  const curvatures = new Float64Array(target.length)
  const all = Array.from({length: width}, (_, i) => i).filter((feature) => ends[feature].length > 0)
  for (let tree = 0; tree < options.trees; tree++) {
    const sample = rows.filter((row) => random() * sampleWeight < weight[row])
    const features = Int32Array.from(all.filter(() => random() < options.featureShare))
    for (const row of sample) {
      const p = 1 / (1 + Math.exp(-score[row]))
      const counted = Math.max(weight[row], sampleWeight)
      gradients[row] = (p - target[row]) * counted
      curvatures[row] = Math.max(1e-6, p * (1 - p)) * counted
    }
    const root = nodes.value.length
    nodes.roots.push(root)
    grow(sample, features)
    for (const row of rows) score[row] += nodes.value[leafOf(row, root)]
  }
  return {
    roots: Int32Array.from(nodes.roots), feature: Int16Array.from(nodes.feature), threshold: Float32Array.from(nodes.threshold),
    left: Int32Array.from(nodes.left), right: Int32Array.from(nodes.right), value: Float32Array.from(nodes.value)
  }

  function grow(sample: Int32Array, features: Int32Array): void {
    let open = [leaf(addNode(), 0, sample.length, sample, features, null, null)]
    for (let count = 1; count < options.leaves; count++) {
      const best = open.reduce((a, b) => (b.gain > a.gain ? b : a))
      if (best.gain <= 1e-6) break
      const {node, from, to, feature, bin} = best
      const middle = partition(sample, from, to, feature, bin)
      nodes.feature[node] = feature
      nodes.threshold[node] = ends[feature][bin]
      splitBins[node] = bin
      const [left, right] = [addNode(), addNode()]
      nodes.left[node] = left
      nodes.right[node] = right
      const smallFirst = middle - from <= to - middle
      const small = smallFirst ? leaf(left, from, middle, sample, features, null, null) : leaf(right, middle, to, sample, features, null, null)
      const large = smallFirst ? leaf(right, middle, to, sample, features, best, small) : leaf(left, from, middle, sample, features, best, small)
      open = [...open.filter((other) => other !== best), small, large]
    }
  }

  function addNode(): number {
    nodes.feature.push(-1)
    nodes.threshold.push(0)
    nodes.left.push(-1)
    nodes.right.push(-1)
    return nodes.value.push(0) - 1
  }

  /** Sums up a leaf, or takes what its sister holds from what the parent held, and looks for its best split. */
  function leaf(node: number, from: number, to: number, sample: Int32Array, features: Int32Array, parent: Leaf | null, sister: Leaf | null): Leaf {
    const sums = parent && sister ? parent.sums : new Float64Array(features.length * maxBins * 2)
    if (parent && sister) for (let i = 0; i < sums.length; i++) sums[i] -= sister.sums[i]
    else addUp(sample, from, to, features, sums)
    let [gradient, curvature] = [0, 0]
    for (let b = 0; b < maxBins; b++) {
      gradient += sums[b * 2]
      curvature += sums[b * 2 + 1]
    }
    nodes.value[node] = (-gradient / (curvature + penalty)) * rate
    const found: Leaf = {node, from, to, sums, gradient, curvature, gain: 0, feature: -1, bin: -1}
    const base = (gradient * gradient) / (curvature + penalty)
    const least = leastWeight * 0.25
    for (let f = 0; f < features.length; f++) {
      let [g, h] = [0, 0]
      const count = ends[features[f]].length
      for (let b = 0, at = f * maxBins * 2; b < count; b++, at += 2) {
        g += sums[at]
        h += sums[at + 1]
        if (h < least) continue
        if (curvature - h < least) break
        const rest = gradient - g
        const gain = (g * g) / (h + penalty) + (rest * rest) / (curvature - h + penalty) - base
        if (gain > found.gain) {
          found.gain = gain
          found.feature = features[f]
          found.bin = b
        }
      }
    }
    return found
  }

  function addUp(sample: Int32Array, from: number, to: number, features: Int32Array, sums: Float64Array): void {
    const count = features.length
    for (let i = from; i < to; i++) {
      const row = sample[i]
      const [g, h] = [gradients[row], curvatures[row]]
      const base = row * width
      for (let f = 0; f < count; f++) {
        const at = (f * maxBins + bins[base + features[f]]) * 2
        sums[at] += g
        sums[at + 1] += h
      }
    }
  }

  /** Rows up to the bin come first. */
  function partition(sample: Int32Array, from: number, to: number, feature: number, bin: number): number {
    let [low, high] = [from, to - 1]
    while (low <= high) {
      if (bins[sample[low] * width + feature] <= bin) low++
      else {
        const row = sample[low]
        sample[low] = sample[high]
        sample[high--] = row
      }
    }
    return low
  }

  function leafOf(row: number, root: number): number {
    let node = root
    while (nodes.feature[node] >= 0) node = bins[row * width + nodes.feature[node]] <= splitBins[node] ? nodes.left[node] : nodes.right[node]
    return node
  }
}
