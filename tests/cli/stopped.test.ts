import {existsSync, mkdirSync, renameSync, unlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contents, dataset, folder, short, start, stories, story, tamis} from './tamis.ts'

const three = {...short, ...stories}

const output = (cwd: string): Record<string, string> => dataset(join(cwd, 'output'))

describe('a run that is stopped', () => {
  const many = Object.fromEntries(Array.from({length: 150}, (_, i) => [`raw/${i}.txt`, story(`Navire${i}`).repeat(20)]))

  /** One document is not done while there is a file "held", so that no run ends before its signal has come. */
  const held = {
    'pipeline.config.ts': `
import {existsSync} from 'node:fs'
import {defineStage} from 'tamis'
import {dates, sentences} from 'tamis/stages'
const hold = defineStage('hold', {}, (doc) => {
  while (doc.id === '70' && existsSync('held')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
})
export default {stages: [hold(), sentences(), dates()]}
`,
    held: ''
  }

  async function interrupted(cwd: string, signal: NodeJS.Signals): ReturnType<typeof tamis> {
    const {child, ended} = start(['run', '--jobs', '2'], cwd)
    await mapping(cwd, ended)
    child.kill(signal)
    return ended
  }

  /** Until some documents are cleaned, or the run is over. */
  async function mapping(cwd: string, ended: Promise<unknown>): Promise<void> {
    let over = false
    void ended.then(() => (over = true))
    const begun = (): boolean => existsSync(join(cwd, 'output/.tamis/shards')) && Object.entries(contents(join(cwd, 'output/.tamis/shards'))).some(([file, text]) => file.endsWith('/rows') && text !== '')
    while (!begun() && !over) await new Promise((done) => setTimeout(done, 5))
  }

  test.each([['Ctrl-C', 'SIGINT'], ['a kill', 'SIGKILL']] as const)('by %s leaves the dataset as it was, and the next run goes on from there', async (_name, signal) => {
    const cwd = folder({...many, ...held})
    const {code, signal: endedBy, stderr} = await interrupted(cwd, signal)
    unlinkSync(join(cwd, 'held'))
    if (signal === 'SIGINT') {
      expect({code, endedBy}).toEqual({code: 130, endedBy: null})
      expect(stderr).toContain('stopped; the dataset is as it was')
    }
    expect(output(cwd)).toEqual({})
    const {code: second, stdout} = await tamis(['run'], {cwd})
    expect(second).toBe(0)
    expect(Number(/(\d+) unchanged/.exec(stdout)![1])).toBeGreaterThan(0)
    const killed = output(cwd)
    await tamis(['run', '--force'], {cwd})
    expect(output(cwd)).toEqual(killed)
    expect(leftovers(cwd)).toEqual([])
  }, 120_000)

  /** What a killed process left half written. */
  const leftovers = (cwd: string): string[] => Object.keys(contents(join(cwd, 'output/.tamis'))).filter((file) => /\.part\/|\.tmp$|\.new$|^new\/|^scratch\//.test(file))

  test('while it renamed leaves no stray file once the next run is over', async () => {
    const cwd = folder(three)
    await tamis(['run'], {cwd})
    const first = output(cwd)
    writeFileSync(join(cwd, 'raw/d.txt'), 'Un.')
    await tamis(['run'], {cwd})
    unlinkSync(join(cwd, 'raw/d.txt'))
    mkdirSync(join(cwd, 'output/.tamis/new'), {recursive: true})
    renameSync(join(cwd, 'output/manifest.json'), join(cwd, 'output/.tamis/new/manifest.json'))
    writeFileSync(join(cwd, 'output/manifest.json'), first['manifest.json'])
    await tamis(['run'], {cwd})
    expect(output(cwd)).toEqual(first)
  })

  test('while it renamed for the first time is made good by the next, even when that is stopped too', async () => {
    const cwd = folder(three)
    await tamis(['run'], {cwd})
    const first = output(cwd)
    mkdirSync(join(cwd, 'output/.tamis/new'), {recursive: true})
    for (const file of ['manifest.json', 'timeline.json']) renameSync(join(cwd, 'output', file), join(cwd, 'output/.tamis/new', file))
    writeFileSync(join(cwd, 'raw/r.jsonl'), '{"id":"a","text":"Un."}\n')
    expect(await tamis(['run'], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining('have one id')})
    unlinkSync(join(cwd, 'raw/r.jsonl'))
    expect((await tamis(['run'], {cwd})).stdout).toContain('0 cleaned, 3 unchanged')
    expect(output(cwd)).toEqual(first)
  })

  test('is not disturbed by another run', async () => {
    const cwd = folder({...many, ...held})
    const {child, ended} = start(['run'], cwd)
    await mapping(cwd, ended)
    const {code, stderr} = await tamis(['run'], {cwd})
    child.kill('SIGINT')
    await ended
    expect(code).toBe(2)
    expect(stderr).toContain(`another run (process ${child.pid}) is writing here`)
  })
})
