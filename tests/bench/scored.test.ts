import {expect, test} from 'vitest'
import {pick} from '../../bench/scored.ts'

const json = {rows: [{key: 'fr\tcite', F1: 99.5}, {key: 'ALL', F1: 98}], value: {p: null}}

test('a figure is found key by key, and in an array by the key of a row', () => {
  expect(pick(json, ['rows', 'fr\tcite', 'F1'])).toBe(99.5)
})

test.each([[['rows', 'fr\tocr', 'F1']], [['value', 'p']], [['value', 'r', 'f1']]])('no number at %j is an error, not 0', (path) => {
  expect(() => pick(json, path)).toThrow(path.join(' › '))
})
