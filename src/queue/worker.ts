import {codeDigest} from '../run/digest.ts'
import {toPlain} from '../run/failure.ts'
import type {Engine} from '../run/engine.ts'
import {needed} from '../run/optional.ts'
import {createThreads} from '../run/threads.ts'
import {UsageError} from '../run/usage.ts'
import type {Mailbox, Message} from './mailbox.ts'
import {openMailbox} from './mailbox.ts'
import type {RedisAddress} from './redis.ts'
import {connectionOf, queueName, refuseSilence} from './redis.ts'

export interface WorkerOptions extends RedisAddress {
  threads: number
  signal: AbortSignal
  onTask?(message: Message): void
}

/** Milliseconds after which a task of a worker that gives no sign of life goes to another one. It is renewed from a thread that is never busy. */
const lockDuration = 10_000

/** Deaths of workers that a task survives: a document that kills its thread is dealt with before it kills a worker. */
const maxStalledCount = 1000

/** Does tasks from the queue in threads until the signal is given. */
export async function work({threads, signal, onTask, ...address}: WorkerOptions): Promise<void> {
  const {Worker} = await needed('bullmq', 'for tamis worker', () => import('bullmq'))
  await refuseSilence(address)
  const code = codeDigest()
  const engines = new Map<string, Engine>()
  const engineFor = async (mailbox: Mailbox): Promise<Engine> => {
    for (const [folder, engine] of engines) {
      if (folder === mailbox.folder || openMailbox(folder) !== null) continue
      engines.delete(folder)
      await engine.close()
    }
    const known = engines.get(mailbox.folder)
    if (known) return known
    const engine = createThreads(mailbox.job, {threads, timeLimit: mailbox.job.timeLimit})
    engines.set(mailbox.folder, engine)
    return engine
  }
  const worker = new Worker<Message>(
    queueName,
    async ({data}) => {
      const mailbox = openMailbox(data.folder)
      if (mailbox === null || mailbox.answer(data.task) !== null) return
      onTask?.(data)
      try {
        if (mailbox.job.code !== code) throw new UsageError('a worker has another version of tamis than the run; install the same one everywhere')
        const engine = await engineFor(mailbox)
        mailbox.putAnswer(data.task, {outcome: await engine.run(mailbox.task(data.task))})
      } catch (error) {
        if (!signal.aborted) mailbox.putAnswer(data.task, {error: toPlain(error)})
      }
    },
    {connection: connectionOf(address), prefix: address.redisPrefix, concurrency: threads, lockDuration, stalledInterval: lockDuration / 2, maxStalledCount}
  )
  worker.on('error', () => {})
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}))
  for (const engine of engines.values()) await engine.close()
  await worker.close(true)
}
