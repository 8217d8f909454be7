import type {DocumentRecord} from '../record.ts'
import {emptyRecord} from '../record.ts'
import {needed} from './optional.ts'

/** Documents of a row group, which are held in memory. */
const rowGroupSize = 5000

/** The fields of a record as columns: what is one value as such, the rest as JSON. */
const columns = [
  ...columnsOf('STRING', ['id', 'lang', 'title', 'author', 'site', 'date', 'text', 'path', 'url', 'sha256', 'mediaType', 'encoding', 'error', 'errorCode']),
  ...columnsOf('INT32', ['line', 'length']),
  ...columnsOf('JSON', ['blocks', 'sentences', 'dates', 'entities', 'removed', 'warnings'])
]

/** Writes records to a new file, a row group at a time. */
export async function writeParquet(path: string, records: Iterable<DocumentRecord>): Promise<void> {
  const {fileWriter, parquetWriteRows} = await needed('hyparquet-writer', 'to write Parquet', () => import('hyparquet-writer'))
  await parquetWriteRows({writer: fileWriter(path), rows: rowsOf(records), columns, rowGroupSize, createdBy: 'tamis'})
}

/** The records of a file that `writeParquet` made, as they were. */
export async function readParquet(bytes: Uint8Array): Promise<DocumentRecord[]> {
  const {parquetReadObjects} = await needed('hyparquet', 'to read Parquet', () => import('hyparquet'))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  return (await parquetReadObjects({file})).map((row) => recordOf(row as Row))
}

type Row = Omit<DocumentRecord, 'schema' | 'source' | 'error'> & DocumentRecord['source'] & {error: string | null; errorCode: string | null}

function* rowsOf(records: Iterable<DocumentRecord>): Generator<Record<string, unknown>> {
  for (const {source, error, ...record} of records) yield {url: null, ...record, ...source, error: error?.message ?? null, errorCode: error?.code ?? null}
}

function recordOf({path, line, url, sha256, mediaType, encoding, length, error, errorCode, ...fields}: Row): DocumentRecord {
  const source = {path, line, ...(url === null ? {} : {url}), sha256, mediaType, encoding, length}
  return {...emptyRecord({id: fields.id, source}), ...fields, error: error === null ? null : {code: errorCode!, message: error, line}}
}

function columnsOf<T extends string>(type: T, names: readonly string[]): {name: string; type: T}[] {
  return names.map((name) => ({name, type}))
}
