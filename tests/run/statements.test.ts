import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {statementsOf} from '../../src/run/timeline.ts'
import {dates, entities, sentences} from '../../src/stages/index.ts'

const pipeline = createPipeline({stages: [sentences(), dates(), entities()]})
const statements = (raw: string) => statementsOf(pipeline.clean({raw, id: 'a', lang: 'fr'}))

test('a dated statement names what its own sentence mentions, each once and in order', () => {
  const raw = 'Nina Sarov vit à Lyon. Le 5 mai 1994, Nina Sarov arrive à Bakou et Sarov quitte la Russie. Elle aime Madrid.'
  expect(statements(raw)).toMatchObject([{value: '1994-05-05', text: expect.stringMatching(/^Le 5 mai/), entities: ['nina-sarov', 'bakou', 'russie']}])
})

test('two dates of a sentence are two statements with the same names', () => {
  const found = statements('Le 3 juin 1911 et le 4 juillet 1912, Nina Sarov est à Bakou.')
  expect(found.map(({value, entities: ids}) => [value, ids])).toEqual([['1911-06-03', ['nina-sarov', 'bakou']], ['1912-07-04', ['nina-sarov', 'bakou']]])
})

test('a sentence that mentions nothing has an empty list; times and durations are no statements', () => {
  expect(statements('Il est venu le 5 mai 1994.')).toMatchObject([{entities: []}])
  expect(statements('Il reste trois heures, il part à 14 h.')).toEqual([])
})

test('a statement says what its words alone say, which part they mean, and whence the rest came; a day with a clock is one', () => {
  expect(statements('En août 1992, la flotte revint, et ses marins partirent le 17.')[1]).toMatchObject({value: '1992-08-17', surface: 'XXXX-XX-17', resolvedBy: 'sentence', part: null})
  expect(statements('Elle fut bâtie au début du XXe siècle.')).toMatchObject([{value: '19XX', part: 'early', resolvedBy: null}])
  expect(statements('La trêve commença le 8 octobre 2020 à 8h00.')).toMatchObject([{value: '2020-10-08T08:00', earliest: '2020-10-08', latest: '2020-10-08'}])
})
