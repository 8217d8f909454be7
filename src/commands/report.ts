import {existsSync} from 'node:fs'
import {readdir, rename, rm} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {openFolder} from '../dataset/open.ts'
import {buildReport, isReport} from '../report/build.ts'
import {serveReport} from '../report/serve.ts'
import {UsageError, shown} from '../run/usage.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf} from './config.ts'

export interface ReportOptions extends Pick<RunCommandOptions, 'config' | 'input' | 'output'> {
  /** Folder of the report. */
  to: string
  /** Serves the report on the loopback address, so that it can write corrections. */
  serve?: boolean
  port?: number
}

/** What the report is served on when nothing else is said. */
const defaultPort = 4321

/** Writes the page on which people look at a dataset: made beside its place, then renamed. */
export async function report({to, serve, port = defaultPort, ...options}: ReportOptions): Promise<void> {
  const config = await configOf(options)
  const output = resolve(config.folder, config.output)
  const folder = resolve(to)
  if (!(await isFree(folder))) throw new UsageError(`${shown(folder)}: there is something here that is no report; name another folder with --to`)
  const dataset = await openFolder(output)
  const work = join(dirname(folder), `.${basename(folder)}.tamis.tmp`)
  await rm(work, {recursive: true, force: true})
  try {
    const {totals} = await buildReport(config, dataset, work)
    await rm(folder, {recursive: true, force: true})
    await rename(work, folder)
    console.log(`${totals.documents} documents: open ${serve ? `http://127.0.0.1:${port}/` : pathToFileURL(join(folder, 'index.html')).href}`)
  } finally {
    await rm(work, {recursive: true, force: true})
  }
  if (serve) await serveReport(folder, resolve(config.folder, config.overrides), port)
}

/** Whether the folder is not there, is empty, or holds an older report. */
async function isFree(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return true
  const names = await readdir(folder).catch(() => null)
  return names !== null && (names.length === 0 || (await isReport(folder)))
}
