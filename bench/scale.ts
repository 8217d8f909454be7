import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {createPipeline} from '../src/pipeline.ts'
import {sentences} from '../src/stages/index.ts'
import {places} from './data.ts'
import {documents} from './documents.ts'

/**
 * The runner alone, and a whole run: `npm run bench:scale [documents] [kills]`. The cheap pipeline only cuts sentences, so that what is
 * left is what the runner costs; the bare loop reads, cleans, stringifies and writes in one process.
 */
const [count, kills] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 0)]
const folder = mkdtempSync(join(tmpdir(), 'tamis-scale-'))
const cheap = "import {sentences} from 'tamis/stages'\nexport default {stages: [sentences()], format: 'jsonl'}\n"
const whole = "export default {format: 'jsonl'}\n"

mkdirSync(join(folder, 'raw'))
writeFileSync(join(folder, 'raw/documents.jsonl'), '')
for (let list = [...documents(count)], at = 0; at < list.length; at += 10_000) {
  writeFileSync(join(folder, 'raw/documents.jsonl'), list.slice(at, at + 10_000).map((document) => `${JSON.stringify(document)}\n`).join(''), {flag: 'a'})
}
const bytes = readFileSync(join(folder, 'raw/documents.jsonl')).length
console.log(`${count} documents, ${(bytes / 1e6).toFixed(1)} MB\n`)
console.log(`${'run'.padEnd(34)}${'wall s'.padStart(8)}${'CPU s'.padStart(8)}${'µs/doc'.padStart(8)}${'MB RSS'.padStart(8)}${'first s'.padStart(8)}`)

const bare = await bareLoop()
print('bare loop', bare)
for (const [name, config] of [['cheap', cheap], ['whole', whole]]) {
  writeFileSync(join(folder, 'pipeline.config.ts'), config)
  const results = []
  for (const jobs of [1, 2]) {
    rmSync(join(folder, 'output'), {recursive: true, force: true})
    results.push(await measured(['run', '--quiet', '--jobs', String(jobs)]))
    print(`${name}, ${jobs} threads`, results.at(-1)!)
  }
  const digest = digestOf(join(folder, 'output'))
  print(`${name}, nothing changed`, await measured(['run', '--quiet', '--jobs', '2']))
  change()
  print(`${name}, one document changed`, await measured(['run', '--quiet', '--jobs', '2']))
  change()
  await measured(['run', '--quiet', '--jobs', '2'])
  console.log(`  scaling ${(results[0].wall / results[1].wall).toFixed(2)}, overhead ${(((results[0].cpu - bare.cpu) / count) * 1e6).toFixed(0)} µs a document over the bare loop, same bytes ${digestOf(join(folder, 'output')) === digest}`)
}
if (kills > 0) await crash(kills)
rmSync(folder, {recursive: true})

interface Result {
  wall: number
  cpu: number
  rss: number
  /** Seconds to the first record in the cache. */
  first: number
}

async function bareLoop(): Promise<Result> {
  const before = process.cpuUsage()
  const began = performance.now()
  const pipeline = createPipeline({stages: [sentences()]})
  const lines: string[] = []
  for await (const line of createInterface({input: createReadStream(join(folder, 'raw/documents.jsonl'))})) {
    const {id, text} = JSON.parse(line) as {id: string; text: string}
    lines.push(JSON.stringify(pipeline.clean({raw: text, id})))
    if (lines.length < 1000) continue
    writeFileSync(join(folder, 'bare.jsonl'), `${lines.join('\n')}\n`, {flag: 'a'})
    lines.length = 0
  }
  const {user, system} = process.cpuUsage(before)
  return {wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6, rss: process.memoryUsage.rss() / 1e6, first: 0}
}

/** The command, its CPU time and its peak of memory as Linux tells them. */
async function measured(args: readonly string[]): Promise<Result> {
  const began = performance.now()
  const child = spawn(process.execPath, [places.cli, ...args], {cwd: folder, stdio: 'inherit'})
  let [first, rss, cpu] = [0, 0, 0]
  const watch = setInterval(() => {
    if (first === 0 && hasRecord()) first = (performance.now() - began) / 1000
    try {
      rss = Math.max(rss, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1000)
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
      cpu = (Number(fields[11]) + Number(fields[12])) / 100
    } catch {
      // It is over.
    }
  }, 10)
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`tamis ${args.join(' ')}: exit ${code}`)
  return {wall: (performance.now() - began) / 1000, cpu, rss, first}
}

function hasRecord(): boolean {
  const shards = join(folder, 'output/.tamis/shards')
  return existsSync(shards) && readdirSync(shards, {recursive: true}).some((file) => String(file).endsWith('/records'))
}

/** Changes one document in the middle, and back. */
function change(): void {
  const path = join(folder, 'raw/documents.jsonl')
  const text = readFileSync(path, 'utf8')
  const id = `"id":"d${count >> 1}"`
  const start = text.indexOf(id)
  const now = text.slice(start, start + id.length + 60).includes('Tout autre.') ? text.replace(`${id},"text":"Tout autre. `, `${id},"text":"`) : text.replace(`${id},"text":"`, `${id},"text":"Tout autre. `)
  writeFileSync(path, now)
}

/** Kills runs after a random while, then lets one end: the dataset must be that of an undisturbed run. */
async function crash(times: number): Promise<void> {
  writeFileSync(join(folder, 'pipeline.config.ts'), cheap)
  await measured(['run', '--quiet', '--force'])
  const digest = digestOf(join(folder, 'output'))
  rmSync(join(folder, 'output'), {recursive: true})
  for (let i = 0; i < times; i++) {
    const child = spawn(process.execPath, [places.cli, 'run', '--quiet', '--jobs', '2'], {cwd: folder, stdio: 'ignore'})
    const ended = new Promise((done) => child.on('exit', done))
    await Promise.race([ended, new Promise((done) => setTimeout(done, 200 + Math.random() * 3000))])
    child.kill('SIGKILL')
    await ended
    if (i % 20 === 19) rmSync(join(folder, 'output'), {recursive: true, force: true})
  }
  await measured(['run', '--quiet', '--jobs', '2'])
  const stray = readdirSync(join(folder, 'output'), {recursive: true}).map(String).filter((file) => /\.part(?:\/|$)|unfinished|\.tmp$|\.new$/.test(file))
  console.log(`\n${times} kills: same bytes ${digestOf(join(folder, 'output')) === digest}, stray files ${stray.length}`)
}

/** sha256 over all files of the dataset. */
function digestOf(output: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(output, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.filter((file) => !file.includes('.tamis')).sort()) hash.update(file.slice(output.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function print(name: string, {wall, cpu, rss, first}: Result): void {
  console.log(`${name.padEnd(34)}${wall.toFixed(2).padStart(8)}${cpu.toFixed(2).padStart(8)}${((cpu / count) * 1e6).toFixed(0).padStart(8)}${rss.toFixed(0).padStart(8)}${first.toFixed(2).padStart(8)}`)
}
