import {DecodingMode, HtmlEntityDecoder} from 'entities/decode'

/** A character reference of the raw text, decoded. */
export interface Reference {
  value: string
  /** Raw offset after it. */
  end: number
}

let decoded = ''
const decoder = new HtmlEntityDecoder((codePoint) => {
  decoded += String.fromCodePoint(codePoint)
})

/**
 * Decodes the character reference at an `&`, by the rules of the HTML standard for text: names with `;` and the old ones
 * without, decimal, hexadecimal, 128–159 read as windows-1252. Null when the `&` is only itself.
 */
export function decodeReference(raw: string, offset: number, mode: DecodingMode = DecodingMode.Legacy): Reference | null {
  decoded = ''
  decoder.startEntity(mode)
  const consumed = decoder.write(raw, offset + 1)
  const length = consumed < 0 ? decoder.end() : consumed
  return length > 0 ? {value: decoded, end: offset + length} : null
}
