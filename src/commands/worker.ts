import {availableParallelism} from 'node:os'
import {work} from '../queue/worker.ts'
import type {RedisAddress} from '../queue/redis.ts'

export interface WorkerCommandOptions extends RedisAddress {
  jobs?: number
  quiet?: boolean
}

/** Does the tasks of runs with --engine bullmq until it is stopped. What it leaves half done, another worker does anew. */
export async function workerCommand({jobs = availableParallelism(), quiet = false, redis, redisPrefix}: WorkerCommandOptions): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  if (!quiet) console.error(`tamis: worker ${process.pid} waits for tasks, ${jobs} threads; Ctrl-C ends it`)
  await work({redis, redisPrefix, threads: jobs, signal: stop.signal})
}
