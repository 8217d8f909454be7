import {execFileSync} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contents, folder, short, start, tamis} from './tamis.ts'

const raw = {...short, 'raw/a.txt': 'Un navire quitta Brest le 3 mai 1911. Il revint.\n', 'raw/b.txt': 'Deux navires.\n'}

describe('check', () => {
  test('is silent about a dataset that is up to date, and leaves it alone', async () => {
    const cwd = folder(raw)
    await tamis(['run'], {cwd})
    const before = contents(cwd)
    const {code, stdout} = await tamis(['check'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toBe('output is up to date: 9 files\n')
    expect(contents(cwd)).toEqual(before)
  })

  test('names what is missing, extra and changed, and shows the change', async () => {
    const cwd = folder(raw)
    await tamis(['run'], {cwd})
    const documents = join(cwd, 'output/documents')
    writeFileSync(join(documents, 'a.json'), contents(cwd)['output/documents/a.json'].replace('"1911-05-03"', '"1911-05-04"'))
    writeFileSync(join(documents, 'x.json'), '{}')
    rmSync(join(documents, 'b.json'))
    const {code, stdout} = await tamis(['check', '--quiet'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('  missing  documents/b.json\n  extra    documents/x.json\n  changed  documents/a.json\n')
    expect(stdout).toContain('  - 3 mai 1911 = 1911-05-04\n  + 3 mai 1911 = 1911-05-03\n')
  })

  test('never takes over what lies there', async () => {
    const cwd = folder(raw)
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'raw/b.txt'), 'Trois navires.\n')
    const {code, stdout} = await tamis(['check'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('  - Deux navires.\n  + Trois navires.\n')
  })

  test('shows line by line what changed when the documents say the same', async () => {
    const cwd = folder(raw)
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'output/documents/b.json'), contents(cwd)['output/documents/b.json'].replace('"encoding": "utf-8"', '"encoding": "latin"'))
    const {code, stdout} = await tamis(['check'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toMatch(/-\s+"encoding": "latin",\n\s*\+\s+"encoding": "utf-8",\n/)
  })

  test('annotates each drifted document for GitHub', async () => {
    const cwd = folder(raw)
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'raw/b.txt'), 'Trois navires.\n')
    const {stdout} = await tamis(['check', '--quiet', '--reporter', 'github'], {cwd})
    expect(stdout).toContain('::error file=output/documents/b.json,title=Dataset drift::b drifted: 1 sentences lost, 1 won;')
  })

  test('cuts a long diff', async () => {
    const cwd = folder({...short, 'raw/a.txt': 'Un navire passe. '.repeat(200)})
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'raw/a.txt'), 'Deux bateaux partent. '.repeat(200))
    const {stdout} = await tamis(['check', '--quiet'], {cwd})
    expect(stdout).toMatch(/… \d+ more/)
    expect(stdout.split('\n').length).toBeLessThan(230)
  })

  test('says by its exit code what it found, even when nobody reads on', async () => {
    const {child, ended} = start(['check', '--quiet'], folder(raw))
    child.stdout!.destroy()
    expect(await ended).toMatchObject({code: 1, stderr: ''})
  })

  test('drifts where there is no dataset', async () => {
    expect((await tamis(['check', '--quiet'], {cwd: folder(raw)})).code).toBe(1)
  })
})

