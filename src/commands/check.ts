import {appendFile, mkdtemp, readFile, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative, resolve, sep} from 'node:path'
import {openFolder} from '../dataset/open.ts'
import type {DatasetDiff} from '../diff/datasets.ts'
import {diffDatasets} from '../diff/datasets.ts'
import {isEmpty} from '../diff/documents.ts'
import {compare} from '../compare.ts'
import {UsageError, shown} from '../run/usage.ts'
import {formatDiff} from './diff.ts'
import {annotations} from './github.ts'
import {patches} from './patches.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf} from './config.ts'
import {watched} from './run.ts'

export interface CheckOptions extends RunCommandOptions {
  /** `github` adds annotations, and writes the diff into the summary of the job. */
  reporter?: 'text' | 'github'
}

/** Files of a dataset that are not what the sources give now, by their path in it. */
export interface Drift {
  /** Files that the sources give. */
  made: number
  missing: string[]
  extra: string[]
  changed: string[]
}

/** Regenerates the dataset into a temporary folder and compares it with the output. Returns the exit code: 1 when it drifted. */
export async function check({reporter = 'text', ...options}: CheckOptions): Promise<number> {
  const config = await configOf(options)
  const output = resolve(config.folder, config.output)
  const fresh = await mkdtemp(join(tmpdir(), 'tamis-check-'))
  try {
    const outcome = await watched({...config, output: fresh}, {...options, force: true}, output)
    if ('stopped' in outcome) return outcome.stopped
    const drift = await driftOf(output, fresh)
    if (drift.missing.length + drift.extra.length + drift.changed.length === 0) {
      if (!options.quiet) console.log(`${shown(output)} is up to date: ${drift.made} files`)
      return 0
    }
    const diff = await diffOf(output, fresh, drift)
    await print(output, fresh, drift, diff)
    if (reporter === 'github') await reportToGitHub(output, drift, diff)
    return 1
  } finally {
    await rm(fresh, {recursive: true, force: true})
  }
}

async function driftOf(output: string, fresh: string): Promise<Drift> {
  const [old, made] = [await filesOf(output), await filesOf(fresh)]
  const changed: string[] = []
  for (const file of made) if (old.has(file) && !(await readFile(join(output, file))).equals(await readFile(join(fresh, file)))) changed.push(file)
  return {made: made.size, missing: [...made].filter((file) => !old.has(file)), extra: [...old].filter((file) => !made.has(file)), changed}
}

/** All files of a folder by their path in it, with forward slashes, sorted; hidden ones are not part of a dataset. */
async function filesOf(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return new Set(files.filter((file) => !/(?:^|\/)\./.test(file)).sort(compare))
}

/** What the drift says, by the bytes of the records: a hand in the output leaves the digests of its manifest as they were. Null when the output is no dataset. */
async function diffOf(output: string, fresh: string, {changed}: Drift): Promise<DatasetDiff | null> {
  const files = new Set(changed)
  try {
    return await diffDatasets(await openFolder(output), await openFolder(fresh), (_, {file}) => files.has(file))
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}

/** Prints which files drifted and what that says; line by line where it says nothing. */
async function print(output: string, fresh: string, {missing, extra, changed}: Drift, diff: DatasetDiff | null): Promise<void> {
  console.log(`${shown(output)} has drifted from what the sources give now:`)
  for (const file of missing) console.log(`  missing  ${file}`)
  for (const file of extra) console.log(`  extra    ${file}`)
  for (const file of changed) console.log(`  changed  ${file}`)
  if (diff) console.log(`\n${formatDiff({...diff, before: `committed ${diff.before}`, after: 'made now'}, 'text')}`)
  const said = diff !== null && diff.documents.changed.some((document) => !isEmpty(document))
  for (const line of said ? [] : await patches(changed, output, fresh)) console.log(line)
  console.log(`\nRun "tamis run" and commit ${shown(output)} if the changes are wanted.`)
}

async function reportToGitHub(output: string, drift: Drift, diff: DatasetDiff | null): Promise<void> {
  for (const line of annotations(shown(output), drift, diff)) console.log(line)
  const summary = process.env.GITHUB_STEP_SUMMARY
  if (summary && diff) await appendFile(summary, `${formatDiff(diff, 'markdown')}\n`)
}
