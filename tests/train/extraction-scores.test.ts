import {expect, test} from 'vitest'
import {shingleF1} from '../../src/train/extraction-scores.ts'

test('runs of four words, with their counts', () => {
  expect(shingleF1([{gold: 'a b c d e', text: 'a b c d e'}])).toEqual({precision: 1, recall: 1, f1: 1})
  expect(shingleF1([{gold: 'a b c d e', text: 'a b c d'}])).toMatchObject({precision: 1, recall: 0.5})
})

test('a page without gold costs precision, one that is lost costs recall', () => {
  expect(shingleF1([{gold: '', text: 'a b c d'}, {gold: 'a b c d', text: ''}, {gold: 'a b c d', text: 'a b c d'}])).toMatchObject({precision: 0.5, recall: 0.5})
})

test('an accent of its own or composed is the same text', () => {
  expect(shingleF1([{gold: 'l’été à la mer', text: 'l’été à la mer'.normalize('NFD')}]).f1).toBe(1)
})
