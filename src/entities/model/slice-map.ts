import {hashOf, hashOn} from './hash.ts'

/**
 * Values by text. To ask for a text that stands in another one no slice of it is made, and most are told by two numbers that hold all
 * their characters: to look at the text of an entry takes longer than the rest of the look-up.
 */
export class SliceMap<Value> {
  /** Of an entry its two numbers, its number, counted from 1, and whether the two are its characters; all 0 where none is. At least half of the places are free. */
  #slots = new Int32Array(4 * leastSlots)
  #keys: string[] = []
  #values: Value[] = []

  get size(): number {
    return this.#keys.length
  }

  /** The value of `text.slice(start, end)`. */
  get(text: string, start = 0, end = text.length): Value | undefined {
    const slots = this.#slots
    const isShort = readNumbers(text, start, end)
    const first = numbers[0]
    const second = numbers[1]
    for (let at = placeOf(first, second, slots); slots[at + 2] > 0; at = next(at, slots)) {
      if (slots[at] !== first || slots[at + 1] !== second || slots[at + 3] !== isShort) continue
      const entry = slots[at + 2] - 1
      if (isShort === 1) return this.#values[entry]
      const key = this.#keys[entry]
      if (key.length === end - start && text.startsWith(key, start)) return this.#values[entry]
    }
    return undefined
  }

  /** Adds a text that has no value yet. */
  add(key: string, value: Value): void {
    this.#keys.push(key)
    this.#values.push(value)
    if (8 * this.size > this.#slots.length) this.#grow()
    const isShort = readNumbers(key, 0, key.length)
    put(this.#slots, numbers[0], numbers[1], this.size, isShort)
  }

  clear(): void {
    this.#slots = new Int32Array(4 * leastSlots)
    this.#keys = []
    this.#values = []
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Int32Array(2 * slots.length)
    for (let at = 0; at < slots.length; at += 4) if (slots[at + 2] > 0) put(this.#slots, slots[at], slots[at + 1], slots[at + 2], slots[at + 3])
  }
}

const leastSlots = 2 ** 12
/** As many characters of Latin-1 as two numbers hold. */
const longestShort = 8

/** The two numbers of the text that was read last. */
const numbers = new Int32Array(2)

/** Reads them. Returns 1 when they are the characters, 0 when the text is too long for that and they are its hash and 0. */
function readNumbers(text: string, start: number, end: number): number {
  let first = 0
  let second = 0
  let others = end - start <= longestShort ? 0 : 256
  for (let i = start; i < end && others < 256; i++) {
    const code = text.charCodeAt(i)
    others |= code === 0 ? 256 : code
    second = (second << 8) | (first >>> 24)
    first = (first << 8) | code
  }
  const isShort = others < 256
  numbers[0] = isShort ? first : hashOf(text, 8, start, end)
  numbers[1] = isShort ? second : 0
  return Number(isShort)
}

function put(slots: Int32Array, first: number, second: number, number: number, isShort: number): void {
  let at = placeOf(first, second, slots)
  while (slots[at + 2] > 0) at = next(at, slots)
  slots[at] = first
  slots[at + 1] = second
  slots[at + 2] = number
  slots[at + 3] = isShort
}

function placeOf(first: number, second: number, slots: Int32Array): number {
  return (4 * hashOn(Math.imul(first, 0x9e3779b1), second)) & (slots.length - 1)
}

function next(at: number, slots: Int32Array): number {
  return (at + 4) & (slots.length - 1)
}
