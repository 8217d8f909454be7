import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {fileDigest, sha256} from '../digest.ts'
import {CorruptPack, replaceFolder} from '../pack.ts'

/** Files in a folder of their own that were made of others. */
export interface Step {
  /** What they follow from. */
  key: string
  /** Of all of them. */
  digest: string
}

const marker = 'done.json'

/** What was made the last time; null when it follows from something else, or is not all there. */
export function readStep(folder: string, key: string): Step | null {
  try {
    const step = JSON.parse(readFileSync(join(folder, marker), 'utf8')) as Step
    return step.key === key ? step : null
  } catch {
    return null
  }
}

/** Writes files beside their folder and puts them in its place. */
export function writeStep(folder: string, key: string, write: (folder: string) => void): Step {
  const part = `${folder}.${randomBytes(6).toString('hex')}.part`
  mkdirSync(part, {recursive: true})
  write(part)
  const step = {key, digest: digestOfFolder(part)}
  writeFileSync(join(part, marker), JSON.stringify(step))
  try {
    replaceFolder(part, folder)
  } catch (error) {
    // Another worker was given the same, and was done first.
    if (readStep(folder, key) === null) throw error
  }
  return step
}

/** The folder; throws a CorruptPack when it does not hold what was put there. */
export function checked(folder: string, digest: string): string {
  if (!existsSync(folder) || digestOfFolder(folder) !== digest) throw new CorruptPack(folder)
  return folder
}

function digestOfFolder(folder: string): string {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile() && entry.name !== marker)
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
  return sha256(JSON.stringify(paths.map((path) => [path, fileDigest(join(folder, path))])))
}
