import {expect, test} from 'vitest'
import {shareStated, statedRuns} from '../../src/boilerplate/stated.ts'

const description = statedRuns('Le pont de la ville rouvre demain.')

test('a text that the page states is told by its runs of words', () => {
  expect(shareStated('Le pont de la ville rouvre demain !', description)).toEqual([1, 1])
  expect(shareStated('Demain, le pont de la gare ferme', description)[0]).toBe(0.25)
})

test('what is not stated, and a page that states nothing', () => {
  expect(shareStated('Un marché ouvre à midi', description)).toEqual([0, 0])
  expect(shareStated('Le pont de la ville', statedRuns(null))).toEqual([0, 0])
})
