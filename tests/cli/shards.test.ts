import {appendFileSync, existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {contents, dataset, folder, lines, start, tamis} from './tamis.ts'

/** A stage that costs nothing, and others that fail in the ways that a thread can. */
const config = (more = ''): string => `
import {defineStage} from 'tamis'
import {dates, entities, sentences} from 'tamis/stages'
const hang = defineStage('hang', {}, (doc) => {
  for (const {text} of doc.blocks) {
    while (text.value.includes('HANG'));
    if (text.value.includes('DIE')) process.exit(3)
  }
})
export default {stages: [sentences(), hang(), dates(), entities()], shardBytes: 2000${more}}
`
const story = (i: number): string => `Le navire ${i} quitta Brest le ${(i % 28) + 1} mai 1911 avec Marie Dupont${i % 9}.`
const record = (i: number, text = story(i)): string => `${JSON.stringify({id: `r${i}`, text})}\n`
const records = Array.from({length: 150}, (_, i) => record(i))
const files = Object.fromEntries(Array.from({length: 60}, (_, i) => [`raw/${i}.txt`, story(i + 500)]))
const set = {...files, 'raw/r.jsonl': records.join(''), 'pipeline.config.ts': config()}

const output = (cwd: string): Record<string, string> => dataset(join(cwd, 'output'))

test('any number of threads gives the same bytes; what is there is taken over, and one change redoes one document', async () => {
  const cwd = folder(set)
  expect((await tamis(['run', '--jobs', '1', '--quiet'], {cwd})).code).toBe(0)
  const first = output(cwd)
  expect(Object.keys(first).length).toBe(210 + 7)
  rmSync(join(cwd, 'output'), {recursive: true})
  await tamis(['run', '--jobs', '3', '--quiet'], {cwd})
  expect(output(cwd)).toEqual(first)

  for (const file of ['raw/r.jsonl', ...Object.keys(files)]) utimesSync(join(cwd, file), 1e9, 1e9)
  const changed = (): number[] => Object.keys(output(cwd)).map((file) => statSync(join(cwd, 'output', file)).mtimeMs)
  const before = changed()
  expect((await tamis(['run'], {cwd})).stdout).toContain('0 cleaned, 210 unchanged')
  expect(changed()).toEqual(before)

  writeFileSync(join(cwd, 'raw/r.jsonl'), records.with(20, record(20, 'Rien.')).join(''))
  expect((await tamis(['run'], {cwd})).stdout).toContain('1 cleaned, 209 unchanged')
  writeFileSync(join(cwd, 'raw/r.jsonl'), records.join(''))
  expect((await tamis(['run'], {cwd})).stdout).toContain('1 cleaned, 209 unchanged')
  expect(output(cwd)).toEqual(first)
})

test('the parts of a job array, in any order, are what a run has left to gather', async () => {
  const [whole, cwd] = [folder(set), folder(set)]
  await tamis(['run', '--quiet'], {cwd: whole})
  expect((await tamis(['run', '--shard', '2/2', '--jobs', '1'], {cwd})).stdout).toMatch(/^\d+ shards of 2\/2 are cleaned/)
  expect(output(cwd)).toEqual({})
  await tamis(['run', '--shard', '1/2', '--jobs', '1', '--quiet'], {cwd})
  expect((await tamis(['run'], {cwd})).stdout).toContain('0 cleaned, 210 unchanged')
  expect(output(cwd)).toEqual(output(whole))
  expect(await tamis(['run', '--shard', '3/2'], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining('i from 1 to n')})
})

test('a change of the config redoes what follows from it alone', async () => {
  const config = (stages: string, comment = ''): string => `${comment}import {duplicates, entities, sentences} from 'tamis/stages'\nexport default {stages: [sentences(), ${stages}], shardBytes: 2000}\n`
  const cwd = folder({...files, 'pipeline.config.ts': config('duplicates(), entities()')})
  await tamis(['run', '--quiet'], {cwd})
  const after = async (text: string): Promise<string> => {
    writeFileSync(join(cwd, 'pipeline.config.ts'), text)
    return (await tamis(['run'], {cwd})).stdout
  }
  expect(await after(config('duplicates(), entities()', '// A remark.\n'))).toContain('0 cleaned, 60 unchanged')
  expect(await after(config("duplicates(), entities({same: [['Marie Curie', 'Marie Dupont1']]})"))).toContain('0 cleaned, 60 unchanged')
  expect(output(cwd)['entities.json']).toContain('"marie-curie"')
  expect(await after(config('duplicates({furnitureDocuments: 9}), entities()'))).toContain('0 cleaned, 60 unchanged')
  expect(output(cwd)['entities.json']).not.toContain('"marie-curie"')
  expect(await after(config('duplicates(), entities({minScore: 0.5})'))).toContain('60 cleaned, 0 unchanged')
})

test('damage in the cache is noticed and repaired', async () => {
  const cwd = folder(set)
  await tamis(['run', '--quiet'], {cwd})
  const first = output(cwd)
  const cache = join(cwd, 'output/.tamis')
  const named = (name: RegExp): string[] => Object.keys(contents(cache)).filter((file) => name.test(file)).map((file) => join(cache, file))
  const [records] = named(/\/records$/)
  const bytes = readFileSync(records)
  bytes[bytes.length >> 1] ^= 1
  writeFileSync(records, bytes)
  const rows = named(/\/rows$/).at(-1)!
  writeFileSync(rows, readFileSync(rows, 'utf8').replace('"lang":"', '"lang":"x'))
  appendFileSync(named(/done\.json$/)[1], '{')
  rmSync(join(cwd, 'output/documents'), {recursive: true})
  rmSync(join(cache, 'written'), {recursive: true})
  for (const name of [/\/settled$/, /\/assigned$/, /lookups\/[0-9a-f]{16}$/, /merged\/entities\/entities$/]) appendFileSync(named(name)[0], '{\n')
  rmSync(join(cache, 'state.json'))
  expect((await tamis(['run', '--quiet'], {cwd})).code).toBe(0)
  expect(output(cwd)).toEqual(first)
})

test('a document that hangs, or kills its thread, fails alone', async () => {
  const cwd = folder({...set, 'raw/r.jsonl': records.with(20, record(20, 'Un HANG.')).with(90, record(90, 'Un DIE.')).join('')})
  const {code, stdout, stderr} = await tamis(['run', '--jobs', '2', '--time-limit', '1'], {cwd})
  expect(code).toBe(1)
  expect(stdout).toContain('208 cleaned, 0 unchanged, 2 failed')
  expect(stderr).toContain('took longer than 1 seconds, 2 times')
  const failed = lines(readFileSync(join(cwd, 'output/failed.jsonl'), 'utf8')).map((line) => JSON.parse(line))
  expect(failed).toEqual([
    {id: 'r20', source: 'r.jsonl', line: 21, code: 'timed-out', message: expect.stringContaining('raise --time-limit')},
    {id: 'r90', source: 'r.jsonl', line: 91, code: 'crashed', message: expect.stringContaining('killed its thread')}
  ])
  expect(JSON.parse(readFileSync(join(cwd, 'output/documents/r20.json'), 'utf8'))).toMatchObject({text: '', error: {code: 'timed-out', line: 21}})
  writeFileSync(join(cwd, 'raw/r.jsonl'), records.join(''))
  expect((await tamis(['run'], {cwd})).stdout).toContain('2 cleaned, 208 unchanged, 0 failed')
  expect(existsSync(join(cwd, 'output/failed.jsonl'))).toBe(false)
})

test('runs that are killed again and again leave nothing behind, and the one that ends gives the same bytes', async () => {
  const [calm, killed] = [folder(set), folder(set)]
  await tamis(['run', '--quiet'], {cwd: calm})
  let ends = 0
  for (let wait = 500; ends === 0; wait += 700) {
    const {child, ended} = start(['run', '--quiet', '--jobs', '2'], killed)
    const timer = setTimeout(() => child.kill('SIGKILL'), wait)
    if ((await ended).code === 0) ends++
    clearTimeout(timer)
  }
  expect(output(killed)).toEqual(output(calm))
  const left = Object.keys(contents(join(killed, 'output/.tamis'))).filter((file) => /\.part\/|unfinished|^new\/|^scratch|\.new$/.test(file))
  expect(left).toEqual([])
}, 120_000)
