import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Dataset} from '../../src/dataset/open.ts'
import {openFolder, openRevision} from '../../src/dataset/open.ts'
import {diffDatasets} from '../../src/diff/datasets.ts'
import {folder} from '../cli/tamis.ts'
import {makeDataset} from './make.ts'

const texts = Array.from({length: 40}, (_, i) => `Le navire ${i} quitta Brest le ${(i % 28) + 1} mai 1911[${i}].`)
const source = texts.map((text, i) => `${i === 7 ? '{broken' : JSON.stringify({id: `r${i}`, text})}\n`)
const changed = source.with(9, `${JSON.stringify({id: 'r9', text: 'Rien ne bouge dans le port.'})}\n`)

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tamis-test-'))
  mkdirSync(join(cwd, 'raw'))
})
afterAll(() => rmSync(cwd, {recursive: true}))

/** The dataset of some lines; in parts when a format is named. */
async function datasetOf(lines: readonly string[], output: string, format?: string): Promise<Dataset> {
  writeFileSync(join(cwd, 'raw/r.jsonl'), lines.join(''))
  await makeDataset(cwd, {output, ...(format === undefined ? {} : {format, shardBytes: 1000})})
  return openFolder(join(cwd, output))
}

/** All that a dataset says, documents by id. */
async function contentsOf({manifest, record, entities, statements}: Dataset): Promise<object> {
  const rows = manifest.documents.map(({id, source, line, error, counts}) => ({id, source, line, error, counts})).sort((a, b) => a.line! - b.line!)
  const records: Record<string, unknown> = {}
  for (const row of manifest.documents) records[row.id] = await record(row)
  return {rows, records, entities: await listOf(entities()), statements: await listOf(statements())}
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('a dataset in parts', () => {
  let single: Dataset
  beforeAll(async () => {
    single = await datasetOf(source, 'single')
  })

  test.each(['jsonl', 'jsonl.gz', 'parquet'])('of %s is read and compared as one of single files is, also from git', async (format) => {
    const before = await datasetOf(source, 'before', format)
    expect(before.manifest.parts!.length).toBeGreaterThan(1)
    expect(await contentsOf(before)).toEqual(await contentsOf(single))
    expect((await diffDatasets(single, before)).documents).toEqual({added: [], removed: [], changed: [], unchanged: 40})

    const git = (...args: string[]): unknown => execFileSync('git', ['-C', cwd, ...args])
    git('init', '--quiet')
    git('add', 'before')
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', format)
    const after = await datasetOf(changed, 'before', format)
    const {documents} = await diffDatasets(await openRevision('HEAD', join(cwd, 'before')), after)
    expect(documents).toMatchObject({added: [], removed: [], unchanged: 39, changed: [{id: 'r9', sentences: {lost: ['Le navire 9 quitta Brest le 10 mai 1911.'], won: ['Rien ne bouge dans le port.']}}]})
  })

  test('is named when a part is cut short or gone', async () => {
    const {manifest} = await datasetOf(source, 'broken', 'jsonl.gz')
    const path = join(cwd, 'broken', manifest.parts![0].file)
    writeFileSync(path, readFileSync(path).subarray(0, 300))
    await expect(openFolder(join(cwd, 'broken'))).rejects.toThrow('the gzip data is corrupt or cut short; make the dataset anew')
    rmSync(path)
    await expect(openFolder(join(cwd, 'broken'))).rejects.toThrow('cannot be read')
  })

  test('is named when its entities are gone or cut short', async () => {
    const {entities} = await datasetOf(source, 'bare', 'jsonl')
    const path = join(cwd, 'bare/entities.jsonl')
    writeFileSync(path, '{"id":')
    await expect(listOf(entities())).rejects.toThrow('entities.jsonl is not JSON; make the dataset anew')
    rmSync(path)
    await expect(listOf(entities())).rejects.toThrow('entities.jsonl cannot be read')
  })
})

test('what is no dataset is named, with the remedy', async () => {
  const path = folder({'a/manifest.json': '{}', 'b/manifest.json': '{'})
  await expect(openFolder(join(path, 'none'))).rejects.toThrow(/manifest\.json cannot be read; make the dataset with "tamis run"/)
  await expect(openFolder(join(path, 'a'))).rejects.toThrow('is not a manifest of Tamis')
  await expect(openFolder(join(path, 'b'))).rejects.toThrow('is not JSON; make the dataset anew')
})
