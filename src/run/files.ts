import {closeSync, mkdirSync, openSync, readSync, writeSync} from 'node:fs'
import {dirname} from 'node:path'

/** Bytes that are read or written at once. */
const block = 2 ** 18

/** Writes text to a new file, some hundred kilobytes at a time. */
export interface TextWriter {
  write(text: string): void
  /** Hands all to the system. */
  flush(): void
  close(): void
}

/** A new file; its folder is made. What is not flushed is lost when the process dies. */
export function writeText(path: string): TextWriter {
  mkdirSync(dirname(path), {recursive: true})
  const file = openSync(path, 'w')
  let pending: string[] = []
  let length = 0
  const flush = (): void => {
    if (pending.length === 0) return
    writeAll(file, Buffer.from(pending.join('')))
    pending = []
    length = 0
  }
  return {
    write(text) {
      pending.push(text)
      length += text.length
      if (length > block) flush()
    },
    flush,
    close() {
      flush()
      closeSync(file)
    }
  }
}

/** A new file of lines. */
export function writeLines(path: string): TextWriter {
  const {write, ...file} = writeText(path)
  return {...file, write: (line) => write(`${line}\n`)}
}

/** Writes all of it: the system may take a part only. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** The lines of a file that end in a line feed: what a killed writer left half written is not among them. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(block)
    let rest: Buffer[] = []
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const end = chunk.lastIndexOf(10, size - 1)
      if (end < 0) {
        rest.push(Buffer.from(chunk.subarray(0, size)))
        continue
      }
      const whole = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
      rest = end + 1 < size ? [Buffer.from(chunk.subarray(end + 1, size))] : []
      yield* whole.split('\n')
    }
  } finally {
    closeSync(file)
  }
}

/** The lines of a file that need not be there. */
export function* linesOf(path: string | null): Generator<string> {
  if (path !== null) yield* readLines(path)
}

/** Reads pieces of a file by their offsets, quickest in rising order. */
export interface ByteReader {
  read(offset: number, length: number): Buffer
  close(): void
}

/** Throws the system's error when there is no such file, and a RangeError when the file ends before the piece. */
export function readBytes(path: string): ByteReader {
  const file = openSync(path, 'r')
  let window: Buffer = Buffer.alloc(0)
  let from = 0
  return {
    read(offset, length) {
      if (offset < from || offset + length > from + window.length) {
        window = readAt(file, offset, Math.max(length, block))
        from = offset
      }
      if (offset + length > from + window.length) throw new RangeError(`${path} ends before byte ${offset + length}`)
      return window.subarray(offset - from, offset - from + length)
    },
    close: () => closeSync(file)
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let size = 0
  for (let more = -1; more !== 0 && size < length; size += more) more = readSync(file, bytes, size, length - size, offset + size)
  return bytes.subarray(0, size)
}
