import {expect, test} from 'vitest'
import {wholeNames} from '../../../src/entities/model/whole-names.ts'

const words = 'la première guerre du Haut-Karabagh et de Minsk'.split(' ').map((word) => ({isLink: ['du', 'de', 'la'].includes(word), isCapital: /^\p{Lu}/u.test(word)}))

test('a name that breaks off at a small word takes the one that follows', () => {
  const names = [{from: 1, to: 4, type: 'event', score: 0.9}, {from: 4, to: 5, type: 'place', score: 0.7}] as const
  expect(wholeNames(words, names)).toEqual([{from: 1, to: 5, type: 'event', score: 0.7}])
})

test('names that follow one another otherwise stay two', () => {
  const names = [{from: 1, to: 3, type: 'event', score: 0.9}, {from: 3, to: 5, type: 'place', score: 0.7}] as const
  expect(wholeNames(words, names)).toEqual(names)
})
