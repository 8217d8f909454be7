import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contents, folder, tamis} from './tamis.ts'

describe('init', () => {
  test('begins a dataset that runs, checks and explains as it stands', async () => {
    const cwd = folder()
    expect((await tamis(['init'], {cwd})).code).toBe(0)
    expect(Object.keys(contents(cwd))).toEqual(['.github/workflows/tamis.yml', 'pipeline.config.ts', 'raw/exemple.txt'])
    expect(await tamis(['run', '--quiet'], {cwd})).toMatchObject({code: 0, stderr: ''})
    expect((await tamis(['check', '--quiet'], {cwd})).code).toBe(0)
    expect((await tamis(['explain', 'exemple'], {cwd})).stdout).toContain('references/marker')
  })

  test('touches nothing that is there', async () => {
    const cwd = folder({'raw/exemple.txt': 'À moi.'})
    writeFileSync(join(cwd, 'pipeline.config.ts'), 'mine')
    const {code, stdout} = await tamis(['init', '.'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('  left   pipeline.config.ts (it is there already)\n')
    expect(contents(cwd)).toMatchObject({'pipeline.config.ts': 'mine', 'raw/exemple.txt': 'À moi.'})
  })
})
