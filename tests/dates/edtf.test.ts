import {existsSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {dataSet} from '../../bench/data.ts'
import {parseEdtf} from '../../src/dates/edtf.ts'
import {createPoint, join, printInterval, printPoint, yearOf} from '../../src/dates/frame.ts'

test.each([
  ['1994-05-05', '1994-05-05', '1994-05-05'],
  ['1994-02', '1994-02-01', '1994-02-28'],
  ['199X', '1990-01-01', '1999-12-31'],
  ['19XX', '1900-01-01', '1999-12-31'],
  ['-0043', '-0043-01-01', '-0043-12-31'],
  ['-04XX', '-0499-01-01', '-0400-12-31'],
  ['1992-21', '1992-03-01', '1992-05-31'],
  ['1992-24', '1992-12-01', '1993-02-28'],
  ['2001-34', '2001-04-01', '2001-06-30'],
  ['1850~', '1850-01-01', '1850-12-31'],
  ['2001-03-10/2001-03-12', '2001-03-10', '2001-03-12'],
  ['2008/..', '2008-01-01', null],
  ['XXXX-10-28', null, null],
  ['[1667, 1670..1672]', '1667-01-01', '1672-12-31'],
  ['1994-XX-31', '1994-01-31', '1994-12-31'],
  ['{1960,1961-12}', '1960-01-01', '1961-12-31'],
  ['{1960,1962-03, 1964..1966}', '1960-01-01', '1966-12-31'],
  ['120000-01-01', null, null]
])('%s allows the days from %s to %s', (value, earliest, latest) => {
  expect(parseEdtf(value)).toEqual({earliest, latest})
})

test.each(['', '1994-13', '1994-02-30', '1994-5-5', '-0000', '12345', '1994/1988', '2001-24/2001-21', '1994-', '[1994', '{1994]', ' 1994', '[1960,1962, 1964]', '{1960,-0044, 1964}',  '120000-13-01'])(
  '%j is no EDTF',
  (value) => expect(parseEdtf(value)).toBeNull()
)

const year = fc.oneof(fc.integer({min: 1, max: 2999}).map((value) => yearOf(value)), fc.integer({min: 1, max: 9999}).map((value) => yearOf(value, 'before')))
const point = fc
  .record({year: fc.option(year), month: fc.option(fc.integer({min: 1, max: 12})), day: fc.option(fc.integer({min: 1, max: 31})), approximate: fc.boolean()})
  .map(createPoint)
  .filter((made) => made !== null)

test('what the printer prints the parser reads, and the first day is not after the last', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(parseEdtf(printPoint(a)), printPoint(a)).not.toBeNull()
      const interval = join(a, b)
      if (interval) expect(parseEdtf(printInterval(interval)), printInterval(interval)).not.toBeNull()
    })
  )
})

const published = dataSet('dates/edtf-strings.jsonl')

describe.skipIf(!existsSync(published))('published test strings', () => {
  test('are told valid from invalid', () => {
    const rows = readFileSync(published, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as {string: string; valid: boolean})
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({string, valid}) => (parseEdtf(string) !== null) !== valid)).toEqual([])
  })
})
