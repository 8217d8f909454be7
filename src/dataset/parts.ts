import type {DocumentRecord} from '../record.ts'
import {typeOfFile} from '../read/index.ts'
import {sha256} from '../run/digest.ts'
import {lines} from '../run/lines.ts'
import {readParquet} from '../run/parquet.ts'
import {countsOf} from '../run/totals.ts'
import {unpack} from '../run/unpack.ts'
import type {Manifest} from '../schemas.ts'

export type Row = Manifest['documents'][number]

/** The bytes of a file of a dataset, by its path in it. */
export type Read = (path: string) => AsyncIterable<Uint8Array>

/** What a manifest does not say of documents in parts: a row for each of them, in the order of the sources. Each part is read once. */
export async function rowsOfParts(parts: NonNullable<Manifest['parts']>, read: Read): Promise<Row[]> {
  const rows: Row[] = []
  for (const {file} of parts) for await (const {record, digest} of recordsOf(file, read)) rows.push(rowOf(file, record, digest))
  return rows
}

/** Gives records by their rows. It holds one part, so that records that are asked for in the order of the rows cost one reading of each. */
export function partReader(read: Read): (row: Row) => Promise<DocumentRecord> {
  let held: {file: string; records: Map<string, DocumentRecord>} | null = null
  return async ({file, id}) => {
    if (held?.file !== file) {
      held = {file, records: new Map()}
      for await (const {record} of recordsOf(file, read)) held.records.set(record.id!, record)
    }
    return held.records.get(id)!
  }
}

/** The records of a part, one at a time, with a digest of all that each says. */
async function* recordsOf(file: string, read: Read): AsyncGenerator<{record: DocumentRecord; digest: string}> {
  if (file.endsWith('.parquet')) {
    for (const record of await readParquet(await collected(read(file)))) yield {record, digest: sha256(JSON.stringify(record))}
    return
  }
  for await (const bytes of linesOf(file, read)) yield {record: JSON.parse(bytes.toString()) as DocumentRecord, digest: sha256(bytes)}
}

/** The lines of a file, packed or not. */
export async function* linesOf(file: string, read: Read): AsyncGenerator<Buffer> {
  const {packing} = typeOfFile(file)
  const chunks = packing === null ? read(file) : unpack(read(file), packing)
  for await (const some of lines(chunks, Infinity)) for (const {bytes} of some) yield bytes
}

/** All bytes of a file. */
export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

function rowOf(file: string, record: DocumentRecord, digest: string): Row {
  const {id, source, error} = record
  return {id: id!, file, sha256: digest, source: source.path!, line: source.line, input: source.sha256, error: error?.code ?? null, counts: countsOf(record)}
}
