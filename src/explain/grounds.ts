import type {Config} from '../config.ts'
import type {Doc} from '../doc.ts'
import {createPipeline, sourceDigest, toFile} from '../pipeline.ts'
import type {DocumentRecord} from '../record.ts'
import {knownInputs} from '../run/inputs.ts'
import {fileItems} from '../run/items.ts'
import type {Span} from '../text.ts'

/** What weighed in the verdict on a raw range, by what a rule said of it; empty for rules that do not weigh. */
export type GroundsOf = (rule: string, raw: Span) => readonly string[]

/**
 * Cleans a document again and asks its judges what they went by, which records do not hold.
 * @returns null when the source is gone, or is no longer what the record was made of
 */
export async function findGrounds(record: DocumentRecord, config: Config, output: string): Promise<GroundsOf | null> {
  for await (const {path, name} of knownInputs(config, output)) {
    if (name !== record.source.path) continue
    for await (const item of fileItems(path, name)) {
      if (item.line !== record.source.line) continue
      const opened = item.open()
      return 'input' in opened && sourceDigest(opened.input) === record.source.sha256 ? groundsIn(cleaned(opened.input, config)) : null
    }
  }
  return null
}

function cleaned(input: Parameters<typeof toFile>[0], {stages}: Config): Doc {
  const {processor} = createPipeline({stages})
  const file = toFile(input)
  return processor.runSync(processor.parse(file), file)
}

function groundsIn(doc: Doc): GroundsOf {
  const said = new Map<string, () => readonly string[]>()
  for (const {rule, start, end, because} of doc.removed) if (because) said.set(`${rule} ${start} ${end}`, because)
  for (const {text, units} of doc.blocks) {
    for (const {start, end, edge} of units) {
      if (!edge?.because) continue
      const value = text.value.slice(start, end)
      const [from, to] = text.raw(start + value.length - value.trimStart().length, start + value.trimEnd().length)
      said.set(`${edge.rule} ${from} ${to}`, edge.because)
    }
  }
  return (rule, [start, end]) => said.get(`${rule} ${start} ${end}`)?.() ?? []
}
