/** Hashes of features: 32 bits, the same on every machine. */

/** The hash of `[from, to)` of a text. */
export function hashOf(text: string, seed: number, from = 0, to = text.length): number {
  let hash = seed | 0
  for (let i = from; i < to; i++) hash = hashOn(hash, text.charCodeAt(i))
  return hash
}

/** The hash of a text and one more code unit, by the hash of the text; that of an empty text is its seed. */
export function hashOn(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

/** A value of a template; the constants are those of MurmurHash3's finalizer. */
export function mix(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

/** Two values in their order. */
export function pair(template: number, first: number, second: number): number {
  return mix(template, Math.imul(first, 0x27d4eb2f) ^ ((second << 7) | (second >>> 25)))
}

/** As many zeros. A plain array, since the memory of a typed one costs more than what most sentences do with it. */
export function zeros(count: number): number[] {
  return new Array<number>(count).fill(0)
}
