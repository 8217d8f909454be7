import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {compare} from '../compare.ts'
import type {Stage} from '../stage.ts'

/** Of this package. */
export const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string}).version

/** sha256 in hex; a string as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** One digest for the version, and the names and options of the stages in their order; functions count by name. */
export function configDigest(stages: readonly Stage[]): string {
  return sha256(JSON.stringify([version, stages.map(({stage, options}) => [stage, plain(options)])]))
}

/** The value as plain JSON, keys sorted. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return `function ${value.name}`
  if (value instanceof RegExp || typeof value === 'bigint') return String(value)
  if (value instanceof Set || value instanceof Map || Array.isArray(value)) return [...value].map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)).map(([key, value]) => [key, plain(value)]))
}
