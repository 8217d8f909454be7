import {existsSync, readdirSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'

interface CachedPack {
  folder: string
  bytes: number
  /** When it was made, in milliseconds. */
  made: number
  isCurrent: boolean
}

/**
 * Removes packs until the rest fits: those that the run did not ask for first, the oldest first. What is removed is made again when
 * it is needed.
 * @param limit in bytes
 * @param current the packs of the run
 */
export function evictPacks(cache: string, limit: number, current: readonly string[]): void {
  const packs = packsIn(join(cache, 'shards'), new Set(current))
  let bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0)
  for (const pack of packs.sort((a, b) => Number(a.isCurrent) - Number(b.isCurrent) || a.made - b.made)) {
    if (bytes <= limit) return
    rmSync(pack.folder, {recursive: true, force: true})
    bytes -= pack.bytes
  }
}

/** `shards/<first two letters>/<id>/<run>`, see `packFolder`. */
function packsIn(shards: string, current: ReadonlySet<string>): CachedPack[] {
  const within = (folders: readonly string[]): string[] => folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  return within(within(existsSync(shards) ? within([shards]) : [])).map((folder) => ({
    folder,
    bytes: readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
    made: statSync(folder).mtimeMs,
    isCurrent: current.has(folder)
  }))
}
