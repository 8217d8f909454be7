import fc from 'fast-check'
import {expect, test} from 'vitest'
import {codesOf} from '../../src/codes.ts'
import {runsOf} from '../../src/duplicates/runs.ts'
import {bandKeys, signatureOf, similarity} from '../../src/duplicates/signature.ts'
import {keyOf, mix, wordsIn} from '../../src/duplicates/words.ts'

const hashes = (text: string): number[] => [...wordsIn(codesOf(text)).hashes]

test('words are compared without case, diacritics, punctuation and spaces', () => {
  expect(hashes('L’Été, à Évian !')).toEqual(hashes("l'ete a evian"))
  expect(hashes('e\u0301te\u0301')).toEqual(hashes('été'))
  expect(hashes('un deux')).not.toEqual(hashes('deux un'))
})

test('numbers, and names inside the text, have weight', () => {
  expect([...wordsIn(codesOf('Hier Anne lut 3 tomes de l’État')).weighty]).toEqual([0, 1, 0, 1, 0, 0, 0, 1])
})

test('where no spaces are written, a character is a word', () => {
  expect(hashes('有料会員')).toHaveLength(4)
})

test('the key of a text is that of its words in their order', () => {
  const key = (text: string): number => keyOf(wordsIn(codesOf(text)).hashes)
  expect(key('Un, deux')).toBe(key('UN DEUX.'))
  expect(new Set(['un deux', 'deux un', 'un', 'deux', '', 'un un'].map(key)).size).toBe(6)
  expect(Number.isSafeInteger(key('un deux'))).toBe(true)
})

test('a text shorter than a run is one run', () => {
  const count = (text: string): number => runsOf(wordsIn(codesOf(text)).hashes, 5).length
  expect(['', 'un', 'a b c d e', 'a b c d e f'].map(count)).toEqual([0, 1, 1, 2])
})

test('a run is known by its words, wherever it stands', () => {
  fc.assert(
    fc.property(fc.uint32Array({maxLength: 20}), fc.integer({min: 1, max: 6}), (words, length) => {
      const runs = runsOf(words, length)
      runs.forEach((run, i) => expect(run).toBe(runsOf(words.slice(i, i + length), length)[0]))
    })
  )
})

test('signatures estimate the Jaccard similarity', () => {
  const sets = fc.tuple(fc.integer({min: 50, max: 400}), fc.double({min: 0, max: 1, noNaN: true}), fc.nat())
  fc.assert(
    fc.property(sets, ([size, share, seed]) => {
      const member = (i: number): number => mix(seed + i)
      const common = Math.round(size * share)
      const a = Uint32Array.from({length: size}, (_, i) => member(i))
      const b = Uint32Array.from({length: size}, (_, i) => member(i < common ? i : i + size))
      const estimate = similarity(signatureOf(a), signatureOf(b))
      // Four standard errors.
      expect(Math.abs(estimate - common / (2 * size - common))).toBeLessThan(0.19)
    }),
    {numRuns: 100}
  )
})

test('similar texts share a band, others do not', () => {
  const text = (from: number, to: number): Uint32Array => runsOf(Uint32Array.from({length: to - from}, (_, i) => mix(from + i)), 5)
  const meet = (a: Uint32Array, b: Uint32Array): boolean => {
    const bands = new Set(bandKeys(signatureOf(a)))
    return bandKeys(signatureOf(b)).some((key) => bands.has(key))
  }
  expect(meet(text(0, 1000), text(20, 1020))).toBe(true)
  expect(meet(text(0, 1000), text(800, 1800))).toBe(false)
})
