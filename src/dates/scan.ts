import {smallForms, tableOf} from '../code-units.ts'
import {isDigit, isLetter} from './tokens.ts'

/** Where in a text a date can begin: at runs of digits and at words, by what stands beside them. */
export interface Filter {
  /** For each hash of a word its number in the tables below; 0 for a word of no row. */
  readonly ids: Uint16Array
  /** By id: bits for when a word is a trigger. */
  readonly kinds: Uint8Array
  /** By id, `width` integers each: the slots that a word can fill, and those that can stand behind it, as bits. */
  readonly slots: Uint32Array
  readonly follow: Uint32Array
  readonly width: number
  /** For the first two words of an entry: 1 when they are all of it, 2 when there is a third; 4 for these two and the third. */
  readonly entries: Uint8Array
  /** 1 for a word and the word, or the number, behind it, which alone is a trigger after it. */
  readonly after: Uint8Array
}

/** A word that is a trigger whatever stands beside it; at the head of a sentence; before certain words or numbers; after certain words. */
export const always = 1
export const atHead = 2
export const beforeOthers = 4
export const afterOthers = 8

/** Stands for any number among words. */
export const anyNumber = '0'

/** What a word of rows is, by its slots. */
export interface Word {
  kind: number
  readonly slots: Set<string>
  readonly follow: Set<string>
}

export interface Triggers {
  readonly words: ReadonlyMap<string, Word>
  readonly entries: Iterable<readonly [first: string, second: string, third?: string]>
  readonly after: Iterable<readonly [word: string, trigger: string]>
}

