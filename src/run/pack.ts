import {createHash, randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import type {DocumentMentions} from '../identity/resolve.ts'
import type {Counts} from '../schemas.ts'
import {digestOf, sha256} from './digest.ts'
import type {ByteReader} from './files.ts'
import {createFile, createLines, readBytes, readLines} from './files.ts'
import {writeFingerprints} from './fingerprints.ts'
import {writeKeys} from './keys.ts'
import type {Placed} from './place.ts'
import {nameKeys} from './place.ts'
import type {Shard} from './shards.ts'
import type {Sums} from './totals.ts'

/** What the map knows of a document. Its record, in which ids hold for the document alone, lies in `records`. */
export interface Row extends Placed {
  /** sha256 of its bytes. */
  input: string
  error: string | null
  lang: string
  mentions: DocumentMentions['mentions']
  counts: Counts
  /** What each rule removed of it. */
  rules: Sums['rules']
  /** Digest of the overrides of it. */
  overruled: string
  /** Places of the overrides that did not land in it. */
  missed: readonly string[]
  /** sha256 of what it repeats of other documents, and so was cleaned of; empty when nothing. */
  repeats: string
  /** Of the record, in bytes. */
  offset: number
  length: number
  /** sha256 of the record. */
  record: string
}

/** That a shard is mapped, and what came of it. */
export interface Done {
  /** Of the pieces as they lay on the disk; null when that told too little. */
  stamp: string | null
  /** Digest of the overrides of all documents. */
  overruled: string
  /** sha256 of each piece, in order. */
  pieces: string[]
  /** sha256 of all rows, and so of all records. */
  digest: string
  documents: number
  failed: number
  /** What its documents mention. */
  mentions: number
  /** sha256 of that, with the names of the documents. */
  mentioned: string
  /** A document failed for a reason that may pass. */
  mayPass: boolean
  /** Folders of the records, relative to the output. */
  folders: string[]
}

/** A shard as it was mapped once: `done.json`, `rows`, `records`, `names`, `fingerprints` and their `keys` in a folder of its own. */
export interface Pack {
  folder: string
  /** In the order of the sources. Throws a CorruptPack when they are not what they were. */
  rows(): Generator<Row>
  /** The JSON of a record; null when it is not what the row says. */
  record(row: Row): Buffer | null
  close(): void
}

export interface PackWriter {
  /**
   * @param row completed in place
   * @param fingerprint null when documents are not compared, or when it failed
   */
  add(row: Omit<Row, 'offset' | 'length' | 'record'>, record: string | Buffer, fingerprint: Fingerprint | null): void
  /** Puts the pack in the place of the one that was there; it is whole from then on. */
  finish(done: Omit<Done, 'digest' | 'documents' | 'mentions' | 'mentioned'>): Done
}

/** What lies in the cache is not what was put there; the shard is to be mapped again. */
export class CorruptPack extends Error {
  override readonly name = 'CorruptPack'
  readonly folder: string

  constructor(folder: string) {
    super(`${folder} is damaged`)
    this.folder = folder
  }
}

/** Bytes of records that are written at once; what a killed process had not written is made again. */
const block = 2 ** 18

/** What a shard looks like from outside; null when that does not tell whether it changed. */
export function stampOf({pieces}: Shard): string | null {
  return pieces.some(({stamp}) => stamp === null) ? null : sha256(JSON.stringify(pieces.map(({name, stamp, lines}) => [name, stamp, lines])))
}

/** Where the packs of a shard lie, one for each way to make them. */
export function packFolder(cache: string, shard: Pick<Shard, 'id'>, run: string): string {
  return join(cache, 'shards', shard.id.slice(0, 2), shard.id, run.slice(0, 16))
}

/** The keys of the names of its documents, by their places. */
export function namesFile(folder: string): string {
  return join(folder, 'names')
}

export function readDone(folder: string): Done | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'done.json'), 'utf8')) as Done
  } catch {
    return null
  }
}

export function writeDone(folder: string, done: Done): void {
  const beside = join(folder, `done.${randomBytes(6).toString('hex')}.tmp`)
  writeFileSync(beside, JSON.stringify(done))
  renameSync(beside, join(folder, 'done.json'))
}

