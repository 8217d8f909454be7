import {closeSync, mkdirSync, openSync, readSync, rmSync, writeSync} from 'node:fs'
import {dirname} from 'node:path'

/** Bytes that are written at once, and of pieces that are read. */
const block = 2 ** 18

/** Bytes that a UTF-16 code unit takes at most. */
const mostBytes = 3

/** Writes to a new file, some hundred kilobytes at a time: text as UTF-8, and bytes. */
export interface FileWriter<Part = string | Uint8Array> {
  /** @returns the bytes that it takes */
  write(part: Part): number
  /** Hands all to the system. */
  flush(): void
  close(): void
}

/**
 * A new file; its folder is made. What is not flushed is lost when the process dies.
 * @param onBytes told all bytes of the file, block by block
 */
export function createFile(path: string, onBytes?: (bytes: Uint8Array) => void): FileWriter {
  mkdirSync(dirname(path), {recursive: true})
  const file = openSync(path, 'w')
  // Filled in place: parts that waited in a list would live long enough to be moved about by the collector.
  const pending = Buffer.allocUnsafe(block)
  let length = 0
  const put = (bytes: Uint8Array): void => {
    writeAll(file, bytes)
    onBytes?.(bytes)
  }
  const putWhole = (bytes: Uint8Array): number => {
    put(bytes)
    return bytes.length
  }
  const flush = (): void => {
    put(pending.subarray(0, length))
    length = 0
  }
  return {
    write(part) {
      const isText = typeof part === 'string'
      const most = isText ? mostBytes * part.length : part.length
      if (length + most > block) flush()
      if (most > block) return putWhole(isText ? Buffer.from(part) : part)
      const before = length
      if (isText) length += pending.write(part, length)
      else {
        pending.set(part, length)
        length += part.length
      }
      return length - before
    },
    flush,
    close() {
      flush()
      closeSync(file)
    }
  }
}

/** A new file of lines. */
export function createLines(path: string, onBytes?: (bytes: Uint8Array) => void): FileWriter<string> {
  const {write, ...file} = createFile(path, onBytes)
  return {...file, write: (line) => write(`${line}\n`)}
}

/** Writes all of it: the system may take a part only. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Bytes of lines that are read at once: each of many files that are merged takes as much. */
const linesBlock = 2 ** 16

/**
 * The lines of a file that end in a line feed: what a killed writer left half written is not among them.
 * @param onBytes told all bytes of the file, block by block
 */
export function* readLines(path: string, onBytes?: (bytes: Uint8Array) => void): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(linesBlock)
    let rest: Buffer[] = []
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      onBytes?.(chunk.subarray(0, size))
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

/** Times that a folder is removed before others who write in it are too many. */
const tries = 100

/** Removes a folder in which workers of a run that is over may still put files: what came while it was emptied goes too. */
export function removeFolder(path: string): void {
  for (let left = tries; ; left--) {
    try {
      return rmSync(path, {recursive: true, force: true})
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY' || left === 0) throw error
    }
  }
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
