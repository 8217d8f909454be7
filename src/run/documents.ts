import {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {sha256} from './digest.ts'
import {toJson} from './json.ts'
import type {Layout, Note, Resolved} from './layout.ts'
import {besideOf, fileStamp} from './layout.ts'

/**
 * One JSON file for each document.
 * @param before what was noted of the documents the last time
 */
export function oneFileEach(before: ReadonlyMap<string, Note>): Layout {
  return async ({records, output, fresh, note}) => {
    const put = fileWriter(output, fresh)
    for (const resolved of records) {
      const {row: {file}} = resolved
      const from = resolved.from()
      const known = before.get(file)
      const stays = known?.from === from && known.stamp === fileStamp(join(output, file))
      const {sha256, stamp} = stays ? {sha256: known.row.sha256, stamp: known.stamp} : put(file, toJson(resolved.record()))
      note({row: manifestRow(resolved, sha256), from, stamp})
    }
    return null
  }
}

function manifestRow({row: {id, file, source, line, input, error, counts}}: Resolved, sha256: string): Note['row'] {
  return {id, file, sha256, source, line, input, error, counts}
}

/** Puts files beside the dataset, but for those that lie in it with the same bytes. */
function fileWriter(output: string, fresh: string): (file: string, content: string) => {sha256: string; stamp: string} {
  const folders = new Set<string>()
  return (file, content) => {
    const bytes = Buffer.from(content)
    const digest = sha256(bytes)
    const old = join(output, file)
    if (statSync(old, {throwIfNoEntry: false})?.size === bytes.length && readFileSync(old).equals(bytes)) return {sha256: digest, stamp: fileStamp(old)}
    const path = join(fresh, file)
    if (!folders.has(dirname(path))) mkdirSync(dirname(path), {recursive: true})
    folders.add(dirname(path))
    const beside = besideOf(path)
    writeFileSync(beside, bytes)
    renameSync(beside, path)
    return {sha256: digest, stamp: fileStamp(path)}
  }
}
