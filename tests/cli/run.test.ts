import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {documentSchema} from '../../src/document-schema.ts'
import {entitiesSchema, manifestSchema, timelineSchema} from '../../src/schemas.ts'
import {contents, dataset, folder, short, start, stories, story, tamis} from './tamis.ts'

const three = {...short, ...stories}

const output = (cwd: string): Record<string, string> => dataset(join(cwd, 'output'))
const json = (cwd: string, file: string): unknown => JSON.parse(readFileSync(join(cwd, 'output', file), 'utf8'))
const ids = (cwd: string): string[] => manifestSchema.parse(json(cwd, 'manifest.json')).documents.map(({id}) => id)

describe('a run', () => {
  test('writes documents, entities, timeline, manifest and schemas, each as its schema says', async () => {
    const cwd = folder(stories)
    const {code, stdout, stderr} = await tamis(['run'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toContain('3 documents in output: 3 cleaned, 0 unchanged, 0 failed')
    expect(stderr).toContain('a.txt: cleaned')
    expect(Object.keys(output(cwd))).toEqual([
      'documents/a.json', 'documents/b.json', 'documents/deep/c.json', 'entities.json', 'manifest.json',
      'schemas/document.json', 'schemas/entities.json', 'schemas/manifest.json', 'schemas/timeline.json', 'timeline.json'
    ])
    expect(documentSchema.parse(json(cwd, 'documents/deep/c.json'))).toMatchObject({id: 'deep/c', source: {path: 'deep/c.txt'}})
    expect(entitiesSchema.parse(json(cwd, 'entities.json')).entities.find(({name}) => name === 'Brest')).toMatchObject({type: 'place', documents: ['a', 'b', 'deep/c']})
    const {statements} = timelineSchema.parse(json(cwd, 'timeline.json'))
    expect(statements.map(({value, document}) => [value, document])).toEqual(['1911-05-03', '1912-06'].flatMap((value) => ['a', 'b', 'deep/c'].map((id) => [value, id])))
    expect(statements[0].entities).toContain('brest')
    expect(manifestSchema.parse(json(cwd, 'manifest.json')).totals).toMatchObject({documents: 3, failed: 0, dates: 6})
    for (const file of Object.values(output(cwd))) expect(file).toMatch(/^\{\n {2}"[^]*\n\}\n$/)
  })

  test('redoes only what changed, and deletes what it wrote before and nothing else', async () => {
    const cwd = folder(three)
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'output/documents/mine.json'), '{}')
    writeFileSync(join(cwd, 'output/notes.tmp'), 'mine')
    expect((await tamis(['run'], {cwd})).stdout).toContain('0 cleaned, 3 unchanged')
    writeFileSync(join(cwd, 'raw/a.txt'), story('Autan'))
    rmSync(join(cwd, 'raw/deep'), {recursive: true})
    expect((await tamis(['run'], {cwd})).stdout).toContain('2 documents in output: 1 cleaned, 1 unchanged')
    expect(existsSync(join(cwd, 'output/documents/deep'))).toBe(false)
    expect(output(cwd)).toMatchObject({'documents/mine.json': '{}', 'notes.tmp': 'mine'})
    expect((await tamis(['run', '--force'], {cwd})).stdout).toContain('2 cleaned, 0 unchanged')
  })

  test('ends when it has nothing to do, or is refused: the thread that waits for work keeps it from neither', async () => {
    const cwd = folder(three)
    expect((await start(['run'], cwd).ended).code).toBe(0)
    expect((await start(['run'], cwd).ended).stdout).toContain('0 cleaned, 3 unchanged')
    expect((await start(['run', '--input', 'nowhere'], cwd).ended).code).toBe(2)
  })

  test('gives the same bytes taken over, redone, and with any number of files in flight', async () => {
    const cwd = folder(three)
    await tamis(['run', '--jobs', '1'], {cwd})
    const first = output(cwd)
    writeFileSync(join(cwd, 'raw/d.txt'), 'Jean Brest vit à Brest.')
    await tamis(['run'], {cwd})
    expect(output(cwd)).not.toEqual(first)
    unlinkSync(join(cwd, 'raw/d.txt'))
    await tamis(['run'], {cwd})
    expect(output(cwd)).toEqual(first)
    await tamis(['run', '--force', '--jobs', '9'], {cwd})
    expect(output(cwd)).toEqual(first)
  })

  test('puts right a record that was changed by hand', async () => {
    const cwd = folder(three)
    await tamis(['run'], {cwd})
    const first = output(cwd)
    writeFileSync(join(cwd, 'output/documents/a.json'), first['documents/a.json'].replace('Aube', 'Aude'))
    expect((await tamis(['run'], {cwd})).stdout).toContain('0 cleaned, 3 unchanged')
    expect(output(cwd)).toEqual(first)
  })

  test('redoes all when the config changes', async () => {
    const cwd = folder(stories)
    await tamis(['run'], {cwd})
    writeFileSync(join(cwd, 'pipeline.config.ts'), "import {sentences} from 'tamis/stages'\nexport default {stages: [sentences()]}\n")
    expect((await tamis(['run'], {cwd})).stdout).toContain('3 cleaned, 0 unchanged')
    expect(manifestSchema.parse(json(cwd, 'manifest.json')).stages).toEqual(['sentences'])
  })

  test('reads globs, gzip and JSONL', async () => {
    const cwd = folder({...short, 'raw/a.md': '# Titre', 'raw/b.txt': 'Un.', 'raw/c.txt.gz': gzipSync('Deux.'), 'raw/d.jsonl': '{"id":"own","text":"Trois."}\n\n{"text":"Quatre."}\n'})
    await tamis(['run', '--input', 'raw/**/*.{gz,jsonl}'], {cwd})
    expect(ids(cwd)).toEqual(['c', 'd:3', 'own'])
  })

  test('skips hidden files, and its own output where that lies in the input', async () => {
    const cwd = folder({'a.txt': 'Un.', '.hidden.txt': 'Deux.', '.git/x.txt': 'Trois.'})
    for (let i = 0; i < 2; i++) await tamis(['run', '--input', '.', '--output', 'out'], {cwd})
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'))
    expect(manifest.documents.map(({source}: {source: string}) => source)).toEqual(['a.txt'])
  })

  test('obeys no forged manifest', async () => {
    const cwd = folder({...three, 'victim.json': '{}'})
    await tamis(['run'], {cwd})
    const manifest = json(cwd, 'manifest.json') as {documents: {file: string}[]}
    manifest.documents[0].file = 'documents/../../victim.json'
    writeFileSync(join(cwd, 'output/manifest.json'), JSON.stringify(manifest))
    await tamis(['run'], {cwd})
    expect(readFileSync(join(cwd, 'victim.json'), 'utf8')).toBe('{}')
  })
})

describe('ids', () => {
  const odd = ['../../x', '/etc/x', 'a/b', '"q"', 'with space', '🜁', '..', '.', 'con', 'nul\u0000', 'x'.repeat(500), 'A%2Fb', '\ud800']

  test('of records never leave the folder of documents', async () => {
    const cwd = folder({'raw/r.jsonl': odd.map((id) => JSON.stringify({id, text: 'Un deux.'})).join('\n')})
    expect((await tamis(['run'], {cwd})).code).toBe(0)
    const documents = Object.entries(output(cwd)).filter(([file]) => file.startsWith('documents/'))
    expect(documents.map(([, text]) => JSON.parse(text).id).sort()).toEqual([...odd].sort())
    for (const [file] of documents) expect(file).toMatch(/^documents\/[A-Za-z0-9%_.-]{1,205}$/)
    expect(Object.keys(contents(cwd)).filter((file) => !file.startsWith('output/'))).toEqual(['raw/r.jsonl'])
  })

  test.each([
    ['two files', {'raw/a.txt': 'Un.', 'raw/a.md': 'Un.'}, ['a.md', 'a.txt']],
    ['two files but for case', {'raw/a.txt': 'Un.', 'raw/A.md': 'Un.'}, ['A.md', 'a.txt']],
    ['two records', {'raw/r.jsonl': '{"id":"x","text":"Un."}\n{"id":"x","text":"Deux."}'}, ['r.jsonl:1', 'r.jsonl:2']],
    ['a file and a record', {'raw/a/b.txt': 'Un.', 'raw/r.jsonl': '{"id":"a/b","text":"Un."}'}, ['a/b.txt', 'r.jsonl:1']]
  ])('that are one, of %s, stop the run before anything is written', async (_name, files, sources) => {
    const cwd = folder({...short, ...files})
    const {code, stderr} = await tamis(['run'], {cwd})
    expect(code).toBe(2)
    for (const source of sources) expect(stderr).toContain(source)
    expect(existsSync(join(cwd, 'output')) ? Object.keys(output(cwd)) : []).toEqual([])
  })
})

describe('documents at fault', () => {
  test('are reported and written as failed; the rest goes on', async () => {
    const cwd = folder({
      ...three,
      'raw/binary.txt': Buffer.from([0x7f, 0x45, 0, 1, 2]),
      'raw/latin.txt': Buffer.from('Un \xe9t\xe9 \x81 sec.', 'latin1'),
      'raw/r.jsonl': '{"id":"ok","text":"Un."}\n{broken\n',
      'raw/empty.txt': ''
    })
    const {code, stdout, stderr} = await tamis(['run'], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('8 documents in output: 6 cleaned, 0 unchanged, 2 failed')
    expect(stderr).toMatch(/binary\.txt\n[^\n]*error\s+looks binary/)
    expect(stderr).toMatch(/latin\.txt\n[^\n]*1:8-1:9\s+warning\s+byte 0x81/)
    expect(stderr).toMatch(/r\.jsonl:2\n/)
    expect(json(cwd, 'documents/binary.json')).toMatchObject({text: '', error: {code: 'binary'}})
    expect(json(cwd, 'documents/r%3A2.json')).toMatchObject({id: 'r:2', error: {line: 2}})
    expect(json(cwd, 'documents/empty.json')).toMatchObject({text: '', error: null})
    expect(json(cwd, 'documents/latin.json')).toMatchObject({source: {encoding: 'windows-1252'}})
    expect((await tamis(['run'], {cwd})).code).toBe(1)
  })

  test('may be too large', async () => {
    const cwd = folder({...short, 'raw/a.txt': 'x'.repeat(2000), 'raw/b.txt': 'Un.'})
    expect((await tamis(['run', '--max-bytes', '1000'], {cwd})).code).toBe(1)
    expect(json(cwd, 'documents/a.json')).toMatchObject({error: {code: 'too-large'}})
  })

  test('print nothing but problems when quiet', async () => {
    expect(await tamis(['run', '--quiet'], {cwd: folder(three)})).toMatchObject({code: 0, stdout: '', stderr: ''})
  })
})

describe('a call at fault ends with 2, says what to do and writes nothing', () => {
  test.each([
    ['no input folder', {}, ['run'], /raw: there is no such folder or file; name the input with --input/],
    ['an empty input folder', {'raw/.keep': ''}, ['run'], /no files to clean/],
    ['a file in place of the output', {...three, out: ''}, ['run', '--output', 'out'], /out: cannot be written.*choose another folder with --output/],
    ['an output that takes no files', three, ['run', '--output', '/proc/tamis'], /\/proc\/tamis: cannot be written/]
  ])('%s', async (_name, files, args, message) => {
    const cwd = folder({...short, ...files})
    const {code, stdout, stderr} = await tamis(args, {cwd})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/ {4}at /)
    expect(Object.keys(contents(cwd)).sort()).toEqual(Object.keys({...short, ...files}).sort())
  })

  test('a link that leaves the input', async () => {
    const cwd = folder({...three, 'secret.txt': 'Un.'})
    symlinkSync('../secret.txt', join(cwd, 'raw/s.txt'))
    const {code, stderr} = await tamis(['run'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('raw/s.txt: is a link that leaves the input folder (../secret.txt)')
  })

  test('a link to a folder, or to nowhere; one to a file of the input is read', async () => {
    for (const [target, problem] of [['deep', 'is a link to a folder'], ['none', 'is a link that leads nowhere']]) {
      const cwd = folder(three)
      symlinkSync(target, join(cwd, 'raw/link.txt'))
      expect(await tamis(['run'], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining(problem)})
    }
    const cwd = folder(three)
    symlinkSync('a.txt', join(cwd, 'raw/link.txt'))
    await tamis(['run', '--input', 'raw/*.txt'], {cwd})
    expect(ids(cwd)).toEqual(['a', 'b', 'link'])
  })

  test('a folder in place of a record', async () => {
    const cwd = folder(three)
    mkdirSync(join(cwd, 'output/documents/a.json/x'), {recursive: true})
    const {code, stderr} = await tamis(['run'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('cannot be written at output/documents/a.json')
  })
})
