import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import type {DocumentRecord} from '../../src/record.ts'
import {documentSchema} from '../../src/document-schema.ts'
import type {Call, Outcome} from './tamis.ts'
import {folder, lines, start, tamis} from './tamis.ts'

const records = (stdout: string): DocumentRecord[] => lines(stdout).map((line) => documentSchema.parse(JSON.parse(line)))

/** With sentences alone, for what does not depend on the stages. */
const clean = (args: readonly string[], call?: Call): Promise<Outcome> => tamis(['clean', ...args, '--stages', 'sentences'], call)

const sentence = 'Le train part de Lyon à midi. Il arrive à Nantes le 3 mai 2011.'

describe('a stream of records', () => {
  test('gives one record out for each in, in order, ids as they came', async () => {
    const ids = ['../../x', 'a/b', '"quoted"', 'with space', '🜁', '', '..', 'nul\u0000', 'con']
    const {code, stdout, stderr} = await tamis(['clean', '-'], {input: ids.map((id) => JSON.stringify({id, text: sentence})).join('\n')})
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(records(stdout).map(({id}) => id)).toEqual(ids)
  })

  test('takes html, language and date', async () => {
    const input = JSON.stringify({id: 'h', html: '<p>L&rsquo;&eacute;t&eacute; fut long.</p>', lang: 'fr', date: '2011-05-03'})
    const [record] = records((await clean(['-'], {input})).stdout)
    expect(record).toMatchObject({lang: 'fr', date: '2011-05-03', source: {mediaType: 'text/html', path: null, line: 1}})
  })

  test('goes on after a broken line, which comes out as a failed record', async () => {
    const input = [`{"id":"a","text":"${sentence}"}`, '{"id":"b","text":', '', '{"id":"c"}', '[1]', `{"id":"d","text":"${sentence}"}`].join('\n')
    const {code, stdout, stderr} = await clean(['-'], {input})
    const out = records(stdout)
    expect(code).toBe(1)
    expect(out.map(({id, error}) => [id, error?.line ?? null])).toEqual([['a', null], [null, 2], ['c', 4], [null, 5], ['d', null]])
    expect(out[1]).toMatchObject({text: '', sentences: [], blocks: []})
    expect(stderr).toContain('standard input:2: ')
    expect(stderr).not.toMatch(/ {4}at /)
  })

  test('refuses a line over the limit by name and goes on', async () => {
    const input = `{"id":"long","text":"${'x'.repeat(5000)}"}\n{"id":"short","text":"${sentence}"}\n`
    const {code, stdout} = await clean(['-', '--max-bytes', '1000'], {input})
    const [long, short] = records(stdout)
    expect(code).toBe(1)
    expect(long).toMatchObject({id: 'long', error: {code: 'too-large', line: 1}})
    expect(short).toMatchObject({id: 'short', error: null})
  })

  test('reads latin-1 bytes as windows-1252', async () => {
    const [record] = records((await clean(['-'], {input: Buffer.from('{"id":"l","text":"L\'\xe9t\xe9 fut long."}', 'latin1')})).stdout)
    expect(record.text).toBe("L'été fut long.")
    expect(record.source.encoding).toBe('windows-1252')
  })

  test('unpacks gzip', async () => {
    const {stdout, code} = await clean(['-'], {input: gzipSync(`{"id":"z","text":"${sentence}"}\n`)})
    expect(code).toBe(0)
    expect(records(stdout)[0].id).toBe('z')
  })

  test('answers each record before the next one comes', async () => {
    const {child, ended} = start(['clean', '-'])
    for (const id of ['a', 'b', 'c']) {
      const answer = new Promise<string>((done) => child.stdout!.once('data', (chunk) => done(String(chunk))))
      child.stdin!.write(`${JSON.stringify({id, text: sentence})}\n`)
      expect(await answer).toContain(`"id":"${id}"`)
    }
    child.stdin!.end()
    expect((await ended).code).toBe(0)
  })

  test('ends quietly when the reader has seen enough', async () => {
    const {child, ended} = start(['clean', '-'])
    child.stdin!.on('error', () => {})
    for (let i = 0; i < 2000; i++) child.stdin!.write(`${JSON.stringify({id: String(i), text: sentence.repeat(20)})}\n`)
    child.stdout!.once('data', () => child.stdout!.destroy())
    child.stdin!.end()
    expect(await ended).toMatchObject({code: 0, stderr: ''})
  })

  test('gives a valid record for an empty text, and nothing for nothing', async () => {
    expect(records((await clean(['-'], {input: '{"id":"e","text":""}'})).stdout)[0]).toMatchObject({id: 'e', text: '', error: null})
    expect(await clean(['-'])).toMatchObject({code: 0, stdout: '', stderr: ''})
  })
})

