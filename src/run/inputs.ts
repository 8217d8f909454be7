import type {Dirent} from 'node:fs'
import {readdir} from 'node:fs'
import {lstat, readlink, realpath, stat} from 'node:fs/promises'
import {basename, dirname, join, resolve, sep} from 'node:path'
import {escapePath, glob, isDynamicPattern} from 'tinyglobby'
import {compare} from '../compare.ts'
import {isInside, realPlace} from './paths.ts'
import {UsageError, shown} from './usage.ts'

/** A file to clean. */
export interface InputFile {
  path: string
  /** Relative to the root of its input, with forward slashes. */
  name: string
  /** The folder that its input names or is in, links followed. */
  root: string
}

/**
 * The files of a folder or of globs, listed once and sorted by code unit.
 * Hidden files are skipped and so is what lies in the output folder. Throws a UsageError for a link that leaves its root,
 * and for an input that is the output folder or lies in it.
 * @param folder what the inputs are relative to
 */
export async function listInputs(inputs: string | readonly string[], folder: string, output: string): Promise<InputFile[]> {
  const files = new Map<string, InputFile>()
  const realOutput = await realPlace(output)
  for (const input of [inputs].flat()) for (const file of await listInput(input, folder, realOutput)) files.set(file.path, file)
  const listed = [...files.values()].sort((a, b) => compare(a.name, b.name))
  if (listed.length === 0) throw new UsageError(`${[inputs].flat().join(', ')}: no files to clean; name a folder or a glob with --input, or "input" in the config`)
  return listed
}

async function listInput(input: string, folder: string, output: string): Promise<InputFile[]> {
  const {root, pattern} = await split(input, folder)
  const realRoot = await realpath(root)
  if (isInside(realRoot, output)) refuseInside(resolve(folder, input), output)
  const names = await glob(pattern, {cwd: root, onlyFiles: false, dot: false, followSymbolicLinks: false, expandDirectories: false, fs: {readdir: linksAsFiles}})
  const files: InputFile[] = []
  for (const name of names) {
    const path = join(root, name)
    if (isInside(join(realRoot, name), output)) continue
    const kind = await lstat(path)
    if (kind.isSymbolicLink() && !(await leadsToFile(path, realRoot, output))) continue
    if (kind.isFile() || kind.isSymbolicLink()) files.push({path, name: name.split(sep).join('/'), root: realRoot})
  }
  return files
}

function refuseInside(input: string, output: string): never {
  throw new UsageError(
    `${shown(input)}: this input is the output folder or lies in it (${shown(output)}), so records would replace sources or be read as such; choose another folder with --output`
  )
}

/** The folder of an input and the pattern in it: all of a folder, one file, or what follows the fixed part of a glob. */
async function split(input: string, folder: string): Promise<{root: string; pattern: string}> {
  const path = resolve(folder, input)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) return {root: path, pattern: '**/*'}
  if (found) return {root: dirname(path), pattern: escapePath(basename(path))}
  const names = input.split('/')
  const fixed = names.findIndex((name) => isDynamicPattern(name))
  if (fixed < 0) throw new UsageError(`${shown(path)}: there is no such folder or file; name the input with --input, or "input" in the config`)
  const root = resolve(folder, names.slice(0, fixed).join('/') || (input.startsWith('/') ? '/' : '.'))
  if (!(await stat(root).catch(() => null))?.isDirectory()) throw new UsageError(`${shown(root)}: there is no such folder, so nothing matches ${input}`)
  return {root, pattern: names.slice(fixed).join('/')}
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

/** Lists links as if they were files: the glob neither follows them, which may lead anywhere, nor passes over them in silence. */
const linksAsFiles = ((path: string, options: {withFileTypes: true}, done: (error: Error | null, entries: Dirent[]) => void): void =>
  readdir(path, options, (error, entries = []) => {
    for (const entry of entries) if (entry.isSymbolicLink()) Object.assign(entry, {isSymbolicLink: () => false, isFile: () => true})
    done(error, entries)
  })) as typeof readdir
