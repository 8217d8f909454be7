import {hashOf} from '../sentences/word-bits.ts'

/** Words of a run that is compared, and how much of a statement and of a block is read. */
const runLength = 4
const maxStatement = 100_000
const maxBlock = 600

/** Runs of four words of what a page states of itself; a statement that is shorter is one run. */
export function statedRuns(statement: string | null | undefined): ReadonlySet<number> {
  return new Set(runsOf(statement?.slice(0, maxStatement) ?? ''))
}

/** Share of the runs of a text that are stated, and how much of the statement they are, 0–1 each. */
export function shareStated(text: string, stated: ReadonlySet<number>): [share: number, whole: number] {
  if (stated.size === 0) return [0, 0]
  const runs = runsOf(text.slice(0, maxBlock))
  const same = runs.filter((run) => stated.has(run)).length
  return [runs.length > 0 ? same / runs.length : 0, Math.min(1, same / stated.size)]
}

/** Each run as one number. */
function runsOf(text: string): number[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{1,99}/gu) ?? []).map(hashOf)
  const length = Math.min(runLength, words.length)
  return length < 2 ? [] : words.slice(length - 1).map((_, i) => words.slice(i, i + length).reduce((run, word) => (Math.imul(run, 31) + word) | 0, 0))
}
