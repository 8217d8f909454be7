import type {WordList} from '../lang/words.ts'

/**
 * Boosted regression trees of one depth, each a complete binary tree: node 1 is the root, the children of node n are 2n
 * (feature ≤ threshold) and 2n + 1, and the leaves follow the last level.
 */
export interface Trees {
  readonly depth: number
  readonly count: number
  /** Log-odds before any tree speaks. */
  readonly bias: number
  /** Number of the feature that each node asks; `2 ** depth` a tree, the first of each unused. */
  readonly feature: Uint16Array
  /** Infinity for a node that does not part. */
  readonly threshold: Float32Array
  /** Log-odds of the leaves; `2 ** depth` a tree. */
  readonly leaf: Float32Array
}

/** Log-odds that the trees give to a row of numbers that begins at `at`. */
export function scoreTrees({depth, count, bias, feature, threshold, leaf}: Trees, values: Float32Array, at: number): number {
  const size = 2 ** depth
  let score = bias
  for (let base = 0; base < count * size; base += size) {
    let node = 1
    for (let level = 0; level < depth; level++) node = 2 * node + (values[at + feature[base + node]] > threshold[base + node] ? 1 : 0)
    score += leaf[base + node - size]
  }
  return score
}

/** So many rows go through all trees before the next ones: they stay in the processor's cache. */
const rowsAtOnce = 128
/** After so many trees it is asked which rows are sure. */
const treesAtOnce = 20

/**
 * Log-odds of many rows of `width` numbers.
 * @param sure log-odds, either way, beyond which the trees that are left are not asked about a row
 */
export function scoreRows(trees: Trees, values: Float32Array, width: number, sure = Infinity): Float32Array {
  const scores = new Float32Array(values.length / width).fill(trees.bias)
  const open = new Int32Array(rowsAtOnce)
  for (let from = 0; from < scores.length; from += rowsAtOnce) {
    let left = Math.min(rowsAtOnce, scores.length - from)
    for (let i = 0; i < left; i++) open[i] = from + i
    for (let tree = 0; tree < trees.count && left > 0; tree += treesAtOnce) {
      for (let next = tree; next < Math.min(trees.count, tree + treesAtOnce); next++) addTree(trees, next, values, width, open, left, scores)
      let still = 0
      for (let i = 0; i < left; i++) if (Math.abs(scores[open[i]]) < sure) open[still++] = open[i]
      left = still
    }
  }
  return scores
}

/** Adds the answer of one tree for the first `count` of the rows: four at once, since each answer waits for the one before it in its own row only. */
function addTree({depth, feature, threshold, leaf}: Trees, tree: number, values: Float32Array, width: number, rows: Int32Array, count: number, scores: Float32Array): void {
  const base = tree * 2 ** depth
  const leaves = base - 2 ** depth
  for (let i = 0; i < count; i += 4) {
    // Beyond the last row the last one is asked again, and its answer is not counted.
    const a = rows[i] * width
    const b = rows[Math.min(i + 1, count - 1)] * width
    const c = rows[Math.min(i + 2, count - 1)] * width
    const d = rows[Math.min(i + 3, count - 1)] * width
    let [atA, atB, atC, atD] = [1, 1, 1, 1]
    for (let level = 0; level < depth; level++) {
      atA = 2 * atA + Number(values[a + feature[base + atA]] > threshold[base + atA])
      atB = 2 * atB + Number(values[b + feature[base + atB]] > threshold[base + atB])
      atC = 2 * atC + Number(values[c + feature[base + atC]] > threshold[base + atC])
      atD = 2 * atD + Number(values[d + feature[base + atD]] > threshold[base + atD])
    }
    scores[rows[i]] += leaf[leaves + atA]
    if (i + 1 < count) scores[rows[i + 1]] += leaf[leaves + atB]
    if (i + 2 < count) scores[rows[i + 2]] += leaf[leaves + atC]
    if (i + 3 < count) scores[rows[i + 3]] += leaf[leaves + atD]
  }
}

/**
 * What each feature adds to the log-odds of a row, into `shares`: at each answer the change of the mean of the leaves below it, counted to the
 * feature that was asked (Saabas 2014, with leaves that count the same).
 */
export function addShares({depth, count, feature, threshold, leaf}: Trees, values: Float32Array, at: number, shares: Float64Array): void {
  const size = 2 ** depth
  const means = new Float64Array(2 * size)
  for (let base = 0; base < count * size; base += size) {
    for (let n = size; n < 2 * size; n++) means[n] = leaf[base + n - size]
    for (let n = size - 1; n > 0; n--) means[n] = Number.isFinite(threshold[base + n]) ? (means[2 * n] + means[2 * n + 1]) / 2 : means[2 * n]
    for (let node = 1; node < size; ) {
      const asked = feature[base + node]
      const next = 2 * node + (values[at + asked] > threshold[base + node] ? 1 : 0)
      shares[asked] += means[next] - means[node]
      node = next
    }
  }
}

/**
 * A section of a file of weights as trees: a line a tree, its nodes `feature≤threshold` from the root down, then its leaves; a `-` is a node
 * that does not part. Names of features are numbered by the section `features`.
 */
export function readTrees(list: WordList, section: string, names: readonly string[]): Trees {
  const listed = list.get(`${section}-features`) ?? []
  const numbers = listed.map((name) => names.indexOf(name))
  if (numbers.includes(-1)) throw new Error(`no such feature: ${listed[numbers.indexOf(-1)]}`)
  const [head, ...rows] = list.get(section) ?? []
  const [bias, depth] = (head ?? '').split(' ').map(Number)
  const size = 2 ** depth
  const trees = {depth, bias, count: rows.length, feature: new Uint16Array(rows.length * size), threshold: new Float32Array(rows.length * size).fill(Infinity), leaf: new Float32Array(rows.length * size)}
  rows.forEach((row, tree) => {
    const parts = row.split(' ')
    for (let node = 1; node < size; node++) {
      const [feature, threshold] = parts[node - 1].split('≤')
      if (threshold === undefined) continue
      trees.feature[tree * size + node] = numbers[Number(feature)]
      trees.threshold[tree * size + node] = Number(threshold)
    }
    for (let leaf = 0; leaf < size; leaf++) trees.leaf[tree * size + leaf] = Number(parts[size - 1 + leaf])
  })
  return trees
}

/** The lines that `readTrees` reads. Leaves are rounded to three decimals, thresholds up to six digits: a value that is just the threshold stays on its side. */
export function writeTrees({depth, count, bias, feature, threshold, leaf}: Trees, section: string, names: readonly string[]): string {
  const size = 2 ** depth
  const rows = Array.from({length: count}, (_, tree) => {
    const base = tree * size
    const nodes = Array.from({length: size - 1}, (_, n) => {
      const at = base + n + 1
      return Number.isFinite(threshold[at]) ? `${feature[at]}≤${roundedUp(threshold[at])}` : '-'
    })
    const leaves = Array.from({length: size}, (_, n) => String(Number(leaf[base + n].toFixed(3))))
    return [...nodes, ...leaves].join(' ')
  })
  return `[${section}-features]\n${names.join('\n')}\n\n[${section}]\n${bias.toFixed(3)} ${depth}\n${rows.join('\n')}\n`
}

function roundedUp(value: number): number {
  return Number((value + Math.abs(value) * 5e-6).toPrecision(6))
}
