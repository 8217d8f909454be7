import {statSync, readdirSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {DocumentRecord} from '../record.ts'
import type {Manifest} from '../schemas.ts'
import {sha256} from './digest.ts'
import {foldName} from './names.ts'
import {UsageError} from './usage.ts'

/** Where a document comes from and what it is called. */
export interface Placed {
  id: string
  /** Path of its record, relative to the output. */
  file: string
  /** Path relative to the input root. */
  source: string
  line: number | null
}

/** Finds the records that an earlier run made of the same input by the same config and code. */
export interface Reuse {
  find(source: string, line: number | null, input: string): Promise<{row: Manifest['documents'][number]; record: DocumentRecord} | null>
}

/** No record is taken over. */
export const reuseNothing: Reuse = {find: async () => null}

/** What the manifest of the last run lets us take over; nothing when code or config is younger than it. */
export function reuseOf(output: string, manifest: Manifest | undefined, digest: string, configFile: string | null): Reuse {
  if (manifest?.config !== digest || youngest(configFile) > statSync(join(output, 'manifest.json')).mtimeMs) return reuseNothing
  const rows = new Map(manifest.documents.map((row) => [`${row.line ?? ''}:${row.source}`, row]))
  return {
    async find(source, line, input) {
      const row = rows.get(`${line ?? ''}:${source}`)
      if (row === undefined || row.input !== input || row.error !== null || !isOurs(row.file)) return null
      const json = await readFile(join(output, row.file), 'utf8').catch(() => null)
      return json !== null && sha256(json) === row.sha256 ? {row, record: JSON.parse(json) as DocumentRecord} : null
    }
  }
}

/**
 * When the code or the config file last changed, in milliseconds: a digest of options does not tell what a function does.
 */
function youngest(configFile: string | null): number {
  const code = dirname(dirname(fileURLToPath(import.meta.url)))
  const files = readdirSync(code, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs), configFile === null ? 0 : statSync(configFile).mtimeMs)
}

/** Throws a UsageError that names both sources of two documents whose ids, or whose files, may be one. */
export function refuseTwins(documents: Iterable<Placed>): void {
  const taken = new Map<string, Placed>()
  for (const document of documents) {
    for (const key of [`id ${foldName(document.id)}`, `file ${foldName(document.file)}`]) {
      const twin = taken.get(key)
      if (twin && twin !== document) {
        throw new UsageError(
          `${placeOf(twin)} and ${placeOf(document)} have one id (${JSON.stringify(twin.id)}${twin.id === document.id ? '' : ` and ${JSON.stringify(document.id)}`}), so one would overwrite the other; rename one`
        )
      }
      taken.set(key, document)
    }
  }
}

export function placeOf({source, line}: Pick<Placed, 'source' | 'line'>): string {
  return line === null ? source : `${source}:${line}`
}

/** The files that earlier runs wrote for documents and this one does not. */
export function staleFiles(before: readonly Manifest[], now: ReadonlySet<string>): string[] {
  const files = before.flatMap(({documents}) => documents.map(({file}) => file))
  return [...new Set(files)].filter((file) => isOurs(file) && !now.has(file))
}

/** A manifest may be forged: a path that leaves documents/ is no file of ours. */
function isOurs(file: unknown): boolean {
  return typeof file === 'string' && /^documents\/[^\\\0]+\.json$/.test(file) && !file.split('/').some((name) => name === '' || name.startsWith('.'))
}
