import type {Manifest} from '../schemas.ts'
import {datasetFiles} from './dataset.ts'

/** The files that earlier runs wrote and this one does not. */
export function staleFiles(before: readonly Manifest[], isNow: (file: string) => boolean): string[] {
  const files = before.flatMap(({documents, parts = [], files = {}}) => [...documents.map(({file}) => file), ...parts.map(({file}) => file), ...Object.keys(files)])
  return [...new Set(files)].filter((file) => isOurs(file) && !isNow(file))
}

/** A manifest may be forged: what leaves documents/, or is no file of a dataset, is none of ours. */
function isOurs(file: unknown): boolean {
  if (typeof file !== 'string') return false
  if (datasetFiles.includes(file)) return true
  return /^documents\/[^\\\0]+\.(?:json|jsonl|jsonl\.gz|parquet)$/.test(file) && !file.split('/').some((name) => name === '' || name.startsWith('.'))
}
