import {expect, test} from 'vitest'
import {figureLine} from '../../bench/table.ts'

test.each([
  [81.234, 80, 'a name 81.23 80.0 +1.2'],
  [78.9, 80, 'a name 78.90 80.0 −1.1'],
  [80.07, 80, 'a name 80.07 80.0 ='],
  [80, undefined, 'a name 80.00 new']
])('%d over a floor of %s', (figure, floor, expected) => {
  expect(figureLine('a name', figure, floor).trim().replace(/ +/g, ' ')).toBe(expected)
})
