import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {DocumentRecord} from '../record.ts'
import type {Format} from './formats.ts'
import {sha256} from './digest.ts'
import {readLines} from './files.ts'
import type {Layout, Note, Part, Resolved} from './layout.ts'
import {fileStamp} from './layout.ts'
import {oneFileEach} from './documents.ts'
import type {Pack} from './pack.ts'
import {CorruptPack} from './pack.ts'
import {partLayout} from './parts.ts'
import {Sorter, readEntries, sortKey, writeEntries} from './sorted.ts'
import {statementKey, statementsOf} from './timeline.ts'
import type {Sums} from './totals.ts'
import {Totals} from './totals.ts'

export interface WriteOptions {
  id: string
  /** The pack of the shard. */
  pack: Pack
  /** Of what the pack holds. */
  digest: string
  /** What the dataset says of its mentions: a line for each document, `[[id, ambiguous], …]`. */
  ids: string
  /** What of code and config the dataset follows from. */
  run: string
  format: Format
  output: string
  /** Where new files of the dataset wait to be renamed into it. */
  fresh: string
  /** Where what was written of the shard is noted. */
  written: string
}

/** What of a shard is in the dataset. */
export interface Written extends Sums {
  /** What it follows from. */
  key: string
  /** The file of its documents; null when each has one of its own, or there is none. */
  part: (Part & {stamp: string}) | null
}

/** What the files of a shard follow from. */
export function writeKey({digest, ids, run, format}: Pick<WriteOptions, 'digest' | 'ids' | 'run' | 'format'>): string {
  return sha256([run, format, digest, readFileSync(ids)].map((part) => sha256(part)).join())
}

/** Gives the ids of the dataset to the records of a shard and writes those whose files do not lie there already. */
export async function writeShard(options: WriteOptions): Promise<Written> {
  const {id, pack, ids, run, format, output, fresh, written} = options
  const scratch = `${written}.${randomBytes(6).toString('hex')}.part`
  const [notes, failures, statements] = ['notes', 'failures', 'statements'].map((name) => new Sorter(join(scratch, `sort-${name}`)))
  const totals = new Totals()
  const records = function* (): Generator<Resolved> {
    const resolved = readLines(ids)
    for (const row of pack.rows()) {
      const mentions = resolved.next().value as string
      const record = recordOf(pack.record(row), pack.folder, JSON.parse(mentions) as [string, boolean][])
      totals.add(record)
      for (const statement of statementsOf(record)) statements.add(statementKey(statement), JSON.stringify(statement))
      if (record.error) failures.add(sortKey(row.id), JSON.stringify(failureOf(row.id, record)))
      yield {row, record, from: sha256(`${run} ${row.record} ${mentions}`)}
    }
  }
  const layout: Layout = format === 'json' ? oneFileEach(notesOf(written)) : partLayout(format, id)
  const part = await layout({records: records(), output, fresh, note: (note) => notes.add(sortKey(note.row.id), JSON.stringify(note))})
  pack.close()
  const outcome: Written = {key: writeKey(options), part, ...totals.sums}
  writeEntries(notesFile(scratch), notes.entries())
  writeEntries(failuresFile(scratch), failures.entries())
  writeEntries(statementsFile(scratch), statements.entries())
  writeFileSync(join(scratch, 'written.json'), JSON.stringify(outcome))
  rmSync(written, {recursive: true, force: true})
  renameSync(scratch, written)
  return outcome
}

/** What was written of a shard, if that follows from the key and still lies as it was put. */
export function alreadyWritten(written: string, key: string, output: string): Written | null {
  try {
    const found = JSON.parse(readFileSync(join(written, 'written.json'), 'utf8')) as Written
    if (found.key !== key) return null
    if (found.part !== null && fileStamp(join(output, found.part.file)) !== found.part.stamp) return null
    for (const {row, stamp} of notesOf(written).values()) if (fileStamp(join(output, row.file)) !== stamp) return null
    return found
  } catch {
    return null
  }
}

/** The notes of a shard's documents that have files of their own, sorted by id. */
export function notesFile(written: string): string {
  return join(written, 'notes')
}

/** The failures of a shard, sorted by id. */
export function failuresFile(written: string): string {
  return join(written, 'failures')
}

/** The dated statements of a shard, sorted as the timeline is. */
export function statementsFile(written: string): string {
  return join(written, 'statements')
}

/** The notes of a shard by file. */
export function notesOf(written: string): Map<string, Note> {
  const notes = new Map<string, Note>()
  if (!existsSync(notesFile(written))) return notes
  for (const [, value] of readEntries(notesFile(written))) {
    const note = JSON.parse(value) as Note
    notes.set(note.row.file, note)
  }
  return notes
}

function recordOf(bytes: Buffer | null, folder: string, ids: readonly [string, boolean][]): DocumentRecord {
  if (bytes === null) throw new CorruptPack(folder)
  const record = JSON.parse(bytes.toString()) as DocumentRecord
  record.entities.forEach((mention, i) => {
    [mention.id, mention.ambiguous] = ids[i]
  })
  return record
}

function failureOf(id: string, {source: {path, line}, error}: DocumentRecord): object {
  return {id, source: path, line, code: error!.code, message: error!.message}
}
