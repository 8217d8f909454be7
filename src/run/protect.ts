import {lstat} from 'node:fs/promises'
import {join} from 'node:path'
import {isInside, realPlace} from './paths.ts'
import {UsageError, shown} from './usage.ts'

/**
 * Throws a UsageError when a folder of the output is a link into the input, so that records would replace sources or become some.
 * @param folders where the run writes or deletes, relative to the output
 * @param roots folders of the input, links followed
 */
export async function refuseSources(output: string, folders: Iterable<string>, roots: Iterable<string>): Promise<void> {
  const home = await realPlace(output)
  const sources = [...roots]
  for (const name of folders) {
    const folder = join(output, name)
    const place = await realPlace(folder)
    if (isInside(place, home) || !sources.some((root) => isInside(place, root))) continue
    throw new UsageError(`${shown(folder)}: leads into the input (${shown(place)}), so the run would write over its sources; remove the link, or choose another folder with --output`)
  }
}

/** Throws a UsageError that names the first file that a run would replace in a folder where no run has written. */
export async function refuseOthersFiles(output: string, paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    const found = await lstat(join(output, path)).catch(() => null)
    if (found === null || found.isDirectory()) continue
    throw new UsageError(
      `${shown(join(output, path))}: is there already and no run of Tamis wrote it, as far as manifest.json tells; choose another folder with --output, move the file away, or replace it with --force`
    )
  }
}
