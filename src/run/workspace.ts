import {existsSync, mkdirSync, rmSync, statSync} from 'node:fs'
import {mkdir, readFile, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {Manifest} from '../schemas.ts'
import {UsageError, shown, systemCause} from './usage.ts'

/**
 * The folder inside the output in which a run works. Whatever a killed run leaves is in it, and the next run removes it:
 * nothing outside is touched before everything is made, and then by renaming alone. When a first run was killed while it
 * renamed, the next puts its manifest into place at once, so that what it had renamed is known as ours from then on.
 */
export const workFolder = '.tamis.tmp'

export interface Workspace {
  /** The manifests of the runs before: the last one that ended, and one that was killed while it renamed. */
  readonly before: readonly Manifest[]
  /** Keeps the outcome of the map, before the ids of the dataset are known. */
  keep(name: string, content: string): Promise<void>
  recall(name: string): Promise<string>
  /** Writes a file of the dataset beside its place; `path` is relative to the output. */
  write(path: string, content: string): Promise<void>
  /** Renames all that was written into its place, the manifest last, after deleting `stale`. */
  commit(stale: readonly string[]): Promise<void>
  /** Removes the work folder, at once. */
  close(): void
}

/** Opens the output folder for a run. Throws a UsageError when it cannot be written, or when another run is at it. */
export async function openWorkspace(output: string): Promise<Workspace> {
  const folder = join(output, workFolder)
  const before = await guarded(output, async () => {
    await makeFolder(output)
    await refuseOther(folder, output)
    const found = [await readManifest(output), await readManifest(join(folder, 'new'))]
    if (found[1] !== null && !existsSync(join(output, 'manifest.json'))) await rename(join(folder, 'new', 'manifest.json'), join(output, 'manifest.json'))
    rmSync(folder, {recursive: true, force: true})
    mkdirSync(folder)
    await writeFile(join(folder, 'process'), String(process.pid))
    return found
  })
  const written: string[] = []
  const folders = new Set<string>()
  const put = (path: string, content: string): Promise<void> =>
    guarded(output, async () => {
      const target = join(folder, path)
      if (!folders.has(dirname(target))) await makeFolder(dirname(target))
      folders.add(dirname(target))
      await writeFile(target, content)
    })
  return {
    before: before.filter((manifest) => manifest !== null),
    keep: (name, content) => put(join('map', name), content),
    recall: (name) => readFile(join(folder, 'map', name), 'utf8'),
    async write(path, content) {
      await put(join('new', path), content)
      written.push(path)
    },
    commit: (stale) =>
      guarded(output, async () => {
        for (const path of stale) await remove(output, path)
        for (const path of written) {
          await makeFolder(dirname(join(output, path)))
          await rename(join(folder, 'new', path), join(output, path))
        }
      }),
    close: () => rmSync(folder, {recursive: true, force: true})
  }
}

/** The manifest of an output folder; null when there is none that can be read. */
export async function readManifest(output: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(output, 'manifest.json'), 'utf8')) as Manifest
    return manifest.schema === 'tamis/manifest@1' && Array.isArray(manifest.documents) ? manifest : null
  } catch {
    return null
  }
}

async function refuseOther(folder: string, output: string): Promise<void> {
  const owner = Number(await readFile(join(folder, 'process'), 'utf8').catch(() => ''))
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new UsageError(`${shown(output)}: another run (process ${owner}) is writing here; wait for it, or delete ${shown(folder)} if it is none`)
  }
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Deletes a file of the dataset and the folders that it leaves empty. */
async function remove(output: string, path: string): Promise<void> {
  await rm(join(output, path), {force: true})
  for (let folder = dirname(path); folder !== 'documents' && folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(output, folder))
    } catch {
      return
    }
  }
}

/** Makes a folder and those above it. By hand because the recursive mkdir of Node 20 never ends in /proc, which takes no folders. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !existsSync(dirname(path))) {
      await makeFolder(dirname(path))
      await mkdir(path)
    } else if (!statSync(path, {throwIfNoEntry: false})?.isDirectory()) throw error
  }
}

/** Says of a system error which output could not be written and what to do. */
async function guarded<T>(output: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const cause = systemCause(error)
    if (cause === null) throw error
    const {path, dest = path} = error as NodeJS.ErrnoException & {dest?: string}
    const at = dest !== undefined && dest !== output ? ` at ${shown(dest)}` : ''
    throw new UsageError(`${shown(output)}: cannot be written${at}: ${cause}; choose another folder with --output, or make it writable`, {cause: error})
  }
}
