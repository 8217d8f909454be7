import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {references} from '../../src/stages/references.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [references()]})
const cleaned = (raw: string, code = 'fr'): string => clean({raw, lang: code}, pipeline).text

test.each([
  ['Le pont[11] fut détruit[3].', 'Le pont fut détruit.'],
  ['les civils[45],[46] selon la ville', 'les civils selon la ville'],
  ['plus de 23 000 cas recensés.[166]. Les écoles ferment.', 'plus de 23 000 cas recensés. Les écoles ferment.'],
  ['« mais pas sa signature[3].» Puis', '« mais pas sa signature.» Puis'],
  ['dès le XIIe siècle[99, 101], à Dammarie', 'dès le XIIe siècle, à Dammarie'],
  ['Il fut maire[réf. nécessaire] de la ville[note 2].', 'Il fut maire de la ville.'],
  ['La ville grandit. [12] Le port aussi.', 'La ville grandit. Le port aussi.'],
  ['Il attendit.[4]... longtemps', 'Il attendit.... longtemps']
])('%s', (raw, wanted) => expect(cleaned(raw)).toBe(wanted))

test.each([
  'cela « nous [la CEI] placerait au bord de la guerre »',
  'leur présence [...] est attestée',
  'les Turcs azéris [environ 15 millions vivent en Iran]',
  'le budget [2020] fut voté',
  'comme le montre [3], la route est longue',
  '[1] Premier point de la liste'
])('stays: %s', (raw) => expect(cleaned(raw)).toBe(raw))

test('English markers come from the English pack', () => {
  expect(cleaned('He was mayor[citation needed] of the town.', 'en')).toBe('He was mayor of the town.')
  expect(cleaned('He was mayor[citation needed] of the town.', 'fr')).toBe('He was mayor[citation needed] of the town.')
})

test('each marker is a removal with its raw place', () => {
  const {removed} = clean({raw: 'Un pont[11] et un port[12].', lang: 'fr'}, pipeline)
  expect(removed.map(({raw, rule, reason, text}) => ({raw, rule, reason, text}))).toEqual([
    {raw: [7, 11], rule: 'references/marker', reason: 'citation', text: '[11]'},
    {raw: [22, 26], rule: 'references/marker', reason: 'citation', text: '[12]'}
  ])
})

test('a million brackets take linear time', () => {
  const began = performance.now()
  createPipeline({stages: [references()]}).clean({raw: 'a' + '['.repeat(1e6), lang: 'fr'})
  createPipeline({stages: [references()]}).clean({raw: 'a' + '[1]'.repeat(3e5), lang: 'fr'})
  expect(performance.now() - began).toBeLessThan(3000)
})
