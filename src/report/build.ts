import {copyFileSync, createReadStream, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Config} from '../config.ts'
import type {Dataset} from '../dataset/open.ts'
import type {DocumentRecord} from '../record.ts'
import type {DocumentData, DocumentName, EntityData, ReportIndex, StatementData} from './data.ts'
import {pageSize} from './data.ts'
import {rawTexts} from './sources.ts'
import {Summary} from './summary.ts'

/** The page: made by `npm run build` out of page/. */
const assets = {folder: fileURLToPath(new URL('page/', import.meta.url)), files: ['index.html', 'app.js', 'app.css']}

/** Documents of an entity that are listed. */
const maxDocuments = 200

/** Writes a value under a key into the data of a report. */
type Write = (key: string, value: unknown) => void

/**
 * Writes the report of a dataset into a new folder: the page, and its data in files that it loads when they are looked at.
 * One document is held at a time, and a row for each document and each entity.
 * @param page the folder of the compiled page
 */
export async function buildReport(config: Config, dataset: Dataset, folder: string, page = assets.folder): Promise<ReportIndex> {
  for (const kind of ['d', 'e', 't']) mkdirSync(join(folder, 'data', kind), {recursive: true})
  const write: Write = (key, value) => writeFileSync(join(folder, 'data', `${key}.js`), script(key, value))
  const {documents} = dataset.manifest
  const numbers = new Map(documents.map(({id}, n) => [id, n]))
  const nameOf = (id: string): DocumentName => [numbers.get(id)!, id]
  const summary = new Summary(dataset.manifest)
  for await (const row of dataset.entities()) summary.addEntity(row)

  const add = (n: number, record: DocumentRecord, raw: string | null): void => {
    summary.addDocument(n, record)
    write(`d/${n}`, {record, raw} satisfies DocumentData)
  }
  const seen = new Set<number>()
  for await (const {n, raw, sha256} of rawTexts(config, documents)) {
    const record = await dataset.record(documents[n])
    seen.add(n)
    add(n, record, record.source.sha256 === sha256 ? raw : null)
  }
  for (const [n, row] of documents.entries()) if (!seen.has(n)) add(n, await dataset.record(row), null)

  await writePages('e', dataset.entities(), write, (row, n): EntityData => ({row: summary.entities[n], aliases: row.aliases, documents: row.documents.slice(0, maxDocuments).map(nameOf), together: summary.together(n)}))
  await writePages('t', dataset.statements(), write, (row): StatementData => {
    summary.addStatement(row)
    return {...row, document: nameOf(row.document)}
  })
  write('documents', summary.documents)
  write('entities', summary.entities)
  write('index', summary.index)
  for (const name of assets.files) copyFileSync(join(page, name), join(folder, name))
  return summary.index
}

async function writePages<T>(key: string, rows: AsyncIterable<T>, write: Write, dataOf: (row: T, n: number) => unknown): Promise<void> {
  let page: unknown[] = []
  let n = 0
  for await (const row of rows) {
    page.push(dataOf(row, n++))
    if (n % pageSize > 0) continue
    write(`${key}/${n / pageSize - 1}`, page)
    page = []
  }
  if (page.length > 0) write(`${key}/${Math.floor(n / pageSize)}`, page)
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
