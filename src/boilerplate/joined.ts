/**
 * Sums over the pieces that may be one line with each, the piece itself among them: a value counts as far as it is likely that no line ended
 * between the two.
 * @param joined how likely each piece goes on from the one before it, 0–1
 */
export function overLines(values: Float32Array, joined: Float32Array): Float32Array {
  const sums = Float32Array.from(values)
  let left = 0
  for (let i = 1; i < values.length; i++) sums[i] += left = joined[i] * (values[i - 1] + left)
  let right = 0
  for (let i = values.length - 2; i >= 0; i--) sums[i] += right = joined[i + 1] * (values[i + 1] + right)
  return sums
}

/** What the last piece of the line that each belongs to has, by how likely each one is the last. */
export function atLineEnd(values: Float32Array, joined: Float32Array): Float32Array {
  const ends = Float32Array.from(values)
  for (let i = values.length - 2; i >= 0; i--) ends[i] += joined[i + 1] * (ends[i + 1] - values[i])
  return ends
}
