import {isDigit, isLetter, isSpace} from './tokens.ts'

/** Where in a text a date can begin: at a run of digits, and at words by their hashes. */
export interface Filter {
  /** For each hash: 1 for words that begin a row together with the next word, 2 for those that may be one alone. */
  readonly starts: Uint8Array
  /** 1 for the hashes of words that may come second. */
  readonly seconds: Uint8Array
}

const mask = 0xffff
/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Shorter ones are no years, so that what follows them decides. */
const yearDigits = 3
/** Each letter in lower case; 0 for what is none. */
const lower = Uint16Array.from({length: 65536}, (_, code) => (isLetter(code) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0))

export function createFilter(starts: Iterable<readonly [word: string, alone: boolean]>, seconds: Iterable<string>): Filter {
  const filter = {starts: new Uint8Array(mask + 1), seconds: new Uint8Array(mask + 1)}
  for (const [word, alone] of starts) filter.starts[hashOf(word)] |= alone ? 2 : 1
  for (const word of seconds) filter.seconds[hashOf(word)] = 1
  return filter
}

/** The start of the next word or run of digits where a row can begin, from an offset that no word crosses; -1 when there is none. */
export function nextTrigger(text: string, from: number, {starts, seconds}: Filter): number {
  const end = text.length
  let i = from
  while (i < end) {
    const start = i
    let letter = lower[text.charCodeAt(i)]
    let kind = 0
    if (letter !== 0) {
      let hash = 0
      do {
        hash = (Math.imul(hash, 31) + letter) | 0
        letter = ++i < end ? lower[text.charCodeAt(i)] : 0
      } while (letter !== 0)
      kind = starts[hash & mask]
    } else if (isDigit(text.charCodeAt(i))) {
      do i++
      while (i < end && isDigit(text.charCodeAt(i)))
      kind = i - start > maxDigits ? 0 : i - start >= yearDigits ? 2 : 1
    } else i++
    if (kind > 1 || (kind === 1 && followed(text, i, seconds))) return start
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

/** Whether what comes next is no word, or one that may come second. */
function followed(text: string, from: number, seconds: Uint8Array): boolean {
  let i = from
  if (i < text.length && isSpace(text.charCodeAt(i))) i++
  let hash = 0
  const start = i
  for (let letter; i < text.length && (letter = lower[text.charCodeAt(i)]) !== 0; i++) hash = (Math.imul(hash, 31) + letter) | 0
  return i === start || seconds[hash & mask] !== 0
}

function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash & mask
}
