import {expect, test} from 'vitest'
import {fold, foldKey} from '../src/fold.ts'

test('folding keeps the length', () => {
  expect(fold('Œuvre d’État')).toBe('œuvre d\'etat')
})

test('folding to a key opens ligatures', () => {
  expect(foldKey('Œuvre d’État')).toBe('oeuvre d’etat')
})