describe('one file', () => {
  test.each([
    ['page.html', '<p>Un deux.</p>', 'text/html'],
    ['note.md', '# Un\n\nDeux trois.', 'text/markdown'],
    ['note.txt', 'Un deux.', 'text/plain']
  ])('%s comes out as one JSON object', async (name, content, mediaType) => {
    const {code, stdout} = await clean([name], {cwd: folder({[name]: content})})
    expect(code).toBe(0)
    expect(documentSchema.parse(JSON.parse(stdout))).toMatchObject({id: name.split('.')[0], source: {path: name, line: null, mediaType}})
  })

  test('may be packed', async () => {
    const {stdout} = await clean(['a.txt.gz'], {cwd: folder({'a.txt.gz': gzipSync('Un deux.')})})
    expect(JSON.parse(stdout)).toMatchObject({id: 'a', text: 'Un deux.', source: {path: 'a.txt.gz'}})
  })

  test('of JSONL comes out as JSONL, as text, or as an array', async () => {
    const cwd = folder({'a.jsonl': '{"id":"x","text":"Un."}\n{"id":"y","text":"Deux."}\n'})
    expect(records((await clean(['a.jsonl'], {cwd})).stdout).map(({id, source}) => [id, source.line])).toEqual([['x', 1], ['y', 2]])
    expect((await clean(['a.jsonl', '--format', 'text'], {cwd})).stdout).toBe('Un.\n\nDeux.\n')
    expect(JSON.parse((await clean(['a.jsonl', '--format', 'json'], {cwd})).stdout)).toHaveLength(2)
  })

  test('that is empty gives a valid empty record', async () => {
    const {code, stdout} = await clean(['empty.txt'], {cwd: folder({'empty.txt': ''})})
    expect(code).toBe(0)
    expect(documentSchema.parse(JSON.parse(stdout))).toMatchObject({text: '', sentences: [], error: null})
  })

  test('that is binary fails with its reason', async () => {
    const {code, stdout, stderr} = await clean(['a.txt'], {cwd: folder({'a.txt': Buffer.from([0x89, 0x50, 0, 0, 1])})})
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({id: 'a', error: {code: 'binary'}})
    expect(stderr).toMatch(/^a\.txt: looks binary.*\n$/)
  })

  test('of cut gzip data fails with its reason', async () => {
    const cwd = folder({'a.txt.gz': gzipSync('Un deux.').subarray(0, 12), 'b.jsonl.gz': gzipSync('{"id":"x","text":"Un."}\n'.repeat(9)).subarray(0, 30)})
    for (const name of ['a.txt.gz', 'b.jsonl.gz']) {
      const {code, stdout} = await clean([name, '--format', 'jsonl'], {cwd})
      expect(code).toBe(1)
      expect(records(stdout).at(-1)!.error!.code).toBe('corrupt')
    }
  })

  test('that unpacks to more than the limit is refused', async () => {
    const {code, stdout} = await clean(['a.txt.gz', '--max-bytes', '5000'], {cwd: folder({'a.txt.gz': gzipSync('x'.repeat(100_000))})})
    expect(code).toBe(1)
    expect(JSON.parse(stdout).error.code).toBe('too-large')
  })

  test('on standard input is taken when its format is said', async () => {
    const {stdout, code} = await clean(['-', '--input-format', 'text', '--lang', 'fr', '--format', 'text'], {input: 'Un deux.\n'})
    expect({stdout, code}).toEqual({stdout: 'Un deux.\n', code: 0})
  })

  test('of 20 MB on one line is cleaned', async () => {
    const text = 'Une phrase comme une autre, ni longue ni courte. '.repeat(420_000)
    const {code, stdout} = await tamis(['clean', 'big.txt', '--stages', 'sentences', '--format', 'jsonl'], {cwd: folder({'big.txt': text})})
    expect(code).toBe(0)
    expect(JSON.parse(stdout).source.length).toBe(text.length)
  }, 120_000)
})

describe('stages', () => {
  const removable = JSON.stringify({id: 'r', text: `${sentence} Une phrase[12] avec une note.`})

  test('are a set: the order stays that of the pipeline', async () => {
    const [a, b] = await Promise.all(['sentences,references', 'references,sentences'].map((stages) => tamis(['clean', '-', '--stages', stages], {input: removable})))
    expect(a.stdout).toBe(b.stdout)
    expect(records(a.stdout)[0].removed.map(({text}) => text)).toEqual(['[12]'])
  })

  test('that are not named do not run', async () => {
    const [record] = records((await tamis(['clean', '-', '--stages', 'sentences'], {input: removable})).stdout)
    expect(record).toMatchObject({removed: [], dates: [], entities: []})
    expect(record.sentences.length).toBeGreaterThan(1)
  })

  test('may be none: the reader alone', async () => {
    const [record] = records((await tamis(['clean', '-', '--stages', ''], {input: removable})).stdout)
    expect(record.sentences.map(({kind}) => kind)).toEqual(['block'])
  })
})

describe('a call at fault ends with 2 and says what to do', () => {
  test.each([
    ['an unknown stage', ['clean', '-', '--stages', 'sentences,dats'], 'unknown stage "dats"; did you mean "dates"?'],
    ['a missing file', ['clean', 'nowhere.txt'], 'nowhere.txt: there is no such file'],
    ['a folder', ['clean', '.'], 'is a folder; "tamis run --input'],
    ['an unknown format', ['clean', '-', '--format', 'xml'], 'Allowed choices are json, jsonl, text'],
    ['a limit that is no number', ['clean', '-', '--max-bytes', 'many'], 'It must be a whole number'],
    ['an unknown option', ['clean', '-', '--stage', 'dates'], 'Did you mean --stages?']
  ])('%s', async (_name, args, message) => {
    const {code, stdout, stderr} = await tamis(args, {input: '{}'})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/ {4}at /)
  })

  test('plain text on standard input', async () => {
    const {code, stderr} = await clean(['-'], {input: '\n  Bonjour'})
    expect(code).toBe(2)
    expect(stderr).toContain('begins with "B"')
    expect(stderr).toContain('--input-format')
  })
})
