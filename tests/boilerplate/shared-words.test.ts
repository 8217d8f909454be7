import {expect, test} from 'vitest'
import {readPage, readUnits} from '../../src/boilerplate/page-signals.ts'
import type {Lists, SharedWords} from '../../src/boilerplate/shared-words.ts'
import {sharedWordsOf} from '../../src/boilerplate/shared-words.ts'
import {codesOf} from '../../src/codes.ts'
import {lang} from '../../src/lang/index.ts'
import {readWords} from '../../src/sentences/joint-words.ts'

const units = [
  'Le marché du samedi ouvre ses portes dans la vieille halle.',
  'La vieille halle attend ses marchands.',
  'Nouveau parfum en promotion.',
  'Un parfum offert.',
  'Des horaires inchangés, halle halle halle.',
  'il y en a.'
]

test('a word is shared by the units that have it, once each; small words of the closed class by none', () => {
  const {unitsOfWords, wordsOfUnits} = read(units)
  expect(listsOf(unitsOfWords)).toEqual([[0, 1], [0, 1, 4], [2, 3]])
  expect(listsOf(wordsOfUnits)).toEqual([[0, 1], [0, 1], [2], [2], [1], []])
})

test('a word that few units have weighs more, and the words of a unit share its weight', () => {
  const {unitsOfWords, wordsOfUnits} = read(units)
  expect(unitsOfWords.factors[0]).toBeCloseTo((Math.log2(8) - 1) / 1.5)
  expect(unitsOfWords.factors[1]).toBeCloseTo((Math.log2(9) - Math.log2(3)) / 2.5)
  // *Le, marché, samedi, ouvre, portes, vieille, halle*; *il y en a* has none.
  expect([...wordsOfUnits.factors].map((factor) => Math.round(1 / factor))).toEqual([7, 5, 3, 3, 4, 1])
})

test('what comes back to a unit of itself is known', () => {
  const {unitsOfWords: {factors}, own} = read(units)
  expect(own[4]).toBeCloseTo(factors[1] / 4)
  expect(own[5]).toBe(0)
})

test('a stretch of a text is read by itself', () => {
  const {unitsOfWords, wordsOfUnits} = read(units, 1, 5)
  expect(listsOf(unitsOfWords)).toEqual([[0, 3], [1, 2]])
  expect(listsOf(wordsOfUnits)).toEqual([[0], [1], [1], [0]])
})

test('a text without units has nothing to share', () => {
  expect(read([])).toMatchObject({unitsOfWords: {count: 0}, wordsOfUnits: {count: 0}})
})

function listsOf({count, entries}: Lists): number[][] {
  let at = 0
  return Array.from({length: count}, () => {
    const length = entries[at++]
    return [...entries.subarray(at, (at += length))]
  })
}

function read(texts: readonly string[], begin = 0, end = texts.length): SharedWords {
  const text = texts.join('\n')
  let at = 0
  const stretches = texts.map((unit) => ({start: at, end: (at += unit.length + 1) - 1}))
  const words = readWords(text, lang('fr'))
  return sharedWordsOf(readPage(readUnits(codesOf(text), words, stretches, lang('fr')), false), begin, end)
}
