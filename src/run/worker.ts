import {workerData} from 'node:worker_threads'
import {toPlain} from './failure.ts'
import type {PlainError} from './failure.ts'
import type {Job, Outcome, Task} from './tasks.ts'
import {createDoer} from './tasks.ts'
import {clockOf} from './watch.ts'

/** What a thread is asked, and what it answers: errors as plain data, since their system codes are lost on the way. */
export interface Question {
  task: Task
  clock: SharedArrayBuffer
}

export type Answer = {outcome: Outcome} | {error: PlainError}

const doer = createDoer((workerData as {job: Job}).job)

export default async function answer({task, clock}: Question): Promise<Answer> {
  const {begin, end} = clockOf(clock)
  try {
    return {outcome: await doer(task, begin)}
  } catch (error) {
    return {error: toPlain(error)}
  } finally {
    end()
  }
}
