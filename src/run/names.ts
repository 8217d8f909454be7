import {createHash} from 'node:crypto'

/** Bytes of a file name above which it is shortened: file systems take 255, and `.json` and `.gz` must fit too. */
const longest = 200

/** UTF-16 code units of an over-long name that stay readable before its digest. */
const readable = 100

/** Device names of Windows, with or without an extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Where the record of a document that is a file goes: its folders and names kept, but for what some file system refuses. */
export function fileNameOfPath(id: string): string {
  return `${id.split('/').map((name) => portable(name, /[^\p{Cc}<>:"|?*\\\p{Cs}]/u)).join('/')}.json`
}

/** Where the record of a document that came with an id of its own goes: always one name, percent-encoded. */
export function fileNameOfId(id: string): string {
  return `${portable(id, /[A-Za-z0-9._-]/)}.json`
}

/** Two names that are equal here may be one file: file systems fold case, and some compose accents. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function portable(name: string, allowed: RegExp): string {
  if (name === '') return '%'
  let encoded = ''
  for (const character of name) encoded += allowed.test(character) ? character : percent(character)
  if (/^\.|^ /.test(encoded) || reserved.test(encoded)) encoded = percent(encoded[0]) + encoded.slice(1)
  if (/[. ]$/.test(encoded)) encoded = encoded.slice(0, -1) + percent(encoded.at(-1)!)
  return Buffer.byteLength(encoded) > longest ? shorten(encoded, name) : encoded
}

/** A readable beginning and the digest of the whole. */
function shorten(encoded: string, name: string): string {
  let beginning = ''
  for (const character of encoded) {
    if (Buffer.byteLength(beginning + character) > readable) break
    beginning += character
  }
  return `${beginning.replace(/%[0-9A-F]?$/, '')}-${createHash('sha256').update(name, 'utf16le').digest('hex')}`
}

/** The bytes of a character as `%XX`; a lone surrogate, which UTF-8 cannot hold, by the same scheme. */
function percent(character: string): string {
  const code = character.codePointAt(0)!
  const bytes = code >= 0xd800 && code <= 0xdfff ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)] : [...Buffer.from(character)]
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
