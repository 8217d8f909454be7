import type {BigIntStats, Dirent} from 'node:fs'
import {lstatSync, opendirSync, statSync} from 'node:fs'
import {readlink, realpath, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import picomatch from 'picomatch'
import {isInside, realPlace} from './paths.ts'
import {Sorter, sortKey} from './sorted.ts'
import {UsageError, shown} from './usage.ts'

/** A file to clean. */
export interface InputFile {
  path: string
  /** Relative to the root of its input, with forward slashes. */
  name: string
  /** The folder that its input names or is in, links followed. */
  root: string
  size: number
  /** Size, times and place on the disk: equal stamps, equal content. Null when it was written so lately that its times may lie. */
  stamp: string | null
}

/** File systems tell times in steps of up to this many nanoseconds: what was written twice in one step looks as if written once. */
const step = 2_000_000_000n

/** Directory entries after which other work may go on. */
const breath = 1000

/**
 * The files of a folder or of globs, listed once and sorted by name in code units, in memory bounded whatever their number.
 * Hidden files are skipped and so is what lies in the output folder. Throws a UsageError for a link that leaves its root,
 * for an input that is the output folder or lies in it, and when there is no file at all.
 * @param folder what the inputs are relative to
 * @param scratch a folder for what does not fit in memory
 */
export async function* listInputs(inputs: string | readonly string[], folder: string, output: string, scratch: string): AsyncGenerator<InputFile> {
  const realOutput = await realPlace(output)
  const byPath = new Sorter(join(scratch, 'paths'))
  for (const input of [inputs].flat()) for await (const file of listInput(input, folder, realOutput)) byPath.add(sortKey(file.path), JSON.stringify(file))
  const byName = new Sorter(join(scratch, 'names'))
  let last: [path: string, json: string] | null = null
  const keep = (json: string): void => byName.add(sortKey((JSON.parse(json) as InputFile).name), json)
  for (const [path, json] of byPath.entries()) {
    if (last !== null && last[0] !== path) keep(last[1])
    last = [path, json]
  }
  if (last === null) throw new UsageError(`${[inputs].flat().join(', ')}: no files to clean; name a folder or a glob with --input, or "input" in the config`)
  keep(last[1])
  for (const [, json] of byName.entries()) yield JSON.parse(json) as InputFile
}

/** The inputs one by one, none where they are refused: for those who look at a dataset that is made. */
export async function* knownInputs({input, folder}: {input: string | readonly string[]; folder: string}, output: string): AsyncGenerator<InputFile> {
  try {
    yield* listInputs(input, folder, output, join(tmpdir(), `tamis-inputs-${process.pid}`))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
  }
}

async function* listInput(input: string, folder: string, output: string): AsyncGenerator<InputFile> {
  const {root, entries} = await split(input, folder)
  const realRoot = await realpath(root)
  if (isInside(realRoot, output)) refuseInside(resolve(folder, input), output)
  const now = BigInt(Date.now()) * 1_000_000n
  let seen = 0
  for (const {name, isLink} of entries) {
    if (++seen % breath === 0) await new Promise(setImmediate)
    if (isInside(join(realRoot, name), output)) continue
    const path = join(root, name)
    if (isLink && !(await leadsToFile(path, realRoot, output))) continue
    const found = statSync(path, {bigint: true})
    yield {path, name, root: realRoot, size: Number(found.size), stamp: stampOf(found, now)}
  }
}

function stampOf({size, mtimeNs, ctimeNs, ino}: BigIntStats, now: bigint): string | null {
  return now - mtimeNs < step || now - ctimeNs < step ? null : [size, mtimeNs, ctimeNs, ino].join('-')
}

/** A file or a link, by its name in the root. */
interface Found {
  name: string
  isLink: boolean
}

/** The files and links under a folder by their names in it, hidden ones left out; links are not followed. */
function* walk(root: string, below = ''): Generator<Found> {
  const directory = opendirSync(join(root, below), {bufferSize: 256})
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.name.startsWith('.')) continue
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      const kind = kindOf(entry, join(root, name))
      if (kind.isDirectory()) yield* walk(root, name)
      else if (kind.isFile() || kind.isSymbolicLink()) yield {name, isLink: kind.isSymbolicLink()}
    }
  } finally {
    directory.closeSync()
  }
}

/** Some file systems do not tell the kind with the name. */
function kindOf(entry: Dirent, path: string): Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'> {
  return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink() ? entry : lstatSync(path)
}

function refuseInside(input: string, output: string): never {
  throw new UsageError(
    `${shown(input)}: this input is the output folder or lies in it (${shown(output)}), so records would replace sources or be read as such; choose another folder with --output`
  )
}

/** The folder of an input and what of it is meant: all of a folder, one file, or what matches the rest of a glob. */
async function split(input: string, folder: string): Promise<{root: string; entries: Iterable<Found>}> {
  const path = resolve(folder, input)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) return {root: path, entries: walk(path)}
  if (found) return {root: dirname(path), entries: [{name: basename(path), isLink: lstatSync(path).isSymbolicLink()}]}
  const names = input.split('/')
  const fixed = names.findIndex((name) => picomatch.scan(name).isGlob)
  if (fixed < 0) throw new UsageError(`${shown(path)}: there is no such folder or file; name the input with --input, or "input" in the config`)
  const root = resolve(folder, names.slice(0, fixed).join('/') || (input.startsWith('/') ? '/' : '.'))
  if (!(await stat(root).catch(() => null))?.isDirectory()) throw new UsageError(`${shown(root)}: there is no such folder, so nothing matches ${input}`)
  return {root, entries: filter(walk(root), picomatch(names.slice(fixed).join('/')))}
}

function* filter(entries: Iterable<Found>, matches: (name: string) => boolean): Generator<Found> {
  for (const entry of entries) if (matches(entry.name)) yield entry
}

/** Whether a link leads to a file inside the root; throws a UsageError when it leads out of it, or to the output, a folder or nowhere. */
async function leadsToFile(path: string, root: string, output: string): Promise<boolean> {
  const target = await realpath(path).catch(() => null)
  const refuse = async (problem: string): Promise<never> => {
    throw new UsageError(`${shown(path)}: is a link ${problem} (${await readlink(path)}); remove it, or put the file itself there`)
  }
  if (target === null) return refuse('that leads nowhere')
  if (!isInside(target, root)) return refuse('that leaves the input folder')
  if (isInside(target, output)) return refuse('into the output folder')
  return (await stat(target)).isFile() || refuse('to a folder')
}
