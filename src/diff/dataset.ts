import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {DocumentRecord} from '../record.ts'
import {UsageError, shown} from '../run/usage.ts'
import type {Manifest} from '../schemas.ts'

/** A dataset that can be compared with another: its manifest, and its records one at a time. */
export interface Dataset {
  /** As a person would call it. */
  name: string
  manifest: Manifest
  record(row: Manifest['documents'][number]): Promise<DocumentRecord>
}

/** Bytes of one file that git hands over at most. */
const maxBuffer = 512 * 1024 * 1024

const git = promisify(execFile)

/** The dataset in an output folder. Throws a UsageError when there is none. */
export async function openFolder(folder: string): Promise<Dataset> {
  return open(shown(folder), (path) => readFile(join(folder, path), 'utf8'))
}

/**
 * The dataset of an output folder as a git revision holds it: `HEAD`, a branch, a tag.
 * Throws a UsageError when git does not know the revision, or when it holds no dataset there.
 */
export async function openRevision(revision: string, folder: string): Promise<Dataset> {
  if (revision.startsWith('-')) throw new UsageError(`${revision}: is neither a folder nor a git revision`)
  await git('git', ['-C', folder, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => {
    throw new UsageError(`${revision}: is neither a folder with a dataset nor a git revision known in ${shown(folder)}`)
  })
  return open(`${shown(folder)} at ${revision}`, async (path) => (await git('git', ['-C', folder, 'show', `${revision}:./${path}`], {maxBuffer})).stdout)
}

/** Throws a UsageError for a dataset whose documents have no files of their own: they cannot be looked up one by one. */
export function refuseParts(name: string, {parts}: Manifest): void {
  if (parts !== undefined) throw new UsageError(`${name}: its documents lie in parts (${parts[0]?.file ?? 'none'} …), which cannot be looked at one by one; make it with format: 'json', into another folder`)
}

async function open(name: string, read: (path: string) => Promise<string>): Promise<Dataset> {
  const manifest = await parsed<Manifest>(`${name}: manifest.json`, read('manifest.json'))
  if (manifest.schema !== 'tamis/manifest@1' || !Array.isArray(manifest.documents)) throw new UsageError(`${name}: its manifest.json is not a manifest of Tamis`)
  refuseParts(name, manifest)
  return {name, manifest, record: ({file}) => parsed(`${name}: ${file}`, read(file))}
}

async function parsed<T>(place: string, text: Promise<string>): Promise<T> {
  const json = await text.catch(() => {
    throw new UsageError(`${place} cannot be read; make the dataset with "tamis run", or name its folder`)
  })
  try {
    return JSON.parse(json) as T
  } catch {
    throw new UsageError(`${place} is not JSON; make the dataset anew with "tamis run"`)
  }
}
