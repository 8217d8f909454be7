import {Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {UsageError} from './usage.ts'

/** Bytes that are looked at to find the first character that is no space. */
const lookahead = 2 ** 16

/**
 * Standard input, unpacked when it is gzip.
 * @returns its chunks, and the first character that is no space; null when there is none near the beginning
 */
export async function openStdin(): Promise<{chunks: AsyncIterable<Uint8Array>; first: string | null}> {
  if (process.stdin.isTTY) throw new UsageError('nothing is piped in; name a file, or pipe in records: tamis clean - < records.jsonl')
  const packed = await peek(process.stdin, 2)
  const isGzip = packed.head[0] === 0x1f && packed.head[1] === 0x8b
  const {head, chunks} = await peek(isGzip ? unpack(packed.chunks) : packed.chunks, 1)
  const text = head.subarray(0, lookahead).toString('utf8').replace(/^\uFEFF/, '').trimStart()
  return {chunks, first: text === '' ? null : String.fromCodePoint(text.codePointAt(0)!)}
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

/** Unpacks chunk by chunk, so that nothing is read before it is asked for. */
function unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const unpacked = createGunzip()
  Readable.from(chunks).on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  return unpacked
}
