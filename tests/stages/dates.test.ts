import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {dates} from '../../src/stages/dates.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [dates()]})
const found = (raw: string, more: {lang?: string; date?: string} = {}) => clean({raw, lang: 'fr', ...more}, pipeline).dates.map(({text, value}) => [text, value])

test('finds the dates of every unit in the language of its block', () => {
  expect(found('Signé le 5 mai 1994.\n\nAu XXe siècle, en mai.')).toEqual([['5 mai 1994', '1994-05-05'], ['XXe siècle', '19XX'], ['mai', 'XXXX-05']])
  expect(found('Signed on May 5, 1994.', {lang: 'en'})).toEqual([['May 5, 1994', '1994-05-05']])
})

test('resolves by the stated date of the document', () => {
  expect(found('Il est arrivé hier.', {date: '2021-03-10'})).toEqual([['hier', '2021-03-09']])
  expect(found('Il est arrivé hier.')).toEqual([['hier', null]])
})

test('removes nothing, and a document without dates has none', () => {
  const record = clean({raw: 'Rien du tout.', lang: 'fr'}, pipeline)
  expect(record.dates).toEqual([])
  expect(record.removed).toEqual([])
})

test('an option is refused', () => {
  expect(() => dates({reference: 'x'} as never)).toThrow(/unknown option/)
})
