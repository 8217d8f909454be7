/** A linear congruential generator (Numerical Recipes), so that every run draws the same numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}
