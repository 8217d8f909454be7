import {createHash, hash} from 'node:crypto'
import {closeSync, existsSync, openSync, readFileSync, readSync, readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {compare} from '../compare.ts'
import type {Stage} from '../stage.ts'

/** Of this package. */
export const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string}).version

/** Where the build notes the digest of the code. */
export const digestFile = 'digest'

/** sha256 in hex; a string as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data)
}

/** UTF-16 code units that are hashed at once: a call for each short line costs more than its bytes. */
const block = 2 ** 14

/** A sha256 that grows line by line. */
export function digestOf(): {update(line: string): void; hex(): string} {
  const hash = createHash('sha256')
  let pending = ''
  const flush = (): void => {
    hash.update(pending)
    pending = ''
  }
  return {
    update(line) {
      pending += `${line}\n`
      if (pending.length > block) flush()
    },
    hex() {
      flush()
      return hash.digest('hex')
    }
  }
}

/** sha256 of a file, or of its bytes between two offsets, in bounded memory. */
export function fileDigest(path: string, from = 0, to = Infinity): string {
  const file = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(2 ** 18)
    for (let at = from; at < to; ) {
      const size = readSync(file, chunk, 0, Math.min(chunk.length, to - at), at)
      if (size === 0) break
      hash.update(chunk.subarray(0, size))
      at += size
    }
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}

/** sha256 of the code of this package with its words and weights, wherever it lies. The build notes it: to read all of them takes a start 30 ms. */
export function codeDigest(): string {
  const code = dirname(dirname(fileURLToPath(import.meta.url)))
  const noted = join(code, digestFile)
  if (existsSync(noted)) return readFileSync(noted, 'utf8')
  const files = readdirSync(code, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort(compare)
  return sha256(paths.map((path) => `${path.slice(code.length)} ${fileDigest(path)}\n`).join(''))
}

/** One digest for a value, the order of keys aside; functions count by name. */
export function digestOfValue(value: unknown): string {
  return sha256(JSON.stringify(plain(value)))
}

/** One digest for the version, and the names and options of the stages in their order; functions count by name. */
export function configDigest(stages: readonly Pick<Stage, 'stage' | 'options'>[]): string {
  return digestOfValue([version, stages.map(({stage, options}) => [stage, options])])
}

/** The value as plain JSON, keys sorted. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return `function ${value.name}`
  if (value instanceof RegExp || typeof value === 'bigint') return String(value)
  if (value instanceof Set || value instanceof Map || Array.isArray(value)) return [...value].map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)).map(([key, value]) => [key, plain(value)]))
}
