import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {digestOf, writeDocuments} from './dataset.ts'
import {cpuTime, freePort, redisServer, tamis, worker} from './processes.ts'

/**
 * How busy workers of one thread keep the cores of one machine: `npm run bench:workers [documents]`. One worker, two and four at one
 * Redis make the same dataset with the whole chain; the seconds of all their processors, over those of the clock, are the cores that worked.
 */
const count = Number(process.argv[2] ?? 12_000)
const folder = mkdtempSync(join(tmpdir(), 'tamis-workers-'))
const output = join(folder, 'output')
const port = freePort()
const url = `redis://127.0.0.1:${port}`

/** Seconds that workers get to start in. */
const starting = 5

mkdirSync(join(folder, 'raw'))
writeDocuments(join(folder, 'raw/documents.jsonl'), count)
writeFileSync(join(folder, 'pipeline.config.ts'), "export default {format: 'jsonl', shardBytes: 250_000}\n")
const server = await redisServer(folder, port)
const digests = new Set<string>()
console.log(`whole chain, ${count} documents, ${availableParallelism()} cores\n${'workers'.padEnd(9)}${'clock s'.padStart(9)}${'CPU s'.padStart(9)}${'cores'.padStart(9)}`)
for (const workers of [1, 2, 4]) {
  const pool = Array.from({length: workers}, () => worker(folder, url))
  await pause(starting * 1000)
  const {clock, cpu} = await measured(pool)
  console.log(`${String(workers).padEnd(9)}${clock.toFixed(1).padStart(9)}${cpu.toFixed(1).padStart(9)}${(cpu / clock).toFixed(2).padStart(9)}`)
  digests.add(digestOf(output))
  rmSync(output, {recursive: true})
  await Promise.all(pool.map((child) => (child.kill('SIGTERM'), once(child, 'exit'))))
}
console.log(`the same bytes: ${digests.size === 1}`)
server.kill()
rmSync(folder, {recursive: true})

/** A run through the workers, and the time that they and it take. */
async function measured(pool: readonly ChildProcess[]): Promise<{clock: number; cpu: number}> {
  const sum = (): number => pool.reduce((seconds, {pid}) => seconds + cpuTime(`/proc/${pid}/stat`), 0)
  const [began, before] = [performance.now(), sum()]
  const run = tamis(folder, ['run', '--quiet', '--engine', 'bullmq', '--redis', url])
  let own = 0
  const watch = setInterval(() => {
    // It may be over.
    try {
      own = cpuTime(`/proc/${run.pid}/stat`)
    } catch {}
  }, 20)
  const [code] = (await once(run, 'exit')) as [number | null]
  clearInterval(watch)
  if (code !== 0) throw new Error(`tamis run: exit ${code}`)
  return {clock: (performance.now() - began) / 1000, cpu: sum() - before + own}
}
