import type {InputFile} from './inputs.ts'
import type {Format} from '../read/index.ts'
import {formatOf, withoutExtension} from './items.ts'
import {keyOfText} from './keys.ts'
import {fileNameOfId, fileNameOfPath, foldName} from './names.ts'

/** Where a document comes from and what it is called. */
export interface Placed {
  id: string
  /** Path of its record, relative to the output. */
  file: string
  /** Path relative to the input root. */
  source: string
  line: number | null
}

/** Formats that hold many documents, each with a name of its own. */
const many = new Set<Format>(['application/jsonl', 'application/warc'])

/** @param id of a record; null when it has none, or when the file is the document */
export function place(source: string, line: number | null, id: string | null): Placed {
  const fileId = withoutExtension(source)
  if (line === null) return {id: fileId, file: `documents/${fileNameOfPath(fileId)}`, source, line}
  const ownId = id ?? `${fileId}:${line}`
  return {id: ownId, file: `documents/${fileNameOfId(ownId)}`, source, line}
}

/** The name of a file document, known before it is read; null for a file of many documents, which are named one by one. */
export function placeOfFile({name}: Pick<InputFile, 'name'>): Placed | null {
  return many.has(formatOf(name)) ? null : place(name, null, null)
}

export function placeOf({source, line}: Pick<Placed, 'source' | 'line'>): string {
  return line === null ? source : `${source}:${line}`
}

/** Documents that share none of them have each a name of its own. */
export function nameKeys({id, file}: Placed): number[] {
  return [keyOfText(`file ${foldName(file)}`), keyOfText(`id ${foldName(id)}`)]
}
