import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {digestOf, writeDocuments} from './dataset.ts'
import {freePort, redisServer, tamis, worker} from './processes.ts'

/**
 * Kills what works on a dataset, again and again, and looks whether it comes out as from an undisturbed run:
 * `npm run bench:crash [kills] [documents] [threads or redis]`. First runs with threads, whose process or one of whose threads is killed; then runs
 * with four workers through Redis, where any of these or the run is killed, and now and then the server, for twenty seconds.
 */
const [kills, count, only] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 4000), process.argv[4]]
const folder = mkdtempSync(join(tmpdir(), 'tamis-crash-'))
const output = join(folder, 'output')

/** What kills a thread: the first that finds the file takes it away and ends. */
const mark = join(folder, 'end-a-thread')
const config = `
import {unlinkSync} from 'node:fs'
import {defineStage} from 'tamis'
import {dates, duplicates, entities, sentences} from 'tamis/stages'
const mortal = defineStage('mortal', {}, () => {
  try { unlinkSync(${JSON.stringify(mark)}) } catch { return }
  process.exit(1)
})
export default {stages: [mortal(), sentences(), duplicates(), dates(), entities()], shardBytes: 100_000, format: 'jsonl'}
`

/** Seconds between two threads that are killed: a document that kills two in a row is given up. */
const betweenThreads = 4

/** Seconds that the server is gone, and that processes get to start in before; and the kills between. */
const outage = 20
const starting = 8
const outages = [0.2, 0.4, 0.6, 0.8].map((share) => Math.floor(share * kills))

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
/** Pause before a kill, as a share of the time of an undisturbed run: shorter, and on a busy machine none would come beyond its start. */
const pauses = {least: 0.04, most: 0.36}

let seed = 1
let [done, broken, stray] = [0, 0, 0]
let [lastThread, outagesDone] = [0, 0]

mkdirSync(join(folder, 'raw'))
writeDocuments(join(folder, 'raw/documents.jsonl'), count)
writeFileSync(join(folder, 'pipeline.config.ts'), config)
const calmBegan = performance.now()
await ended(tamis(folder, ['run', '--quiet', '--jobs', '2']))
const calmTime = performance.now() - calmBegan
const calm = digestOf(output)

if (only !== 'redis') await scene('threads', async (until) => {
  const run = tamis(folder, ['run', '--quiet', '--jobs', '2'])
  await mayhem(run, until, () => (random() < 0.5 ? [run] : 'thread'))
})

if (only !== 'threads') await redisScene()
rmSync(folder, {recursive: true})
process.exit()

/** Four workers and a server. */
async function redisScene(): Promise<void> {
  const port = freePort()
  const url = `redis://127.0.0.1:${port}`
  let server = await redisServer(folder, port)
  const workers = Array.from({length: 4}, () => worker(folder, url))
  await scene('four workers through Redis', async (until) => {
    const run = tamis(folder, ['run', '--quiet', '--engine', 'bullmq', '--redis', url])
    await mayhem(run, until, () => {
      const victim = random()
      if (victim < 0.2) return [run]
      if (victim < 0.3) return 'thread'
      workers.push(worker(folder, url))
      return [workers.shift()!]
    }, async (kill) => {
      if (!outages.includes(kill) || !(await isUnderWay(run))) return
      server.kill('SIGKILL')
      await pause(outage * 1000)
      server = await redisServer(folder, port)
      outagesDone++
      // Those that were starting found nobody.
      workers.forEach((child, i) => child.exitCode !== null && (workers[i] = worker(folder, url)))
    })
  })
  console.log(`the server was gone ${outagesDone} times for ${outage} seconds`)
}

/** Runs from nothing, as often as it takes to kill so many times, and looks at what each run that ends has made. */
async function scene(name: string, act: (until: {kills: number}) => Promise<void>): Promise<void> {
  [done, broken, stray] = [0, 0, 0]
  const until = {kills}
  const began = performance.now()
  rmSync(output, {recursive: true, force: true})
  for (let ends = 0; until.kills > 0 || ends === 0; ) {
    const before = done
    await act(until)
    if (done > before) ends++
  }
  console.log(`${name}: ${kills} kills in ${((performance.now() - began) / 1000).toFixed(0)} s; ${done} runs came to their end, ${broken} with other bytes, ${stray} stray files`)
  if (broken + stray > 0) process.exitCode = 1
}

/** Kills one after the other while a run goes on. */
async function mayhem(run: ChildProcess, until: {kills: number}, victimOf: () => ChildProcess[] | 'thread', also?: (kill: number) => Promise<void>): Promise<void> {
  const end = ended(run).catch(() => 'failed' as const)
  const outagesBefore = outagesDone
  for (;;) {
    const outcome = until.kills > 0 ? await Promise.race([end, pause(calmTime * (pauses.least + random() * (pauses.most - pauses.least)), 'later' as const)]) : await end
    if (outcome !== 'later') {
      // A run that begins while the server is gone says so and ends.
      if (outcome === 'failed' && outagesDone === outagesBefore) throw new Error('a run failed that nobody killed')
      if (outcome === 0) look()
      return
    }
    const victim = victimOf()
    if (victim === 'thread') {
      if (performance.now() - lastThread < betweenThreads * 1000) continue
      lastThread = performance.now()
      writeFileSync(mark, '')
    } else for (const child of victim) child.kill('SIGKILL')
    until.kills--
    await also?.(until.kills)
  }
}

/** Lets all that starts find the server; false when the run came to its end meanwhile. */
async function isUnderWay(run: ChildProcess): Promise<boolean> {
  await pause(starting * 1000)
  return run.exitCode === null && run.signalCode === null
}

/** Compares what a run made, and clears it away for the next. */
function look(): void {
  done++
  if (digestOf(output) !== calm) broken++
  stray += readdirSync(output, {recursive: true}).map(String).filter((file) => /\.part(?:\/|$)|unfinished|\.new$|\/tasks\/|\/scratch/.test(file)).length
  rmSync(output, {recursive: true, force: true})
}

/** The exit code; null of what was killed. Throws when it is another than 0. */
async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0 && code !== null) throw new Error(`exit ${code}`)
  return code
}

/** Mulberry32. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0
  let value = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
}
