/** Words of a run that is compared, and how much of a statement and of a block is read. */
const runLength = 4
const maxStatement = 100_000
const maxBlock = 600

/** Runs of four words of what a page states of itself; a statement that is shorter is one run. */
export function statedRuns(statement: string | null | undefined): ReadonlySet<string> {
  return new Set(runsOf(statement?.slice(0, maxStatement) ?? ''))
}

/** Share of the runs of a text that are stated, and how much of the statement they are, 0–1 each. */
export function shareStated(text: string, stated: ReadonlySet<string>): [share: number, whole: number] {
  if (stated.size === 0) return [0, 0]
  const runs = runsOf(text.slice(0, maxBlock))
  const same = runs.filter((run) => stated.has(run)).length
  return [runs.length > 0 ? same / runs.length : 0, Math.min(1, same / stated.size)]
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{1,99}/gu) ?? []
  if (words.length < runLength) return words.length > 1 ? [words.join(' ')] : []
  return words.slice(runLength - 1).map((_, i) => words.slice(i, i + runLength).join(' '))
}
