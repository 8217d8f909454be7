import {closeSync, openSync, readFileSync, statSync} from 'node:fs'
import {mix} from '../duplicates/words.ts'
import {writeAll} from './files.ts'

/** Takes lists of numbers of up to 53 bits, by which documents may meet. */
export interface KeyWriter {
  add(keys: readonly number[]): void
  close(): void
}

/** Numbers that are written at once. */
const block = 2 ** 15

/** A new file of lists: how many numbers each has, then these. */
export function writeKeys(path: string): KeyWriter {
  const file = openSync(path, 'w')
  let pending: number[] = []
  const flush = (): void => {
    writeAll(file, new Uint8Array(Float64Array.from(pending).buffer))
    pending = []
  }
  return {
    add(keys) {
      pending.push(keys.length, ...keys)
      if (pending.length > block) flush()
    },
    close() {
      flush()
      closeSync(file)
    }
  }
}

/** Hands out the keys of a file with the places of their lists. */
function eachKey(path: string, act: (key: number, place: number) => void): void {
  const bytes = readFileSync(path)
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  for (let at = 0, place = 0; at < numbers.length; place++) {
    const end = at + 1 + numbers[at]
    while (++at < end) act(numbers[at], place)
  }
}

/** A key for a text: equal for equal ones, and for others by a chance of 1 to 10^15. FNV-1a twice. */
export function keyOfText(text: string): number {
  let [low, high] = [0x811c9dc5, text.length]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15)
  }
  return (mix(high) >>> 11) * 2 ** 32 + mix(low)
}

/** Bits of the filter for each key at least: some keys in a hundred that are not shared pass it, and are then counted one by one. */
const bitsPerKey = 16

/** Of the filter, for more keys than a machine should count: 256 MB, twice. */
const mostBits = 2 ** 31

/** The keys that stand in the files more than once. In memory are two sets of bits, and what passes them. */
export function sharedKeys(files: readonly string[]): ReadonlySet<number> {
  const count = files.reduce((sum, file) => sum + statSync(file).size / Float64Array.BYTES_PER_ELEMENT, 0)
  const bits = Math.min(mostBits, 2 ** Math.max(10, Math.ceil(Math.log2(bitsPerKey * (count + 1)))))
  const [once, twice] = [new Uint32Array(bits / 32), new Uint32Array(bits / 32)]
  const placeOf = (key: number): number => mix((key % 2 ** 32) ^ mix(Math.floor(key / 2 ** 32))) % bits
  const has = (set: Uint32Array, place: number): boolean => (set[place >>> 5] & (1 << (place & 31))) !== 0
  const add = (set: Uint32Array, place: number): void => void (set[place >>> 5] |= 1 << (place & 31))
  for (const file of files) {
    eachKey(file, (key) => {
      const place = placeOf(key)
      add(has(once, place) ? twice : once, place)
    })
  }
  const passing: number[] = []
  for (const file of files) eachKey(file, (key) => has(twice, placeOf(key)) && passing.push(key))
  const sorted = Float64Array.from(passing).sort()
  return new Set(sorted.filter((key, i) => key === sorted[i - 1]))
}

/** The places of the lists of a file that hold one of the keys. */
export function keepersOf(wanted: ReadonlySet<number>, file: string): ReadonlySet<number> {
  const places = new Set<number>()
  if (wanted.size > 0) eachKey(file, (key, place) => wanted.has(key) && places.add(place))
  return places
}
