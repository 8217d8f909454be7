import {existsSync, statSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {withIdentities} from '../overrides/identities.ts'
import {readOverrides} from '../overrides/read.ts'
import {createPipeline} from '../pipeline.ts'
import type {Register} from '../entities/registers.ts'
import type {Item} from '../run/items.ts'
import {fileItems, formatOf, recordItems, streamItem} from '../run/items.ts'
import {byDocument} from '../run/overruled.ts'
import {defaultMaxBytes} from '../run/source.ts'
import {selectStages} from '../run/stages.ts'
import {openStdin} from '../run/stdin.ts'
import {UsageError} from '../run/usage.ts'
import type {Preset} from '../stage.ts'
import type {OutputFormat} from './record-writer.ts'
import {createRecordWriter} from './record-writer.ts'
import {configOf} from './config.ts'

export interface CleanOptions {
  config?: string
  stages?: string[]
  preset?: Preset
  register?: Register
  lang?: string
  format?: OutputFormat
  inputFormat?: keyof typeof formats
  maxBytes?: number
}

/** Failures that are named on standard error; the rest are counted. */
const maxReported = 20

const formats = {text: 'text/plain', html: 'text/html', markdown: 'text/markdown', jsonl: 'application/jsonl'} as const

/**
 * Cleans one file, or a stream of records one by one: one record out for each in, in their order.
 * @returns the exit code: 1 when a record failed
 */
export async function clean(file: string, options: CleanOptions): Promise<0 | 1> {
  const {stages, folder, overrides: place} = await configOf({config: options.config, preset: options.preset, register: options.register})
  const {corrections, identities} = await readOverrides(resolve(folder, place))
  const overrides = byDocument(corrections)
  const pipeline = createPipeline({stages: selectStages(withIdentities(stages, identities), options.stages)})
  const {items, many} = file === '-' ? await fromStdin(options) : fromFile(file, options)
  const writer = createRecordWriter(options.format ?? (many ? 'jsonl' : 'json'), many, process.stdout)
  let failed = 0
  process.stdout.on('error', ({code}: NodeJS.ErrnoException) => code === 'EPIPE' && process.exit(0))
  for await (const item of items) {
    const opened = item.open()
    const record = 'failed' in opened ? opened.failed : pipeline.clean({...opened.input, overrides: overrides.get(opened.input.id ?? '')})
    if (record.error && ++failed <= maxReported) report(file, item, record.error.message)
    await writer.write(record)
  }
  await writer.end()
  if (failed > maxReported) console.error(`… and ${failed - maxReported} more failed`)
  return failed > 0 ? 1 : 0
}

/** The documents to come, and whether they are a stream of records or one document. */
interface Source {
  items: AsyncIterable<Item>
  many: boolean
}

function fromFile(file: string, {lang, inputFormat, maxBytes}: CleanOptions): Source {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file; name a file, or - for records on standard input`)
  if (statSync(file).isDirectory()) throw new UsageError(`${file}: is a folder; "tamis run --input ${file}" cleans a folder`)
  const format = inputFormat ? formats[inputFormat] : formatOf(file)
  return {items: fileItems(file, basename(file), {lang, maxBytes, format}), many: format === 'application/jsonl' || format === 'application/warc'}
}

async function fromStdin({lang, inputFormat, maxBytes = defaultMaxBytes}: CleanOptions): Promise<Source> {
  const {chunks, first} = await openStdin()
  if (inputFormat === undefined && first !== null && first !== '{') {
    throw new UsageError(
      `standard input begins with ${JSON.stringify(first)}, which is no record: a JSON object {"id", "text" or "html", "lang"?, "date"?} is expected on each line; for one document, say --input-format text, html or markdown`
    )
  }
  const format = formats[inputFormat ?? 'jsonl']
  if (format === 'application/jsonl') return {items: recordItems(chunks, null, {lang, maxBytes}), many: true}
  return {items: one(streamItem(chunks, format, {lang, maxBytes})), many: false}
}

async function* one(item: Promise<Item>): AsyncGenerator<Item> {
  yield await item
}

function report(file: string, {line}: Item, message: string): void {
  const name = file === '-' ? 'standard input' : file
  console.error(`${name}${line === null ? '' : `:${line}`}: ${message}`)
}
