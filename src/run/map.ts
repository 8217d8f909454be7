import {dirname} from 'node:path'
import type {AcrossOptions, Repeat} from '../duplicates/across.ts'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import {fingerprintOf} from '../duplicates/fingerprint.ts'
import type {Pipeline} from '../pipeline.ts'
import {toFile} from '../pipeline.ts'
import type {DocumentRecord} from '../record.ts'
import {failedRecord} from '../record.ts'
import {fileDigest, sha256} from './digest.ts'
import {readFingerprints} from './fingerprints.ts'
import type {Item} from './items.ts'
import {fileItems} from './items.ts'
import type {Overrules} from './overruled.ts'
import {digestOfOverrides, fixedId, missedOf} from './overruled.ts'
import type {Done, Pack, Row} from './pack.ts'
import {createPack, leftPacks, openPack, readDone, stampOf, writeDone} from './pack.ts'
import {place} from './place.ts'
import type {Piece, Shard} from './shards.ts'
import {tallyOf} from './totals.ts'

export interface MapOptions {
  pipeline: Pipeline
  /** Where the pack of the shard goes. */
  folder: string
  /** Packs that may hold records of the shard as well. */
  beside: readonly string[]
  maxBytes?: number
  /** What counts as a repeat across documents; null when these are not to be compared. */
  across: AcrossOptions | null
  /** What documents repeat of others, by their place in the shard from 0: these alone are cleaned, again. Null for all, at first. */
  repeats: ReadonlyMap<number, readonly Repeat[]> | null
  /** What the pack follows from, when the stamp of the shard does not say it. */
  stamp?: string
  overrules: Overrules
  /** Digest of the overrides of all documents. */
  overruled: string
  /** Documents that are given up, by their place in the shard, and why. */
  givenUp: ReadonlyMap<number, Failure>
  /** Told before each document. */
  onDocument(ordinal: number): void
  /** Told each record that was made, with the raw text when there is one. */
  onRecord?(record: DocumentRecord, raw: string): void
}

export interface Failure {
  code: string
  message: string
}

/** What came of one file of a shard. */
export interface FileOutcome {
  name: string
  documents: number
  /** Taken over. */
  unchanged: number
  failed: number
}

export interface MapOutcome {
  done: Done
  files: FileOutcome[]
}

/** Failures that another run may not meet again. */
const passing = new Set(['unreadable', 'timed-out', 'crashed'])

/**
 * The pack of a shard when it is made already, as stamps tell, or digests where the bytes have just been read for the plan; null when
 * it takes a thread to tell.
 * @param overruled digest of the overrides of all documents
 */
export function knownPack(folder: string, shard: Shard, overruled: string): Done | null {
  const known = readDone(folder)
  if (known === null || known.mayPass || known.overruled !== overruled) return null
  const stamp = stampOf(shard)
  if (stamp !== null && stamp === known.stamp) return known
  const isSame = shard.pieces.every((piece, i) => piece.lines !== null && pieceDigest(piece) === known.pieces[i])
  return isSame && shard.pieces.length === known.pieces.length ? confirm(folder, {...known, stamp}) : null
}

/** Cleans the documents of a shard into a pack; what an earlier run made of the same bytes is taken over. */
export async function mapShard(shard: Shard, options: MapOptions): Promise<MapOutcome> {
  const {repeats, overruled, stamp = stampOf(shard)} = options
  const pieces = shard.pieces.map(pieceDigest)
  const known = repeats === null ? readDone(options.folder) : null
  if (known && !known.mayPass && known.pieces.join() === pieces.join() && isSaid(known, options)) {
    return {done: confirm(options.folder, {...known, stamp, overruled}), files: shard.pieces.map(unchanged)}
  }
  const own = leftPacks(options.folder)
  // A shard that is new has neighbours that are new: only one that was there may have lost lines to them.
  const reuse = recallRecords(own.length === 0 ? [] : [...options.beside.flatMap(leftPacks), ...own], options)
  const pack = createPack(options.folder)
  const files: FileOutcome[] = []
  const folders = new Set<string>()
  let [ordinal, mayPass] = [0, false]
  for (const {path, name, lines} of shard.pieces) {
    const outcome: FileOutcome = {name, documents: 0, unchanged: 0, failed: 0}
    for await (const item of fileItems(path, name, {maxBytes: options.maxBytes, lines})) {
      const at = ordinal++
      if (repeats !== null && !repeats.has(at)) continue
      options.onDocument(at)
      const repeated = repeats?.get(at) ?? []
      const {row, record, fingerprint, isKnown} = reuse.find(name, item, repeated) ?? make(name, item, repeated, options.givenUp.get(at), options)
      pack.add(row, record, fingerprint())
      folders.add(dirname(row.file))
      outcome.documents++
      if (isKnown) outcome.unchanged++
      if (row.error !== null) outcome.failed++
      if (row.error !== null && passing.has(row.error)) mayPass = true
    }
    files.push(outcome)
  }
  reuse.close()
  const failed = files.reduce((sum, file) => sum + file.failed, 0)
  return {done: pack.finish({stamp, overruled, pieces, failed, mayPass, folders: [...folders]}), files}
}

