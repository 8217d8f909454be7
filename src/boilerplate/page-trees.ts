/**
 * A sum of decision trees. Nodes of all trees stand in one table, a tree from its root on; the answer of an inner node decides
 * which child is next, the value of the last one counts.
 */
export interface Trees {
  /** First node of each tree. */
  readonly roots: Int32Array
  /** The feature that a node asks about; -1 in a leaf. */
  readonly feature: Int16Array
  /** Below it the left child is next. */
  readonly threshold: Float32Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** What the rows that come to a node add on average; of a leaf, what it adds to the sum. */
  readonly value: Float32Array
}

/** The sum of the trees for the row of features that begins at `offset`. */
export function sumOf({roots, feature, threshold, left, right, value}: Trees, rows: Float32Array, offset: number): number {
  let sum = 0
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t]
    for (let f = feature[node]; f >= 0; f = feature[node]) node = rows[offset + f] < threshold[node] ? left[node] : right[node]
    sum += value[node]
  }
  return sum
}

/** What each feature added to the sum of a row: at each answer the change of the mean, counted to the feature that was asked about. */
export function sharesOf({roots, feature, threshold, left, right, value}: Trees, rows: Float32Array, offset: number, shares: Float64Array): void {
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t]
    for (let f = feature[node]; f >= 0; f = feature[node]) {
      const next = rows[offset + f] < threshold[node] ? left[node] : right[node]
      shares[f] += value[next] - value[node]
      node = next
    }
  }
}
