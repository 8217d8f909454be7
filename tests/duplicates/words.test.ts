import fc from 'fast-check'
import {expect, test} from 'vitest'
import {codesOf} from '../../src/codes.ts'
import {wordsIn, wordsInAll} from '../../src/duplicates/words.ts'

test('the words of many parts are those of each', () => {
  const part = fc.array(fc.constantFrom(...'aÉ9 -.’\u0301東京ก\u{1f600}'), {maxLength: 12}).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(part, {maxLength: 4}), (parts) => {
      const text = parts.join('')
      const starts = parts.map((_, i) => parts.slice(0, i).join('').length)
      const {hashes, weighty, from} = wordsInAll(codesOf(text), parts.map((part, i) => ({start: starts[i], end: starts[i] + part.length})))
      parts.forEach((part, i) => {
        const [first, last] = [from[i], from[i + 1]]
        expect({hashes: hashes.slice(first, last), weighty: weighty.slice(first, last)}).toEqual(wordsIn(codesOf(part)))
      })
    })
  )
})
