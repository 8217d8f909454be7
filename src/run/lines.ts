/** A line of a stream of bytes, without its line feed. */
export interface Line {
  /** Blank lines count but are not handed out. */
  number: number
  bytes: Buffer
  /** Its length in bytes when it is over the limit: `bytes` then holds its beginning only. */
  tooLong: number | null
}

/** What is kept of a line over the limit. */
const beginning = 200

/**
 * The lines of a stream that hold something, in memory bounded by the limit: those that end in a chunk together, since to wait for each
 * takes longer than to cut it.
 * @param first the number of the first line
 */
export async function* lines(chunks: AsyncIterable<Uint8Array>, maxBytes: number, first = 1): AsyncGenerator<Line[]> {
  let pending: Buffer[] = []
  let length = 0
  let number = first - 1
  const add = (part: Buffer): void => {
    length += part.length
    pending.push(part)
    if (length > maxBytes) pending = [Buffer.from(Buffer.concat(pending).subarray(0, beginning))]
  }
  const take = (): Line[] => {
    const bytes = pending.length === 1 ? pending[0] : Buffer.concat(pending)
    const line = {number: ++number, bytes, tooLong: length > maxBytes ? length : null}
    pending = []
    length = 0
    return isBlank(bytes) && line.tooLong === null ? [] : [line]
  }
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    const ended: Line[] = []
    let start = 0
    for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10, start)) {
      add(buffer.subarray(start, end))
      start = end + 1
      ended.push(...take())
    }
    if (start < buffer.length) add(buffer.subarray(start))
    yield ended
  }
  if (length > 0) yield take()
}

/** Nothing but spaces, tabs and carriage returns. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
