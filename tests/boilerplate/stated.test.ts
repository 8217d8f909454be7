import {expect, test} from 'vitest'
import {shareStated, statedRuns} from '../../src/boilerplate/stated.ts'
import {fallback} from '../../src/lang/index.ts'
import {readWords} from '../../src/sentences/joint-words.ts'

const share = (text: string, stated: ReadonlySet<number>) => {
  const {hash, count} = readWords(text, fallback)
  return shareStated(hash, 0, count, stated)
}
const description = statedRuns('Le pont de la ville rouvre demain.')

test('a text that the page states is told by its runs of words', () => {
  expect(share('Le pont de la ville rouvre demain !', description)).toEqual([1, 1])
  expect(share('Demain, le pont de la gare ferme', description)[0]).toBe(0.25)
})

test('what is not stated, and a page that states nothing', () => {
  expect(share('Un marché ouvre à midi', description)).toEqual([0, 0])
  expect(share('Le pont de la ville', statedRuns(null))).toEqual([0, 0])
})
