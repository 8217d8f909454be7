import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contents, folder, short, tamis} from './tamis.ts'

const story = (name: string): string => `Le navire ${name} quitta Brest le 3 mai 1911.\n`

describe('sources are never written over nor fed on', () => {
  const sources = {...short, 'p/documents/a.json': story('Aube'), 'p/b.txt': story('Brise')}

  test.each([
    ['the output is the input', ['--input', 'p', '--output', 'p'], 'p: this input is the output folder or lies in it (p)'],
    ['the output holds the input', ['--input', 'p/documents', '--output', 'p'], 'p/documents: this input is'],
    ['the output holds the one file', ['--input', 'p/b.txt', '--output', 'p'], 'p/b.txt: this input is'],
    ['the output holds what a glob matches', ['--input', 'p/documents/*.json', '--output', 'p'], 'p/documents/*.json: this input is'],
    ['the output is the input by a link', ['--input', 'p', '--output', 'link'], 'p: this input is'],
    ['the output will be in the input by a link', ['--input', 'link/documents', '--output', 'p'], 'link/documents: this input is']
  ])('when %s', async (_name, args, message) => {
    for (const command of ['run', 'check']) {
      const cwd = folder(sources)
      symlinkSync('p', join(cwd, 'link'))
      const {code, stdout, stderr} = await tamis([command, ...args], {cwd})
      expect({code, stdout}).toEqual({code: 2, stdout: ''})
      expect(stderr).toContain(message)
      expect(stderr).toContain('choose another folder with --output')
      expect(contents(cwd)).toEqual(sources)
    }
  })

  test('when an output in the input is reached by a link, which is left out', async () => {
    const cwd = folder(sources)
    symlinkSync('.', join(cwd, 'link'))
    for (let i = 0; i < 2; i++) expect((await tamis(['run', '--input', 'p', '--output', 'link/p/out'], {cwd})).stdout).toContain('2 documents in')
  })

  test('when a folder of the output is a link into the input', async () => {
    const cwd = folder({...short, 'raw/a.json': 'Un.', 'output/notes.txt': ''})
    const before = contents(cwd)
    symlinkSync('../raw', join(cwd, 'output/documents'))
    const {code, stderr} = await tamis(['run', '--force'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toMatch(/output\/documents: leads into the input \(raw\).*remove the link, or choose another folder with --output/)
    expect(contents(cwd)).toEqual(before)
  })

  test('when a link of the input leads into the output', async () => {
    const cwd = folder({...short, 'in/a.txt': 'Un.', 'in/out/documents/x.json': 'Deux.'})
    symlinkSync('out/documents/x.json', join(cwd, 'in/link.txt'))
    const {code, stderr} = await tamis(['run', '--input', 'in', '--output', 'in/out'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('in/link.txt: is a link into the output folder')
  })
})

describe('files that no run wrote', () => {
  const two = {...short, 'raw/a.txt': story('Aube'), 'raw/b.txt': story('Brise')}

  const files = {...two, 'raw/r.jsonl': '{"id":"own","text":"Un."}\n'}
  const own = ['documents/a.json', 'documents/own.json', 'entities.json', 'timeline.json', 'manifest.json', 'schemas/document.json']

  test.each(own)('are not replaced: %s', async (file) => {
    const before = {...files, [`output/${file}`]: '{"mine": true}'}
    const cwd = folder(before)
    const {code, stdout, stderr} = await tamis(['run'], {cwd})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(`output/${file}: is there already and no run of Tamis wrote it`)
    expect(stderr).toMatch(/choose another folder with --output, move the file away, or replace it with --force/)
    expect(contents(cwd)).toEqual(before)
  })

  test('are replaced when that is asked for', async () => {
    const cwd = folder({...files, ...Object.fromEntries(own.map((file) => [`output/${file}`, '{"mine": true}']))})
    expect((await tamis(['run', '--force'], {cwd})).code).toBe(0)
    expect((await tamis(['run'], {cwd})).stdout).toContain('3 unchanged')
  })

  test('stay when they are in nobody\'s way', async () => {
    const cwd = folder({...two, 'output/documents/mine.json': '{}', 'output/README.md': 'mine'})
    expect((await tamis(['run'], {cwd})).code).toBe(0)
    expect(contents(cwd)).toMatchObject({'output/documents/mine.json': '{}', 'output/README.md': 'mine'})
  })
})
