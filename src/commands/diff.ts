import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Dataset} from '../dataset/open.ts'
import {openFolder, openRevision} from '../dataset/open.ts'
import type {DatasetDiff} from '../diff/datasets.ts'
import {diffDatasets} from '../diff/datasets.ts'
import {markdownLook, terminalLook} from '../diff/looks.ts'
import {printDiff} from '../diff/print.ts'
import {colorsFor} from './colors.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf} from './config.ts'

export type DiffFormat = 'text' | 'markdown' | 'json'

export interface DiffOptions extends Pick<RunCommandOptions, 'config' | 'output'> {
  format?: DiffFormat
}

/**
 * Prints what changed between two datasets.
 * @param before a folder, or a git revision of `after`
 * @param after a folder; the output when not given
 */
export async function diff(before: string, after: string | undefined, {format = 'text', ...options}: DiffOptions): Promise<void> {
  const config = await configOf(options)
  const folder = after === undefined ? resolve(config.folder, config.output) : resolve(after)
  const datasets: [Dataset, Dataset] = [await (existsSync(before) ? openFolder(resolve(before)) : openRevision(before, folder)), await openFolder(folder)]
  console.log(formatDiff(await diffDatasets(...datasets), format))
}

/** A diff as text: colours on a terminal alone. */
export function formatDiff(diff: DatasetDiff, format: DiffFormat): string {
  if (format === 'json') return JSON.stringify(diff, null, 2)
  return printDiff(diff, format === 'markdown' ? markdownLook : terminalLook(colorsFor(process.stdout))).join('\n')
}
