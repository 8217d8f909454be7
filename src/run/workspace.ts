import {existsSync, lstatSync, mkdirSync, opendirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {dirname, join} from 'node:path'
import type {Manifest} from '../schemas.ts'
import {removeFolder} from './files.ts'
import {workFolder} from './job.ts'
import {unfinished} from './layout.ts'
import {places} from './tasks.ts'
import {UsageError, shown, systemCause} from './usage.ts'

export interface Workspace {
  readonly cache: string
  /** The manifests of the runs before: the last one that ended, and one that was killed while it renamed. */
  readonly before: readonly Manifest[]
  /** Renames all that waits into its place, the manifest last, after deleting `stale`. */
  commit(stale: readonly string[]): void
  /** Lets go of the output. When the run was refused, what it made is removed. */
  close(refused: boolean): void
}

/**
 * Opens the output folder for a run. Nothing outside the work folder is touched before everything is made, and then by renaming alone.
 * When a first run was killed while it renamed, the next puts its manifest into place at once, so that what it had renamed is known as
 * ours from then on. Throws a UsageError when it cannot be written, or when another run is at it.
 */
export function openWorkspace(output: string): Workspace {
  const cache = join(output, workFolder)
  const fresh = places.fresh(cache)
  const isNew = !existsSync(cache)
  const before = guarded(output, () => {
    makeFolder(cache)
    refuseOther(cache, output)
    writeFileSync(join(cache, 'process'), JSON.stringify({process: process.pid, host: hostname()}))
    writeFileSync(join(cache, '.gitignore'), '*\n')
    const found = [readManifest(output), readManifest(fresh)]
    if (found[1] !== null && !existsSync(join(output, 'manifest.json'))) renameSync(join(fresh, 'manifest.json'), join(output, 'manifest.json'))
    for (const folder of [fresh, places.scratch(cache), places.tasks(cache)]) removeFolder(folder)
    return found
  })
  return {
    cache,
    before: before.filter((manifest) => manifest !== null),
    commit: (stale) =>
      guarded(output, () => {
        for (const path of stale) remove(output, path)
        for (const path of filesIn(fresh)) if (path !== 'manifest.json' && !path.endsWith(unfinished)) move(fresh, output, path)
        if (existsSync(join(fresh, 'manifest.json'))) move(fresh, output, 'manifest.json')
        removeFolder(fresh)
      }),
    close(refused) {
      removeFolder(places.scratch(cache))
      rmSync(join(cache, 'process'), {force: true})
      if (refused && isNew) rmSync(cache, {recursive: true, force: true})
    }
  }
}

/** The manifest of an output folder; null when there is none that can be read. */
function readManifest(output: string): Manifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest
    return manifest.schema === 'tamis/manifest@1' && Array.isArray(manifest.documents) ? manifest : null
  } catch {
    return null
  }
}

/** Says of a system error which output could not be written and what to do. */
export function guarded<T>(output: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw explained(output, error)
  }
}

export function explained(output: string, error: unknown): unknown {
  const cause = systemCause(error)
  const {code, path, dest = path} = (error ?? {}) as NodeJS.ErrnoException & {dest?: string}
  // The output is all that a run writes; the system does not name the file.
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UsageError(`${shown(output)}: cannot be written: ${cause}; make room, and the next run goes on from here`, {cause: error})
  if (cause === null || dest === undefined || !dest.startsWith(output)) return error
  const at = dest !== output ? ` at ${shown(dest)}` : ''
  return new UsageError(`${shown(output)}: cannot be written${at}: ${cause}; choose another folder with --output, or make it writable`, {cause: error})
}

function refuseOther(folder: string, output: string): void {
  const owner = ownerOf(folder)
  if (owner === null || (owner.host === hostname() && (owner.process === process.pid || !isRunning(owner.process)))) return
  const where = owner.host === hostname() ? '' : ` on ${owner.host}`
  throw new UsageError(`${shown(output)}: another run (process ${owner.process}${where}) is writing here; wait for it, or delete ${shown(join(folder, 'process'))} if it is none`)
}

function ownerOf(folder: string): {process: number; host: string} | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'process'), 'utf8')) as {process: number; host: string}
  } catch {
    return null
  }
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The files under a folder by their paths in it. */
function* filesIn(root: string, below = ''): Generator<string> {
  if (!existsSync(join(root, below))) return
  const directory = opendirSync(join(root, below), {bufferSize: 256})
  const folders: string[] = []
  const files: string[] = []
  for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) (entry.isDirectory() ? folders : files).push(join(below, entry.name))
  directory.closeSync()
  yield* files
  for (const folder of folders) yield* filesIn(root, folder)
}

function move(from: string, to: string, path: string): void {
  makeFolder(dirname(join(to, path)))
  renameSync(join(from, path), join(to, path))
}

/** Deletes a file of the dataset and the folders that it leaves empty. */
function remove(output: string, path: string): void {
  rmSync(join(output, path), {force: true})
  for (let folder = dirname(path); folder !== 'documents' && folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(output, folder))
    } catch {
      return
    }
  }
}

/** Makes a folder and those above it. By hand because the recursive mkdir of Node 20 never ends in /proc, which takes no folders. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && lstatSync(dirname(path), {throwIfNoEntry: false}) === undefined) {
      makeFolder(dirname(path))
      mkdirSync(path)
    } else if (!statSync(path, {throwIfNoEntry: false})?.isDirectory()) throw error
  }
}
