import {once} from 'node:events'
import type {Writable} from 'node:stream'
import type {DocumentRecord} from '../record.ts'

export type OutputFormat = 'json' | 'jsonl' | 'text'

export interface RecordWriter {
  /** Resolves when the stream takes more. */
  write(record: DocumentRecord): Promise<void>
  end(): Promise<void>
}

/** How records are laid out: what stands before the first, between two, and after the last. */
interface Layout {
  begin: string
  between: string
  end: string
  show(record: DocumentRecord): string
}

const layouts: Readonly<Record<OutputFormat, Layout>> = {
  jsonl: {begin: '', between: '\n', end: '\n', show: (record) => JSON.stringify(record)},
  json: {begin: '[\n', between: ',\n', end: '\n]\n', show: (record) => JSON.stringify(record, null, 2)},
  text: {begin: '', between: '\n\n', end: '\n', show: (record) => record.text}
}

/**
 * Writes records to a stream and waits whenever it is full.
 * @param many a stream of records, which in JSON is an array; else the one record stands alone
 */
export function createRecordWriter(format: OutputFormat, many: boolean, stream: Writable): RecordWriter {
  const {begin, between, end, show} = {...layouts[format], ...(many ? {} : {begin: '', end: '\n'})}
  let written = 0
  const put = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  return {
    write: (record) => put((written++ === 0 ? begin : between) + show(record)),
    end: () => put(written > 0 ? end : format === 'json' && many ? '[]\n' : '')
  }
}
