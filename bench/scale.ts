import {spawn} from 'node:child_process'
import {createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {createPipeline} from '../src/pipeline.ts'
import {sentences} from '../src/stages/index.ts'
import {places} from './data.ts'
import {digestOf, writeDocuments} from './dataset.ts'
import {cpuTime} from './processes.ts'

/**
 * What the runner costs beside a bare loop, and a whole run: `npm run bench:scale [documents] [documents for the whole chain]`. The
 * light chain only cuts sentences, so that what is left is what the runner costs; the bare loop reads, cleans, stringifies and writes
 * in one process. Seconds by the clock mean something on a machine that does nothing else; seconds of the processor nearly always.
 */
const counts = {light: Number(process.argv[2] ?? 100_000), whole: Number(process.argv[3] ?? process.argv[2] ?? 100_000)}
const configs = {light: "import {sentences} from 'tamis/stages'\nexport default {stages: [sentences()], format: 'jsonl'}\n", whole: "export default {format: 'jsonl'}\n"}
const folder = mkdtempSync(join(tmpdir(), 'tamis-scale-'))
const source = join(folder, 'raw/documents.jsonl')

mkdirSync(join(folder, 'raw'))
for (const [name, count] of Object.entries(counts) as ['light' | 'whole', number][]) {
  writeDocuments(source, count)
  writeFileSync(join(folder, 'pipeline.config.ts'), configs[name])
  console.log(`\n${name} chain, ${count} documents, ${(statSync(source).size / 1e6).toFixed(1)} MB`)
  console.log(`${''.padEnd(24)}${'clock s'.padStart(9)}${'CPU s'.padStart(9)}${'parent s'.padStart(9)}${'µs/doc'.padStart(8)}${'MB half'.padStart(9)}${'MB most'.padStart(9)}${'first s'.padStart(9)}`)
  const print = (what: string, {wall, cpu, parent, half, rss, first}: Result): void =>
    console.log(`${what.padEnd(24)}${wall.toFixed(2).padStart(9)}${cpu.toFixed(2).padStart(9)}${parent.toFixed(2).padStart(9)}${((cpu / count) * 1e6).toFixed(0).padStart(8)}${half.toFixed(0).padStart(9)}${rss.toFixed(0).padStart(9)}${first.toFixed(2).padStart(9)}`)
  const bare = name === 'light' ? await bareLoop() : null
  if (bare) print('bare loop', bare)
  const runs: Result[] = []
  for (const jobs of [1, 2]) {
    rmSync(join(folder, 'output'), {recursive: true, force: true})
    runs.push(await measured(jobs))
    print(`${jobs} thread${jobs > 1 ? 's' : ''}`, runs.at(-1)!)
  }
  const [one, two] = runs
  const digest = digestOf(join(folder, 'output'))
  const again = await measured(2)
  print('nothing changed', again)
  change(count)
  const changed = await measured(2)
  print('one document changed', changed)
  change(count)
  await measured(2)
  if (bare) console.log(`the runner takes ${(((one.cpu - bare.cpu) / count) * 1e6).toFixed(0)} µs a document, its start counted in`)
  console.log(`two threads are ${(one.wall / two.wall).toFixed(2)} times as fast as one; ${((2 * one.cpu) / two.cpu).toFixed(2)} times by the work that they do`)
  console.log(`of the first run: nothing changed ${share(again.wall, two.wall)}, one document ${share(changed.wall, two.wall)}; by CPU ${share(again.cpu, two.cpu)}, ${share(changed.cpu, two.cpu)}`)
  console.log(`changed and changed back, same bytes: ${digestOf(join(folder, 'output')) === digest}`)
}
rmSync(folder, {recursive: true})

interface Result {
  wall: number
  /** Of the processor: of all threads, and of the one that plans and merges. */
  cpu: number
  parent: number
  /** Megabytes resident at most, and in the first half of the time. */
  rss: number
  half: number
  /** Seconds to the first record on the disk. */
  first: number
}

async function bareLoop(): Promise<Result> {
  const before = process.cpuUsage()
  const began = performance.now()
  const pipeline = createPipeline({stages: [sentences()]})
  const lines: string[] = []
  for await (const line of createInterface({input: createReadStream(source)})) {
    const {id, text} = JSON.parse(line) as {id: string; text: string}
    lines.push(JSON.stringify(pipeline.clean({raw: text, id})))
    if (lines.length < 1000) continue
    writeFileSync(join(folder, 'bare.jsonl'), `${lines.join('\n')}\n`, {flag: 'a'})
    lines.length = 0
  }
  const {user, system} = process.cpuUsage(before)
  const cpu = (user + system) / 1e6
  return {wall: (performance.now() - began) / 1000, cpu, parent: cpu, rss: process.memoryUsage.rss() / 1e6, half: 0, first: 0}
}

/** A run, its CPU time and its peak of memory as Linux tells them. */
async function measured(jobs: number): Promise<Result> {
  const began = performance.now()
  const child = spawn(process.execPath, [places.cli, 'run', '--quiet', '--jobs', String(jobs)], {cwd: folder, stdio: 'inherit'})
  const seconds = (): number => (performance.now() - began) / 1000
  let [first, cpu, parent] = [0, 0, 0]
  const resident: {at: number; rss: number}[] = []
  const watch = setInterval(() => {
    if (first === 0 && hasRecord()) first = seconds()
    try {
      resident.push({at: seconds(), rss: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1000})
      cpu = cpuTime(`/proc/${child.pid}/stat`)
      parent = cpuTime(`/proc/${child.pid}/task/${child.pid}/stat`)
    } catch {
      // It is over.
    }
  }, 10)
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`tamis run: exit ${code}`)
  const wall = seconds()
  const most = (list: typeof resident): number => list.reduce((max, {rss}) => Math.max(max, rss), 0)
  return {wall, cpu, parent, rss: most(resident), half: most(resident.filter(({at}) => at < wall / 2)), first}
}

function hasRecord(): boolean {
  const shards = join(folder, 'output/.tamis/shards')
  return existsSync(shards) && readdirSync(shards, {recursive: true}).some((file) => String(file).endsWith('/records') && (statSync(join(shards, String(file)), {throwIfNoEntry: false})?.size ?? 0) > 0)
}

/** Changes one document in the middle, and back. */
function change(count: number): void {
  const text = readFileSync(source, 'utf8')
  const [id, more] = [`"id":"d${count >> 1}","text":"`, 'Tout autre. ']
  writeFileSync(source, text.includes(id + more) ? text.replace(id + more, id) : text.replace(id, id + more))
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
