import {constants} from 'node:fs'
import {copyFile, mkdir, readdir} from 'node:fs/promises'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

/** A config, a sample document and a workflow for GitHub Actions. */
const template = fileURLToPath(new URL('template/', import.meta.url))

export interface Scaffolded {
  /** Paths in the folder, with forward slashes, sorted. */
  written: string[]
  /** What was there already, and was left as it is. */
  left: string[]
}

/** Copies the template into a folder; no file that is there is touched. */
export async function scaffold(folder: string): Promise<Scaffolded> {
  const result: Scaffolded = {written: [], left: []}
  for (const path of await templateFiles()) {
    const target = join(folder, path)
    await mkdir(dirname(target), {recursive: true})
    const isNew = await copyFile(join(template, path), target, constants.COPYFILE_EXCL).then(() => true, (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    })
    result[isNew ? 'written' : 'left'].push(path)
  }
  return result
}

async function templateFiles(): Promise<string[]> {
  const entries = await readdir(template, {recursive: true, withFileTypes: true})
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(template, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}
