import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Identified} from './identity/identify.ts'
import {fileStamp} from './layout.ts'
import type {List, ListName} from './lists.ts'

/** What the last run came to, so that the next need not ask again. */
export interface State {
  /** What documents repeat of others: what that follows from, and the digests of the packs of what was cleaned again. */
  again?: {key: string; shards: [order: number, digest: string][]}
  /** Whether what killed runs left beside packs is gone. */
  isSwept?: boolean
  /** What the names of the dataset followed from, and what came of them. */
  reduced?: Pick<Identified, 'named'> & {entities: string; key: string}
  /** What the lists of the dataset followed from. */
  lists?: Record<ListName, List>
  /** How the files beside the documents lie on the disk. */
  files?: Record<string, string>
}

export function readState(cache: string): State {
  try {
    return JSON.parse(readFileSync(join(cache, 'state.json'), 'utf8')) as State
  } catch {
    return {}
  }
}

/** Notes more. Written beside and renamed, so that a killed run leaves the old state. */
export function writeState(cache: string, more: State): void {
  const beside = join(cache, 'state.json.new')
  writeFileSync(beside, JSON.stringify({...readState(cache), ...more}))
  renameSync(beside, join(cache, 'state.json'))
}

export function stampsOf(output: string, files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, fileStamp(join(output, file))]))
}

/** Whether no file was touched since. */
export function isInPlace(output: string, {files}: State): boolean {
  return files !== undefined && Object.entries(files).every(([file, stamp]) => fileStamp(join(output, file)) === stamp)
}
