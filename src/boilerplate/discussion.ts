import {columnOf, emptyColumn, faded, sum} from './columns.ts'
import type {UnitSignals} from './unit-counts.ts'

/** What in a text looks like comments or a forum: lines that say who wrote when, and words of discussions. One entry a unit. */
export interface Discussion {
  /** 1 for a short unit with a time or date: *by Anna on 9 May 2010 at 6:10*. */
  readonly stamped: Float32Array
  /** 1 for a short unit with words of discussions. */
  readonly spoken: Float32Array
  /** Both, fading with distance. */
  readonly stampsBefore: Float32Array
  readonly stampsAfter: Float32Array
  readonly spokenBefore: Float32Array
  readonly spokenAfter: Float32Array
  /** Number of such units before each. */
  readonly countBefore: Float32Array
  readonly stamps: number
  readonly spokens: number
}

/** Code units. */
const longestStamp = 120
const longestSpoken = 80
const rate = 0.85

export function discussionOf({count, length, times, years, numbers, comment}: UnitSignals, ordered: boolean): Discussion {
  const stamped = columnOf(count, (i) => Number(length[i] <= longestStamp && (times[i] >= 1 || (years[i] > 0 && numbers[i] > 1))))
  const spoken = columnOf(count, (i) => Number(length[i] <= longestSpoken && comment[i] > 0))
  const none = emptyColumn(count)
  let before = 0
  return {
    stamped,
    spoken,
    stampsBefore: ordered ? faded(stamped, rate) : none,
    stampsAfter: ordered ? faded(stamped, rate, true) : none,
    spokenBefore: ordered ? faded(spoken, rate) : none,
    spokenAfter: ordered ? faded(spoken, rate, true) : none,
    countBefore: ordered ? columnOf(count, (i) => (before += spoken[i]) - spoken[i]) : none,
    stamps: sum(stamped),
    spokens: sum(spoken)
  }
}
