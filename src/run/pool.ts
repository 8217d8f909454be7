import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Piscina} from 'piscina'
import type {Answer, Question} from '../thread.ts'

/** Threads that answer questions, one each at a time. */
export type Pool = Piscina<Question, Answer>

/**
 * Megabytes of the heap of a thread. Below 2,048 V8 lets a heap grow to twice what lives in it and not to four times, which with
 * a small nursery saves some 50 MB a thread and costs no time that could be measured. A document that needs more fails alone.
 */
const resourceLimits = {maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 2000}

/** A pool that nobody has taken yet. */
let spare: Pool | null = null

/** Lets a thread load its code while the run is still finding out what to do; a run that is refused does not wait for it. */
export function warmUp(threads: number): void {
  spare = createPool(threads)
  for (const thread of spare.threads) thread.unref()
}

export function takePool(threads: number): Pool {
  const pool = spare?.options.maxThreads === threads ? spare : createPool(threads)
  spare = null
  return pool
}

function createPool(threads: number): Pool {
  return new Piscina<Question, Answer>({
    filename: fileURLToPath(new URL(`../thread${extname(import.meta.url)}`, import.meta.url)),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    atomics: 'disabled',
    resourceLimits
  })
}
