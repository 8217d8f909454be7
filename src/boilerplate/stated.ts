import {fallback} from '../lang/index.ts'
import {readWords} from '../sentences/joint-words.ts'

/** Words of a run that is compared, how much of a statement is read, in code units, and how much of a block, in words. */
const runLength = 4
const maxStatement = 100_000
const maxWords = 100

const nothing = [0, 0] as const

/** Runs of four words of what a page states of itself; a statement that is shorter is one run. */
export function statedRuns(statement: string | null | undefined): ReadonlySet<number> {
  const runs = new Set<number>()
  if (!statement) return runs
  const {hash, count} = readWords(statement.slice(0, maxStatement), fallback)
  eachRun(hash, 0, count, (run) => runs.add(run))
  return runs
}

/** Share of the runs of the words `[from, to)` that are stated, and how much of the statement they are, 0–1 each. */
export function shareStated(hash: Int32Array, from: number, to: number, stated: ReadonlySet<number>): readonly [share: number, whole: number] {
  if (stated.size === 0) return nothing
  let [runs, same] = [0, 0]
  eachRun(hash, from, Math.min(to, from + maxWords), (run) => {
    runs++
    if (stated.has(run)) same++
  })
  return runs > 0 ? [same / runs, Math.min(1, same / stated.size)] : nothing
}

/** Visits each run as one number. */
function eachRun(hash: Int32Array, from: number, to: number, visit: (run: number) => void): void {
  const length = Math.min(runLength, to - from)
  if (length < 2) return
  for (let i = from; i + length <= to; i++) {
    let run = 0
    for (let word = i; word < i + length; word++) run = (Math.imul(run, 31) + hash[word]) | 0
    visit(run)
  }
}
