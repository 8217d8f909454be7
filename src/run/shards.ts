import {access, constants, open} from 'node:fs/promises'
import {sha256} from './digest.ts'
import type {InputFile} from './inputs.ts'
import {typeOfFile} from '../read/index.ts'

/** A file, or some lines of a file of JSONL. */
export interface Piece extends Pick<InputFile, 'path' | 'name' | 'size' | 'stamp'> {
  /** Offsets in bytes, and the number of the first line; null where the piece is the file. */
  lines: {from: number; to: number; first: number} | null
}

/** Documents that are cleaned one after the other, on one thread of one machine: the unit of running, resuming and distributing. */
export interface Shard {
  /** By where it begins, so that what changes elsewhere changes neither it nor its name. */
  id: string
  /** The shards of the lines before and after: a line that grows moves others over the cut. */
  beside: string[]
  bytes: number
  pieces: Piece[]
}

/** A shard is closed at this multiple of the average, whatever the names say. */
const largest = 4

/**
 * Cuts files into shards by their names and sizes alone. A file begins a shard by chance, the hash of its name against its size,
 * so that a file that comes, goes or grows moves no cut but its own. JSONL that is not compressed is cut between lines.
 * @param shardBytes input that a shard holds on average
 */
export async function* cutShards(files: AsyncIterable<InputFile>, shardBytes: number): AsyncGenerator<Shard> {
  let pieces: Piece[] = []
  let bytes = 0
  const taken = new Map<string, number>()
  const take = (): Shard => {
    const {name, lines} = pieces[0]
    const place = lines === null ? null : Math.floor(lines.from / shardBytes)
    const same = taken.get(`${name} ${place}`) ?? 0
    taken.set(`${name} ${place}`, same + 1)
    const idOf = (place: number | null): string => sha256(JSON.stringify([name, place, same])).slice(0, 16)
    const shard = {id: idOf(place), beside: place === null ? [] : [idOf(place - 1), idOf(place + 1)], bytes, pieces}
    pieces = []
    bytes = 0
    return shard
  }
  for await (const file of files) {
    for await (const piece of piecesOf(file, shardBytes)) {
      const begins = piece.lines !== null || bytes > largest * shardBytes || chance(file.name) < file.size / shardBytes
      if (begins && pieces.length > 0) yield take()
      pieces.push(piece)
      bytes += piece.lines === null ? file.size : piece.lines.to - piece.lines.from
    }
  }
  if (pieces.length > 0) yield take()
}

/** A number from 0 to 1 that is always the same for a name. */
function chance(name: string): number {
  return parseInt(sha256(name).slice(0, 8), 16) / 2 ** 32
}

async function* piecesOf({path, name, size, stamp}: InputFile, shardBytes: number): AsyncGenerator<Piece> {
  const isCut = size > shardBytes && isLines(name) && (await isReadable(path))
  if (!isCut) return yield {path, name, size, stamp, lines: null}
  let from = 0
  let first = 1
  for await (const {at, line} of cuts(path, shardBytes)) {
    if (at > from) yield {path, name, size, stamp, lines: {from, to: at, first}}
    from = at
    first = line
  }
}

function isLines(name: string): boolean {
  const {format, packing} = typeOfFile(name)
  return format === 'application/jsonl' && packing === null
}

/** What cannot be read is one failed document, as the map says. */
async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(() => true, () => false)
}

/** Share of the distance between two cuts in which a good place for one is looked for. */
const leeway = 1 / 8

/**
 * Line ends, each soon after a multiple of a distance, with the number of the line that follows; the end of the file last. Of the line
 * ends near a multiple that is one whose number can be halved most often: a line that grows moves the others a little, and hardly a cut.
 */
async function* cuts(path: string, distance: number): AsyncGenerator<{at: number; line: number}> {
  const file = await open(path)
  try {
    const chunk = Buffer.allocUnsafe(2 ** 20)
    let wanted = distance
    let best: {at: number; line: number} | null = null
    let line = 1
    let offset = 0
    for (let {bytesRead} = await file.read(chunk, 0, chunk.length, 0); bytesRead > 0; {bytesRead} = await file.read(chunk, 0, chunk.length, offset)) {
      const bytes = chunk.subarray(0, bytesRead)
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) {
        line++
        const at = offset + end + 1
        if (best !== null && at >= wanted + leeway * distance) {
          yield best
          wanted = (Math.floor(best.at / distance) + 1) * distance
          best = null
        }
        if (at >= wanted && (best === null || evenness(line) > evenness(best.line))) best = {at, line}
      }
      offset += bytesRead
    }
    if (best !== null) yield best
    yield {at: offset, line}
  } finally {
    await file.close()
  }
}

/** The largest power of two that divides a number. */
function evenness(number: number): number {
  return number & -number
}
