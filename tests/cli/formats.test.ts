import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {asyncBufferFromFile, parquetReadObjects} from 'hyparquet'
import {expect, test} from 'vitest'
import type {DocumentRecord} from '../../src/record.ts'
import {documentSchema} from '../../src/document-schema.ts'
import {manifestSchema} from '../../src/schemas.ts'
import {dataset, folder, lines, tamis} from './tamis.ts'

const config = (format: string): string => `
import {dates, entities, sentences} from 'tamis/stages'
export default {stages: [sentences(), dates(), entities()], shardBytes: 2000, format: '${format}'}
`
const records = Array.from({length: 60}, (_, i) => `${JSON.stringify({id: `r${i}`, text: `Le navire ${i} quitta Brest le ${(i % 28) + 1} mai 1911.`})}\n`).with(30, '{broken\n')

test('many documents go into files by the shard, in the order of their sources, and change by the shard', async () => {
  const cwd = folder({'raw/r.jsonl': records.join(''), 'pipeline.config.ts': config('json')})
  const manifest = (): ReturnType<typeof manifestSchema.parse> => manifestSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/manifest.json'), 'utf8')))
  await tamis(['run', '--quiet'], {cwd})
  const single = manifest().documents.sort((a, b) => a.line! - b.line!).map(({file}) => JSON.parse(dataset(join(cwd, 'output'))[file]) as DocumentRecord)

  writeFileSync(join(cwd, 'pipeline.config.ts'), config('jsonl.gz'))
  expect((await tamis(['run', '--quiet'], {cwd})).code).toBe(1)
  const files = Object.keys(dataset(join(cwd, 'output')))
  expect(files.filter((file) => !/^documents\/[0-9a-f]{16}\.jsonl\.gz$|^schemas\//.test(file))).toEqual(['entities.jsonl', 'failed.jsonl', 'manifest.json', 'timeline.jsonl'])
  expect((await tamis(['report'], {cwd})).stdout).toMatch(/^60 documents: open /)
  const {parts = [], documents} = manifest()
  expect(documents).toEqual([])
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.reduce((sum, part) => sum + part.documents, 0)).toBe(60)
  const packed = parts.flatMap(({file}) => lines(gunzipSync(readFileSync(join(cwd, 'output', file))).toString()).map((line) => documentSchema.parse(JSON.parse(line))))
  expect(packed).toEqual(single)
  const before = Object.fromEntries(parts.map(({file}) => [file, readFileSync(join(cwd, 'output', file)).toString('base64')]))

  writeFileSync(join(cwd, 'raw/r.jsonl'), records.with(2, '{"id":"r2","text":"Rien ici ne dit rien de plus long."}\n').join(''))
  expect((await tamis(['check', '--quiet', '--reporter', 'github'], {cwd})).stdout).toMatch(/^::error file=output\/documents\/[0-9a-f]{16}\.jsonl\.gz,title=Dataset drift::r2 drifted: 1 sentences lost, 1 won;/m)
  expect((await tamis(['run'], {cwd})).stdout).toContain('1 cleaned, 58 unchanged, 1 failed')
  expect(parts.filter(({file}) => readFileSync(join(cwd, 'output', file)).toString('base64') !== before[file]).length).toBe(1)
})

test('Parquet holds the same records, fields of many values as JSON', async () => {
  const cwd = folder({'raw/r.jsonl': records.join(''), 'pipeline.config.ts': config('jsonl')})
  await tamis(['run', '--quiet'], {cwd})
  const parts = (): readonly {file: string}[] => manifestSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/manifest.json'), 'utf8'))).parts!
  const expected = parts().flatMap(({file}) => lines(readFileSync(join(cwd, 'output', file), 'utf8')).map((line) => JSON.parse(line) as DocumentRecord))
  rmSync(join(cwd, 'output'), {recursive: true})
  writeFileSync(join(cwd, 'pipeline.config.ts'), config('parquet'))
  await tamis(['run', '--quiet'], {cwd})
  const rows = (await Promise.all(parts().map(async ({file}) => parquetReadObjects({file: await asyncBufferFromFile(join(cwd, 'output', file))})))).flat()
  expect(rows.map(({id, text, line, dates, entities, error}) => ({id, text, line, dates, entities, error}))).toEqual(
    expected.map(({id, text, source: {line}, dates, entities, error}) => ({id, text, line, dates, entities, error: error?.message ?? null}))
  )
})
