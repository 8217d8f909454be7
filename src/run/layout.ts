import {randomBytes} from 'node:crypto'
import {lstatSync} from 'node:fs'
import type {DocumentRecord} from '../record.ts'
import type {Manifest} from '../schemas.ts'
import type {Row} from './pack.ts'

/** A record as it goes into the dataset. */
export interface Resolved {
  row: Row
  record(): DocumentRecord
  /** Its JSON in one line, as UTF-8. */
  line(): Uint8Array
  /** Digest of what it follows from. */
  from(): string
}

/** A file of the dataset that holds one document: its row in the manifest, what it follows from, and how it lies on the disk. */
export interface Note {
  row: Manifest['documents'][number]
  from: string
  stamp: string
}

/** A file of the dataset that holds many documents. */
export type Part = NonNullable<Manifest['parts']>[number]

export interface LayoutOptions {
  /** In the order of their sources. To be read once. */
  records: Iterable<Resolved>
  output: string
  fresh: string
  note(note: Note): void
}

/**
 * Lays the records of a shard out in files: one for each, which it notes, or one for all, which it returns. What lies in the
 * dataset with the same bytes stays; the rest waits beside it.
 */
export type Layout = (options: LayoutOptions) => Promise<(Part & {stamp: string}) | null>

/** Size, time and place on the disk of a file, which a rename keeps; empty when there is none. */
export function fileStamp(path: string): string {
  const found = lstatSync(path, {bigint: true, throwIfNoEntry: false})
  return found?.isFile() ? [found.size, found.mtimeNs, found.ino].join('-') : ''
}

/** How the name of a file ends while it is written: two workers may have been given one shard, and each may die. */
export const unfinished = '.unfinished'

export function besideOf(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}${unfinished}`
}
