import {mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {sha256} from '../../src/run/digest.ts'
import type {Engine} from '../../src/run/engine.ts'
import type {List} from '../../src/run/lists.ts'
import {makeList, writeList} from '../../src/run/lists.ts'
import {sortKey, writeEntries} from '../../src/run/sorted.ts'
import {stampsOf} from '../../src/run/state.ts'
import type {Job, ListTask} from '../../src/run/tasks.ts'
import {places} from '../../src/run/tasks.ts'
import {statementsFile} from '../../src/run/write.ts'

/** An output with the statements of two shards, and an engine that counts its tasks. */
function setting(format: Job['format']): {job: Job; engine: Engine; tasks: ListTask[]} {
  const output = mkdtempSync(join(tmpdir(), 'tamis-lists-'))
  onTestFinished(() => rmSync(output, {recursive: true}))
  const job = {output, cache: join(output, '.tamis'), format} as Job
  const statements = {shard1: ['1911-05-03', '1944-06-06'], shard2: ['1789-07-14']}
  for (const [shard, days] of Object.entries(statements)) {
    mkdirSync(places.written(job.cache, shard), {recursive: true})
    writeEntries(statementsFile(places.written(job.cache, shard)), days.map((day) => [sortKey(day), JSON.stringify({day})]))
  }
  const tasks: ListTask[] = []
  const run = async (task: ListTask): Promise<object> => writeList(job, task, join(places.scratch(job.cache), String(tasks.push(task)), task.name))
  return {job, engine: {run} as unknown as Engine, tasks}
}

test('a list is merged from what shards have left, in the form of the dataset', async () => {
  for (const [format, file, expected] of [
    ['jsonl', 'timeline.jsonl', '{"day":"1789-07-14"}\n{"day":"1911-05-03"}\n{"day":"1944-06-06"}\n'],
    ['json', 'timeline.json', `${JSON.stringify({schema: 'tamis/timeline@1', statements: ['1789-07-14', '1911-05-03', '1944-06-06'].map((day) => ({day}))}, null, 2)}\n`]
  ] as const) {
    const {job, engine} = setting(format)
    expect(await makeList({name: 'timeline', key: 'key', from: ['shard1', 'shard2']}, {job, engine}, {})).toEqual({key: 'key', sha256: sha256(expected)})
    expect(readFileSync(join(places.fresh(job.cache), file), 'utf8')).toBe(expected)
  }
})

test('a list stays while it follows from the same and nobody has touched it', async () => {
  const {job, engine, tasks} = setting('jsonl')
  const list = async (key: string, last: Parameters<typeof makeList>[2]): Promise<List> => makeList({name: 'timeline', key, from: ['shard1', 'shard2']}, {job, engine}, last)
  const timeline = await list('key', {})
  const file = join(job.output, 'timeline.jsonl')
  renameSync(join(places.fresh(job.cache), 'timeline.jsonl'), file)
  const last = {lists: {entities: timeline, timeline}, files: stampsOf(job.output, ['timeline.jsonl'])}
  expect(await list('key', last)).toEqual(timeline)
  expect(tasks).toHaveLength(1)
  await list('another', last)
  expect(tasks).toHaveLength(2)
  writeFileSync(file, 'touched')
  await list('key', last)
  expect(tasks).toHaveLength(3)
})
