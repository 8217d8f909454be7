import type {Root} from 'nlcst'
import type {retext as retextProcessor} from 'retext'
import type {Processor} from 'unified'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {VFileMessage} from 'vfile-message'
import {load} from '../bridge/load.ts'
import type {Doc} from '../doc.ts'
import {repeatedWords} from '../retext/repeated-words.ts'
import {warn} from '../doc.ts'
import type {Stage} from '../stage.ts'
import {OptionError, createStage} from '../stage.ts'
import type {Span} from '../text.ts'
import {Text} from '../text.ts'

/** UTF-16 code units that are parsed at a time: parse-latin takes about 106 bytes of heap for each. A longer sentence is skipped. */
const longest = 8000

/** A synchronous plugin of retext. */
export interface RetextPlugin {
  (this: Processor, ...settings: never[]): ((tree: Root, file: VFile) => unknown) | undefined | void
  /** Tells cheaply whether a sentence can be of interest. What is of interest to no plugin is not parsed, which costs 0.4 µs a character. */
  worth?(sentence: string): boolean
}

/**
 * Runs plugins of retext over the sentences that are kept, each a paragraph of its own, and reports what they say as warnings
 * `retext/<plugin>` at its raw offsets. A plugin finds the language in `file.data.lang`; what it does to the tree is lost.
 * One that throws becomes the warning `retext/failed`. Throws an OptionError for an asynchronous one, when it first runs.
 */
export function retext(plugins: readonly (RetextPlugin | readonly [plugin: RetextPlugin, ...settings: unknown[]])[]): Stage {
  const entries = plugins.map((entry): Entry => (typeof entry === 'function' ? [entry] : [...entry]))
  const worth = (sentence: string): boolean => entries.some(([plugin]) => plugin.worth?.(sentence) ?? true)
  let processor: Processor<Root, Root> | null = null
  return createStage('retext', {plugins: entries.map(([plugin, ...settings]) => [plugin.name, ...settings])}, (doc, file) => {
    const failed: Failures = new Map()
    for (const {text, lang} of passages(doc, worth, file)) {
      const passage = new VFile({value: text.value, data: {lang, failed}})
      processor ??= createProcessor(entries)
      processor.runSync(processor.parse(passage), passage)
      for (const message of passage.messages) report(file, message, text.raw(...spanOf(message, passage)))
    }
    for (const [plugin, problem] of failed) warn(file, 'retext/failed', `${plugin}: ${problem}`, [0, 0])
  }, entries.every(([plugin]) => plugin === repeatedWords) ? retext : plugins)
}

type Entry = [plugin: RetextPlugin, ...settings: unknown[]]

/** What went wrong in a document, by plugin. */
type Failures = Map<string, string>

/** What is kept of the blocks, in passages of whole sentences, each between blank lines so that no plugin reads across them. */
function* passages(doc: Doc, worth: (sentence: string) => boolean, file: VFile): Generator<{text: Text; lang: string}> {
  const skipped: Span[] = []
  for (const block of doc.blocks) {
    const {text, units} = block
    if (units.length === 0) continue
    const lang = block.lang === 'und' ? doc.lang : block.lang
    let parts: (Text | string)[] = []
    let length = 0
    for (const {start, end} of units) {
      if (end - start > longest) skipped.push(text.raw(start, end))
      else if (worth(text.value.slice(start, end))) {
        if (length + end - start > longest) {
          yield {text: Text.join(parts), lang}
          parts = []
          length = 0
        }
        parts.push(text.slice(start, end), '\n\n')
        length += end - start
      }
    }
    if (parts.length > 0) yield {text: Text.join(parts), lang}
  }
  if (skipped.length > 0) warn(file, 'retext/too-long', `not checked, being longer than ${longest} characters: ${skipped.length} of the sentences`, skipped[0])
}

/** Loads retext (0.05 s) and freezes it with the plugins, each guarded. */
function createProcessor(entries: readonly Entry[]): Processor<Root, Root> {
  const {retext} = load<{retext: typeof retextProcessor}>('retext')
  const processor = retext()
  for (const [plugin, ...settings] of entries) processor.use(guarded(plugin) as never, ...(settings as never[]))
  return processor.freeze() as unknown as Processor<Root, Root>
}

/** The plugin, stopped for the rest of a document in which it threw. */
function guarded(plugin: RetextPlugin): RetextPlugin {
  return function (...settings) {
    const transform = plugin.apply(this, settings)
    if (!transform) return
    return (tree, file) => {
      const failed = file.data.failed as Failures
      if (failed.has(plugin.name)) return
      const result = attempt(() => transform(tree, file))
      if (transform.length > 2 || result instanceof Promise) {
        if (result instanceof Promise) result.catch(() => {})
        throw new OptionError('retext', 'plugins', `${plugin.name} is asynchronous; stages are not, so only synchronous plugins run here`)
      }
      if (result instanceof Error) failed.set(plugin.name, result.message)
    }
  }
}

/** What a function returns or throws. */
function attempt(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Passes a message on: the rule is the plugin, since what plugins call their rule is often the word that they found. */
function report(file: VFile, message: VFileMessage, raw: Span): void {
  const plugin = (message.source ?? 'plugin').replace(/^retext-/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const {note, url, actual, expected} = message
  Object.assign(warn(file, `retext/${plugin}`, message.reason, raw), {note, url, actual, expected})
}

/** Offsets in the passage; all of it where a message has no place. */
function spanOf({place}: VFileMessage, passage: VFile): Span {
  if (!place) return [0, String(passage.value).length]
  const offset = (point: {line: number; column: number; offset?: number}): number => point.offset ?? location(passage).toOffset(point) ?? 0
  return 'start' in place ? [offset(place.start), offset(place.end)] : [offset(place), offset(place)]
}
