import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {codeDigest} from '../run/digest.ts'
import type {Engine} from '../run/engine.ts'
import {fromPlain} from '../run/failure.ts'
import {needed} from '../run/optional.ts'
import type {Job, Outcome, Task} from '../run/tasks.ts'
import {places} from '../run/tasks.ts'
import type {Message} from './mailbox.ts'
import {createMailbox, removeMailbox} from './mailbox.ts'
import type {RedisAddress} from './redis.ts'
import {connectionOf, queueName, refuseSilence} from './redis.ts'

export interface QueueOptions extends RedisAddress {
  timeLimit?: number
  /** Told once when tasks wait and no worker is there. */
  onIdle?(): void
}

/** Tasks that are in the queue at once: more than the threads of any cluster that one folder of storage serves. */
const width = 256

/** Milliseconds between two looks for an answer; the events of the queue come sooner, unless they are lost. */
const lookEvery = 500

/** Milliseconds after which somebody is told that no worker is there. */
const idleAfter = 3000

/** Milliseconds that the server has to take leave in; it may be gone. */
const farewell = 1000

/** Looks after which a task that the queue has forgotten is sent again. */
const looksBeforeAsking = 6

/**
 * Workers on any machines that see the same storage, told of tasks through BullMQ on Redis or Valkey. They may join, leave and die at
 * any moment, and so may the server: an answer is a file, and a task without one is sent until it has one.
 */
export async function createQueueEngine(job: Job, {timeLimit, onIdle, ...address}: QueueOptions): Promise<Engine> {
  const {Queue, QueueEvents} = await needed('bullmq', 'for --engine bullmq', () => import('bullmq'))
  await refuseSilence(address)
  const mailbox = createMailbox(join(places.tasks(job.cache), randomBytes(8).toString('hex')), {...job, timeLimit, code: codeDigest()})
  const settings = {connection: connectionOf(address), prefix: address.redisPrefix}
  const queue = new Queue<Message>(queueName, settings)
  const events = new QueueEvents(queueName, settings)
  // The connections come back by themselves, and answers do not depend on them.
  queue.on('error', () => {})
  events.on('error', () => {})
  const waiting = new Map<string, () => void>()
  events.on('completed', ({jobId}) => waiting.get(jobId)?.())
  const send = async (name: string): Promise<void> => {
    await queue.add('task', {folder: mailbox.folder, task: name}, {jobId: name, removeOnComplete: true, removeOnFail: true})
  }
  let closed: ((error: Error) => void) | null = null
  const end = new Promise<never>((_, reject) => (closed = reject))
  end.catch(() => {})
  let count = 0
  const over = new AbortController()
  const idle = async (): Promise<void> => {
    await setTimeout(idleAfter, null, {signal: over.signal})
    if (waiting.size > 0 && (await queue.getWorkersCount()) === 0) onIdle?.()
  }
  idle().catch(() => {})
  return {
    width,
    async run<T extends Task>(task: T) {
      const name = `${mailbox.folder.slice(-16)}-${count++}`
      mailbox.putTask(name, task)
      const sent = send(name).catch(() => {})
      for (let looks = 1; ; looks++) {
        await Promise.race([end, new Promise<void>((resolve) => waiting.set(name, resolve)), setTimeout(lookEvery)])
        waiting.delete(name)
        const answer = mailbox.answer(name)
        if (answer && 'error' in answer) throw fromPlain(answer.error)
        if (answer) return answer.outcome as Outcome<T>
        if (looks % looksBeforeAsking === 0) await Promise.race([end, sent.then(async () => (await queue.getJob(name)) ?? send(name)).catch(() => {})])
      }
    },
    async close() {
      over.abort()
      closed!(new Error('stopped'))
      removeMailbox(mailbox.folder)
      await Promise.race([Promise.allSettled([queue.close(), events.close()]), setTimeout(farewell, null, {ref: false})])
      await Promise.allSettled([queue.disconnect(), events.disconnect()])
    }
  }
}
