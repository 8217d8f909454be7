import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {PlainError} from '../run/failure.ts'
import {removeFolder} from '../run/files.ts'
import type {Job, Outcome, Task} from '../run/tasks.ts'

/**
 * A folder on shared storage through which a run and its workers speak: what is to be done, and what came of it. The queue carries
 * names alone, and may lose them: what lies here is the truth.
 */
export interface Mailbox {
  folder: string
  readonly job: SharedJob
  task(name: string): Task
  answer(name: string): Answer | null
  putTask(name: string, task: Task): void
  putAnswer(name: string, answer: Answer): void
}

export interface SharedJob extends Job {
  /** Seconds that one document may take. */
  timeLimit?: number
  /** Digest of the code that the run is made by: records of two versions do not mix. */
  code: string
}

export type Answer = {outcome: Outcome} | {error: PlainError}

/** What a message of the queue says. */
export interface Message {
  folder: string
  task: string
}

export function createMailbox(folder: string, job: SharedJob): Mailbox {
  mkdirSync(folder, {recursive: true})
  put(join(folder, 'job.json'), job)
  return mailbox(folder, job)
}

/** Null when the run is over. */
export function openMailbox(folder: string): Mailbox | null {
  const job = get<SharedJob>(join(folder, 'job.json'))
  return job && mailbox(folder, job)
}

export function removeMailbox(folder: string): void {
  removeFolder(folder)
}

function mailbox(folder: string, job: SharedJob): Mailbox {
  const path = (name: string, kind: string): string => join(folder, `${name}.${kind}.json`)
  return {
    folder,
    job,
    task: (name) => get<Task>(path(name, 'task'))!,
    answer: (name) => get<Answer>(path(name, 'answer')),
    putTask: (name, task) => put(path(name, 'task'), task),
    putAnswer: (name, answer) => put(path(name, 'answer'), answer)
  }
}

function get<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}

/** Beside, then renamed: whoever sees it sees all of it. Where the run is over there is no folder, and nobody waits for it. */
function put(path: string, value: unknown): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(beside, JSON.stringify(value))
    renameSync(beside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
