import {Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {Decompress} from 'fzstd'
import type {Packing} from '../read/index.ts'

/** What unpacking had to be given up for; the message says what to do. */
export class UnpackError extends Error {
  override readonly name = 'UnpackError'
  readonly code: 'corrupt' | 'bomb'

  constructor(code: UnpackError['code'], message: string, cause?: unknown) {
    super(message, {cause})
    this.code = code
  }
}

/** Times that packed data may grow beyond `patience`: text packs to a tenth, logs to a hundredth, and a bomb of gzip to a thousandth. */
const mostGrowth = 300

/** Bytes that are unpacked whatever they were packed to: a page of one letter may be short. */
const patience = 64 * 2 ** 20

/** Window of zstd that is taken, in bytes, as by its own command line: it is held in memory. */
const mostWindow = 128 * 2 ** 20

const unpackers: Readonly<Record<Packing, (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>>> = {gzip: gunzip, zstd: unzstd}

/**
 * Unpacks chunk by chunk, so that nothing is read before it is asked for.
 * Throws an UnpackError for data that is corrupt or cut short, and for such as grows beyond all measure.
 */
export async function* unpack(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncGenerator<Uint8Array> {
  let [packed, unpacked] = [0, 0]
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      packed += chunk.length
      yield chunk
    }
  }
  for await (const chunk of unpackers[packing](counted())) {
    unpacked += chunk.length
    if (unpacked > patience && unpacked > packed * mostGrowth) throw new UnpackError('bomb', `grows more than ${mostGrowth} times when it is unpacked, which is no text; unpack it by hand if it is`)
    yield chunk
  }
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip()
  const packed = Readable.from(chunks)
  packed.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  try {
    yield* unpacked
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new UnpackError('corrupt', 'the gzip data is corrupt or cut short', error)
    throw error
  } finally {
    packed.destroy()
  }
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const stream = new Decompress((chunk) => void ready.push(chunk))
  let head: Uint8Array | null = Buffer.alloc(0)
  const push = (chunk: Uint8Array, isLast: boolean): void => {
    try {
      stream.push(chunk, isLast)
    } catch (error) {
      throw new UnpackError('corrupt', 'the zstd data is corrupt or cut short', error)
    }
  }
  for await (const chunk of chunks) {
    if (head !== null) {
      head = Buffer.concat([head, chunk])
      if (head.length < 18) continue
      refuseWindow(head)
    }
    push(head ?? chunk, false)
    head = null
    yield* ready.splice(0)
  }
  push(head ?? new Uint8Array(0), true)
  yield* ready.splice(0)
}

/** The window that the header of a frame asks for (RFC 8878, 3.1.1.1). */
function refuseWindow(head: Uint8Array): void {
  const isSingle = (head[4] & 0x20) !== 0
  const window = 2 ** (10 + (head[5] >> 3)) * (1 + (head[5] & 7) / 8)
  if (!isSingle && window > mostWindow) throw new UnpackError('bomb', `asks for a window of ${window} bytes, and ${mostWindow} are given; pack it anew without --ultra or --long`)
}
