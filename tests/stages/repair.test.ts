import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {repair} from '../../src/stages/repair.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [repair()]})

test('invisible characters go, each with a reason', () => {
  const {text, removed} = clean({raw: 'Un mot cou\u00adpé, un\u200bautre\u0007.', lang: 'fr'}, pipeline)
  expect(text).toBe('Un mot coupé, unautre.')
  expect(removed.map(({raw, rule, reason}) => ({raw, rule, reason}))).toEqual([
    {raw: [10, 11], rule: 'repair/invisible', reason: 'repair'},
    {raw: [17, 18], rule: 'repair/invisible', reason: 'repair'},
    {raw: [23, 24], rule: 'repair/invisible', reason: 'repair'}
  ])
})

test('accents are composed and ligatures spelt out, and still map to their raw place', () => {
  const raw = 'Le de\u0301\ufb01 est grand.'
  const {text, sentences} = clean({raw, lang: 'fr'}, pipeline)
  expect(text).toBe('Le défi est grand.')
  expect(sentences[0].raw).toEqual([0, raw.length])
})

test('joiners that shape a script stay', () => {
  expect(clean({raw: 'می\u200cخواهم 👩\u200d👧'}, pipeline).text).toBe('می\u200cخواهم 👩\u200d👧')
})
