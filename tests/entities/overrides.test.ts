import {describe, expect, test} from 'vitest'
import {createOverrides} from '../../src/entities/overrides.ts'
import {lang} from '../../src/lang/index.ts'

const text = 'Le Petit Robert cite Lyon et Lyonnais (C++).'
const passage = {text, spans: [[0, text.length]] as const, pack: lang('fr')}
const found = [{start: 9, end: 15, type: 'person' as const, score: 0.8}, {start: 21, end: 25, type: 'place' as const, score: 0.9}]
const texts = (names: Parameters<typeof createOverrides>[0], vetoes: string[] = []) =>
  createOverrides(names, vetoes)(passage, found).map(({start, end, type, score}) => `${text.slice(start, end)} ${type} ${score}`)

describe('what the user says has priority', () => {
  test('a listed name takes the place of what overlaps it', () => {
    expect(texts([{name: 'Petit Robert', type: 'other'}])).toEqual(['Petit Robert other 1', 'Lyon place 0.9'])
  })

  test('whole words only, as written, marks included', () => {
    expect(texts([{name: 'Lyon', type: 'organization'}, {name: 'lyonnais', type: 'group'}, {name: 'C++', type: 'other'}])).toEqual(['Robert person 0.8', 'Lyon organization 1', 'C++ other 1'])
  })

  test('a veto', () => {
    expect(texts([], ['Lyon'])).toEqual(['Robert person 0.8'])
  })

  test('nothing changes without', () => {
    expect(texts([])).toHaveLength(2)
  })
})
