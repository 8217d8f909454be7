import {hash} from 'node:crypto'
import type {Processor} from 'unified'
import {unified} from 'unified'
import {VFile} from 'vfile'
import type {Doc} from './doc.ts'
import type {Repeat} from './duplicates/across.ts'
import {applyToMentions, applyToText, landOverrides} from './overrides/apply.ts'
import type {Landing, Override} from './overrides/override.ts'
import type {MediaType} from './read/index.ts'
import {readers} from './read/index.ts'
import type {DocumentRecord, Source} from './record.ts'
import {failedRecord, toRecord} from './record.ts'
import type {Format} from './run/formats.ts'
import {formats} from './run/formats.ts'
import type {Preset, Stage} from './stage.ts'
import {OptionError, presets, unknownOption} from './stage.ts'
import {defaultStages} from './stages/index.ts'

export interface PipelineConfig {
  /** Folder of raw documents, or globs. Relative to the config file. */
  input?: string | string[]
  /** Folder that the dataset is written to. */
  output?: string
  /** File, or folder of files, in which people overrule the stages; it need not exist. */
  overrides?: string
  /** In the order in which they run. */
  stages?: readonly Stage[]
  /** How readily the stages remove; an option that is given to a stage by name goes before it. */
  preset?: Preset
  /** `json`: a file for each document. The others hold many in a file, for sets of more than some ten thousand. */
  format?: Format
  /** Bytes of input that are cleaned, kept and written as one shard, on average. */
  shardBytes?: number
  /** Bytes that the cache of the output may take when a run is over. */
  cacheBytes?: number
}

/** A document on its way in, decoded. */
export interface Input {
  /** The decoded raw text: what `raw` offsets index. */
  raw: string
  mediaType?: MediaType
  id?: string | null
  /** BCP 47; authoritative. */
  lang?: string | null
  /** Publication date, EDTF day or local date-time. */
  date?: string | null
  source?: Partial<Source>
  /** What the stage `duplicates` is to remove because it stands in other documents of the run. */
  repeats?: readonly Repeat[]
  /** Problems found while the bytes were decoded. */
  warnings?: readonly {rule: string; message: string; raw: [number, number] | null}[]
  /** What a person says of this document; it wins over every stage. */
  overrides?: readonly Override[]
}

export interface Pipeline {
  readonly stages: readonly Stage[]
  /** The frozen unified processor behind `clean`; it takes what `toFile` makes. */
  readonly processor: Processor<Doc, Doc, Doc, Doc, DocumentRecord>
  /** One document through all stages. Never throws for what a document holds: a stage that fails gives a record with `error`. */
  clean(input: Input): DocumentRecord
}

/** 1 MB: a second or two of work, so that threads end together from some megabytes on, and what a changed document takes with it is little. */
const defaultShardBytes = 2 ** 20

/** 100 GB: what some 20 GB of text leave. */
const defaultCacheBytes = 100 * 2 ** 30

const options = ['input', 'output', 'overrides', 'stages', 'preset', 'format', 'shardBytes', 'cacheBytes'] satisfies (keyof PipelineConfig)[]

/** The typed content of `pipeline.config.ts`, the preset given to its stages. Throws an OptionError for an unknown option or preset. */
export function definePipeline(config: PipelineConfig): Required<PipelineConfig> {
  for (const option of Object.keys(config)) {
    if (!(options as string[]).includes(option)) throw new OptionError('definePipeline', option, unknownOption(option, options))
  }
  const {preset, stages = defaultStages()} = config
  if (preset !== undefined && !presets.includes(preset)) throw new OptionError('definePipeline', 'preset', unknownOption(String(preset), presets, 'preset'))
  const {format} = config
  if (format !== undefined && !formats.includes(format)) throw new OptionError('definePipeline', 'format', unknownOption(String(format), formats, 'format'))
  return {input: 'raw', output: 'output', overrides: 'overrides', preset: 'balanced', format: 'json', shardBytes: defaultShardBytes, cacheBytes: defaultCacheBytes, ...config, stages: preset && Array.isArray(stages) ? withPreset(stages, preset) : stages}
}

/** The stages with the options of a preset. */
export function withPreset(stages: readonly Stage[], preset: Preset): readonly Stage[] {
  return stages.map((stage) => stage?.withPreset?.(preset) ?? stage)
}

/** A frozen processor: read, the stages in order, write. */
export function createPipeline(config: PipelineConfig = {}): Pipeline {
  const {stages} = definePipeline(config)
  const processor = unified().use(read).use(stages.map((stage) => () => named(stage))).use(write).freeze() as unknown as Pipeline['processor']
  return {
    stages,
    processor,
    clean(input) {
      const file = toFile(input)
      try {
        return processor.processSync(file).result
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        return failedRecord(file.data.origin!, {code: 'stage-failed', message, line: null})
      }
    }
  }
}

function read(this: Processor): void {
  this.parser = (raw, file) => {
    const {mediaType = 'text/plain', lang, date} = file.data.input!
    const doc = readers[mediaType](raw)
    if (lang) Object.assign(doc, {lang, langStated: true})
    if (date) doc.date = date
    file.data.landings = landOverrides(raw, file.data.input!.overrides ?? [], file)
    applyToText(doc, file.data.landings)
    return doc
  }
}

function write(this: Processor): void {
  this.compiler = (doc, file) => {
    applyToMentions(doc as Doc, file.data.landings!, file)
    return toRecord(doc as Doc, file, file.data.origin!)
  }
}

/** The stage, with its name before the message of whatever it throws. */
function named(stage: Stage): (doc: Doc, file: VFile) => void {
  return (doc, file) => {
    try {
      const result: unknown = stage(doc, file)
      if (result instanceof Promise) {
        result.catch(() => {})
        throw new Error('it is asynchronous; a stage changes the document at once')
      }
    } catch (error) {
      throw new Error(`stage ${stage.stage}: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
    }
  }
}

/** What `source.sha256` of its record says: of the bytes of a file, else of the text itself. */
export function sourceDigest({raw, source}: Input): string {
  return source?.sha256 ?? hash('sha256', raw)
}

/** The virtual file of an input, as the processor takes it. */
export function toFile(input: Input): VFile {
  const {raw, id = null, mediaType = 'text/plain', source, warnings = []} = input
  const file = new VFile({value: raw, path: source?.path ?? undefined})
  file.data.input = input
  file.data.origin = {
    id,
    source: {
      path: null,
      line: null,
      sha256: sourceDigest(input),
      mediaType,
      encoding: 'utf-8',
      length: raw.length,
      ...source
    }
  }
  for (const {rule, message, raw: span} of warnings) {
    const [source, ruleId] = rule.split('/')
    file.message(message, {source, ruleId}).raw = span ?? undefined
  }
  return file
}

declare module 'unified' {
  interface CompileResultMap {
    DocumentRecord: DocumentRecord
  }
}

declare module 'vfile' {
  interface DataMap {
    input: Input
    /** Where its overrides landed. */
    landings: Landing[]
    origin: {id: string | null; source: Source}
  }
}
