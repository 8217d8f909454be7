import type {Input} from '../pipeline.ts'
import {ReadError, decode} from '../read/bytes.ts'
import type {Format, MediaType} from '../read/index.ts'
import {typeOfFile, withoutPacking} from '../read/index.ts'
import {parseRecordLine} from '../read/jsonl.ts'
import type {DocumentRecord, Source} from '../record.ts'
import {failedRecord} from '../record.ts'
import {sha256} from './digest.ts'
import {lines as readLines} from './lines.ts'
import type {Bytes} from './source.ts'
import {collect, defaultMaxBytes, openFile, readWhole, streamFailure, tooLarge} from './source.ts'
import type {Page} from './warc.ts'
import {pagesOf} from './warc.ts'

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

/** By the extension; plain text where that says nothing, since what is no text at all is found by its bytes. */
export function formatOf(path: string): Format {
  return typeOfFile(path).format ?? 'text/plain'
}

/** The file name without its extension, `.gz` and `.zst` not counted as one. */
export function withoutExtension(path: string): string {
  return withoutPacking(path).replace(/(?<=[^/])\.[^./]*$/, '')
}

/**
 * The documents of a file, one at a time.
 * @param name what the file is called in `source.path`
 */
export function fileItems(path: string, name: string, options: ItemOptions = {}): AsyncGenerator<Item> {
  const {format = formatOf(path)} = options
  // Handed on, since a generator that yields what another one does takes longer than a line.
  if (format === 'application/jsonl') return recordItems(openFile(path, options.lines), name, options)
  return format === 'application/warc' ? pageItems(openFile(path), name, options) : fileItem(path, name, format, options)
}

async function* fileItem(path: string, name: string, format: MediaType, options: ItemOptions): AsyncGenerator<Item> {
  yield wholeItem(await readWhole(path, options.maxBytes ?? defaultMaxBytes), name, format, withoutExtension(name), options)
}

/** The records of JSONL, line by line, memory bounded by the longest line allowed. */
export async function* recordItems(chunks: AsyncIterable<Uint8Array>, path: string | null, options: ItemOptions = {}): AsyncGenerator<Item> {
  const {maxBytes = defaultMaxBytes} = options
  const first = options.lines?.first ?? 1
  let last = first - 1
  try {
    for await (const some of readLines(chunks, maxBytes, first)) {
      for (const {number, bytes, tooLong} of some) {
        last = number
        yield {line: number, digest: () => sha256(bytes), open: () => (tooLong === null ? openLine(bytes, number, path, options) : refuseLine(bytes, number, path, tooLong, maxBytes))}
      }
    }
  } catch (error) {
    yield brokenOff(error, path, last + 1)
  }
}

/** The pages of a web archive, one by one; the number of the record stands for the line. */
async function* pageItems(chunks: AsyncIterable<Uint8Array>, path: string, {lang = null, maxBytes = defaultMaxBytes}: ItemOptions): AsyncGenerator<Item> {
  let last = 0
  try {
    for await (const page of pagesOf(chunks, maxBytes)) {
      last = page.number
      yield {line: page.number, digest: () => sha256(page.bytes), open: () => openPage(page, path, lang, maxBytes)}
    }
  } catch (error) {
    yield brokenOff(error, path, last + 1)
  }
}

function openPage({number: line, id, url, mediaType: stated, charset, bytes, tooLong}: Page, path: string, lang: string | null, maxBytes: number): ReturnType<Item['open']> {
  const mediaType = stated === 'text/plain' ? 'text/plain' : 'text/html'
  const source = {...sourceOf(bytes, path, line), mediaType, ...(url === null ? {} : {url})}
  if (tooLong !== null) return {failed: failedRecord({id, source}, {...tooLarge(`${tooLong} bytes`, maxBytes), line})}
  try {
    const {raw, encoding, warnings} = decode(bytes, {mediaType, encoding: charset})
    return {input: {raw, mediaType, id, lang, warnings, source: {...source, encoding, length: raw.length}}}
  } catch (error) {
    return {failed: failedRecord({id, source}, {...unreadable(error), line})}
  }
}

/** What stands for all that would have come after an error in a stream. */
function brokenOff(error: unknown, path: string | null, line: number): Item {
  const failure = {...streamFailure(error), line}
  const origin = {id: null, source: sourceOf(Buffer.alloc(0), path, line)}
  return {line, digest: () => '', open: () => ({failed: failedRecord(origin, failure)})}
}

/** The one document that a stream of text holds. */
export async function streamItem(chunks: AsyncIterable<Uint8Array>, mediaType: MediaType, options: ItemOptions = {}): Promise<Item> {
  return wholeItem(await collect(chunks, options.maxBytes ?? defaultMaxBytes), null, mediaType, null, options)
}

function wholeItem(file: Bytes, path: string | null, mediaType: MediaType, id: string | null, {lang = null}: ItemOptions): Item {
  const source = {...sourceOf(Buffer.alloc(0), path, null), ...(file.digest === '' ? {} : {sha256: file.digest}), mediaType}
  return {
    line: null,
    digest: () => file.digest,
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
    // By name: V8 takes longer for a copy of a record to which fields are added than for the rest of it.
    const {raw, mediaType, id, lang: stated, date} = parsed.record
    return {input: {raw, mediaType, id, lang: stated ?? lang, date, source: {path, line, encoding}, warnings: warnings.map((warning) => ({...warning, raw: null}))}}
  } catch (error) {
    return {failed: failedRecord({id: null, source: sourceOf(bytes, path, line)}, {...unreadable(error), line})}
  }
}

function refuseLine(bytes: Buffer, line: number, path: string | null, length: number, maxBytes: number): ReturnType<Item['open']> {
  const id = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(bytes.toString('utf8'))
  return {failed: failedRecord({id: id ? JSON.parse(id[1]) : null, source: sourceOf(bytes, path, line)}, {...tooLarge(`${length} bytes`, maxBytes), line})}
}

/** The source of what could not be decoded. */
function sourceOf(bytes: Uint8Array, path: string | null, line: number | null): Source {
  return {path, line, sha256: sha256(bytes), mediaType: line === null ? 'text/plain' : 'application/jsonl', encoding: 'utf-8', length: 0}
}

function unreadable(error: unknown): {code: string; message: string} {
  if (error instanceof ReadError) return {code: error.code, message: `${error.message}; ${error.remedy}`}
  throw error
}
