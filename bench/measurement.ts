/** One thing that is measured, and the figures that come of it. */
export interface Measurement {
  /** What `npm run eval -- <task>` names. */
  readonly task: string
  /** Files and folders without which it is skipped. */
  readonly needs: readonly string[]
  /** Names of its figures, unique within the task. */
  readonly figures: readonly string[]
  /**
   * Measures them all.
   * @param cli the command line that is measured, words split at spaces
   * @returns percent, one for each figure and in their order; the higher the better
   */
  measure(cli: string): Promise<readonly number[]>
}

/** The name of a figure in tests/scores.json. */
export function figureId({task}: Pick<Measurement, 'task'>, figure: string): string {
  return `${task}: ${figure}`
}
