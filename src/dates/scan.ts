import {isDigit, isLetter, isSpace} from './tokens.ts'

/** Where in a text a date can begin: at a run of digits, and at words by their hashes. */
export interface Filter {
  /** For each hash of a word: bits for what it can begin. */
  readonly starts: Uint8Array
  /** 1 for words that a row can have in the second place. */
  readonly seconds: Uint8Array
  /** 1 for the first two words of entries, hashed as one. */
  readonly pairs: Uint8Array
}

/** A word that may be a row alone; that begins one with another word; that begins an entry of more words. */
export const alone = 1
export const first = 2
export const paired = 4

const mask = 0xffff
/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Shorter ones are no years, so that what follows them decides. */
const yearDigits = 3
/** Each letter in lower case; 0 for what is none. */
const lower = Uint16Array.from({length: 65536}, (_, code) => (isLetter(code) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0))

export function createFilter(starts: Iterable<readonly [word: string, kind: number, second?: string]>, seconds: Iterable<string>): Filter {
  const filter = {starts: new Uint8Array(mask + 1), seconds: new Uint8Array(mask + 1), pairs: new Uint8Array(mask + 1)}
  for (const [word, kind, second] of starts) {
    filter.starts[hashOf(word) & mask] |= kind
    if (second !== undefined) filter.pairs[pairOf(hashOf(word), hashOf(second))] = 1
  }
  for (const word of seconds) filter.seconds[hashOf(word) & mask] = 1
  return filter
}

/** The start of the next word or run of digits where a row can begin, from an offset that no word crosses; -1 when there is none. */
export function nextTrigger(text: string, from: number, filter: Filter): number {
  const {starts} = filter
  const end = text.length
  let i = from
  while (i < end) {
    const start = i
    let letter = lower[text.charCodeAt(i)]
    let kind = 0
    let hash = 0
    if (letter !== 0) {
      do {
        hash = (Math.imul(hash, 31) + letter) | 0
        letter = ++i < end ? lower[text.charCodeAt(i)] : 0
      } while (letter !== 0)
      kind = starts[hash & mask]
    } else if (isDigit(text.charCodeAt(i))) {
      do i++
      while (i < end && isDigit(text.charCodeAt(i)))
      kind = i - start > maxDigits ? 0 : i - start >= yearDigits ? alone : first
    } else i++
    if (kind !== 0 && ((kind & alone) !== 0 || followed(text, i, kind, hash, filter))) return start
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

/** Whether what comes next is no word, or one that may follow. */
function followed(text: string, from: number, kind: number, before: number, {seconds, pairs}: Filter): boolean {
  let i = from
  if (i < text.length && isSpace(text.charCodeAt(i))) i++
  let hash = 0
  const start = i
  for (let letter; i < text.length && (letter = lower[text.charCodeAt(i)]) !== 0; i++) hash = (Math.imul(hash, 31) + letter) | 0
  if (i === start) return true
  return ((kind & first) !== 0 && seconds[hash & mask] !== 0) || ((kind & paired) !== 0 && pairs[pairOf(before, hash)] !== 0)
}

function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 31) ^ second) & mask
}
