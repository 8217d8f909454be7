import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Data sets, gold and scorers, which are no part of the repository: `TAMIS_DATA`, or `shared` beside it. */
const folder = process.env.TAMIS_DATA ? resolve(process.env.TAMIS_DATA) : join(dirname(root), 'shared')

export const places = {
  /** Hand-made gold for the documents of raw/, one JSON file each. */
  gold: join(folder, 'gold'),
  /** Runs the command line over a data set and scores what comes back. */
  runner: join(folder, 'score', 'run.mjs'),
  /** Scores output/ against the gold. */
  seedScorer: join(folder, 'score', 'seeds.mjs'),
  raw: join(root, 'raw'),
  output: join(root, 'output'),
  floors: join(root, 'tests', 'scores.json'),
  cli: join(root, 'dist', 'cli.js')
}

/** A file of a data set: `dataSet('dates/wiki-fr.jsonl')`. */
export function dataSet(path: string): string {
  return join(folder, 'data', path)
}

/** The first of some paths that is not there, or null. */
export function missing(paths: readonly string[]): string | null {
  return paths.find((path) => !existsSync(path)) ?? null
}

/** Every n-th record of a JSONL file, gzipped or not. */
export function readRecords<Line>(path: string, every = 1): Line[] {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
  return lines.filter((_, i) => i % every === 0).map((line) => JSON.parse(line) as Line)
}
