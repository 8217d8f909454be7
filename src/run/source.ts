import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {typeOfFile} from '../read/index.ts'
import {fileDigest, sha256} from './digest.ts'
import {UnpackError, unpack} from './unpack.ts'
import {systemCause} from './usage.ts'

/** 64 MB: some hundred times the longest page of a crawl, and far from the longest string of Node. */
export const defaultMaxBytes = 64 * 2 ** 20

/** Why there are no bytes, for a record. */
export interface SourceFailure {
  code: string
  message: string
}

/** All bytes of a source unpacked, or why there are none; the digest is of the bytes as they lay on the disk, empty when they were not read. */
export type Bytes = {digest: string; bytes: Uint8Array} | {digest: string; error: SourceFailure}

/** A file, unpacked, chunk by chunk. */
export function openFile(path: string, range: {from: number; to: number} | null = null): AsyncIterable<Uint8Array> {
  const stream = createReadStream(path, {highWaterMark: 2 ** 18, ...(range ? {start: range.from, end: range.to - 1} : {})})
  const {packing} = typeOfFile(path)
  return packing ? unpack(stream, packing) : stream
}

/** A file that is one document. */
export async function readWhole(path: string, maxBytes: number): Promise<Bytes> {
  try {
    const {size} = await stat(path)
    if (size > maxBytes) return {digest: '', error: tooLarge(`${size} bytes`, maxBytes)}
    const found = await collect(openFile(path), maxBytes)
    return typeOfFile(path).packing || 'error' in found ? {...found, digest: fileDigest(path)} : found
  } catch (error) {
    return {digest: '', error: streamFailure(error)}
  }
}

/** All of a stream. */
export async function collect(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of chunks) {
      length += chunk.length
      if (length > maxBytes) return {digest: '', error: tooLarge('what it holds', maxBytes)}
      parts.push(chunk)
    }
  } catch (error) {
    return {digest: '', error: streamFailure(error)}
  }
  const bytes = Buffer.concat(parts)
  return {digest: sha256(bytes), bytes}
}

export function tooLarge(what: string, maxBytes: number): SourceFailure {
  return {code: 'too-large', message: `${what} is over the limit of ${maxBytes} bytes; raise --max-bytes to take it`}
}

/** Why bytes stopped coming; an error of another kind is thrown on. */
export function streamFailure(error: unknown): SourceFailure {
  if (error instanceof UnpackError) return {code: error.code, message: error.message}
  const cause = systemCause(error)
  if (cause === null) throw error
  return {code: 'unreadable', message: `cannot be read: ${cause}`}
}
