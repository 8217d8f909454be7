import {isDigit, isLetter} from './tokens.ts'

/** Where in a text a date can begin: at a run of digits, or at one of the words of a filter. */
export interface WordFilter {
  /** One for each hash of a word. */
  readonly hashes: Uint8Array
}

const mask = 0xffff
/** Longer runs of digits are numbers of things. */
const maxDigits = 4
/** Each UTF-16 code unit in lower case. */
const lower = Uint16Array.from({length: 65536}, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0))

export function createFilter(words: Iterable<string>): WordFilter {
  const hashes = new Uint8Array(mask + 1)
  for (const word of words) {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i))
    hashes[hash & mask] = 1
  }
  return {hashes}
}

/** The start of the next word of the filter, or run of digits, from an offset that no word crosses; -1 when there is none. */
export function nextTrigger(text: string, from: number, end: number, {hashes}: WordFilter): number {
  let i = from
  while (i < end) {
    const code = text.charCodeAt(i)
    const start = i
    if (isLetter(code)) {
      let hash = mix(0, lower[code])
      for (i++; i < end; i++) {
        const next = text.charCodeAt(i)
        if (!isLetter(next)) break
        hash = mix(hash, lower[next])
      }
      if (hashes[hash & mask]) return start
    } else if (isDigit(code)) {
      do i++
      while (i < end && isDigit(text.charCodeAt(i)))
      if (i - start <= maxDigits) return start
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

function mix(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}
