#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import type {CheckOptions} from './commands/check.ts'
import type {CleanOptions} from './commands/clean.ts'
import type {DiffOptions} from './commands/diff.ts'
import type {ReportOptions} from './commands/report.ts'
import type {ExplainOptions} from './commands/explain.ts'
import type {RunCommandOptions} from './commands/run.ts'
import type {WorkerCommandOptions} from './commands/worker.ts'
import {UsageError, systemCause} from './run/usage.ts'
import {registers} from './entities/registers.ts'
import {presets} from './stage.ts'

/** Commands are loaded when they are called: `--help` needs none of them. */
const program = new Command('tamis')
  .description('A fine sieve for noisy text: raw documents in, clean structured JSON out.')
  .version(version(), '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand('help [command]', 'print the help of a command')
  .showHelpAfterError('(see --help)')
  .exitOverride()
  .configureOutput({outputError: (text, write) => write(text.replace(/^error:/, 'tamis:'))})

const config = new Option('--config <file>', 'config file (default: pipeline.config.ts in the current folder, else built-in defaults)')
const maxBytes = new Option('--max-bytes <n>', 'largest document taken, in bytes after decompression: a file, or a line of JSONL (default: 67108864)').argParser(count)

const inputOption = new Option('--input <path>', 'folder or glob of raw documents; - for JSONL on standard input (default: "input" of the config, else raw)')
const outputOption = new Option('--output <folder>', 'folder of the dataset (default: "output" of the config, else output)')
const jobs = new Option('--jobs <n>', 'threads (default: the number of processors)').argParser(count)
const timeLimit = new Option('--time-limit <seconds>', 'what one document may take; it is tried twice, then failed (default: 120)').argParser(count)
const redis = new Option('--redis <url>', 'redis://[user:password@]host[:port][/database], rediss:// for TLS').env('TAMIS_REDIS')
const redisPrefix = new Option('--redis-prefix <name>', 'what the keys begin with').default('tamis')
const preset = new Option('--preset <preset>', 'how readily to remove (default: "preset" of the config, else balanced)').choices(presets)
const register = new Option('--register <register>', 'kind of text, for the entities (default: "register" of the stage, else modern)').choices(registers)
const quiet = new Option('--quiet', 'print problems only')

program
  .command('run')
  .description('regenerate the dataset; only what changed is redone')
  .addOption(config)
  .addOption(inputOption)
  .addOption(outputOption)
  .addOption(preset)
  .addOption(register)
  .addOption(jobs)
  .option('--force', 'redo every document, and replace files that no run wrote')
  .addOption(new Option('--shard <i/n>', 'only clean each n-th shard from the i-th on, for a run without it to take over').argParser(share))
  .addOption(new Option('--engine <engine>', 'where the work is done: in threads here, or by "tamis worker" through Redis').choices(['threads', 'bullmq']).default('threads'))
  .addOption(redis)
  .addOption(redisPrefix)
  .addOption(quiet)
  .addOption(maxBytes)
  .addOption(timeLimit)
  .addHelpText('after', `
Writes documents/<id>.json, entities.json, timeline.json, manifest.json and schemas/ into the output folder, and deletes what
an earlier run wrote and this one does not. Hidden files are skipped. Exit code 1 when a document failed; the rest is written.

Examples:
  tamis run
  tamis run --input 'raw/**/*.html' --output dataset`)
  .action(async ({jobs = availableParallelism(), ...options}: RunCommandOptions) => {
    if (options.engine === 'threads') (await import('./run/pool.ts')).warmUp(jobs)
    process.exitCode = await (await import('./commands/run.ts')).runCommand({...options, jobs})
  })

program
  .command('check')
  .description('regenerate into a temporary folder and compare: exit code 1 and a diff when the dataset drifted')
  .addOption(config)
  .addOption(inputOption)
  .addOption(outputOption)
  .addOption(preset)
  .addOption(register)
  .addOption(jobs)
  .addOption(quiet)
  .addOption(maxBytes)
  .addOption(timeLimit)
  .addOption(new Option('--reporter <name>', 'github: annotations, and the diff in the summary of the job').choices(['text', 'github']).default('text'))
  .action(async (options: CheckOptions) => {
    process.exitCode = await (await import('./commands/check.ts')).check(options)
  })

program
  .command('clean')
  .description('clean one file, or JSONL on standard input: one record out for each in, in order')
  .argument('[file]', 'txt, md, html, jsonl, warc, or one of these with .gz or .zst; - for standard input', '-')
  .option('--stages <names>', 'run these stages only, in the order of the pipeline: sentences,dates', list)
  .addOption(preset)
  .addOption(register)
  .option('--lang <code>', 'language of documents that state none: fr, en …')
  .addOption(new Option('--format <format>', 'output format (default: jsonl for records, json for one document)').choices(['json', 'jsonl', 'text']))
  .addOption(new Option('--input-format <format>', 'what the input is (default: by the file name; jsonl on standard input)').choices(['text', 'html', 'markdown', 'jsonl']))
  .addOption(maxBytes)
  .addOption(config)
  .addHelpText('after', `
A record is {"id", "text" or "html", "lang"?, "date"?}. One that fails comes out with "error" set.

Examples:
  tamis clean page.html
  tamis clean - --stages sentences,dates < records.jsonl > clean.jsonl
  echo 'Un texte.' | tamis clean - --input-format text --lang fr`)
  .action(async (file: string, options: CleanOptions) => {
    process.exitCode = await (await import('./commands/clean.ts')).clean(file, options)
  })

program
  .command('worker')
  .description('do the tasks of runs with --engine bullmq, until it is stopped')
  .addOption(redis)
  .addOption(redisPrefix)
  .addOption(jobs)
  .addOption(quiet)
  .action(async (options: WorkerCommandOptions) => {
    await (await import('./commands/worker.ts')).workerCommand(options)
  })

program
  .command('explain')
  .description('what was kept and removed of a document, side by side, by which rule and why; the closest calls')
  .argument('<id>', 'as in the manifest: the file name without its extension')
  .option('--all', 'every sentence, and all of its text')
  .addOption(inputOption)
  .addOption(outputOption)
  .addOption(preset)
  .addOption(config)
  .action(async (id: string, options: ExplainOptions) => {
    await (await import('./commands/explain.ts')).explain(id, options)
  })

program
  .command('diff')
  .description('what changed between two datasets: sentences, dates, entities, totals by rule')
  .argument('[before]', 'folder of a dataset, or a git revision', 'HEAD')
  .argument('[after]', 'folder of a dataset (default: the output)')
  .addOption(new Option('--format <format>', 'text, markdown (for a comment on a pull request) or json').choices(['text', 'markdown', 'json']).default('text'))
  .addOption(outputOption)
  .addOption(config)
  .addHelpText('after', `
Examples:
  tamis diff                         the output, against what is committed
  tamis diff main --format markdown
  tamis diff old/output new/output`)
  .action(async (before: string, after: string | undefined, options: DiffOptions) => {
    await (await import('./commands/diff.ts')).diff(before, after, options)
  })

program
  .command('report')
  .description('a page to look at the dataset: what was kept, what was removed and why; opens from the disk, without a network')
  .option('--to <folder>', 'folder of the report', 'report')
  .option('--serve', 'serve it on the loopback address, where it can write corrections into the overrides, until Ctrl-C')
  .addOption(new Option('--port <n>', 'port to serve on (default: 4321)').argParser(count))
  .addOption(inputOption)
  .addOption(outputOption)
  .addOption(config)
  .action(async (options: ReportOptions) => {
    await (await import('./commands/report.ts')).report(options)
  })

program
  .command('init')
  .description('begin a dataset: a config, a sample document and a workflow for GitHub Actions; touches no file that is there')
  .argument('[folder]', 'where', '.')
  .action(async (folder: string) => {
    await (await import('./commands/init.ts')).init(folder)
  })

program
  .command('schema')
  .description('print the JSON Schema (2020-12) of an output file')
  .argument('[name]', 'document, entities, timeline or manifest', 'document')
  .action(async (name: string) => {
    (await import('./commands/schema.ts')).schema(name)
  })

// A reader that has seen enough (| head) closes the pipe: that is no error, and the exit code still says what was found.
process.stderr.on('error', () => {})
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  console.error(`tamis: standard output: ${systemCause(error) ?? error.message}`)
  process.exit(2)
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

/** Prints what went wrong in words; a stack only for a bug, and only when asked for. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return ['commander.helpDisplayed', 'commander.version'].includes(error.code) || error.exitCode === 0 ? 0 : 2
  if (error instanceof UsageError) {
    console.error(`tamis: ${error.message}`)
    return 2
  }
  const message = error instanceof Error ? error.message : String(error)
  if (systemCause(error) !== null) console.error(`tamis: ${(error as NodeJS.ErrnoException).path ?? 'input or output'}: ${systemCause(error)}`)
  else console.error(`tamis: this should not happen: ${message}\nPlease report it, with what TAMIS_DEBUG=1 prints.`)
  if (process.env.TAMIS_DEBUG && error instanceof Error) console.error(error.stack)
  return systemCause(error) === null ? 1 : 2
}

function list(value: string): string[] {
  return value.split(',').map((name) => name.trim()).filter((name) => name !== '')
}

function share(value: string): {index: number; of: number} {
  const [, index, of] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(value) ?? []).map(Number)
  if (!(index <= of)) throw new InvalidArgumentError('It must be i/n, i from 1 to n: 3/8.')
  return {index, of}
}

function count(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1.')
  return Number(value)
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string}).version
}
