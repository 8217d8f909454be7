import type {Trees} from '../boilerplate/trees.ts'
import type {Examples} from './logistic.ts'
import {probability} from './logistic.ts'
import {generator} from './random.ts'

export interface BoostingOptions {
  readonly trees: number
  readonly depth: number
  /** Share of a tree's answer that is taken. */
  readonly rate: number
  /** Share of the rows that is used at all: a million rows teach hardly more than a third of them. */
  readonly sample: number
  /** Share of these rows and of the features that each tree sees. */
  readonly rowShare: number
  readonly featureShare: number
  /** When above 0, a tree sees a row of this weight or more for sure, a lighter one as often as it weighs, and then as one of this weight; `rowShare` is then nothing. */
  readonly sampleWeight: number
  /** L2 on the leaves, in rows of weight 1. */
  readonly penalty: number
  /** Rows, by weight, that a leaf has at least. */
  readonly leastWeight: number
  readonly seed: number
}

const defaults: BoostingOptions = {trees: 150, depth: 5, rate: 0.12, sample: 1, rowShare: 0.3, featureShare: 0.25, sampleWeight: 0, penalty: 20, leastWeight: 40, seed: 7}

/** Values of a feature are told apart at so many places, at most. */
const bins = 32
const rareBins = 8
const sampled = 20_000

/**
 * Gradient-boosted regression trees for a share between 0 and 1, by Newton steps on the log loss over histograms (Friedman 2001;
 * Chen and Guestrin 2016). Only the dense features are used. The same rows give the same trees. With a `start`, log-odds of every row, the trees
 * learn what is to be added to it.
 */
export function trainTrees(examples: Examples & {readonly bins?: Bins; readonly start?: Float32Array}, rows: Iterable<number>, options: Partial<BoostingOptions> = {}): Trees {
  const settings = {...defaults, ...options}
  const {trees: count, depth, rowShare, featureShare, sampleWeight, seed} = settings
  const next = generator(seed)
  const order = Int32Array.from(rows).filter(() => settings.sample === 1 || next() < settings.sample)
  const binned = examples.bins ?? binsOf(examples)
  const size = 2 ** depth
  const model = {depth, count, bias: examples.start ? 0 : biasOf(examples, order), feature: new Uint16Array(count * size), threshold: new Float32Array(count * size).fill(Infinity), leaf: new Float32Array(count * size)}
  const scores = Float64Array.from(order, (row) => examples.start?.[row] ?? model.bias)
  for (let tree = 0; tree < count; tree++) {
    const features = [...Array(examples.width).keys()].filter(() => next() < featureShare)
    const sample: number[] = []
    for (let i = 0; i < order.length; i++) if (next() < (sampleWeight > 0 ? examples.weight[order[i]] / sampleWeight : rowShare)) sample.push(i)
    grow(binned, examples, order, scores, Int32Array.from(sample), features, model, tree, settings)
    for (let i = 0; i < order.length; i++) scores[i] += leafOf(binned, order[i], model, tree)
  }
  return finish(model, binned)
}

/** The answer of one tree, whose thresholds are still numbers of bins, to a row that is learnt from. */
function leafOf({columns}: Bins, row: number, {depth, feature, threshold, leaf}: Trees, tree: number): number {
  const size = 2 ** depth
  const base = tree * size
  let node = 1
  for (let level = 0; level < depth; level++) node = 2 * node + (columns[feature[base + node]][row] > threshold[base + node] ? 1 : 0)
  return leaf[base + node - size]
}

/** The features of all rows in few steps each. */
export interface Bins {
  /** The bin of each row, a column a feature. */
  readonly columns: readonly Uint8Array[]
  /** Upper ends of the bins of each feature. */
  readonly edges: readonly Float32Array[]
}

