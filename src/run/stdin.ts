import {createWriteStream, mkdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'
import type {Packing} from '../read/index.ts'
import type {InputFile} from './inputs.ts'
import {unpack} from './unpack.ts'
import {UsageError} from './usage.ts'

/** Bytes that are looked at to find the first character that is no space. */
const lookahead = 2 ** 16

/**
 * Standard input, unpacked when it is gzip or zstd.
 * @returns its chunks, and the first character that is no space; null when there is none near the beginning
 */
export async function openStdin(): Promise<{chunks: AsyncIterable<Uint8Array>; first: string | null}> {
  if (process.stdin.isTTY) throw new UsageError('nothing is piped in; name a file, or pipe in records: tamis clean - < records.jsonl')
  const packed = await peek(process.stdin, 4)
  const packing = packingOf(packed.head)
  const {head, chunks} = await peek(packing ? unpack(packed.chunks, packing) : packed.chunks, 1)
  const text = head.subarray(0, lookahead).toString('utf8').replace(/^\uFEFF/, '').trimStart()
  return {chunks, first: text === '' ? null : String.fromCodePoint(text.codePointAt(0)!)}
}

/** Records on standard input, laid down in a file of JSONL, so that they can be cut, shared and read again. */
export async function* stdinAsFile(folder: string): AsyncGenerator<InputFile> {
  const {chunks, first} = await openStdin()
  if (first !== null && first !== '{') throw new UsageError(`standard input begins with ${JSON.stringify(first)}, which is no record: a JSON object {"id", "text" or "html", "lang"?, "date"?} is expected on each line`)
  const path = join(folder, 'stdin.jsonl')
  mkdirSync(folder, {recursive: true})
  await pipeline(chunks, createWriteStream(path))
  yield {path, name: 'stdin.jsonl', root: folder, size: statSync(path).size, stamp: null}
}

/** Reads ahead until at least `wanted` bytes, one of them no space, are there; the chunks handed back hold them too. */
async function peek(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<{head: Buffer; chunks: AsyncIterable<Uint8Array>}> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let done = false
  while (!done && head.length < lookahead && (head.length < wanted || head.toString('utf8').replace(/^\uFEFF/, '').trim() === '')) {
    const next = await iterator.next()
    if (next.done) done = true
    else head = Buffer.concat([head, next.value])
  }
  return {head, chunks: rest(head, iterator)}
}

async function* rest(head: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
}

/** By the first bytes. */
function packingOf(head: Buffer): Packing | null {
  if (head.length >= 2 && head.readUInt16BE(0) === 0x1f8b) return 'gzip'
  return head.length >= 4 && head.readUInt32BE(0) === 0x28b52ffd ? 'zstd' : null
}