/** A document on its way into the pack. */
interface Made {
  row: Omit<Row, 'offset' | 'length' | 'record'>
  record: string | Buffer
  fingerprint(): Fingerprint | null
  isKnown: boolean
}

function make(name: string, item: Item, repeats: readonly Repeat[], givenUp: Failure | undefined, {pipeline, overrules, across, onRecord}: MapOptions): Made {
  const opened = item.open()
  const overrides = 'input' in opened && overrules.size > 0 ? (overrules.get(place(name, item.line, opened.input.id ?? null).id) ?? []) : []
  const record =
    'failed' in opened ? opened.failed : givenUp ? failedRecord(toFile(opened.input).data.origin!, {...givenUp, line: item.line}) : pipeline.clean(Object.assign(opened.input, {repeats, overrides}))
  const placed = place(name, item.line, record.id)
  const named = {...record, id: placed.id}
  onRecord?.(named, 'input' in opened ? opened.input.raw : '')
  const {lang, entities} = named
  const {id, file, source, line} = placed
  const {error, counts, rules} = tallyOf(named)
  const mentions = entities.map((entity) => ({text: entity.text, type: entity.type, ...fixedId(entity, overrides)}))
  return {
    row: {id, file, source, line, input: item.digest(), repeats: digestOfRepeats(repeats), error, counts, rules, lang, overruled: digestOfOverrides(overrides), missed: missedOf(named), mentions},
    record: JSON.stringify(named),
    fingerprint: () => fingerprinted(named, across),
    isKnown: false
  }
}

/** Records of earlier packs by the bytes that they were made of. */
function recallRecords(packs: readonly Pack[], {overrules, across}: MapOptions): {find(name: string, item: Item, repeats: readonly Repeat[]): Made | null; close(): void} {
  const rows = new Map<string, {pack: Pack; row: Row; fingerprint: Fingerprint | undefined}>()
  for (const pack of packs) {
    try {
      const fingerprints = new Map(readFingerprints(pack.folder))
      let at = 0
      for (const row of pack.rows()) {
        if (row.error === null) rows.set(`${row.input} ${row.repeats} ${row.source}`, {pack, row, fingerprint: fingerprints.get(at)})
        at++
      }
    } catch {
      // What cannot be read is made again.
    }
  }
  return {
    find(name, item, repeats) {
      const known = rows.size > 0 ? rows.get(`${item.digest()} ${digestOfRepeats(repeats)} ${name}`) : undefined
      const bytes = known?.pack.record(known.row) ?? null
      if (known === undefined || bytes === null) return null
      const {offset, length, record: digest, ...old} = known.row
      const {row, record} = old.line === item.line ? {row: old, record: bytes} : moved(old, bytes, item.line!)
      const {id} = row
      if (digestOfOverrides(overrules.get(id)) !== row.overruled) return null
      return {row, record, fingerprint: () => (known.fingerprint ? {...known.fingerprint, document: id} : fingerprinted(parsed(record), across)), isKnown: true}
    },
    close: () => packs.forEach((pack) => pack.close())
  }
}

function fingerprinted(record: DocumentRecord, across: AcrossOptions | null): Fingerprint | null {
  return across === null || record.error !== null ? null : fingerprintOf(record, across)
}

/** The same record from another line of the same file. */
function moved(row: Made['row'], bytes: Buffer, line: number): Pick<Made, 'row' | 'record'> {
  const isNamed = row.id !== place(row.source, row.line, null).id
  const placed = place(row.source, line, isNamed ? row.id : null)
  const record = parsed(bytes)
  return {row: {...row, ...placed}, record: JSON.stringify({...record, id: placed.id, source: {...record.source, line}})}
}

function parsed(record: string | Buffer): DocumentRecord {
  return JSON.parse(record.toString()) as DocumentRecord
}

function digestOfRepeats(repeats: readonly Repeat[]): string {
  return repeats.length === 0 ? '' : sha256(JSON.stringify(repeats))
}

/** Whether the overrides of the documents of a pack are those that it was made with. */
function isSaid({digest, overruled}: Done, {folder, overrules, overruled: now}: MapOptions): boolean {
  if (overruled === now) return true
  try {
    for (const row of openPack(folder, digest).rows()) if (row.overruled !== digestOfOverrides(overrules.get(row.id))) return false
    return true
  } catch {
    return false
  }
}

/** Notes what the pack follows from now. */
function confirm(folder: string, done: Done): Done {
  writeDone(folder, done)
  return done
}

function unchanged({name}: Piece): FileOutcome {
  return {name, documents: 0, unchanged: 0, failed: 0}
}

/** Of the bytes of a piece, its name and its first line: what its records follow from. Empty when it cannot be read. */
function pieceDigest({path, name, lines}: Piece): string {
  try {
    return sha256(JSON.stringify([name, lines?.first, fileDigest(path, lines?.from, lines?.to)]))
  } catch {
    return ''
  }
}
