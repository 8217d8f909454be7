import {toPlain} from './run/failure.ts'
import type {PlainError} from './run/failure.ts'
import type {Doer, Job, Outcome, Task} from './run/tasks.ts'
import {createDoer} from './run/tasks.ts'
import {clockOf} from './run/watch.ts'

/** What a thread is asked, and what it answers: errors as plain data, since their system codes are lost on the way. */
export interface Question {
  /** The same for all questions to a thread. */
  job: Job
  task: Task
  clock: SharedArrayBuffer
}

export type Answer = {outcome: Outcome} | {error: PlainError}

let doer: Doer | null = null

export default async function answer({job, task, clock}: Question): Promise<Answer> {
  doer ??= createDoer(job)
  const {begin, end} = clockOf(clock)
  try {
    return {outcome: await doer(task, begin)}
  } catch (error) {
    return {error: toPlain(error)}
  } finally {
    end()
  }
}
