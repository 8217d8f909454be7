import {createHash} from 'node:crypto'
import {readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {documents} from './documents.ts'

/** Writes seeded documents as JSONL. */
export function writeDocuments(path: string, count: number): void {
  writeFileSync(path, '')
  let lines: string[] = []
  const flush = (): void => {
    writeFileSync(path, lines.join(''), {flag: 'a'})
    lines = []
  }
  for (const document of documents(count)) if (lines.push(`${JSON.stringify(document)}\n`) === 10_000) flush()
  flush()
}

/** sha256 over all files of a dataset. */
export function digestOf(output: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(output, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.filter((file) => !file.includes('.tamis')).sort()) hash.update(file.slice(output.length)).update(readFileSync(file))
  return hash.digest('hex')
}
