import fc from 'fast-check'
import {expect, test} from 'vitest'
import {codesOf} from '../../src/codes.ts'
import {bitsOf, hashOf, hashOver, wordBits} from '../../src/sentences/word-bits.ts'

test('a word has the bits of all lists that it stands in, in any case', () => {
  const table = wordBits([[1, ['il', 'Élan']], [4, ['élan']], [2, undefined]])
  expect(['Il', 'ÉLAN', 'elle', ''].map((word) => bitsOf(table, hashOf(word)))).toEqual([1, 5, 0, 0])
})

test('a table finds every word that it was made of, and no other', () => {
  const words = fc.uniqueArray(fc.string({minLength: 1}).map((word) => word.toLowerCase()), {maxLength: 200})
  fc.assert(
    fc.property(words, words, (known, asked) => {
      const table = wordBits([[8, known]])
      const hashes = new Set(known.map(hashOf))
      for (const word of [...known, ...asked]) expect(bitsOf(table, hashOf(word))).toBe(hashes.has(hashOf(word)) ? 8 : 0)
    })
  )
})

test('a hash goes on from what stands before it', () => {
  const codes = codesOf('de z. B. da')
  expect(hashOver(codes, 6, 7, hashOver(codes, 3, 5))).toBe(hashOf('z.b'))
})
