import {readFileSync, unlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {documentSchema} from '../../src/document-schema.ts'
import {manifestSchema} from '../../src/schemas.ts'
import {dataset, folder, tamis} from './tamis.ts'

const json = (cwd: string, file: string): unknown => JSON.parse(readFileSync(join(cwd, 'output', file), 'utf8'))

test('a run removes what repeats other documents, and says where the copy stays', async () => {
  const footer = 'Retrouvez chaque matin toute l’actualité de la région dans votre boîte aux lettres.'
  const page = (name: string): string => `Le navire ${name} quitta Brest le 3 mai 1911.\n\n${footer}\n`
  const long = Array.from({length: 9}, (_, i) => `Le capitaine du navire ${'i'.repeat(i + 1)} écrivit de sa main le récit du voyage pour sa famille.`).join(' ')
  const pages = ['Aube', 'Brise', 'Cime', 'Dune', 'Eau'].map((name) => `{"id":"${name}","text":${JSON.stringify(page(name))}}\n`).join('')
  const cwd = folder({'raw/pages.jsonl': pages, 'raw/x.txt': long, 'raw/y.txt': `${long} Il revint.`})
  expect((await tamis(['run', '--jobs', '1'], {cwd})).stdout).toContain('7 documents in output: 7 cleaned')
  const first = dataset(join(cwd, 'output'))
  expect(json(cwd, 'documents/Aube.json')).toMatchObject({removed: []})
  expect(json(cwd, 'documents/Eau.json')).toMatchObject({
    text: 'Le navire Eau quitta Brest le 3 mai 1911.',
    removed: [{rule: 'duplicates/furniture', text: footer, copyOf: {document: 'Aube', raw: [page('Aube').indexOf(footer), page('Aube').trimEnd().length]}}]
  })
  expect(documentSchema.parse(json(cwd, 'documents/x.json'))).toMatchObject({
    text: '',
    error: null,
    removed: long.split(/(?<=\.) /).map((text) => ({rule: 'duplicates/document', text, copyOf: {document: 'y', raw: [0, long.length + 11]}}))
  })
  expect(manifestSchema.parse(json(cwd, 'manifest.json')).rules).toMatchObject({'duplicates/furniture': {removals: 4}, 'duplicates/document': {removals: 9}})
  await tamis(['run', '--jobs', '3'], {cwd})
  expect(dataset(join(cwd, 'output'))).toEqual(first)
  await tamis(['run', '--force', '--jobs', '3'], {cwd})
  expect(dataset(join(cwd, 'output'))).toEqual(first)
  unlinkSync(join(cwd, 'raw/y.txt'))
  await tamis(['run'], {cwd})
  expect(json(cwd, 'documents/x.json')).toMatchObject({text: long, removed: []})
})
