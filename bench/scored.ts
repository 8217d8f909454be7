import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {dataSet, places, readRecords, root} from './data.ts'
import type {Measurement} from './measurement.ts'

/** The tasks of the runner, and what makes percent of the numbers that its scorer prints. */
const scales = {sentences: 1, entities: 1, dates: 100, pages: 100, flat: 100} as const

export interface Scoring {
  readonly scorer: keyof typeof scales
  /** File of a data set. */
  readonly file: string
  /** Only every n-th record is measured, from the first one on. */
  readonly every?: number
  /** Options of the runner. */
  readonly options?: readonly string[]
  /** Options of the scorer behind it. */
  readonly scorerOptions?: readonly string[]
  /** Where each figure stands in what the scorer prints. */
  readonly figures: Readonly<Record<string, Path>>
}

/** A place in JSON, key by key; in an array of rows a key is the `key` of a row. */
export type Path = readonly string[]

/** A data set that the command line cleans and a scorer compares with its gold. */
export function scored(task: string, {scorer, file, every = 1, options = [], scorerOptions = [], figures}: Scoring): Measurement {
  const path = dataSet(file)
  return {
    task,
    needs: [places.runner, path],
    figures: Object.keys(figures),
    async measure(cli) {
      const sample = every > 1 ? writeSample(path, every) : null
      try {
        const json = await runScorer([places.runner, scorer, sample ?? path, '--cli', cli, ...options, '--', ...scorerOptions])
        return Object.values(figures).map((at) => pick(json, at) * scales[scorer])
      } finally {
        if (sample) rmSync(dirname(sample), {recursive: true})
      }
    }
  }
}

/** What the scorer of raw/ says of output/, by the hand-made gold. */
export function scoredSeeds(task: string, figures: Readonly<Record<string, Path>>): Measurement {
  const {seedScorer, gold, output, raw} = places
  return {
    task,
    needs: [seedScorer, gold, output],
    figures: Object.keys(figures),
    async measure() {
      const json = await runScorer([seedScorer, gold, output, raw, '--json'])
      return Object.values(figures).map((at) => pick(json, at) * 100)
    }
  }
}

/** Throws an Error when there is no number at the path: what a scorer does not say is not 0. */
export function pick(json: unknown, path: Path): number {
  let at = json
  for (const key of path) at = Array.isArray(at) ? at.find((row) => row.key === key) : (at as Record<string, unknown> | undefined)?.[key]
  if (typeof at !== 'number') throw new Error(`the scorer gives no number at ${path.join(' › ')}`)
  return at
}

/** The JSON that a scorer prints. Throws an Error with the last that it says when it fails, or when the runner tells of documents that did. */
async function runScorer(command: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, command, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']})
  let printed = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  if (code !== 0 || /, exit [^0]/.test(said)) throw new Error(said.trim().split('\n').slice(-3).join('; ') || `exit ${code}`)
  return JSON.parse(printed)
}

/** A file of every n-th record; the paths in it are made absolute, since it stands elsewhere. */
function writeSample(path: string, every: number): string {
  const records = readRecords<{html_path?: string}>(path, every)
  for (const record of records) if (record.html_path) record.html_path = resolve(dirname(path), record.html_path)
  const sample = join(mkdtempSync(join(tmpdir(), 'tamis-eval-')), 'sample.jsonl')
  writeFileSync(sample, records.map((record) => JSON.stringify(record) + '\n').join(''))
  return sample
}
