import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {oneLine} from '../diff/one-line.ts'

/** Lines of the diff of one file, and of all, that are shown; the rest is counted. */
const maxLines = {file: 40, all: 200}

/** Characters of a line of the diff. */
const maxWidth = 160

/** What changed in JSON files line by line, documents before the files that are made from them, within the limits. Files of many rows are no reading for people. */
export async function patches(files: readonly string[], output: string, fresh: string): Promise<string[]> {
  const {structuredPatch} = await import('diff')
  const readable = files.filter((file) => file.endsWith('.json'))
  const [documents, rest] = [readable.filter((file) => file.startsWith('documents/')), readable.filter((file) => !file.startsWith('documents/'))]
  const printed: string[] = []
  for (const file of [...documents, ...rest]) {
    if (printed.length >= maxLines.all) return [...printed, '', '… more diffs left out']
    const [old, made] = [await readFile(join(output, file), 'utf8'), await readFile(join(fresh, file), 'utf8')]
    const patch = structuredPatch(file, file, old, made, '', '', {context: 2, timeout: 2000})
    const lines = patch?.hunks.flatMap(({oldStart, newStart, lines}) => [`@@ line ${oldStart} → ${newStart}`, ...lines]) ?? ['too different to show']
    printed.push('', file, ...lines.slice(0, maxLines.file).map((line) => `  ${oneLine(line, maxWidth)}`))
    if (lines.length > maxLines.file) printed.push(`  … ${lines.length - maxLines.file} more lines`)
  }
  return printed
}
