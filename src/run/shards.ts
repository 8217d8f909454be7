import {access, constants} from 'node:fs/promises'
import {cutsOf} from './cuts.ts'
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
 * @param notes folder of what is known of the lines of files since the last time
 */
export async function* cutShards(files: AsyncIterable<InputFile>, shardBytes: number, notes: string | null = null): AsyncGenerator<Shard> {
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
    for await (const piece of piecesOf(file, shardBytes, notes)) {
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

async function* piecesOf(file: InputFile, shardBytes: number, notes: string | null): AsyncGenerator<Piece> {
  const {path, name, size, stamp} = file
  const isCut = size > shardBytes && isLines(name) && (await isReadable(path))
  if (!isCut) return yield {path, name, size, stamp, lines: null}
  let from = 0
  let first = 1
  for await (const {at, line} of cutsOf(file, shardBytes, notes)) {
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
