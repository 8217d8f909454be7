import {resolve} from 'node:path'
import type {Config} from '../config.ts'
import {sourceDigest} from '../pipeline.ts'
import {knownInputs} from '../run/inputs.ts'
import {fileItems} from '../run/items.ts'
import type {Manifest} from '../schemas.ts'

export interface RawText {
  /** Index of the document in the manifest. */
  n: number
  raw: string
  /** What `source.sha256` of a record says that was made of it. */
  sha256: string
}

/** The raw texts of the documents of a manifest as they are now, as far as they are there, in the order of their sources. */
export async function* rawTexts(config: Config, documents: Manifest['documents']): AsyncGenerator<RawText> {
  const numbers = new Map(documents.map(({source, line}, n) => [placeOf(source, line), n]))
  for await (const {path, name} of knownInputs(config, resolve(config.folder, config.output))) {
    for await (const item of fileItems(path, name)) {
      const n = numbers.get(placeOf(name, item.line))
      const opened = n === undefined ? null : item.open()
      if (opened && 'input' in opened) yield {n: n!, raw: opened.input.raw, sha256: sourceDigest(opened.input)}
    }
  }
}

function placeOf(source: string, line: number | null): string {
  return `${line ?? ''}:${source}`
}
