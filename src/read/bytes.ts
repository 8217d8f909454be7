import {constants, isUtf8} from 'node:buffer'
import type {MediaType} from './index.ts'

/** Decoded bytes. */
export interface Decoded {
  /** All the text, a BOM kept as U+FEFF, line ends untouched: what `raw` offsets index. */
  raw: string
  /** WHATWG name, lower case: `utf-8`, `windows-1252`, `utf-16le`. */
  encoding: string
  warnings: DecodeWarning[]
}

export interface DecodeWarning {
  rule: 'read/encoding'
  message: string
  /** Where the U+FFFD stands in `raw`. */
  raw: [start: number, end: number] | null
}

/** A document that cannot be read at all: the message says what was found, `remedy` what to do. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly code: 'binary' | 'too-large'
  readonly remedy: string

  constructor(code: ReadError['code'], message: string, remedy: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}

export interface DecodeOptions {
  /** Charset declarations are looked for in HTML alone. */
  mediaType?: MediaType
  /** Known from outside, an HTTP header for instance; only a BOM is stronger. */
  encoding?: string | null
  /** Undecodable places that get a warning of their own; the rest share one. */
  maxWarnings?: number
}

/** Bytes in which a charset declaration is looked for; the HTML standard's number. */
const declarationBytes = 1024

/** Bytes in which a NUL says that this is no text; git looks at as many. */
const binaryBytes = 8000

const signatures: readonly {name: string; bytes: string; remedy: string}[] = [
  {name: 'a PDF', bytes: '%PDF-', remedy: 'extract its text first, with pdftotext for instance'},
  {name: 'gzip', bytes: '\x1f\x8b', remedy: 'name it .gz, or unpack it first'},
  {name: 'a zip archive, or an office document', bytes: 'PK\x03\x04', remedy: 'unpack it, or save it as text or HTML first'}
]

const boms: readonly {encoding: string; bytes: string}[] = [
  {encoding: 'utf-8', bytes: '\xef\xbb\xbf'},
  {encoding: 'utf-16le', bytes: '\xff\xfe'},
  {encoding: 'utf-16be', bytes: '\xfe\xff'}
]

/**
 * The bytes 0x80–0x9F of windows-1252, `\uFFFD` for its five holes.
 * By hand because TextDecoder of Node 20 reads windows-1252 as latin-1 and never sees a hole.
 */
const windows1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'

/** Lead bytes of UTF-8 that not every continuation byte may follow: overlong forms, surrogates, above U+10FFFF. */
const secondByte: ReadonlyMap<number, readonly [lowest: number, highest: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]]
])

const multiByte = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr'])

/**
 * Decodes a file: by its BOM, else the charset stated outside or declared in the HTML, else as UTF-8 when it is valid or nearly so, else as windows-1252.
 * A byte that the encoding does not know becomes U+FFFD and a warning that names its offset.
 * @throws ReadError for what is no text
 */
export function decode(bytes: Uint8Array, {mediaType = 'text/plain', encoding: stated = null, maxWarnings = 5}: DecodeOptions = {}): Decoded {
  const head = latin1(bytes.subarray(0, binaryBytes))
  const bom = boms.find((bom) => head.startsWith(bom.bytes))?.encoding
  refuse(bytes.length, head, bom)
  const label = stated ?? (mediaType === 'text/html' ? declaredCharset(head.slice(0, declarationBytes)) : null)
  const known = label === null ? null : encodingOf(label)
  const warnings: DecodeWarning[] = []
  if (label !== null && known === null && !bom) {
    warnings.push({rule: 'read/encoding', message: `unknown charset ${JSON.stringify(label.slice(0, 40))} ignored`, raw: null})
  }
  const isValid = isUtf8(bytes)
  const encoding = bom ?? known ?? (isValid || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252')
  const raw = decodeAs(encoding, bytes, isValid)
  warnings.push(...undecodable(bytes, raw, encoding, maxWarnings))
  return {raw, encoding, warnings}
}

function refuse(length: number, head: string, bom: string | undefined): void {
  const signature = signatures.find(({bytes}) => head.startsWith(bytes))
  if (signature) throw new ReadError('binary', `looks binary (${signature.name})`, signature.remedy)
  const nul = bom?.startsWith('utf-16') ? -1 : head.indexOf('\0')
  if (nul >= 0) throw new ReadError('binary', `looks binary (NUL byte at ${nul})`, 'if it is text, save it as UTF-8; otherwise leave it out of the input')
  if (length > constants.MAX_STRING_LENGTH) throw new ReadError('too-large', `${length} bytes are more than one text can hold`, 'split the file')
}

/** The charset of an XML declaration or of a `<meta>` in the head of an HTML file; null when none is declared. */
function declaredCharset(head: string): string | null {
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^"'\s>]+)/i.exec(head)
  const meta = /<meta[^>]*?[\s;"']charset\s*=\s*["']?\s*([^"'\s/>;]+)/i.exec(head.replace(/<!--[^]*?(?:-->|$)/g, ''))
  return xml?.[1] ?? meta?.[1] ?? null
}

