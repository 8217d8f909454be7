import {createFile, readBytes} from './files.ts'
import type {Shard} from './shards.ts'

/** The shards of a run in their order, kept in a file: of a million inputs only the ids of the shards stay in memory. */
export interface Plan {
  readonly ids: readonly string[]
  /** @returns its place in the order */
  add(shard: Shard): number
  /** To be called when all are added, before they are asked for. */
  close(): void
  shard(order: number): Shard
}

export function createPlan(path: string): Plan {
  const file = createFile(path)
  const ids: string[] = []
  const ends = [0]
  return {
    ids,
    add(shard) {
      const line = `${JSON.stringify(shard)}\n`
      file.write(line)
      ends.push(ends.at(-1)! + Buffer.byteLength(line))
      return ids.push(shard.id) - 1
    },
    close: () => file.close(),
    shard(order) {
      const reader = readBytes(path)
      try {
        return JSON.parse(reader.read(ends[order], ends[order + 1] - ends[order]).toString()) as Shard
      } finally {
        reader.close()
      }
    }
  }
}
