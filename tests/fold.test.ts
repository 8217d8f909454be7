import {expect, test} from 'vitest'
import {fold, foldKey} from '../src/fold.ts'

test('folding keeps the length', () => {
  expect(fold('Œuvre d’État')).toBe('œuvre d\'etat')
})

test('folding to a key opens ligatures', () => {
  expect(foldKey('Œuvre d’État')).toBe('oeuvre d’etat')
})

test('letters of Europe fold as the rules of Unicode say', () => {
  for (let code = 0xa0; code < 0x180; code++) {
    const letter = String.fromCharCode(code)
    expect(foldKey(`${letter}字`)).toBe(`${foldKey(letter)}字`) // the second letter has no short way
  }
})
