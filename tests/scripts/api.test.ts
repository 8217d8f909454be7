import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {pages} from '../../scripts/api.ts'
import {declarationsOf} from '../../scripts/declarations.ts'
import * as tamis from '../../src/index.ts'
import * as stages from '../../src/stages/index.ts'

test.each(Object.keys(pages))('%s is up to date; npm run docs:api makes it', (path) => {
  expect(readFileSync(path, 'utf8')).toBe(pages[path]())
})

test('every export stands in the reference, and each stage with its options and their defaults', () => {
  const names = (path: string): string[] => declarationsOf(path).map(({name}) => name)
  expect(names('src/index.ts')).toEqual(expect.arrayContaining(Object.keys(tamis)))
  expect(names('src/stages/index.ts')).toEqual(expect.arrayContaining(Object.keys(stages)))
  const options = Object.fromEntries(declarationsOf('src/stages/index.ts').map(({name, options}) => [name, options]))
  expect(options.duplicates).toContainEqual({name: 'furnitureWords', value: '8', says: 'In a run: shorter blocks, in words, recur by right.'})
  expect(options.spam).toContainEqual({name: 'minItems', value: '6', says: 'A keyword list has at least so many items between commas.'})
  expect(options.retext).toBe(null)
})