/** The name behind a label, by the WHATWG table; a file that declares UTF-16 in ASCII is not UTF-16. */
function encodingOf(label: string): string | null {
  try {
    const {encoding} = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null
  }
}

/**
 * Whether a stray byte or a cut did it: `\xC3\xA9t\xC3\xA9 \xFF` is UTF-8 with one bad byte, since accents of windows-1252 hardly ever
 * make a sequence of UTF-8. True when there is such a sequence, and no fewer of them than bytes outside all.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let valid = 0
  let invalid = 0
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at)
    if (length > 1) valid++
    else if (length < 0) invalid -= length
    at += Math.abs(length)
  }
  return valid > 0 && valid >= invalid
}

/** Bytes of the UTF-8 sequence at an offset; negative when it is broken, for the bytes that one U+FFFD stands for (WHATWG Encoding, table 3-7 of Unicode). */
function utf8Length(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset]
  if (lead < 0x80) return 1
  const length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const [lowest, highest] = secondByte.get(lead) ?? [0x80, 0xbf]
  let good = 1
  while (good < length) {
    const byte = bytes[offset + good]
    if (!(good === 1 ? byte >= lowest && byte <= highest : byte >= 0x80 && byte <= 0xbf)) return -good
    good++
  }
  return length === 1 ? -1 : length
}

/** @param isValid as UTF-8, which Node then decodes in half the time */
function decodeAs(encoding: string, bytes: Uint8Array, isValid: boolean): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  return encoding === 'utf-8' && isValid ? asBuffer(bytes).toString() : new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
}

function decodeWindows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80])
}

function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1')
}

function asBuffer({buffer, byteOffset, length}: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}

function undecodable(bytes: Uint8Array, raw: string, encoding: string, maxWarnings: number): DecodeWarning[] {
  const warnings: DecodeWarning[] = []
  let rest = 0
  let restStart = 0
  let restEnd = 0
  for (const {at, byte} of replacements(bytes, raw, encoding)) {
    if (warnings.length < maxWarnings) {
      const place = byte === null ? `character ${at}` : `byte ${hex(bytes[byte])} at offset ${byte} (${hex(byte)})`
      warnings.push({rule: 'read/encoding', message: `${place} is not valid ${encoding}; it became U+FFFD`, raw: [at, at + 1]})
    } else {
      if (rest++ === 0) restStart = at
      restEnd = at + 1
    }
  }
  if (rest > 0) warnings.push({rule: 'read/encoding', message: `${rest} more places are not valid ${encoding}; they became U+FFFD`, raw: [restStart, restEnd]})
  return warnings
}

/** Each U+FFFD that stands for undecodable bytes, not for itself, with the offset of the first of them (null where only a decoder could tell). */
function* replacements(bytes: Uint8Array, raw: string, encoding: string): Generator<{at: number; byte: number | null}> {
  let byte = 0
  let done = 0
  for (let at = raw.indexOf('\uFFFD'); at >= 0; at = raw.indexOf('\uFFFD', at + 1)) {
    if (encoding === 'utf-8') {
      byte += Buffer.byteLength(raw.slice(done, at))
      const length = utf8Length(bytes, byte)
      if (length < 0) yield {at, byte}
      byte += Math.abs(length)
      done = at + 1
    } else if (encoding.startsWith('utf-16')) {
      const unit = (bytes[2 * at] << 8) | bytes[2 * at + 1]
      if (unit !== 0xfffd && unit !== 0xfdff) yield {at, byte: 2 * at}
    } else yield {at, byte: multiByte.has(encoding) ? null : at}
  }
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`
}
