import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../../bench/data.ts'

function evaluate(folder: string, ...options: string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', 'tsx', 'bench/eval.ts', ...options], {
    cwd: root,
    env: {...process.env, TAMIS_DATA: folder},
    encoding: 'utf8'
  })
  return {status, stdout, stderr}
}

/** A data folder with one data set, and a runner in place of the real one. */
function withRunner(source: string, check: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-data-'))
  mkdirSync(join(folder, 'score'))
  mkdirSync(join(folder, 'data', 'sentences'), {recursive: true})
  writeFileSync(join(folder, 'score', 'run.mjs'), source)
  writeFileSync(join(folder, 'data', 'sentences', 'fr.web.jsonl.gz'), '')
  try {
    check(folder)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

test('where there are no data, everything is skipped and nothing fails', () => {
  const {status, stdout} = evaluate(join(root, 'no-such-folder'), '--check')
  expect(status).toBe(0)
  const lines = stdout.split('\n').filter((line) => line.startsWith('  '))
  expect(lines.length).toBeGreaterThan(50)
  expect(lines.filter((line) => !line.endsWith('skipped: data not found'))).toEqual([])
})

test('a figure below its floor is named, and fails the check alone', () => {
  withRunner(`console.log('[{"key":"fr\\\\tweb","F1":10}]')`, (folder) => {
    expect(evaluate(folder, 'sentences')).toMatchObject({status: 0, stdout: expect.stringMatching(/fr web F1 +10\.00/)})
    const {status, stderr} = evaluate(folder, 'sentences', '--check')
    expect(status).toBe(1)
    expect(stderr).toMatch(/fell: sentences: fr web F1 is 10\.00, its floor \d/)
  })
})

test('a scorer that fails is a failure of the run', () => {
  withRunner(`console.error('no such thing'); process.exitCode = 2`, (folder) => {
    const {status, stdout, stderr} = evaluate(folder, 'sentences')
    expect(status).toBe(1)
    expect(stdout).toMatch(/fr web F1 +failed/)
    expect(stderr).toContain('failed: sentences, fr web F1: no such thing')
  })
})

test('documents that failed are a failure of the run', () => {
  withRunner(`console.error('1/2 records, 0.00 MB, 0.1 s, exit 1'); console.log('[{"key":"fr\\\\tweb","F1":99}]')`, (folder) => {
    expect(evaluate(folder, 'sentences')).toMatchObject({status: 1, stderr: expect.stringContaining('1/2 records')})
  })
})

test('an unknown task or option ends with the usage', () => {
  expect(evaluate('', 'date')).toMatchObject({status: 2, stderr: expect.stringContaining('unknown task "date"')})
  expect(evaluate('', '--chek')).toMatchObject({status: 2, stderr: expect.stringContaining('--check')})
})
