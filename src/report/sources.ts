import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {Config} from '../config.ts'
import type {InputFile} from '../run/inputs.ts'
import {listInputs} from '../run/inputs.ts'
import {fileItems} from '../run/items.ts'
import {UsageError} from '../run/usage.ts'
import type {Manifest} from '../schemas.ts'

/** The raw texts that the documents of a manifest were made of, as far as their sources still are what they were, in the order of these. */
export async function* rawTexts(config: Config, documents: Manifest['documents']): AsyncGenerator<{n: number; raw: string}> {
  const numbers = new Map(documents.map(({source, line}, n) => [placeOf(source, line), n]))
  for await (const {path, name} of listed(config)) {
    for await (const item of fileItems(path, name)) {
      const n = numbers.get(placeOf(name, item.line))
      if (n === undefined || documents[n].input !== item.digest()) continue
      const opened = item.open()
      if ('input' in opened) yield {n, raw: opened.input.raw}
    }
  }
}

/** The inputs; none where they are refused now. */
async function* listed({input, output, folder}: Config): AsyncGenerator<InputFile> {
  try {
    yield* listInputs(input, folder, resolve(folder, output), join(tmpdir(), `tamis-report-${process.pid}`))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
  }
}

function placeOf(source: string, line: number | null): string {
  return `${line ?? ''}:${source}`
}
