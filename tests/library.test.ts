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

test.each([
  ['no stop', 'é'.repeat(1e6)],
  ['words without a stop', 'Pont de la ville '.repeat(6e4)],
  ['nothing but stops', '.'.repeat(1e6)],
  ['asides', '(a ? b '.repeat(1.4e5)],
  ['quotes and commas', '« a », '.repeat(1.4e5)],
  ['halves of surrogate pairs', '\ud800. \udc00A '.repeat(1.2e5)],
  ['phrases of page furniture', 'Lire aussi '.repeat(9e4)],
  ['line breaks', '.\n'.repeat(2e5)]
])('1 MB of %s is cut in linear time, and nothing is lost', (_name, text) => {
  const began = performance.now()
  const found = tamis.sentences(text, {lang: 'fr'})
  expect(performance.now() - began).toBeLessThan(8000)
  const kept = found.map(({start, end}) => text.slice(start, end)).join('')
  expect(kept.replace(/\s/g, '').length).toBe(text.replace(/\s/g, '').length)
})
