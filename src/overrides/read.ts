import {readFile, readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {compare} from '../compare.ts'
import {UsageError, shown, systemCause} from '../run/usage.ts'
import type {Overrides} from './override.ts'

/**
 * The overrides of a file, or of all `.yaml` and `.yml` files of a folder, in the order of names and lines; none when there is no such place.
 * Throws a UsageError that names file and line of what is wrong.
 */
export async function readOverrides(path: string): Promise<Overrides> {
  const files = await filesOf(path)
  if (files.length === 0) return {corrections: [], identities: []}
  // Most datasets have none, and to load what checks them is a tenth of a start.
  const {parseOverrides} = await import('./parse.ts')
  const lists = await Promise.all(files.map(async (file) => parseOverrides(await readText(file), shown(file))))
  return {corrections: lists.flatMap(({corrections}) => corrections), identities: lists.flatMap(({identities}) => identities)}
}

async function filesOf(path: string): Promise<string[]> {
  const kind = await stat(path).catch(() => null)
  if (kind === null) return []
  return kind.isDirectory() ? (await readdir(path)).filter((name) => /\.ya?ml$/i.test(name)).sort(compare).map((name) => join(path, name)) : [path]
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${shown(file)}: cannot be read: ${systemCause(error) ?? String(error)}`)
  })
}
