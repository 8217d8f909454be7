import {createReadStream} from 'node:fs'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Config} from '../config.ts'
import type {Dataset} from '../diff/dataset.ts'
import type {DocumentRecord} from '../record.ts'
import type {Entities, Timeline} from '../schemas.ts'
import type {DocumentData, EntityData, ReportIndex, StatementData} from './data.ts'
import {pageSize} from './data.ts'
import {rawTexts} from './sources.ts'
import {Summary} from './summary.ts'

/** The page: made by `npm run build` out of page/. */
const assets = ['index.html', 'app.js', 'app.css']

/**
 * Writes the report of a dataset into a new folder: the page, and its data in files that it loads when they are looked at.
 * One document is held at a time.
 */
export async function buildReport(config: Config, dataset: Dataset, entities: Entities, timeline: Timeline, folder: string): Promise<ReportIndex> {
  const write = async (key: string, value: unknown): Promise<void> => {
    const path = join(folder, 'data', `${key}.js`)
    await mkdir(dirname(path), {recursive: true})
    await writeFile(path, script(key, value))
  }
  const {documents} = dataset.manifest
  const numbers = new Map(documents.map(({id}, n) => [id, n]))
  const summary = new Summary(dataset.manifest, entities.entities)
  const add = async (n: number, record: DocumentRecord, raw: string | null): Promise<void> => {
    summary.add(n, record)
    await write(`d/${n}`, {record, raw} satisfies DocumentData)
  }
  const seen = new Set<number>()
  for await (const {n, raw} of rawTexts(config, documents)) {
    seen.add(n)
    await add(n, await dataset.record(documents[n]), raw)
  }
  for (const [n, row] of documents.entries()) if (!seen.has(n)) await add(n, await dataset.record(row), null)
  const index = summary.index(timeline)
  await writePages('e', entities.entities.map((row, n): EntityData => ({aliases: row.aliases, documents: row.documents.map((id) => numbers.get(id)!), together: summary.together(n)})), write)
  await writePages('t', timeline.statements.map((row): StatementData => ({...row, document: numbers.get(row.document)!})), write)
  await write('index', index)
  for (const name of assets) await writeFile(join(folder, name), await readFile(fileURLToPath(new URL(`page/${name}`, import.meta.url))))
  return index
}

async function writePages(key: string, rows: readonly unknown[], write: (key: string, value: unknown) => Promise<void>): Promise<void> {
  for (let page = 0; page * pageSize < rows.length; page++) await write(`${key}/${page}`, rows.slice(page * pageSize, (page + 1) * pageSize))
}

/**
 * A value as a script that a page opened from the disk can load: fetch cannot read files. The value is a string literal of JSON,
 * which no text can leave, and the page parses it.
 */
function script(key: string, value: unknown): string {
  return `tamisData(${JSON.stringify(key)}, ${JSON.stringify(JSON.stringify(value))})\n`
}

/** Whether a folder holds a report. */
export async function isReport(folder: string): Promise<boolean> {
  const head = await firstBytes(join(folder, 'data', 'index.js')).catch(() => '')
  return head.startsWith('tamisData(')
}

async function firstBytes(path: string): Promise<string> {
  const stream = createReadStream(path, {end: 19, encoding: 'utf8'})
  let text = ''
  for await (const chunk of stream) text += chunk as string
  return text
}
