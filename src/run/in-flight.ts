import pLimit from 'p-limit'

/**
 * Works on items, so many at a time, and asks for the next one when there is room. After an error no further item is asked for; it
 * is thrown when what runs has ended.
 */
export async function inFlight<T>(items: Iterable<T> | AsyncIterable<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const limit = pLimit(width)
  const running = new Set<Promise<void>>()
  const errors: unknown[] = []
  for await (const item of items) {
    const one = limit(work, item)
      .catch((error) => void errors.push(error))
      .finally(() => running.delete(one))
    running.add(one)
    if (limit.activeCount + limit.pendingCount >= width) await Promise.race(running)
    if (errors.length > 0) break
  }
  await Promise.all(running)
  if (errors.length > 0) throw errors[0]
}