/** @param digest of its rows; not known of one that was left half made */
export function openPack(folder: string, digest: string | null, records: ByteReader | null = null): Pack {
  return {
    folder,
    *rows() {
      const found = createHash('sha256')
      for (const line of readLines(join(folder, 'rows'), (bytes) => found.update(bytes))) yield parseRow(line, folder)
      if (digest !== null && found.digest('hex') !== digest) throw new CorruptPack(folder)
    },
    record({offset, length, record}) {
      try {
        records ??= readBytes(join(folder, 'records'))
        const bytes = records.read(offset, length)
        return sha256(bytes) === record ? bytes : null
      } catch (error) {
        if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    close() {
      records?.close()
      records = null
    }
  }
}

/** The pack with some of its documents as another pack has them: cleaned again, of what they repeat. */
export function overlaid(pack: Pack, again: Pack): Pack {
  return {
    folder: pack.folder,
    *rows() {
      const others = again.rows()
      let other = others.next()
      for (const row of pack.rows()) {
        const isOther = !other.done && other.value.source === row.source && other.value.line === row.line
        yield isOther ? (other.value as Row) : row
        if (isOther) other = others.next()
      }
    },
    record: (row) => (row.repeats === '' ? pack : again).record(row),
    close() {
      pack.close()
      again.close()
    }
  }
}

function parseRow(line: string, folder: string): Row {
  try {
    return JSON.parse(line) as Row
  } catch {
    throw new CorruptPack(folder)
  }
}

/** Removes what stands beside a folder: what killed processes left, and what it replaced. */
export function sweepBeside(folder: string): void {
  for (const left of partsOf(folder)) rmSync(left, {recursive: true, force: true})
}

/** The packs of a shard that may hold records to take over: the whole one, and what killed processes left. */
export function leftPacks(folder: string): Pack[] {
  const found = [folder, ...partsOf(folder)].filter((path) => existsSync(join(path, 'records')))
  // Opened at once: another thread may rename the folder.
  return found.map((path) => openPack(path, null, readBytes(join(path, 'records'))))
}

/** Begins a pack beside its place. */
export function createPack(folder: string): PackWriter {
  const part = `${folder}.${randomBytes(6).toString('hex')}.part`
  mkdirSync(part, {recursive: true})
  const [digest, mentioned] = [createHash('sha256'), digestOf()]
  const rows = createLines(join(part, 'rows'), (bytes) => digest.update(bytes))
  const records = createFile(join(part, 'records'))
  const fingerprints = writeFingerprints(part)
  const names = writeKeys(namesFile(part))
  let [offset, written, documents, mentions] = [0, 0, 0, 0]
  const flush = (): void => {
    records.flush()
    rows.flush()
    written = offset
  }
  return {
    add(row, record, fingerprint) {
      const length = records.write(record)
      // Not into a copy, which would take longer than all else that is done here.
      const line = JSON.stringify(Object.assign(row, {offset, length, record: sha256(record)}) satisfies Row)
      mentioned.update(row.mentions.length === 0 ? '' : JSON.stringify([row.id, row.lang, row.mentions]))
      fingerprints.add(fingerprint)
      names.add(nameKeys(row))
      offset += length
      documents++
      mentions += row.mentions.length
      // The first at once: whoever looks sees that the work has begun.
      if (documents === 1 || offset - written > block) flush()
      rows.write(line)
    },
    finish(done) {
      records.close()
      rows.close()
      fingerprints.close()
      names.close()
      const whole = {...done, documents, mentions, mentioned: mentioned.hex(), digest: digest.digest('hex')}
      try {
        writeDone(part, whole)
        replaceFolder(part, folder)
      } catch (error) {
        // Another worker was given the same shard, and was done first.
        if (readDone(folder)?.digest !== whole.digest) throw error
      }
      return whole
    }
  }
}

/** A folder cannot be renamed over another: the old one steps aside, where those who look for records still find it. */
export function replaceFolder(from: string, to: string): void {
  if (existsSync(to)) renameSync(to, `${to}.${randomBytes(6).toString('hex')}.part`)
  renameSync(from, to)
}

function partsOf(folder: string): string[] {
  const parent = join(folder, '..')
  const name = folder.slice(parent.length + 1)
  const found = existsSync(parent) ? readdirSync(parent) : []
  return found.filter((entry) => entry.startsWith(`${name}.`) && entry.endsWith('.part')).map((entry) => join(parent, entry))
}