describe('diff', () => {
  test('compares the output with what git has, and two folders', async () => {
    const cwd = folder(raw)
    await tamis(['run', '--quiet'], {cwd})
    for (const args of [['init', '--quiet'], ['add', '.'], ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'data']]) execFileSync('git', args, {cwd})
    writeFileSync(join(cwd, 'raw/b.txt'), 'Trois navires.\n')
    await tamis(['run', '--quiet', '--output', 'new'], {cwd})
    expect((await tamis(['diff'], {cwd})).stdout).toContain('Documents: 0 changed, 0 added, 0 removed, 2 unchanged')
    const {code, stdout} = await tamis(['diff', 'output', 'new', '--format', 'markdown'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('- ➖ `Deux navires.`\n- ➕ `Trois navires.`')
    expect(JSON.parse((await tamis(['diff', 'output', 'new', '--format', 'json'], {cwd})).stdout)).toMatchObject({schema: 'tamis/diff@1', documents: {unchanged: 1}})
  })

  test('says what is neither a folder nor a revision, and where no dataset is', async () => {
    const cwd = folder(raw)
    await tamis(['run', '--quiet'], {cwd})
    expect(await tamis(['diff', 'nowhere'], {cwd})).toMatchObject({code: 2, stderr: 'tamis: nowhere: is neither a folder with a dataset nor a git revision known in output\n'})
    expect(await tamis(['diff', 'raw', 'output'], {cwd})).toMatchObject({code: 2, stderr: 'tamis: raw: manifest.json cannot be read; make the dataset with "tamis run", or name its folder\n'})
  })
})

describe('explain', () => {
  test('says what was removed, by which rule, and why', async () => {
    const cwd = folder({'raw/a.txt': 'Un navire quitta Brest le 3 mai 1911[4]. Il revint.\n'})
    await tamis(['run'], {cwd})
    const {code, stdout} = await tamis(['explain', 'a'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^a \(a\.txt\)\n/)
    expect(stdout).toMatch(/^Un navire quitta Brest le 3 mai 1911\. +│\n +│ \[4\]\n +│ {3}36–39 references\/marker \(citation\)\nIl revint\. +│$/m)
    expect(stdout).toMatch(/references\/marker: a citation marker.*\(citation\), 1 removed\n/)
    expect(stdout).toMatch(/citation\s+1 removals/)
  })

  test('says what weighed in a verdict and where a copy stays, for as long as the source is there', async () => {
    const long = 'Le conseil municipal a voté hier soir à une large majorité le budget de la ville.'
    const cwd = folder({'raw/a.txt': `${long}\n\nUne suite.\n\n${long.slice(0, 69)}.\n`})
    await tamis(['run'], {cwd})
    const grounds = 'because: 100 % of its runs of three words stand in the copy'
    const {stdout} = await tamis(['explain', 'a', '--all'], {cwd})
    expect(stdout.replace(/\s+│\s+/g, ' ')).toContain(`duplicates/near (duplicate), score 1, stays at 0–81; ${grounds}`)
    expect(stdout).toMatch(/Closest calls: 1 of 1 .*\n {2}removed 1\.000 /)
    writeFileSync(join(cwd, 'raw/a.txt'), 'Autre chose.')
    const changed = (await tamis(['explain', 'a'], {cwd})).stdout
    expect(changed).not.toContain('because')
    expect(changed).toContain('The source a.txt is gone or has changed')
  })

  test('names the closest id, and the remedy where there is no dataset', async () => {
    const cwd = folder({...raw, 'raw/voyage.txt': 'Un.'})
    expect(await tamis(['explain', 'voyage'], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining('make the dataset with "tamis run"')})
    await tamis(['run'], {cwd})
    expect(await tamis(['explain', 'voyages'], {cwd})).toMatchObject({code: 2, stderr: 'tamis: unknown document "voyages"; did you mean "voyage"?\n'})
  })
})

describe('schema', () => {
  test.each(['document', 'entities', 'timeline', 'manifest'])('%s prints JSON Schema 2020-12', async (name) => {
    const {code, stdout} = await tamis(['schema', name])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({$schema: 'https://json-schema.org/draft/2020-12/schema', $id: `tamis/${name}@1`, type: 'object', additionalProperties: false})
  })

  test('names the closest one', async () => {
    expect(await tamis(['schema', 'documents'])).toMatchObject({code: 2, stderr: 'tamis: unknown schema "documents"; did you mean "document"?\n'})
  })
})

describe('help', () => {
  test.each([[], ['run'], ['check'], ['clean'], ['explain'], ['schema']])('%s is printed on request', async (...command) => {
    const {code, stdout} = await tamis([...command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Usage: tamis/)
  })

  test('comes with 2 where no command or an unknown one is called', async () => {
    expect(await tamis([])).toMatchObject({code: 2, stderr: expect.stringMatching(/^Usage: tamis/)})
    expect(await tamis(['celan'])).toMatchObject({code: 2, stderr: expect.stringContaining('Did you mean clean?')})
  })

  test('knows the version', async () => {
    expect((await tamis(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
