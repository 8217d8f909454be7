/** Times that everything is measured; the best one counts, the first one warms up as well. */
export const rounds = 5

/** CPU-seconds of a piece of work, garbage collector counted in. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The least CPU-seconds of some rounds. */
export function bestOf(work: () => void): number {
  return Math.min(...Array.from({length: rounds}, () => cpuSeconds(work)))
}
