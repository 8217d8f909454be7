import {describe, expect, it} from 'vitest'
import type {Dataset} from '../../src/dataset/open.ts'
import {diffDatasets} from '../../src/diff/datasets.ts'
import {markdownLook, terminalLook} from '../../src/diff/looks.ts'
import {oneLine} from '../../src/diff/one-line.ts'
import {printDiff} from '../../src/diff/print.ts'
import {clean} from '../../src/library.ts'
import {Totals, countsOf, tallyOf} from '../../src/run/totals.ts'

const plain = terminalLook({bold: String, dim: String, red: String, green: String})

describe('diffDatasets and printDiff', () => {
  it('counts documents and shows what changed in them', async () => {
    const diff = await diffDatasets(dataset('old', {a: 'Il pleut.', b: 'Il neige.', c: 'Il vente.'}), dataset('new', {b: 'Il neige.', c: 'Il gèle.', d: 'Il fait beau.'}))
    expect(diff.documents).toMatchObject({added: ['d'], removed: ['a'], unchanged: 1, changed: [{id: 'c', file: 'documents/c.json'}]})
    const lines = printDiff(diff, plain)
    expect(lines).toContain('Documents: 1 changed, 1 added, 1 removed, 1 unchanged')
    expect(lines.slice(lines.indexOf('c'))).toEqual(['c', '', '  sentences: 1 lost, 1 won', '  - Il vente.', '  + Il gèle.'])
  })

  it('shows the rules that remove more or less, the largest change first', async () => {
    const before = dataset('old', {a: 'Il pleut.'})
    const after = dataset('new', {a: 'Il neige.'})
    before.manifest.rules = {'x/small': {removals: 1, characters: 10}, 'x/same': {removals: 2, characters: 20}}
    after.manifest.rules = {'x/same': {removals: 2, characters: 20}, 'x/large': {removals: 3, characters: 300}}
    const diff = await diffDatasets(before, after)
    expect(Object.keys(diff.rules)).toEqual(['x/large', 'x/small'])
    const rows = printDiff(diff, plain).filter((line) => line.includes('x/'))
    expect(rows.map((row) => row.trim().split(/\s+/))).toEqual([['x/large', '0', '300', '+300'], ['x/small', '10', '0', '-10']])
  })

  it('renders nothing of a document in Markdown', async () => {
    const diff = await diffDatasets(dataset('old', {a: 'Il pleut.'}), dataset('new', {a: 'Le `code` <img src=x onerror=alert(1)> et [lien](javascript:alert(1)) | fin.'}))
    const won = printDiff(diff, markdownLook).find((line) => line.startsWith('- ➕'))
    expect(won).toBe('- ➕ `` Le `code` <img src=x onerror=alert(1)> et [lien](javascript:alert(1)) | fin. ``')
  })

  it('counts what it leaves out', async () => {
    const words = [...'abcdefghijklmnopqrstuvwxyz']
    const diff = await diffDatasets(dataset('old', {}), dataset('new', Object.fromEntries(words.map((id) => [id, 'Il pleut.']))))
    expect(printDiff(diff, plain, {documents: 1, lines: 3}).slice(-4)).toEqual(['  a', '  b', '  c', '  … 23 more'])
  })
})

describe('oneLine', () => {
  it('takes away line breaks, terminal controls and the direction of writing, and never cuts a character in two', () => {
    expect(oneLine('a\n\tb\u001b[31mc\u202ed', 99)).toBe('a b [31mc d')
    expect(oneLine('ab😀cd', 3)).toBe('ab…')
    expect(oneLine('x'.repeat(5_000_000), 3)).toBe('xxx…')
  })
})

function dataset(name: string, texts: Readonly<Record<string, string>>): Pick<Dataset, 'name' | 'manifest' | 'record'> {
  const totals = new Totals()
  const records = Object.entries(texts).map(([id, text]) => ({...clean({raw: text, lang: 'fr'}), id}))
  for (const record of records) totals.add(tallyOf(record))
  const documents = records.map((record) => ({
    ...{id: record.id, file: `documents/${record.id}.json`, sha256: record.source.sha256, source: `${record.id}.txt`, line: null, input: '', error: null},
    counts: countsOf(record)
  }))
  return {
    name,
    manifest: {schema: 'tamis/manifest@1', version: '1', config: '', stages: [], ...totals.sums, files: {}, documents},
    record: async ({id}) => records.find((record) => record.id === id)!
  }
}
