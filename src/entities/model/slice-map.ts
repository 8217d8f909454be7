import {hashOf} from './hash.ts'

/** Values by text. To ask for a text that stands in another one no slice of it is made, which takes longer than the rest of the look-up. */
export class SliceMap<Value> {
  /** The hash and the number of an entry, counted from 1; a number of 0 where none is. At least half of the places are free. */
  #slots = new Int32Array(2 * leastSlots)
  #keys: string[] = []
  #values: Value[] = []

  get size(): number {
    return this.#keys.length
  }

  /** The value of `text.slice(start, end)`. */
  get(text: string, start = 0, end = text.length): Value | undefined {
    const slots = this.#slots
    const hash = hashOf(text, seed, start, end)
    for (let at = placeOf(hash, slots); slots[at + 1] > 0; at = (at + 2) & (slots.length - 1)) {
      if (slots[at] !== hash) continue
      const entry = slots[at + 1] - 1
      const key = this.#keys[entry]
      if (key.length === end - start && text.startsWith(key, start)) return this.#values[entry]
    }
    return undefined
  }

  /** Adds a text that has no value yet. */
  add(key: string, value: Value): void {
    this.#keys.push(key)
    this.#values.push(value)
    if (4 * this.size > this.#slots.length) this.#grow()
    put(this.#slots, hashOf(key, seed), this.size)
  }

  clear(): void {
    this.#slots = new Int32Array(2 * leastSlots)
    this.#keys = []
    this.#values = []
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Int32Array(2 * slots.length)
    for (let at = 0; at < slots.length; at += 2) if (slots[at + 1] > 0) put(this.#slots, slots[at], slots[at + 1])
  }
}

const leastSlots = 2 ** 12
const seed = 8

function put(slots: Int32Array, hash: number, number: number): void {
  let at = placeOf(hash, slots)
  while (slots[at + 1] > 0) at = (at + 2) & (slots.length - 1)
  slots[at] = hash
  slots[at + 1] = number
}

function placeOf(hash: number, slots: Int32Array): number {
  return (2 * hash) & (slots.length - 1)
}
