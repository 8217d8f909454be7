import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Problem} from '../../src/run/problem.ts'
import type {Entities, Manifest} from '../../src/schemas.ts'
import {folder} from '../cli/tamis.ts'
import {makeDataset} from '../dataset/make.ts'

const read = (cwd: string, file: string): unknown => JSON.parse(readFileSync(join(cwd, 'output', file), 'utf8'))

test('names that a person calls the same, or different, have one id or two in all documents', async () => {
  const cwd = folder({
    'raw/a.txt': 'Le président Jean Dubourg visita Brest le 3 mai 1911.\n',
    'raw/b.txt': 'Monsieur Jean Dubour visita Ys le 4 mai 1911, et revint à Brest.\n'
  })
  const ids = (): string[] => (read(cwd, 'entities.json') as Entities).entities.map(({id}) => id)
  await makeDataset(cwd)
  expect(ids()).toEqual(expect.arrayContaining(['brest']))
  const before = ids()

  const problems: Problem[] = []
  writeFileSync(join(cwd, 'overrides.yaml'), '- same: [Brest-sur-Mer, Brest]\n- same: [Ys, Quimperlet]\n')
  const options = {overrides: 'overrides.yaml'}
  await makeDataset(cwd, options, {onProblems: (found) => problems.push(...found)})
  expect(ids()).toEqual(before.map((id) => (id === 'brest' ? 'brest-sur-mer' : id)).sort())
  expect((read(cwd, 'manifest.json') as Manifest).overrides).toMatchObject([
    {document: null, kind: 'same', quote: 'Brest-sur-Mer, Brest', became: 'landed'},
    {document: null, kind: 'same', quote: 'Ys, Quimperlet', became: 'no-name'}
  ])
  expect(problems.flatMap(({messages}) => messages.map(({text}) => text))).toEqual([expect.stringMatching(/^nothing is called "Quimperlet"; the nearest name is ".+"$/)])

  writeFileSync(join(cwd, 'overrides.yaml'), '- same: [Brest-sur-Mer, Brest]\n- different: [Brest-sur-Mer, Brest]\n')
  await expect(makeDataset(cwd, options)).rejects.toThrow(/overrides\.yaml:1.*are names of "Brest-sur-Mer" by "same"/)
})
