import {resolve} from 'node:path'
import type {Config} from '../config.ts'
import {knownInputs} from '../run/inputs.ts'
import {fileItems} from '../run/items.ts'
import type {Manifest} from '../schemas.ts'

/** The raw texts that the documents of a manifest were made of, as far as their sources still are what they were, in the order of these. */
export async function* rawTexts(config: Config, documents: Manifest['documents']): AsyncGenerator<{n: number; raw: string}> {
  const numbers = new Map(documents.map(({source, line}, n) => [placeOf(source, line), n]))
  for await (const {path, name} of knownInputs(config, resolve(config.folder, config.output))) {
    for await (const item of fileItems(path, name)) {
      const n = numbers.get(placeOf(name, item.line))
      if (n === undefined || documents[n].input !== item.digest()) continue
      const opened = item.open()
      if ('input' in opened) yield {n, raw: opened.input.raw}
    }
  }
}

function placeOf(source: string, line: number | null): string {
  return `${line ?? ''}:${source}`
}
