import {mkdtemp, readFile, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative, resolve, sep} from 'node:path'
import {compare} from '../run/digest.ts'
import {shown} from '../run/usage.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf, watched} from './run.ts'

/** Lines of the diff of one file, and of all, that are printed; the rest is counted. */
const maxLines = {file: 40, all: 200}

/** Characters of a line of the diff. */
const maxWidth = 160

/** Regenerates the dataset into a temporary folder and compares it with the output. Returns the exit code: 1 when it drifted. */
export async function check(options: RunCommandOptions): Promise<number> {
  const config = await configOf(options)
  const output = resolve(config.folder, config.output)
  const fresh = await mkdtemp(join(tmpdir(), 'tamis-check-'))
  try {
    const outcome = await watched({...config, output: fresh}, {...options, force: true}, output)
    if ('stopped' in outcome) return outcome.stopped
    return await compareFolders(output, fresh, options.quiet ?? false)
  } finally {
    await rm(fresh, {recursive: true, force: true})
  }
}

async function compareFolders(output: string, fresh: string, quiet: boolean): Promise<0 | 1> {
  const [old, made] = [await filesOf(output), await filesOf(fresh)]
  const missing = [...made].filter((file) => !old.has(file))
  const extra = [...old].filter((file) => !made.has(file))
  const changed: string[] = []
  for (const file of made) if (old.has(file) && !(await readFile(join(output, file))).equals(await readFile(join(fresh, file)))) changed.push(file)
  const drifted = missing.length + extra.length + changed.length
  if (drifted === 0) {
    if (!quiet) console.log(`${shown(output)} is up to date: ${made.size} files`)
    return 0
  }
  console.log(`${shown(output)} has drifted from what the sources give now:`)
  for (const file of missing) console.log(`  missing  ${file}`)
  for (const file of extra) console.log(`  extra    ${file}`)
  for (const file of changed) console.log(`  changed  ${file}`)
  await printDiffs(changed, output, fresh)
  console.log(`\nRun "tamis run" and commit ${shown(output)} if the changes are wanted.`)
  return 1
}

/** All files of a folder by their path in it, with forward slashes, sorted; hidden ones are not part of a dataset. */
async function filesOf(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return new Set(files.filter((file) => !/(?:^|\/)\./.test(file)).sort(compare))
}

/** Prints what changed, documents before the files that are made from them, within the limits. */
async function printDiffs(files: readonly string[], output: string, fresh: string): Promise<void> {
  const {structuredPatch} = await import('diff')
  const [documents, rest] = [files.filter((file) => file.startsWith('documents/')), files.filter((file) => !file.startsWith('documents/'))]
  let printed = 0
  for (const file of [...documents, ...rest]) {
    if (printed >= maxLines.all) {
      console.log('\n… more diffs left out')
      return
    }
    const [old, made] = [await readFile(join(output, file), 'utf8'), await readFile(join(fresh, file), 'utf8')]
    const patch = structuredPatch(file, file, old, made, '', '', {context: 2, timeout: 2000})
    const lines = patch?.hunks.flatMap(({oldStart, newStart, lines}) => [`@@ line ${oldStart} → ${newStart}`, ...lines]) ?? ['too different to show']
    const some = lines.slice(0, Math.min(maxLines.file, maxLines.all - printed))
    console.log(`\n${file}`)
    for (const line of some) console.log(`  ${line.length > maxWidth ? `${line.slice(0, maxWidth)}…` : line}`)
    if (some.length < lines.length) console.log(`  … ${lines.length - some.length} more lines`)
    printed += some.length
  }
}
