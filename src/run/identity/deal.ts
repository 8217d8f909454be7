import {appendFileSync, mkdirSync} from 'node:fs'
import {dirname} from 'node:path'

/** UTF-16 code units that are held in memory for all files together. */
const inMemory = 4e6

/** Lines for a file of each shard, in the order in which they come. */
export interface Dealer {
  add(shard: string, line: string): void
  close(): void
}

/** Deals lines out to files that are not there yet; a shard without a line has none. */
export function dealOut(fileOf: (shard: string) => string): Dealer {
  const pending = new Map<string, string[]>()
  let length = 0
  const flush = (): void => {
    for (const [shard, lines] of pending) {
      mkdirSync(dirname(fileOf(shard)), {recursive: true})
      appendFileSync(fileOf(shard), lines.join(''))
    }
    pending.clear()
    length = 0
  }
  return {
    add(shard, line) {
      if (!pending.has(shard)) pending.set(shard, [])
      pending.get(shard)!.push(`${line}\n`)
      length += line.length
      if (length > inMemory) flush()
    },
    close: flush
  }
}
