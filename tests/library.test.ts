import {expect, test} from 'vitest'
import * as tamis from '../src/index.ts'

test('the public names', () => {
  expect(Object.keys(tamis).sort()).toEqual([
    'OptionError',
    'Text',
    'clean',
    'createPipeline',
    'createStage',
    'cut',
    'dates',
    'definePipeline',
    'defineStage',
    'dropBlock',
    'dropUnits',
    'entities',
    'rewrite',
    'sentences',
    'warn'
  ])
})

const text = 'M. Durand est né à Lyon le 5 mai 1994.\n\nIl vit à Paris depuis 2010.'

test('sentences, dates and entities are offsets into the text given', () => {
  const cut = ({start, end}: {start: number; end: number}): string => text.slice(start, end)
  expect(tamis.sentences(text, {lang: 'fr'}).map(cut)).toEqual(['M. Durand est né à Lyon le 5 mai 1994.', 'Il vit à Paris depuis 2010.'])
  expect(tamis.dates(text, {lang: 'fr'}).map((date) => [cut(date), date.value])).toEqual([
    ['5 mai 1994', '1994-05-05'],
    ['2010', '2010']
  ])
  expect(tamis.entities(text, {lang: 'fr'}).map((entity) => [cut(entity), entity.type])).toEqual([
    ['Durand', 'person'],
    ['Lyon', 'place'],
    ['Paris', 'place']
  ])
})

test('clean gives a record', () => {
  const record = tamis.clean({raw: text, id: 'a', lang: 'fr'})
  expect(record).toMatchObject({schema: 'tamis/document@1', id: 'a', lang: 'fr', error: null})
  expect(record.text).toBe(text)
})

test('a language that is not given is found out', () => {
  expect(tamis.clean({raw: 'The council met on Tuesday and the mayor spoke to the people of the town.'}).lang).toBe('en')
})
