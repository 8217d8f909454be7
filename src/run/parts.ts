import {createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {createGzip} from 'node:zlib'
import type {DocumentRecord} from '../record.ts'
import {fileDigest} from './digest.ts'
import type {Format} from './formats.ts'
import {writeJsonLines} from './json.ts'
import type {Layout, Resolved} from './layout.ts'
import {besideOf, fileStamp} from './layout.ts'
import {writeParquet} from './parquet.ts'

type PartFormat = Exclude<Format, 'json'>

/** Level of gzip: above it, seconds grow faster than bytes shrink. */
const level = 6

/** Bytes of lines that are compressed at once. */
const block = 2 ** 18

const lineFeed = Buffer.from('\n')

/** Writes records to a new file; tells its sha256 when it is whole. */
const writers: Readonly<Record<PartFormat, (path: string, records: Iterable<Resolved>) => Promise<string>>> = {
  jsonl: async (path, records) => writeJsonLines(path, linesOf(records)),
  'jsonl.gz': (path, records) => pipeline(Readable.from(blocks(records)), createGzip({level}), createWriteStream(path)).then(() => fileDigest(path)),
  parquet: (path, records) => writeParquet(path, recordsOf(records)).then(() => fileDigest(path))
}

/** All documents of a shard in one file, `documents/<id of the shard>.<format>`; none when there is no document. */
export function partLayout(format: PartFormat, shard: string): Layout {
  return async ({records, output, fresh}) => {
    const file = `documents/${shard}.${format}`
    const path = join(fresh, file)
    mkdirSync(dirname(path), {recursive: true})
    let documents = 0
    const counted = function* (): Generator<Resolved> {
      for (const record of records) {
        documents++
        yield record
      }
    }
    const beside = besideOf(path)
    const sha256 = await writers[format](beside, counted())
    if (documents > 0) return {file, documents, sha256, stamp: settled(beside, path, join(output, file), sha256)}
    rmSync(beside)
    return null
  }
}

/** Puts the file in its place, but for when one with the same bytes lies in the dataset, and tells how it lies there. */
function settled(beside: string, path: string, old: string, sha256: string): string {
  const stays = existsSync(old) && statSync(old).size === statSync(beside).size && fileDigest(old) === sha256
  if (stays) rmSync(beside)
  else renameSync(beside, path)
  return fileStamp(stays ? old : path)
}

function* linesOf(records: Iterable<Resolved>): Generator<Uint8Array> {
  for (const {line} of records) yield line()
}

function* blocks(records: Iterable<Resolved>): Generator<Buffer> {
  let pending: Uint8Array[] = []
  let length = 0
  for (const record of records) {
    const line = record.line()
    pending.push(line, lineFeed)
    length += line.length
    if (length < block) continue
    yield Buffer.concat(pending)
    pending = []
    length = 0
  }
  yield Buffer.concat(pending)
}

function* recordsOf(records: Iterable<Resolved>): Generator<DocumentRecord> {
  for (const {record} of records) yield record()
}
