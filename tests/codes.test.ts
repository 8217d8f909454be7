import fc from 'fast-check'
import {expect, test} from 'vitest'
import {codesOf} from '../src/codes.ts'

test('the code units of any text, halves of surrogate pairs among them', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), fc.integer({min: 0, max: 3}), (text, from) => {
      const sliced = `${text}\ud800 `.slice(from)
      expect(String.fromCharCode(...codesOf(sliced))).toBe(sliced)
    })
  )
})

test('a text that is longer than most has all of them', () => {
  const text = 'é\udc00'.repeat(50_000)
  const codes = codesOf(text)
  expect(codes.length).toBe(text.length)
  expect(codes.every((code, i) => code === text.charCodeAt(i))).toBe(true)
})
