#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import type {CleanOptions} from './commands/clean.ts'
import {UsageError, systemCause} from './run/usage.ts'

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

program
  .command('clean')
  .description('clean one file, or JSONL on standard input: one record out for each in, in order')
  .argument('[file]', 'txt, md, html, jsonl, or one of these with .gz; - for standard input', '-')
  .option('--stages <names>', 'run these stages only, in the order of the pipeline: sentences,dates', list)
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

// A reader that has seen enough (| head) closes the pipe: that ends the work and is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
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

function count(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1.')
  return Number(value)
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string}).version
}
