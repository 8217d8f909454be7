import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {Config} from '../config.ts'
import {inFlight} from './in-flight.ts'
import {inputsOf, jobOf, workFolder} from './job.ts'
import {knownPack} from './map.ts'
import {digestOfOverrides} from './overruled.ts'
import {packFolder} from './pack.ts'
import type {RunOptions} from './run.ts'
import {cutShards} from './shards.ts'
import {places} from './tasks.ts'
import {createThreads} from './threads.ts'

/**
 * Maps each n-th shard and leaves the dataset alone: the part of a job array. Any number may work on one output at a time, on
 * machines that see it, and be killed; a run on that output finds what they did, and does what they did not.
 * @returns how many shards are this one's, and how many documents were cleaned
 */
export async function mapShare(config: Config, share: {index: number; of: number}, options: RunOptions): Promise<{shards: number; cleaned: number}> {
  const output = resolve(config.folder, config.output)
  const job = await jobOf(config, options, output)
  const overruled = digestOfOverrides(job.overrides)
  const scratch = join(output, workFolder, `scratch-${share.index}-${share.of}`)
  mkdirSync(join(output, workFolder), {recursive: true})
  writeFileSync(join(output, workFolder, '.gitignore'), '*\n')
  const engine = createThreads(job, {threads: options.jobs, timeLimit: options.timeLimit})
  const stop = (): void => void engine.close()
  options.signal?.addEventListener('abort', stop)
  let [planned, shards, cleaned] = [0, 0, 0]
  try {
    await inFlight(cutShards(inputsOf(config, output, scratch), config.shardBytes, places.cuts(job.cache)), engine.width, async (shard) => {
      if (planned++ % share.of !== share.index - 1) return
      shards++
      options.onPlan?.(shard)
      const folder = packFolder(job.cache, shard, job.run)
      if (options.force) rmSync(dirname(folder), {recursive: true, force: true})
      if (knownPack(folder, shard, overruled)) return options.onMap?.(shard, [])
      const {files, problems, moreProblems} = await engine.run({kind: 'map', shard, again: null, givenUp: []})
      cleaned += files.reduce((sum, {documents, unchanged, failed}) => sum + documents - unchanged - failed, 0)
      options.onProblems?.(problems, moreProblems)
      options.onMap?.(shard, files)
    })
  } catch (error) {
    options.signal?.throwIfAborted()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await engine.close()
    rmSync(scratch, {recursive: true, force: true})
  }
  return {shards, cleaned}
}
