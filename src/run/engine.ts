import type {Outcome, Task} from './tasks.ts'

/** Does tasks wherever there is room: in threads here, or on other machines. */
export interface Engine {
  /** Tasks worth having in flight. */
  readonly width: number
  run<T extends Task>(task: T): Promise<Outcome<T>>
  /** Stops what is running. */
  close(): Promise<void>
}
