import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {DocumentRecord} from '../record.ts'
import type {Format} from './formats.ts'
import {sha256} from './digest.ts'
import type {Layout, Note, Part, Resolved} from './layout.ts'
import {fileStamp} from './layout.ts'
import {oneFileEach} from './documents.ts'
import type {Pack, Row} from './pack.ts'
import {CorruptPack} from './pack.ts'
import {partLayout} from './parts.ts'
import {Sorter, readEntries, sortKey, writeEntries} from './sorted.ts'
import {statementKey, statementsOf} from './timeline.ts'
import type {Sums} from './totals.ts'
import {Totals} from './totals.ts'

export interface WriteOptions {
  id: string
  /** What of code and config the dataset follows from. */
  run: string
  /** The pack of the shard. */
  pack: Pack
  /** What its files follow from. */
  key: string
  /** What the dataset calls its mentions, document by document, those left out whose id is fixed; null when it has none. */
  names: Iterator<Names> | null
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

type Names = readonly (readonly [id: string, ambiguous: boolean])[]

/** Gives the ids of the dataset to the records of a shard and writes those whose files do not lie there already. */
export async function writeShard(options: WriteOptions): Promise<Written> {
  const {id, run, pack, key, names, format, output, fresh, written} = options
  const scratch = `${written}.${randomBytes(6).toString('hex')}.part`
  const [notes, failures, statements] = ['notes', 'failures', 'statements'].map((name) => new Sorter(join(scratch, `sort-${name}`)))
  const totals = new Totals()
  const records = function* (): Generator<Resolved> {
    for (const row of pack.rows()) {
      const resolved = resolve(row, pack, (names?.next().value as Names | undefined) ?? [], run)
      totals.add(row)
      if (row.counts.dates > 0) for (const statement of statementsOf(resolved.record())) statements.add(statementKey(statement), JSON.stringify(statement))
      if (row.error !== null) failures.add(sortKey(row.id), JSON.stringify(failureOf(row.id, resolved.record())))
      yield resolved
    }
    // Read to the end, so that damage is noticed.
    names?.next()
  }
  const layout: Layout = format === 'json' ? oneFileEach(notesOf(written)) : partLayout(format, id)
  const part = await layout({records: records(), output, fresh, note: (note) => notes.add(sortKey(note.row.id), JSON.stringify(note))})
  pack.close()
  const outcome: Written = {key, part, ...totals.sums}
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

/** A record with the ids of the dataset. One that mentions nothing is as it lies. */
function resolve(row: Row, pack: Pack, names: Names, run: string): Resolved {
  const bytes = pack.record(row)
  if (bytes === null) throw new CorruptPack(pack.folder)
  let resolved: DocumentRecord | null = null
  const named = (): DocumentRecord => {
    const record = JSON.parse(bytes.toString()) as DocumentRecord
    let next = 0
    const ids = row.mentions.map(({fixed}) => (fixed === undefined ? names[next++] : ([fixed, false] as const)))
    return {...record, entities: record.entities.map((mention, i) => ({...mention, id: ids[i][0], ambiguous: ids[i][1]}))}
  }
  return {
    row,
    record: () => (resolved ??= named()),
    line: () => (row.mentions.length === 0 ? bytes : Buffer.from(JSON.stringify((resolved ??= named())))),
    from: () => sha256(JSON.stringify([run, row.record, names]))
  }
}

function failureOf(id: string, {source: {path, line}, error}: DocumentRecord): object {
  return {id, source: path, line, code: error!.code, message: error!.message}
}
