import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import {promisify} from 'node:util'
import {createGunzip, gunzip} from 'node:zlib'
import type {Input} from '../pipeline.ts'
import {ReadError, decode} from '../read/bytes.ts'
import type {MediaType} from '../read/index.ts'
import {typeOfFile} from '../read/index.ts'
import {parseRecordLine} from '../read/jsonl.ts'
import type {DocumentRecord, Source} from '../record.ts'
import {failedRecord} from '../record.ts'
import {lines as readLines} from './lines.ts'
import {systemCause} from './usage.ts'

/** What the bytes of a source hold: one document, or a record on each line. */
export type Format = MediaType | 'application/jsonl'

/** A document as it lies in its source. */
export interface Item {
  /** From 1 in JSONL; null where the file is the document. */
  line: number | null
  /** sha256 of its bytes: the line, or the file as it lies on the disk; empty when they were not read. */
  digest(): string
  /** Decodes and parses it; what cannot be read is a failed record. */
  open(): {input: Input} | {failed: DocumentRecord}
}

export interface ItemOptions {
  /** The language of documents that state none. */
  lang?: string | null
  /** The largest document that is taken, in bytes after decompression. */
  maxBytes?: number
  /** What the bytes are; by the name of the file when not given. */
  format?: Format
  /** Lines of JSONL alone: offsets in bytes, and the number of the first. All when not given. */
  lines?: {from: number; to: number; first: number} | null
}

/** 64 MB: some hundred times the longest page of a crawl, and far from the longest string of Node. */
export const defaultMaxBytes = 64 * 2 ** 20

const unzip = promisify(gunzip)

/** By the extension; plain text where that says nothing, since what is no text at all is found by its bytes. */
export function formatOf(path: string): Format {
  return typeOfFile(path).mediaType ?? 'text/plain'
}

/** The file name without its extension, `.gz` not counted as one. */
export function withoutExtension(path: string): string {
  return path.replace(/\.gz$/i, '').replace(/(?<=[^/])\.[^./]*$/, '')
}

/**
 * The documents of a file, one at a time.
 * @param name what the file is called in `source.path`
 */
export async function* fileItems(path: string, name: string, options: ItemOptions = {}): AsyncGenerator<Item> {
  const {format = formatOf(path)} = options
  if (format === 'application/jsonl') yield* recordItems(openFile(path, options), name, options)
  else yield wholeItem(await readBytes(path, options), name, format, withoutExtension(name), options)
}

/** The records of JSONL, line by line, memory bounded by the longest line allowed. */
export async function* recordItems(chunks: AsyncIterable<Uint8Array>, path: string | null, options: ItemOptions = {}): AsyncGenerator<Item> {
  const {maxBytes = defaultMaxBytes} = options
  const first = options.lines?.first ?? 1
  let last = first - 1
  try {
    for await (const {number, bytes, tooLong} of readLines(chunks, maxBytes, first)) {
      last = number
      yield {line: number, digest: () => sha256(bytes), open: () => (tooLong === null ? openLine(bytes, number, path, options) : refuseLine(bytes, number, path, tooLong, maxBytes))}
    }
  } catch (error) {
    const failure = {...streamFailure(error), line: last + 1}
    const origin = {id: null, source: sourceOf(Buffer.alloc(0), path, last + 1)}
    yield {line: last + 1, digest: () => '', open: () => ({failed: failedRecord(origin, failure)})}
  }
}

/** The one document that a stream of text holds. */
export async function streamItem(chunks: AsyncIterable<Uint8Array>, mediaType: MediaType, options: ItemOptions = {}): Promise<Item> {
  return wholeItem(await collect(chunks, options.maxBytes ?? defaultMaxBytes), null, mediaType, null, options)
}

/** A file's bytes as they lie on the disk and unpacked, or why there are none. */
type Bytes = {packed: Uint8Array; bytes: Uint8Array} | {packed: Uint8Array; error: {code: string; message: string}}

