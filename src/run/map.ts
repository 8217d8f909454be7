import type {AcrossOptions, Repeat} from '../duplicates/across.ts'
import {isRepeat} from '../duplicates/across.ts'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import {fingerprintOf} from '../duplicates/fingerprint.ts'
import type {DocumentMentions} from '../identity/resolve.ts'
import type {Pipeline} from '../pipeline.ts'
import type {DocumentRecord} from '../record.ts'
import type {InputFile} from './inputs.ts'
import type {Item, ItemOptions} from './items.ts'
import {fileItems, formatOf, withoutExtension} from './items.ts'
import {fileNameOfId, fileNameOfPath} from './names.ts'
import type {Placed, Reuse} from './plan.ts'
import type {Workspace} from './workspace.ts'

/** What the map hands to the reduction: all that the dataset needs to know of a document before its record is written. */
export interface Mapped extends Placed {
  /** sha256 of its bytes. */
  input: string
  /** Digest of the record in the output when that is taken over, else null: the record is then in the workspace under `kept`. */
  reused: string | null
  kept: string
  failed: boolean
  mentions: DocumentMentions
  /** To find its text in other documents; null when nobody asks or it failed. */
  fingerprint: Fingerprint | null
}

export interface MapOptions extends ItemOptions {
  pipeline: Pipeline
  reuse: Reuse
  workspace: Workspace
  /** What counts as a repeat across documents; null when they are not compared. */
  across: AcrossOptions | null
  signal?: AbortSignal
  /** Called with each record that was made, and the raw text when there is one. */
  onRecord?(record: DocumentRecord, raw: string): void
}

/** Cleans the documents of one file and keeps their records in the workspace. */
export async function mapFile(file: InputFile, index: number, options: MapOptions): Promise<Mapped[]> {
  const mapped: Mapped[] = []
  options.signal?.throwIfAborted()
  for await (const item of fileItems(file.path, file.name, options)) {
    options.signal?.throwIfAborted()
    mapped.push(await mapItem(file, item, `${index}-${mapped.length}.json`, options))
  }
  return mapped
}

/** Cleans again those documents of a file that repeat others, now without what they repeat. */
export async function mapAgain(file: InputFile, again: readonly Mapped[], repeats: ReadonlyMap<string, readonly Repeat[]>, options: MapOptions): Promise<Mapped[]> {
  const byLine = new Map(again.map((document) => [document.line, document]))
  const mapped: Mapped[] = []
  for await (const item of fileItems(file.path, file.name, options)) {
    options.signal?.throwIfAborted()
    const before = byLine.get(item.line)
    if (before) mapped.push(await mapItem(file, item, before.kept, options, repeats.get(before.id)))
  }
  return mapped
}

async function mapItem(
  file: InputFile,
  item: Item,
  kept: string,
  {pipeline, reuse, workspace, across, onRecord}: MapOptions,
  repeats?: readonly Repeat[]
): Promise<Mapped> {
  const input = item.digest()
  const known = repeats ? null : await reuse.find(file.name, item.line, input)
  // What a document repeats may be gone or new: it is found anew from its whole text.
  if (known && !known.record.removed.some(({rule}) => isRepeat(rule))) {
    const placed = place(file.name, item.line, known.row.id)
    return {...placed, input, reused: known.row.sha256, kept, failed: false, mentions: mentionsOf(known.record), fingerprint: across && fingerprintOf(known.record, across)}
  }
  const opened = item.open()
  const record = 'failed' in opened ? opened.failed : pipeline.clean({...opened.input, repeats})
  const placed = place(file.name, item.line, record.id)
  const named = {...record, id: placed.id}
  onRecord?.(named, 'input' in opened ? opened.input.raw : '')
  await workspace.keep(kept, JSON.stringify(named))
  return {...placed, input, reused: null, kept, failed: named.error !== null, mentions: mentionsOf(named), fingerprint: across && !named.error ? fingerprintOf(named, across) : null}
}

/** The name of a file document, known before it is read; null for JSONL, whose records are named one by one. */
export function placeOfFile({name}: InputFile): Placed | null {
  return formatOf(name) === 'application/jsonl' ? null : place(name, null, null)
}

function place(source: string, line: number | null, id: string | null): Placed {
  const fileId = withoutExtension(source)
  if (line === null) return {id: fileId, file: `documents/${fileNameOfPath(fileId)}`, source, line}
  const ownId = id ?? `${fileId}:${line}`
  return {id: ownId, file: `documents/${fileNameOfId(ownId)}`, source, line}
}

function mentionsOf({id, lang, entities}: DocumentRecord): DocumentMentions {
  return {id, lang, mentions: entities.map(({text, type}) => ({text, type}))}
}
