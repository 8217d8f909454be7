import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {duplicates} from '../../src/stages/duplicates.ts'
import {sentences} from '../../src/stages/sentences.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [sentences(), duplicates()]})
const long = 'Le conseil municipal a voté hier soir à une large majorité le budget de la ville.'

test('a long sentence that returns is removed, the first stays', () => {
  const {text, removed} = clean({raw: `${long} Tout va bien.\n\nUne suite. ${long.toUpperCase()}`, lang: 'fr'}, pipeline)
  expect(text).toBe(`${long} Tout va bien.\n\nUne suite.`)
  expect(removed).toMatchObject([{rule: 'duplicates/exact', reason: 'duplicate', text: long.toUpperCase()}])
})

test('short sentences may repeat', () => {
  expect(clean({raw: 'Oui. Non. Oui.', lang: 'fr'}, pipeline).removed).toEqual([])
})
