import {realpath} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, sep} from 'node:path'

/** Whether a path is the folder or lies in it, by the names alone. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Where a path leads, all links followed; what of it does not exist yet is taken as it stands. */
export async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return path === dirname(path) ? path : join(await realPlace(dirname(path)), basename(path))
  }
}
