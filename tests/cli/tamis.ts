import {fork, spawn} from 'node:child_process'
import type {ChildProcess} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'

/** The compiled command line; another one to try an installed package. */
const cli = resolve(process.env.TAMIS_CLI ?? 'dist/cli.js')

const plain = {...process.env, NO_COLOR: '1', FORCE_COLOR: undefined}

/** The config of a short pipeline, for what does not depend on the stages: a run costs half. */
export const short = {'pipeline.config.mjs': `import {dates, language, sentences} from ${JSON.stringify(new URL('stages.js', pathToFileURL(cli)))}\nexport default {stages: [language(), sentences(), dates()]}\n`}

export const story = (name: string): string => `Le navire ${name} quitta Brest le 3 mai 1911. Il revint en juin 1912 avec Marie Dupont.\n`
/** Three documents, one of them in a folder. */
export const stories = {'raw/a.txt': story('Aube'), 'raw/b.txt': story('Brise'), 'raw/deep/c.txt': story('Cime')}

export interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Call {
  cwd?: string
  input?: string | Buffer
}

/** A process that calls the command line for all tests of a file, one call at a time. */
let host: ChildProcess | undefined
let busy: Promise<unknown> = Promise.resolve()

/** Calls the command line and waits for its end, in a process that has loaded it. */
export function tamis(args: readonly string[], {cwd = folder(), input = ''}: Call = {}): Promise<Outcome> {
  const outcome = busy.then(() => {
    // A config that a test changes must be read again.
    host ??= fork(new URL('host.mjs', import.meta.url), {env: {...plain, JITI_MODULE_CACHE: 'false'}, serialization: 'advanced'})
    return answerOf(host, {cli, args, cwd, input: Buffer.from(input)})
  })
  busy = outcome.catch(() => (host = undefined))
  return outcome
}

function answerOf(host: ChildProcess, question: {args: readonly string[]; [part: string]: unknown}): Promise<Outcome> {
  return new Promise((done, fail) => {
    const onExit = (): void => fail(new Error(`the process ended while it called tamis ${question.args.join(' ')}`))
    host.once('exit', onExit)
    host.once('message', (answer: Outcome) => {
      host.off('exit', onExit)
      done(answer)
    })
    host.send(question)
  })
}

/** Starts the command line in a process of its own, for what depends on being one. */
export function start(args: readonly string[], cwd = folder()): {child: ChildProcess; ended: Promise<Outcome>} {
  const child = spawn(process.execPath, [cli, ...args], {cwd, env: plain, stdio: 'pipe'})
  const [stdout, stderr]: Buffer[][] = [[], []]
  child.stdout.on('data', (chunk) => stdout.push(chunk))
  child.stderr.on('data', (chunk) => stderr.push(chunk))
  const ended = new Promise<Outcome>((done) =>
    child.on('close', (code, signal) => done({code, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString()}))
  )
  return {child, ended}
}

/** A folder of its own for a test, with files in it; removed when the test is over. */
export function folder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'tamis-test-'))
  onTestFinished(() => rmSync(path, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), {recursive: true})
    writeFileSync(join(path, name), content)
  }
  return path
}

/** All files under a folder and what they hold. */
export function contents(path: string): Record<string, string> {
  const entries = readdirSync(path, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(files.map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]))
}

/** The files of a dataset and what they hold, without what runs keep beside it. */
export function dataset(path: string): Record<string, string> {
  return existsSync(path) ? Object.fromEntries(Object.entries(contents(path)).filter(([file]) => !file.startsWith('.tamis/'))) : {}
}

export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
