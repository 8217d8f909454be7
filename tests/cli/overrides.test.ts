import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {DocumentRecord} from '../../src/record.ts'
import type {Entities, Manifest} from '../../src/schemas.ts'
import {contents, folder, tamis} from './tamis.ts'

const overrides = `- document: a
  keep: "Lire aussi : Les plus beaux ports"
- document: a
  entity: Brest
  type: place
  id: brest-litovsk
  before: Un navire quitta
- document: a
  drop: Ceci ne s'y trouve pas.
- document: z
  drop: x
`

test('overrides hold through runs, are listed in the manifest, and those that do not land are warnings', async () => {
  const cwd = folder({
    'raw/a.txt': 'Un navire quitta Brest le 3 mai 1911. Il revint.\n\nLire aussi : Les plus beaux ports de la côte\n',
    'raw/b.txt': 'La ville de Brest est belle.\n',
    'overrides/a.yaml': overrides
  })
  const {code, stderr} = await tamis(['run'], {cwd})
  expect(code).toBe(0)
  expect(stderr).toContain('a.yaml:8: "Ceci ne s\'y trouve pas.": its words are not in the document')
  expect(stderr).toContain('there is no document "z"')
  const files = contents(join(cwd, 'output'))
  const [a, b] = ['a', 'b'].map((id) => JSON.parse(files[`documents/${id}.json`]) as DocumentRecord)
  expect(a.text).toContain('Lire aussi')
  expect([a, b].map(({entities}) => entities.find(({text}) => text === 'Brest')?.id)).toEqual(['brest-litovsk', 'brest'])
  const {entities} = JSON.parse(files['entities.json']) as Entities
  expect(entities.filter(({id}) => id.startsWith('brest')).map(({id, documents}) => [id, documents])).toEqual([['brest', ['b']], ['brest-litovsk', ['a']]])
  const manifest = JSON.parse(files['manifest.json']) as Manifest
  expect(manifest.overrides?.map(({place, became}) => [place.replace(/\\/g, '/'), became])).toEqual([
    ['overrides/a.yaml:1', 'landed'], ['overrides/a.yaml:3', 'landed'], ['overrides/a.yaml:8', 'no-place'], ['overrides/a.yaml:10', 'no-document']
  ])
  expect((await tamis(['check', '--quiet'], {cwd})).code).toBe(0)
  writeFileSync(join(cwd, 'overrides/b.yaml'), '- document: b\n  drop: est belle\n')
  expect((await tamis(['run'], {cwd})).stdout).toContain('1 cleaned, 1 unchanged')
  expect((JSON.parse(contents(join(cwd, 'output'))['documents/b.json']) as DocumentRecord).text).not.toContain('belle')
  expect(JSON.parse((await tamis(['clean', 'raw/a.txt'], {cwd})).stdout)).toMatchObject({text: a.text})
  writeFileSync(join(cwd, 'overrides/a.yaml'), '- document: a\n  date: 3 mai 1911\n  value: 3 mai\n')
  expect(await tamis(['run'], {cwd})).toMatchObject({code: 2, stderr: expect.stringContaining('overrides/a.yaml:1: "value": is not EDTF') as unknown})
})
