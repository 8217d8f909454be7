import {execFile, spawn} from 'node:child_process'
import {createReadStream} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {DocumentRecord} from '../record.ts'
import {UnpackError} from '../run/unpack.ts'
import {UsageError, shown, systemCause} from '../run/usage.ts'
import type {Entities, Manifest, Timeline} from '../schemas.ts'
import type {Read, Row} from './parts.ts'
import {collected, linesOf, partReader, rowsOfParts} from './parts.ts'

/** A dataset to look at, however its records are kept. */
export interface Dataset {
  /** As a person would call it. */
  name: string
  /** With a row for each document, also where documents lie many in a file. */
  manifest: Manifest
  /** Records of one file are best asked for one after the other. */
  record(row: Row): Promise<DocumentRecord>
  entities(): AsyncIterable<Entities['entities'][number]>
  statements(): AsyncIterable<Timeline['statements'][number]>
}

/** The dataset in an output folder. Throws a UsageError when there is none. */
export function openFolder(folder: string): Promise<Dataset> {
  return open(shown(folder), (path) => createReadStream(join(folder, path), {highWaterMark: 2 ** 18}))
}

/**
 * The dataset of an output folder as a git revision holds it: `HEAD`, a branch, a tag.
 * Throws a UsageError when git does not know the revision, or when it holds no dataset there.
 */
export async function openRevision(revision: string, folder: string): Promise<Dataset> {
  if (revision.startsWith('-')) throw new UsageError(`${revision}: is neither a folder nor a git revision`)
  await promisify(execFile)('git', ['-C', folder, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => {
    throw new UsageError(`${revision}: is neither a folder with a dataset nor a git revision known in ${shown(folder)}`)
  })
  return open(`${shown(folder)} at ${revision}`, (path) => shownByGit(folder, `${revision}:./${path}`))
}

/** What went wrong with a file, for the message. */
class Unreadable extends Error {}

async function* shownByGit(folder: string, object: string): AsyncGenerator<Uint8Array> {
  const git = spawn('git', ['-C', folder, 'show', object], {stdio: ['ignore', 'pipe', 'ignore']})
  const ended = new Promise<number | null>((done) => git.on('close', done).on('error', () => done(null)))
  yield* git.stdout as AsyncIterable<Uint8Array>
  if ((await ended) !== 0) throw new Unreadable()
}

async function open(name: string, read: Read): Promise<Dataset> {
  const json = (file: string): Promise<unknown> => explained(`${name}: ${file}`, async () => JSON.parse((await collected(read(file))).toString()) as unknown)
  const manifest = (await json('manifest.json')) as Manifest
  if (manifest.schema !== 'tamis/manifest@1' || !Array.isArray(manifest.documents)) throw new UsageError(`${name}: its manifest.json is not a manifest of Tamis`)
  const {parts} = manifest
  const rows = async function* <T>(file: 'entities' | 'timeline', field: string): AsyncGenerator<T> {
    if (parts === undefined) yield* ((await json(`${file}.json`)) as Record<string, T[]>)[field]
    else {
      try {
        for await (const line of linesOf(`${file}.jsonl`, read)) yield JSON.parse(line.toString()) as T
      } catch (error) {
        refuse(`${name}: ${file}.jsonl`, error)
      }
    }
  }
  const recordInPart = partReader(read)
  return {
    name,
    manifest: parts === undefined ? manifest : {...manifest, documents: await explained(`${name}: documents`, () => rowsOfParts(parts, read))},
    record: (row) => (parts === undefined ? (json(row.file) as Promise<DocumentRecord>) : explained(`${name}: ${row.file}`, () => recordInPart(row))),
    entities: () => rows('entities', 'entities'),
    statements: () => rows('timeline', 'statements')
  }
}

async function explained<T>(place: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    return refuse(place, error)
  }
}

/** Says of what is missing or broken what to do. */
function refuse(place: string, error: unknown): never {
  if (error instanceof SyntaxError) throw new UsageError(`${place} is not JSON; make the dataset anew with "tamis run"`)
  if (error instanceof UnpackError) throw new UsageError(`${place}: ${error.message}; make the dataset anew with "tamis run"`)
  if (error instanceof Unreadable || systemCause(error) !== null) throw new UsageError(`${place} cannot be read; make the dataset with "tamis run", or name its folder`)
  throw error
}
