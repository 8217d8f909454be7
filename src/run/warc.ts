import {needed} from './optional.ts'
import {UnpackError} from './unpack.ts'
import {systemCause} from './usage.ts'

/** A page of a web archive. */
export interface Page {
  /** Of the record in the archive, from 1. */
  number: number
  /** WARC-Record-ID without its brackets. */
  id: string | null
  url: string | null
  /** As the server said; null when it did not. */
  mediaType: string | null
  charset: string | null
  /** Unpacked; the beginning when it is too long. */
  bytes: Buffer
  /** Its length so far when it is over the limit. */
  tooLong: number | null
}

/** Records that hold pages: what a server answered, what a crawler took as such, and text made of pages (WET). */
const kinds: ReadonlySet<string | null> = new Set(['response', 'resource', 'conversion'])

/** What is kept of a page over the limit. */
const beginning = 200

/** The pages of a web archive (WARC 1.0 and 1.1, unpacked), one at a time; what is no text is passed over. */
export async function* pagesOf(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Page> {
  const {WARCParser} = await needed('warcio', 'to read WARC', () => import('warcio'))
  let number = 0
  for await (const record of understood(new WARCParser(chunks))) {
    number++
    if (!kinds.has(record.warcType)) continue
    const {mediaType, charset} = typeOf(record.httpHeaders?.headers.get('content-type') ?? record.warcHeader('Content-Type') ?? null)
    if (record.httpHeaders !== null && record.httpHeaders.statusCode !== 200) continue
    if (mediaType !== null && !/^(?:text\/(?:plain|html)|application\/xhtml\+xml)$/.test(mediaType)) continue
    const {bytes, tooLong} = await collect(record, maxBytes)
    const id = record.warcHeader('WARC-Record-ID')?.replace(/^<(?:urn:uuid:)?|>$/g, '') ?? null
    yield {number, id, url: record.warcTargetURI ?? null, mediaType: mediaType === 'application/xhtml+xml' ? 'text/html' : mediaType, charset, bytes, tooLong}
  }
}

/** Says of what is no archive that it is corrupt. */
async function* understood<T>(records: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* records
  } catch (error) {
    if (error instanceof UnpackError || systemCause(error) !== null) throw error
    throw new UnpackError('corrupt', `the web archive is corrupt or cut short: ${(error as Error).message}`, error)
  }
}

/** The type and the charset of a Content-Type. */
function typeOf(header: string | null): {mediaType: string | null; charset: string | null} {
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replace(/["']/g, '')
  return {mediaType: type || null, charset: charset || null}
}

/** The content of a record, dechunked and unpacked. What is over the limit is not read to its end. */
async function collect(record: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{bytes: Buffer; tooLong: number | null}> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of record) {
    length += part.length
    if (length > maxBytes) return {bytes: Buffer.concat([...parts, part]).subarray(0, beginning), tooLong: length}
    parts.push(part)
  }
  return {bytes: Buffer.concat(parts), tooLong: null}
}
