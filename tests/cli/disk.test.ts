import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {Outcome} from './tamis.ts'
import {contents, dataset, folder, start} from './tamis.ts'

const set = {
  'raw/r.jsonl': Array.from({length: 300}, (_, i) => `${JSON.stringify({id: `r${i}`, text: `Le navire ${i} quitta Brest en mai 1911. `.repeat(20)})}\n`).join(''),
  'pipeline.config.ts': "import {sentences} from 'tamis/stages'\nexport default {stages: [sentences()], shardBytes: 20_000, format: 'jsonl'}\n"
}

/** A process of its own, so that no file of a file system that goes away stays open. */
const run = (cwd: string, ...options: string[]): Promise<Outcome> => start(['run', '--quiet', ...options], cwd).ended

const mount = (path: string, options: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', path]).status === 0

/** A file system of its own on the output; null where that is not allowed. */
function outputOf(cwd: string, options: string): string | null {
  const output = join(cwd, 'output')
  mkdirSync(output)
  if (!mount(output, options)) return null
  onTestFinished(() => void execFileSync('umount', [output]))
  return output
}

// Only the administrator may mount.
const mayMount = process.getuid?.() === 0

test.skipIf(!mayMount)('a full disk is named, and a later run goes on from what is done', async (context) => {
  const [calm, cwd] = [folder(set), folder(set)]
  const output = outputOf(cwd, 'size=1m')
  if (output === null) return context.skip()
  await run(calm)
  const {code, stderr} = await run(cwd)
  expect({code, stderr}).toEqual({code: 2, stderr: expect.stringMatching(/^tamis: output: cannot be written.*: no space is left on the device; make room/)})
  expect(dataset(output)).toEqual({})
  execFileSync('mount', ['-o', 'remount,size=20m', output])
  expect((await run(cwd)).code).toBe(0)
  expect(dataset(output)).toEqual(dataset(join(calm, 'output')))
})

test.skipIf(!mayMount)('an output that is read-only is named, and left as it is', async (context) => {
  const cwd = folder(set)
  const output = outputOf(cwd, 'size=20m')
  if (output === null) return context.skip()
  await run(cwd)
  const before = contents(output)
  execFileSync('mount', ['-o', 'remount,ro', output])
  expect(await run(cwd, '--force')).toMatchObject({code: 2, stderr: expect.stringMatching(/^tamis: output: cannot be written at .*: the file system is read-only; choose another folder/)})
  expect(contents(output)).toEqual(before)
  execFileSync('mount', ['-o', 'remount,rw', output])
  expect((await run(cwd, '--force')).code).toBe(0)
})
