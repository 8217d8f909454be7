import type {Engine} from './engine.ts'
import {fromPlain} from './failure.ts'
import type {Failure} from './map.ts'
import {takePool} from './pool.ts'
import type {Job, Outcome, Task} from './tasks.ts'
import type {Clock} from './watch.ts'
import {clockOf, newClock} from './watch.ts'
import type {Answer} from '../thread.ts'

export interface ThreadOptions {
  threads: number
  /** Seconds that one document may take. */
  timeLimit?: number
}

/** Seconds. The largest document that is taken by default, at half the speed measured. */
const defaultTimeLimit = 120

/** Times that a document is tried, and a task whose thread died between two documents. */
const tries = 2

/** Seconds between two looks at what the threads are at. */
const lookEvery = 0.2

/** Why a thread was ended in the middle of a document. */
interface Fatal {
  clock: Clock
  stop: AbortController
  tooLong: boolean
}

/**
 * Worker threads of this process. A document that takes too long, or that kills its thread, is tried once more and then given up as
 * a failed one; the rest of its shard goes on, from what the thread had written.
 */
export function createThreads(job: Job, {threads, timeLimit = defaultTimeLimit}: ThreadOptions): Engine {
  const pool = takePool(threads)
  const running = new Set<Fatal>()
  let closed = false
  const look = setInterval(() => {
    for (const task of running) {
      const current = task.clock.current()
      if (current === null || current.seconds <= timeLimit) continue
      task.tooLong = true
      task.stop.abort()
    }
  }, lookEvery * 1000)
  const attempt = async (task: Task): Promise<Answer | {ordinal: number | null; failure: Failure}> => {
    const buffer = newClock()
    const state: Fatal = {clock: clockOf(buffer), stop: new AbortController(), tooLong: false}
    running.add(state)
    try {
      return await pool.run({job, task, clock: buffer}, {signal: state.stop.signal})
    } catch (error) {
      if (closed) throw error
      const {message} = error as Error
      const failure = state.tooLong
        ? {code: 'timed-out', message: `took longer than ${timeLimit} seconds, ${tries} times; raise --time-limit to wait for it`}
        : {code: 'crashed', message: `killed its thread ${tries} times: ${message}`}
      return {ordinal: state.clock.current()?.ordinal ?? null, failure}
    } finally {
      running.delete(state)
    }
  }
  return {
    width: threads,
    async run<T extends Task>(task: T) {
      const deaths = new Map<number | null, number>()
      for (let now: Task = task; ; ) {
        const answer = await attempt(now)
        if ('outcome' in answer) return answer.outcome as Outcome<T>
        if ('error' in answer) throw fromPlain(answer.error)
        const {ordinal, failure} = answer
        deaths.set(ordinal, (deaths.get(ordinal) ?? 0) + 1)
        if (deaths.get(ordinal)! < tries) continue
        if (ordinal === null || now.kind !== 'map') throw new Error(failure.message)
        now = {...now, givenUp: [...now.givenUp, [ordinal, failure]]}
      }
    },
    async close() {
      closed = true
      clearInterval(look)
      await pool.destroy()
    }
  }
}