async function readBytes(path: string, {maxBytes = defaultMaxBytes}: ItemOptions): Promise<Bytes> {
  const nothing = Buffer.alloc(0)
  try {
    const {size} = await stat(path)
    if (size > maxBytes) return {packed: nothing, error: tooLarge(`${size} bytes`, maxBytes)}
    const packed = await readFile(path)
    if (!typeOfFile(path).gzip) return {packed, bytes: packed}
    try {
      return {packed, bytes: await unzip(packed, {maxOutputLength: maxBytes})}
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return {packed, error: tooLarge('what it unpacks to', maxBytes)}
      return {packed, error: streamFailure(error)}
    }
  } catch (error) {
    return {packed: nothing, error: streamFailure(error)}
  }
}

function wholeItem(file: Bytes, path: string | null, mediaType: MediaType, id: string | null, {lang = null}: ItemOptions): Item {
  const digest = sha256(file.packed)
  const source = {...sourceOf(file.packed, path, null, digest), mediaType}
  return {
    line: null,
    digest: () => ('error' in file && file.packed.length === 0 ? '' : digest),
    open() {
      if ('error' in file) return {failed: failedRecord({id, source}, {...file.error, line: null})}
      try {
        const {raw, encoding, warnings} = decode(file.bytes, {mediaType})
        return {input: {raw, mediaType, id, lang, warnings, source: {...source, encoding, length: raw.length}}}
      } catch (error) {
        return {failed: failedRecord({id, source}, {...unreadable(error), line: null})}
      }
    }
  }
}

function openLine(bytes: Buffer, line: number, path: string | null, {lang = null}: ItemOptions): ReturnType<Item['open']> {
  try {
    const {raw: text, encoding, warnings} = decode(bytes)
    const parsed = parseRecordLine(text, line)
    if (parsed.error) return {failed: failedRecord({id: parsed.id, source: sourceOf(bytes, path, line)}, parsed.error)}
    const {record} = parsed
    return {input: {...record, lang: record.lang ?? lang, source: {path, line, encoding}, warnings: warnings.map((warning) => ({...warning, raw: null}))}}
  } catch (error) {
    return {failed: failedRecord({id: null, source: sourceOf(bytes, path, line)}, {...unreadable(error), line})}
  }
}

function refuseLine(bytes: Buffer, line: number, path: string | null, length: number, maxBytes: number): ReturnType<Item['open']> {
  const id = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(bytes.toString('utf8'))
  return {failed: failedRecord({id: id ? JSON.parse(id[1]) : null, source: sourceOf(bytes, path, line)}, {...tooLarge(`${length} bytes`, maxBytes), line})}
}

/** The source of what could not be decoded. */
function sourceOf(bytes: Uint8Array, path: string | null, line: number | null, digest = sha256(bytes)): Source {
  return {path, line, sha256: digest, mediaType: line === null ? 'text/plain' : 'application/jsonl', encoding: 'utf-8', length: 0}
}

async function collect(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of chunks) {
      length += chunk.length
      if (length > maxBytes) return {packed: Buffer.alloc(0), error: tooLarge('the stream', maxBytes)}
      parts.push(chunk)
    }
  } catch (error) {
    return {packed: Buffer.alloc(0), error: streamFailure(error)}
  }
  const bytes = Buffer.concat(parts)
  return {packed: bytes, bytes}
}

function openFile(path: string, {lines}: ItemOptions): AsyncIterable<Uint8Array> {
  const stream = createReadStream(path, {highWaterMark: 2 ** 18, ...(lines ? {start: lines.from, end: lines.to - 1} : {})})
  if (!typeOfFile(path).gzip) return stream
  const unpacked = createGunzip()
  stream.on('error', (error) => unpacked.destroy(error))
  return stream.pipe(unpacked)
}

function tooLarge(what: string, maxBytes: number): {code: string; message: string} {
  return {code: 'too-large', message: `${what} is over the limit of ${maxBytes} bytes; raise --max-bytes to take it`}
}

/** Why bytes stopped coming, for a record; an error of another kind is thrown on. */
function streamFailure(error: unknown): {code: string; message: string} {
  const {code} = (error ?? {}) as NodeJS.ErrnoException
  if (typeof code === 'string' && code.startsWith('Z_')) return {code: 'corrupt', message: 'the gzip data is corrupt or cut short'}
  const cause = systemCause(error)
  if (cause === null) throw error
  return {code: 'unreadable', message: `cannot be read: ${cause}`}
}

function unreadable(error: unknown): {code: string; message: string} {
  if (error instanceof ReadError) return {code: error.code, message: `${error.message}; ${error.remedy}`}
  throw error
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
