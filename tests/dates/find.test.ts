import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseEdtf} from '../../src/dates/edtf.ts'
import {findDates} from './found.ts'
import {lang} from '../../src/lang/index.ts'

const fr = lang('fr')
const pieces = ['le', 'du', 'au', 'en', 'entre', 'et', '5', '12', '31', '1994', '2001', '875', 'mai', 'février', 'fin', 'vers', 'début', 'des', 'années', '90', 'XIXe', 'siècle', 'av. J.-C.', '-', '/', '.', 'à', '8', 'h', '30', 'hier', 'mardi', 'prochain', 'été', 'ans', 'de', ',', '(', ')', 'chaque', 'moitié', 'il y a', 'dans', 'deux', 'semaine', 'mois', 'dernier', 'premier', 'lendemain', 'du', 'ce', 'soir', 'heures', 'et demie', 'midi', 'Noël', 'trimestre', 'suivant', 'plus tard', 'le 26 du même mois', 'week-end', 'minutes', 'jour-là']
const sentence = fc.array(fc.constantFrom(...pieces), {maxLength: 14}).chain((words) => fc.constantFrom(' ', '', ' ').map((space) => words.join(space)))
const oneTime = '(?:[\\dX]{4}-[\\dX]{2}-\\d{2}|-\\d{4}-\\d{2}-\\d{2})?T\\d\\d:\\d\\d(?::\\d\\d)?(?:Z|[+-]\\d\\d:\\d\\d)?'
const time = new RegExp(`^${oneTime}(?:/${oneTime})?$`)
const duration = /^P(?:\d+[YMWDE])*(?:T(?:\d+[HMS])+)?$/

test('whatever the words, values are valid, spans sorted, disjoint and inside the sentence', () => {
  fc.assert(
    fc.property(sentence, fc.option(fc.constantFrom('2021-03-10', '2021-03-10T08:30')), (text, reference) => {
      let last = 0
      for (const {start, end, type, value, surface, earliest, latest} of findDates(text, fr, {reference})) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
        for (const said of [value, surface]) {
          if (said === null) continue
          const valid = type === 'date' ? parseEdtf(said) !== null : type === 'time' ? time.test(said) : duration.test(said)
          expect(valid, `${text}: ${type} ${said}`).toBe(true)
        }
        if (earliest && latest && !earliest.startsWith('-')) expect(earliest <= latest, text).toBe(true)
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
    {numRuns: 3000}
  )
})

test('a part of a text is looked at alone', () => {
  const text = 'Le 5 mai 1994, puis rien. En 2001, la paix.'
  const start = text.indexOf('En')
  const [found, ...more] = findDates(text, fr, {start})
  expect(more).toEqual([])
  expect(text.slice(found.start, found.end)).toBe('2001')
})

test('what stands around a part of a text changes nothing in it', () => {
  const surroundings = fc.constantFrom('', ' ', 'en ', 'du 5', 'rue du ', '12/', '199', 'mai', ' 1994', '.', ' euros', '-')
  fc.assert(
    fc.property(surroundings, sentence, surroundings, (before, inside, after) => {
      const [start, end] = [before.length, before.length + inside.length]
      const alone = findDates(inside, fr).map((found) => ({...found, start: found.start + start, end: found.end + start}))
      expect(findDates(before + inside + after, fr, {start, end})).toEqual(alone)
    }),
    {numRuns: 1000}
  )
})

test('tells by context what the words leave open, and whence', () => {
  const [day] = findDates('Il viendra mardi.', fr, {reference: '2021-03-10'})
  expect(day).toMatchObject({type: 'date', value: '2021-03-16', surface: null, resolvedBy: 'document-date', earliest: '2021-03-16', latest: '2021-03-16'})
  const [, second] = findDates('En août 1992, ils partent le 17.', fr)
  expect(second).toMatchObject({value: '1992-08-17', surface: 'XXXX-XX-17', resolvedBy: 'sentence'})
  expect(findDates('Il viendra mardi.', fr)[0]).toMatchObject({value: null, resolvedBy: null})
})

test('marks digits that another order reads differently', () => {
  expect(findDates('le 05/06/1994', fr)[0].ambiguous).toBe(true)
  expect(findDates('le 25/06/1994', fr)[0].ambiguous).toBe(false)
  expect(findDates('le 05/05/1994', fr)[0].ambiguous).toBe(false)
})

test('says which part of a century, a decade or a month', () => {
  expect(findDates('au début du XXe siècle', fr)[0]).toMatchObject({value: '19XX', part: 'early', earliest: '1900-01-01', latest: '1999-12-31'})
  expect(findDates('à la mi-1993', fr)[0]).toMatchObject({value: '1993', part: 'mid'})
  expect(findDates('fin février', fr)[0]).toMatchObject({value: 'XXXX-02', part: 'late', earliest: null})
})

test('a language without a pack still has ISO dates', () => {
  expect(findDates('x 1994-05-05 y', lang('xx')).map(({value}) => value)).toEqual(['1994-05-05'])
})

test.each([
  ['digits', '1'.repeat(200_000)],
  ['groups of digits', '1 000 '.repeat(40_000)],
  ['words without an end', 'mai'.repeat(70_000)],
  ['spaces', `mai${' '.repeat(200_000)}1994`],
  ['many gaps', 'mai    '.repeat(30_000)],
  ['months', 'mai '.repeat(50_000)],
  ['half dates', 'du 5 au 6 au 7 et '.repeat(10_000)],
  ['parts of parts', 'début de fin de '.repeat(12_000)],
  ['marks', '-/.,'.repeat(50_000)],
  ['signs', ' -52'.repeat(25_000)],
  ['function words', 'dans la '.repeat(25_000)],
  ['letters for digits', 'l3'.repeat(25_000)],
  ['one word before many numbers', `${'a'.repeat(200_000)}${' 5'.repeat(20_000)}`],
  ['weekdays without a verb', 'mardi, '.repeat(3000)]
])('takes linear time on %s', (_, text) => {
  const began = performance.now()
  findDates(text, fr, {reference: '2021-03-10'})
  expect(performance.now() - began).toBeLessThan(3000)
})