const wordMask = 0xffff
const pairMask = 0xfffff
/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Shorter ones are no years, so that what stands beside them decides. */
const yearDigits = 4
/** The head of a sentence, in UTF-16 code units: a field or a cell holds a date and perhaps an article before it. */
const headLength = 16
/** Space and marks that may lie between two words of a row: `d'ici`, `XIXe – XXe`. */
const maxGap = 3
/** Each letter in lower case; 0 for what is none. */
const lower = smallForms.map((small, code) => (isLetter(code) ? small : 0))
/** What may lie between two words of a row. */
const gap = tableOf([1, /[-–—'’,./:«(\s]/u])
const joinsDigits = tableOf([1, /[/.:–-]/u])
const openBracket = tableOf([1, /[([]/u])
const numberHash = hashOf(anyNumber)

export function createFilter({words, entries, after}: Triggers): Filter {
  const bits = new Map<string, number>()
  for (const {slots, follow} of words.values()) for (const slot of [...slots, ...follow]) if (!bits.has(slot)) bits.set(slot, bits.size)
  const width = Math.ceil(bits.size / 32)
  const filter: Filter = {
    ids: new Uint16Array(wordMask + 1),
    kinds: new Uint8Array(words.size + 1),
    slots: new Uint32Array((words.size + 1) * width),
    follow: new Uint32Array((words.size + 1) * width),
    width,
    entries: new Uint8Array(pairMask + 1),
    after: new Uint8Array(pairMask + 1)
  }
  let next = 1
  for (const [word, {kind, slots, follow}] of words) {
    // Words of one hash share an id: they are triggers wherever one of them is.
    const id = (filter.ids[hashOf(word) & wordMask] ||= next++)
    filter.kinds[id] |= kind
    for (const slot of slots) filter.slots[id * width + (bits.get(slot)! >> 5)] |= 1 << (bits.get(slot)! & 31)
    for (const slot of follow) filter.follow[id * width + (bits.get(slot)! >> 5)] |= 1 << (bits.get(slot)! & 31)
  }
  for (const [first, second, third] of entries) {
    const pair = pairOf(hashOf(first), hashOf(second))
    filter.entries[pair] |= third === undefined ? 1 : 2
    if (third !== undefined) filter.entries[pairOf(pair, hashOf(third))] |= 4
  }
  for (const [word, trigger] of after) filter.after[pairOf(hashOf(word), hashOf(trigger))] = 1
  return filter
}

/** The start of the next word or run of digits of a sentence where a row can begin, from an offset that no word crosses; -1 when there is none. */
export function nextTrigger(text: string, from: number, filter: Filter, head = 0, end = text.length): number {
  const {ids, kinds, after} = filter
  const headEnd = head + headLength
  let previous = from === head ? 0 : hashBefore(text, from)
  let i = from
  while (i < end) {
    const code = text.charCodeAt(i)
    let letter = lower[code]
    if (letter !== 0) {
      const start = i
      let hash = 0
      do {
        hash = (Math.imul(hash, 31) + letter) | 0
        letter = ++i < end ? lower[text.charCodeAt(i)] : 0
      } while (letter !== 0)
      const kind = kinds[ids[hash & wordMask]]
      if (kind !== 0) {
        if ((kind & always) !== 0 || ((kind & atHead) !== 0 && start <= headEnd)) return start
        if ((kind & afterOthers) !== 0 && after[pairOf(previous, hash)] !== 0) return start
        if ((kind & beforeOthers) !== 0 && followed(text, i, hash, filter)) return start
      }
      previous = hash
    } else if (code >= 48 && code <= 57) {
      const start = i
      do i++
      while (i < end && isDigit(text.charCodeAt(i)))
      const length = i - start
      if (length <= maxDigits) {
        if (length >= yearDigits || start <= headEnd) return start
        if (followed(text, i, numberHash, filter)) return start
        if (after[pairOf(previous, numberHash)] !== 0 || (start > 0 && openBracket[text.charCodeAt(start - 1)] !== 0)) return start
      }
      previous = 0
    } else i++
  }
  return -1
}

/** The end of the word or run of digits that begins at an offset. */
export function triggerEnd(text: string, start: number): number {
  const same = isDigit(text.charCodeAt(start)) ? isDigit : isLetter
  let end = start + 1
  while (end < text.length && same(text.charCodeAt(end))) end++
  return end
}

/** Whether what comes next is a number or a word that may stand behind a word. */
function followed(text: string, from: number, first: number, filter: Filter): boolean {
  const {ids, slots, follow, width, entries} = filter
  const start = pastGap(text, from)
  if (start < 0) return false
  if (first === numberHash && isDigit(text.charCodeAt(start)) && (start !== from + 1 || joinsDigits[text.charCodeAt(from)] === 0)) return false
  const hash = hashAt(text, start)
  const pair = pairOf(first, hash)
  if (entries[pair] !== 0) {
    if ((entries[pair] & 1) !== 0) return true
    const third = pastGap(text, wordEnd(text, start))
    if (third >= 0 && (entries[pairOf(pair, hashAt(text, third))] & 4) !== 0) return true
  }
  const [id, next] = [ids[first & wordMask] * width, ids[hash & wordMask] * width]
  if (next === 0) return false
  for (let k = 0; k < width; k++) if ((follow[id + k] & slots[next + k]) !== 0) return true
  return false
}

/** Where the next word or number begins, past a few spaces and marks; -1 where there are more. */
function pastGap(text: string, from: number): number {
  let i = from
  while (i < text.length && gap[text.charCodeAt(i)] !== 0) if (++i - from > maxGap) return -1
  return i < text.length ? i : -1
}

/** The hash of the word at an offset; that of any number, where one is. */
function hashAt(text: string, start: number): number {
  if (isDigit(text.charCodeAt(start))) return numberHash
  let hash = 0
  for (let i = start, letter; i < text.length && (letter = lower[text.charCodeAt(i)]) !== 0; i++) hash = (Math.imul(hash, 31) + letter) | 0
  return hash
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && lower[text.charCodeAt(end)] !== 0) end++
  return end
}

/** The hash of the word that ends at or before an offset, 0 when digits or a mark do. */
function hashBefore(text: string, offset: number): number {
  let end = offset
  while (end > 0 && gap[text.charCodeAt(end - 1)] !== 0) if (offset - --end > maxGap) return 0
  let start = end
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--
  let hash = 0
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + lower[text.charCodeAt(i)]) | 0
  return hash
}

function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash
}

function pairOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & pairMask
}
