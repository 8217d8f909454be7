import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import type {DocumentRecord} from '../record.ts'
import type {Reason} from '../rules.ts'
import {rules} from '../rules.ts'
import {compare} from '../compare.ts'
import {UsageError, shown} from '../run/usage.ts'
import {readManifest} from '../run/workspace.ts'
import {unknownOption} from '../stage.ts'
import {colorsFor} from './colors.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf} from './run.ts'

/** Sentences that are listed as close calls. */
const maxClose = 20

/** Characters of a text that are shown. */
const maxShown = 100

/** Prints what was removed of a document, by which rule and why, and what was kept on the edge. */
export async function explain(id: string, options: Pick<RunCommandOptions, 'config' | 'output'>): Promise<void> {
  const record = await findRecord(id, options)
  const colors = colorsFor(process.stdout)
  const print = (lines: readonly string[]): void => {
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  }
  print(headOf(record).map((line, i) => (i === 0 ? colors.bold(line) : line)))
  const byRule = groupBy(record.removed, ({rule}) => rule)
  for (const [rule, removed] of byRule) {
    print(['', `${colors.bold(rule)}: ${sayOf(rule)} (${removed[0].reason})`])
    print(removed.map(({raw, score, text}) => `  ${place(raw)}${score === null ? '' : ` score ${score}`}  ${colors.red(shorten(text))}`))
  }
  if (byRule.length > 0) print(['', colors.bold('Removed, by reason'), ...totalsOf(record)])
  const close = record.sentences.filter(({score}) => score !== null).sort((a, b) => b.score! - a.score! || a.start - b.start)
  if (close.length > 0) print(['', colors.bold(`Kept on the edge${close.length > maxClose ? `: ${maxClose} of ${close.length}` : ''}`)])
  print(close.slice(0, maxClose).map(({raw, score, rule, start, end}) => `  ${place(raw)} score ${score} ${rule}  ${shorten(record.text.slice(start, end))}`))
}

async function findRecord(id: string, options: Pick<RunCommandOptions, 'config' | 'output'>): Promise<DocumentRecord> {
  const {folder, output: to} = await configOf(options)
  const output = resolve(folder, to)
  const manifest = await readManifest(output)
  if (manifest === null) throw new UsageError(`${shown(output)}: there is no dataset here; make it with "tamis run", or name its folder with --output`)
  const row = manifest.documents.find((document) => document.id === id)
  if (row === undefined) throw new UsageError(unknownOption(id, manifest.documents.map((document) => document.id), 'document'))
  try {
    return JSON.parse(await readFile(join(output, row.file), 'utf8')) as DocumentRecord
  } catch {
    throw new UsageError(`${shown(join(output, row.file))}: cannot be read, though the manifest lists it; run "tamis run" again`)
  }
}

function headOf({id, source, error, text, sentences, removed, warnings}: DocumentRecord): string[] {
  const from = `${source.path ?? 'a stream'}${source.line === null ? '' : `:${source.line}`}`
  const lost = removed.reduce((sum, {text}) => sum + text.length, 0)
  return [
    `${id} (${from})`,
    `${source.length} characters read, ${text.length} kept in ${sentences.length} sentences; ${removed.length} removals of ${lost} characters; ${warnings.length} warnings`,
    ...(error ? [`failed: ${error.message}`] : [])
  ]
}

function totalsOf({removed}: DocumentRecord): string[] {
  return groupBy(removed, ({reason}) => reason as Reason)
    .map(([reason, list]) => ({reason, count: list.length, characters: list.reduce((sum, {text}) => sum + text.length, 0)}))
    .sort((a, b) => b.characters - a.characters || compare(a.reason, b.reason))
    .map(({reason, count, characters}) => `  ${reason.padEnd(18)} ${String(count).padStart(5)} removals ${String(characters).padStart(8)} characters`)
}

/** What a rule says; a stage that a user brought may have rules that we do not know. */
function sayOf(rule: string): string {
  return (rules as Readonly<Record<string, {says: string}>>)[rule]?.says ?? 'a rule of a stage in your config'
}

function groupBy<T, K extends string>(list: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>()
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups].sort(([a], [b]) => compare(a, b))
}

function place([start, end]: readonly [number, number]): string {
  return `${start}–${end}`
}

function shorten(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ')
  return line.length <= maxShown ? line : `${line.slice(0, maxShown * 0.7)} … ${line.slice(-maxShown * 0.3)}`
}
