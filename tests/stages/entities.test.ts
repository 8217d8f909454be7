import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {OptionError} from '../../src/stage.ts'
import {entities, references, sentences} from '../../src/stages/index.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [references(), sentences(), entities()]})
const found = (raw: string): string[] => clean({raw, lang: 'fr'}, pipeline).entities.map(({text, type, id}) => `${text} ${type} ${id}`)

test('mentions, their types and ids', () => {
  expect(found('Nina Sarov[2] vit à Bakou. N. Sarov aime la mer Noire.')).toEqual([
    'Nina Sarov person nina-sarov',
    'Bakou place bakou',
    'N. Sarov person nina-sarov',
    'mer Noire place mer-noire'
  ])
})

test('ids hold across the blocks of a document', () => {
  expect(found('Nina Sarov est partie.\n\nLe retour de Sarov est attendu.')).toEqual(['Nina Sarov person nina-sarov', 'Sarov person nina-sarov'])
})

test('two people with one surname: the bare one is ambiguous', () => {
  const {entities: mentions} = clean({raw: 'Nina Sarov et Boris Sarov sont partis. On attend Sarov.', lang: 'fr'}, pipeline)
  expect(mentions.map(({id, ambiguous}) => [id, ambiguous])).toEqual([['nina-sarov', false], ['boris-sarov', false], ['sarov', true]])
})

test('a higher least score leaves out what is less sure', () => {
  const raw = 'Paul Dupuis est à Zarkhov avec un Brumov et des FRTX.'
  const count = (minScore: number) => clean({raw, lang: 'fr'}, createPipeline({stages: [sentences(), entities({minScore})]})).entities.length
  expect(count(0.9)).toBe(1)
  expect(count(0.9)).toBeLessThan(count(0.4))
})

test('a mistyped option is refused', () => {
  expect(() => entities({minscore: 1} as never)).toThrow(OptionError)
})

test('what the config says of names: the same, and different', () => {
  const idsOf = (options: Parameters<typeof entities>[0]) => clean({raw: 'Nina Sarov et N. Sarov vivent à Bakou, dit la Ville des vents.', lang: 'fr'}, createPipeline({stages: [sentences(), entities(options)]})).entities.map(({id}) => id)
  expect(idsOf({}).slice(0, 3)).toEqual(['nina-sarov', 'nina-sarov', 'bakou'])
  expect(idsOf({different: [['Nina Sarov', 'N. Sarov']]}).slice(0, 2)).toEqual(['nina-sarov', 'n-sarov'])
  expect(idsOf({same: [['Porte du Caucase', 'Bakou']]})[2]).toBe('porte-du-caucase')
})

test.each([
  [{same: [['Bakou']]}, 'same', 'entry 1 must be an array of two names or more, the full one first, not ["Bakou"]'],
  [{same: [['A', 'B'], ['C', 'B']]}, 'same', '"B" stands for "A" and for "C"'],
  [{different: [['A', 'B', 'C']]}, 'different', 'entry 1 must be a pair of names'],
  [{different: [['Jean MARTIN', 'Jean Martin']]}, 'different', 'differ in case, accents or hyphens only'],
  [{same: [['A', 'B', 'C']], different: [['C', 'B']]}, 'different', '"C" and "B" are names of "A" by "same"']
])('names that cannot be so are refused: %j', (options, option, message) => {
  expect(() => entities(options)).toThrow(expect.objectContaining({name: 'OptionError', option, message: expect.stringContaining(message)}))
})
