import {resolve} from 'node:path'
import {compare} from '../compare.ts'
import {openFolder} from '../dataset/open.ts'
import {evened} from '../diff/one-line.ts'
import type {GroundsOf} from '../explain/grounds.ts'
import {findGrounds} from '../explain/grounds.ts'
import type {Piece} from '../explain/pieces.ts'
import {closestCalls, folded, piecesOf} from '../explain/pieces.ts'
import type {DocumentRecord} from '../record.ts'
import type {Reason} from '../rules.ts'
import {rules} from '../rules.ts'
import {UsageError} from '../run/usage.ts'
import {unknownOption} from '../stage.ts'
import {colorsFor} from './colors.ts'
import type {RunCommandOptions} from './run.ts'
import {configOf} from './config.ts'

export interface ExplainOptions extends Pick<RunCommandOptions, 'config' | 'output' | 'input' | 'preset'> {
  /** Every sentence, and all of its text. */
  all?: boolean
}

/** Verdicts that are listed as close calls. */
const maxClose = 20

/** Columns of a terminal, and of what is none. */
const width = {least: 60, default: 120}

/**
 * Prints what was kept and what was removed of a document side by side, with the rule, its reason, its score and what weighed in it;
 * what each rule says, totals by reason, and the closest calls.
 */
export async function explain(id: string, options: ExplainOptions): Promise<void> {
  const config = await configOf(options)
  const output = resolve(config.folder, config.output)
  const record = await findRecord(id, output)
  const grounds = await findGrounds(record, config, output)
  const colors = colorsFor(process.stdout)
  const print = (lines: readonly string[]): void => {
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  }
  const title = (text: string): string[] => ['', colors.bold(text)]
  print(headOf(record).map((line, i) => (i === 0 ? colors.bold(line) : line)))
  const pieces = piecesOf(record)
  print(title('Kept │ removed'))
  for (const piece of options.all ? pieces : folded(pieces)) print(sideBySide(piece, grounds, options.all ?? false, colors))
  if (record.removed.length > 0) print([...title('Rules'), ...rulesOf(record), ...title('Removed, by reason'), ...totalsOf(record)])
  const close = closestCalls(pieces, maxClose)
  const judged = pieces.filter(({score}) => score !== null).length
  if (close.length > 0) print(title(`Closest calls: ${close.length} of ${judged} verdicts with a score, nearest to the line first`))
  for (const piece of close) {
    const verdict = piece.kept ? colors.green('kept   ') : colors.red('removed')
    print([`  ${verdict} ${scoreOf(piece)} ${place(piece.raw)} ${piece.rule}  ${shorten(piece.text, 70)}`, ...groundsLine(piece, grounds).map((line) => colors.dim(`          ${line}`))])
  }
  if (grounds === null) print(['', `The source ${record.source.path ?? ''} is gone or has changed since the run, so that what weighed in each verdict cannot be told.`])
}

async function findRecord(id: string, output: string): Promise<DocumentRecord> {
  const {manifest, record} = await openFolder(output)
  const row = manifest.documents.find((document) => document.id === id)
  if (row === undefined) throw new UsageError(unknownOption(id, manifest.documents.map((document) => document.id), 'document'))
  return record(row)
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

/** A piece on its side of the line; under what a rule spoke of, what it said. */
function sideBySide(piece: Piece | {hidden: number}, grounds: GroundsOf | null, all: boolean, colors: ReturnType<typeof colorsFor>): string[] {
  const half = Math.floor((Math.max(width.least, process.stdout.columns ?? width.default) - 3) / 2)
  const row = (kept: string, removed: string): string => `${kept.padEnd(half)} │ ${removed}`.trimEnd()
  if ('hidden' in piece) return [row(`… ${piece.hidden} sentences`, '')]
  const text = all ? wrap(evened(piece.text), half) : [shorten(piece.text, half)]
  const notes = piece.rule === null ? [] : wrap([verdictOf(piece), ...groundsLine(piece, grounds)].join('; '), half - 2).map((line) => `  ${line}`)
  return [
    ...text.map((line) => (piece.kept ? row(line, '') : row('', colors.red(line)))),
    ...notes.map((line) => (piece.kept ? `${colors.dim(line.padEnd(half))} │` : row('', colors.dim(line))))
  ]
}

function verdictOf({raw, rule, reason, score, kept, copyOf}: Piece): string {
  const copy = copyOf ? `, stays at ${copyOf.document === null ? '' : `${copyOf.document} `}${place(copyOf.raw)}` : ''
  return `${place(raw)} ${kept ? 'close to ' : ''}${rule}${reason === null ? '' : ` (${reason})`}${score === null ? '' : `, score ${score}`}${copy}`
}

function groundsLine({rule, raw}: Piece, grounds: GroundsOf | null): string[] {
  const said = rule === null ? [] : (grounds?.(rule, raw) ?? [])
  return said.length > 0 ? [`because: ${said.join(', ')}`] : []
}

function rulesOf({removed}: DocumentRecord): string[] {
  return groupBy(removed, ({rule}) => rule).map(([rule, list]) => `  ${rule}: ${sayOf(rule)} (${list[0].reason}), ${list.length} removed`)
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
  for (const item of list) {
    if (!groups.has(keyOf(item))) groups.set(keyOf(item), [])
    groups.get(keyOf(item))!.push(item)
  }
  return [...groups].sort(([a], [b]) => compare(a, b))
}

function scoreOf({score}: Piece): string {
  return score!.toFixed(3)
}

function place([start, end]: readonly [number, number]): string {
  return `${start}–${end}`
}

function shorten(text: string, most: number): string {
  const line = evened(text)
  return line.length <= most ? line : `${line.slice(0, Math.floor((most - 3) * 0.7))} … ${line.slice(-Math.floor((most - 3) * 0.3))}`
}

/** Lines of a text, broken at spaces where there are some. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (let rest = text; rest !== ''; ) {
    const space = rest.length <= width ? rest.length : rest.lastIndexOf(' ', width)
    const end = space > 0 ? space : width
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return lines
}
