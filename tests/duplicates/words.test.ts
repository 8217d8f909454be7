import fc from 'fast-check'
import {expect, test} from 'vitest'
import {hasWords, wordsIn} from '../../src/duplicates/words.ts'

test('words are counted as they are read', () => {
  const characters = fc.constantFrom(...'aÉ9 -.’\u0301東京ก\u{1f600}')
  fc.assert(
    fc.property(fc.array(characters, {maxLength: 12}), (parts) => {
      const text = parts.join('')
      const count = wordsIn(text).hashes.length
      expect([count, count + 1].map((least) => hasWords(text, 0, text.length, least))).toEqual([true, false])
    })
  )
})
