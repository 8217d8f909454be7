import {randomBytes} from 'node:crypto'
import {existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Resolved} from '../identity/resolve.ts'
import type {DocumentRecord} from '../record.ts'
import type {Manifest} from '../schemas.ts'
import {sha256} from './digest.ts'
import {readLines} from './files.ts'
import {toJson} from './json.ts'
import type {Pack, Row} from './pack.ts'
import {CorruptPack} from './pack.ts'
import {Sorter, readEntries, sortKey, writeEntries} from './sorted.ts'
import {statementKey, statementsOf} from './timeline.ts'
import type {Sums} from './totals.ts'
import {Totals, countsOf} from './totals.ts'

export interface WriteOptions {
  pack: Pack
  /** Of what the pack holds. */
  digest: string
  /** What the dataset says of its mentions: a line for each document, `[[id, ambiguous], …]`. */
  ids: string
  /** What of code and config the dataset follows from. */
  run: string
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
}

/** A file of the dataset: its row in the manifest, what it follows from, and how it lies on the disk. */
export interface Note {
  row: Manifest['documents'][number]
  /** Why it failed. */
  reason: string | null
  from: string
  stamp: string
}

/** What the files of a shard follow from. */
export function writeKey({digest, ids, run}: Pick<WriteOptions, 'digest' | 'ids' | 'run'>): string {
  return sha256([run, digest, readFileSync(ids)].map((part) => sha256(part)).join())
}

/** Gives the ids of the dataset to the records of a shard and writes those whose files do not lie there already. */
export function writeShard(options: WriteOptions): Written {
  const {pack, ids, output, fresh, written} = options
  const key = writeKey(options)
  const before = notesOf(written)
  const totals = new Totals()
  const part = `${written}.${randomBytes(6).toString('hex')}.part`
  const rows = new Sorter(join(part, 'sort-rows'))
  const statements = new Sorter(join(part, 'sort-statements'))
  const resolved = readLines(ids)
  const put = fileWriter(output, fresh)
  for (const row of pack.rows()) {
    const mentions = resolved.next().value as string
    const record = recordOf(pack.record(row), pack.folder, JSON.parse(mentions) as [string, boolean][])
    const from = sha256(`${options.run} ${row.record} ${mentions}`)
    const known = before.get(row.file)
    const lies = known?.from === from && known.stamp === fileStamp(join(output, row.file)) ? {sha256: known.row.sha256, stamp: known.stamp} : put(row.file, toJson(record))
    rows.add(sortKey(row.id), JSON.stringify({row: manifestRow(row, record, lies.sha256), reason: record.error?.message ?? null, from, stamp: lies.stamp} satisfies Note))
    for (const statement of statementsOf(record)) statements.add(statementKey(statement), JSON.stringify(statement))
    totals.add(record)
  }
  pack.close()
  const outcome: Written = {key, ...totals.sums}
  writeEntries(rowsFile(part), rows.entries())
  writeEntries(statementsFile(part), statements.entries())
  writeFileSync(join(part, 'written.json'), JSON.stringify(outcome))
  rmSync(written, {recursive: true, force: true})
  renameSync(part, written)
  return outcome
}

/** What was written of a shard, if that follows from the key and still lies as it was put. */
export function alreadyWritten(written: string, key: string, output: string): Written | null {
  try {
    const found = JSON.parse(readFileSync(join(written, 'written.json'), 'utf8')) as Written
    if (found.key !== key) return null
    for (const {row, stamp} of notesOf(written).values()) if (fileStamp(join(output, row.file)) !== stamp) return null
    return found
  } catch {
    return null
  }
}

/** The rows of the manifest of a shard's documents, sorted by id. */
export function rowsFile(written: string): string {
  return join(written, 'rows')
}

/** The dated statements of a shard, sorted as the timeline is. */
export function statementsFile(written: string): string {
  return join(written, 'statements')
}

export function parseNote(value: string): Note {
  return JSON.parse(value) as Note
}

/** Size, time and place on the disk of a file, which a rename keeps; empty when there is none. */
export function fileStamp(path: string): string {
  const found = lstatSync(path, {bigint: true, throwIfNoEntry: false})
  return found?.isFile() ? [found.size, found.mtimeNs, found.ino].join('-') : ''
}

/** The files of all documents, relative to the output. */
export function notedFiles(written: readonly string[]): Set<string> {
  return new Set(written.flatMap((folder) => [...notesOf(folder).keys()]))
}

function notesOf(written: string): Map<string, Note> {
  const notes = new Map<string, Note>()
  if (!existsSync(rowsFile(written))) return notes
  for (const [, value] of readEntries(rowsFile(written))) {
    const note = parseNote(value)
    notes.set(note.row.file, note)
  }
  return notes
}

function recordOf(bytes: Buffer | null, folder: string, ids: readonly [string, boolean][]): DocumentRecord {
  if (bytes === null) throw new CorruptPack(folder)
  const record = JSON.parse(bytes.toString()) as DocumentRecord
  const given = (i: number): Resolved => ({id: ids[i][0], ambiguous: ids[i][1]})
  return {...record, entities: record.entities.map((mention, i) => ({...mention, ...given(i)}))}
}

function manifestRow({id, file, source, line, input}: Row, record: DocumentRecord, digest: string): Manifest['documents'][number] {
  return {id, file, sha256: digest, source, line, input, error: record.error?.code ?? null, counts: countsOf(record)}
}

/** Puts files beside the dataset, but for those that lie in it with the same bytes. */
function fileWriter(output: string, fresh: string): (file: string, content: string) => {sha256: string; stamp: string} {
  const folders = new Set<string>()
  return (file, content) => {
    const bytes = Buffer.from(content)
    const digest = sha256(bytes)
    const old = join(output, file)
    if (statSync(old, {throwIfNoEntry: false})?.size === bytes.length && readFileSync(old).equals(bytes)) return {sha256: digest, stamp: fileStamp(old)}
    const path = join(fresh, file)
    if (!folders.has(dirname(path))) mkdirSync(dirname(path), {recursive: true})
    folders.add(dirname(path))
    writeFileSync(path, bytes)
    return {sha256: digest, stamp: fileStamp(path)}
  }
}