/** Made once for several trainings on the same rows. */
export function binsOf({width, dense}: Pick<Examples, 'width' | 'dense'>): Bins {
  const count = dense.length / width
  const step = Math.max(1, Math.floor(count / sampled))
  const edges = Array.from({length: width}, (_, k) => {
    const values = Float32Array.from({length: Math.floor(count / step)}, (_, i) => dense[i * step * width + k]).sort()
    const ends = new Set<number>()
    for (let b = 1; b < bins; b++) ends.add(values[Math.floor((b * values.length) / bins)])
    // Rare values at the top, as of flags that few units have.
    for (let b = 1; b < rareBins; b++) ends.add(values[Math.floor(values.length * (1 - 2 ** -b / bins))])
    ends.delete(values[values.length - 1])
    return Float32Array.from(ends).sort()
  })
  const columns = edges.map((ends, k) => {
    const column = new Uint8Array(count)
    for (let row = 0, at = k; row < count; row++, at += width) column[row] = binOf(ends, dense[at])
    return column
  })
  return {columns, edges}
}

/** The first bin whose end is not below the value. */
function binOf(ends: Float32Array, value: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle] >= value) high = middle
    else low = middle + 1
  }
  return low
}

function biasOf({target, weight}: Examples, order: Int32Array): number {
  let [positive, all] = [0, 0]
  for (const row of order) {
    positive += target[row] * weight[row]
    all += weight[row]
  }
  return Math.log(positive / (all - positive))
}

/** Grows one tree level by level; thresholds are numbers of bins until the model is finished. */
function grow(binned: Bins, {target, weight}: Examples, order: Int32Array, scores: Float64Array, sample: Int32Array, features: readonly number[], model: Trees, tree: number, settings: BoostingOptions): void {
  const {depth, rate, penalty, leastWeight, sampleWeight} = settings
  const size = 2 ** depth
  const base = tree * size
  const gradient = new Float64Array(sample.length)
  const curve = new Float64Array(sample.length)
  const rows = sample.map((i) => order[i])
  for (let s = 0; s < sample.length; s++) {
    const row = rows[s]
    const p = probability(scores[sample[s]])
    const counted = Math.max(weight[row], sampleWeight)
    gradient[s] = (target[row] - p) * counted
    curve[s] = Math.max(1e-4, p * (1 - p)) * counted
  }
  const node = new Uint16Array(sample.length).fill(1)
  const width = bins + rareBins
  for (let level = 0; level < depth; level++) {
    const first = 2 ** level
    const best = new Float64Array(2 * first)
    const totals = sums(node, gradient, curve, 2 * first)
    for (const feature of features) {
      const column = binned.columns[feature]
      const g = new Float64Array(first * width)
      const h = new Float64Array(first * width)
      for (let s = 0; s < sample.length; s++) {
        const at = (node[s] - first) * width + column[rows[s]]
        g[at] += gradient[s]
        h[at] += curve[s]
      }
      for (let n = first; n < 2 * first; n++) {
        const [allG, allH] = [totals.g[n], totals.h[n]]
        const whole = (allG * allG) / (allH + penalty)
        let [leftG, leftH] = [0, 0]
        for (let b = 0; b < binned.edges[feature].length; b++) {
          leftG += g[(n - first) * width + b]
          leftH += h[(n - first) * width + b]
          const [rightG, rightH] = [allG - leftG, allH - leftH]
          if (leftH < leastWeight / 4 || rightH < leastWeight / 4) continue
          const gain = (leftG * leftG) / (leftH + penalty) + (rightG * rightG) / (rightH + penalty) - whole
          if (gain > best[n]) {
            best[n] = gain
            model.feature[base + n] = feature
            model.threshold[base + n] = b
          }
        }
      }
    }
    for (let s = 0; s < sample.length; s++) {
      const n = node[s]
      node[s] = 2 * n + Number(binned.columns[model.feature[base + n]][rows[s]] > model.threshold[base + n])
    }
  }
  const {g, h} = sums(node, gradient, curve, 2 * size)
  for (let n = size; n < 2 * size; n++) model.leaf[base + n - size] = (rate * g[n]) / (h[n] + penalty)
}

function sums(node: Uint16Array, gradient: Float64Array, curve: Float64Array, nodes: number): {g: Float64Array; h: Float64Array} {
  const g = new Float64Array(nodes)
  const h = new Float64Array(nodes)
  for (let s = 0; s < node.length; s++) {
    g[node[s]] += gradient[s]
    h[node[s]] += curve[s]
  }
  return {g, h}
}

/** Thresholds in values of the features. */
function finish(model: Trees, {edges}: Bins): Trees {
  return {...model, threshold: model.threshold.map((b, i) => (Number.isFinite(b) ? edges[model.feature[i]][b] : b))}
}
