import {expect, test} from 'vitest'
import {mapAll, smallForms, tableOf} from '../src/code-units.ts'

test('a table is what each code unit alone matches, the last row first', () => {
  const table = tableOf([1, /[\p{L}\p{Cs}]/u], [2, /\p{Lu}/u], [3, /[\s(]/u])
  const asked = Uint8Array.from(table, (_, code) => {
    const character = String.fromCharCode(code)
    return /[\s(]/.test(character) ? 3 : /\p{Lu}/u.test(character) ? 2 : /[\p{L}\p{Cs}]/u.test(character) ? 1 : 0
  })
  expect(Buffer.compare(table, asked)).toBe(0)
})

test('small forms are those of each code unit', () => {
  expect(smallForms.findIndex((small, code) => small !== String.fromCharCode(code).toLowerCase().charCodeAt(0))).toBe(-1)
})

test('a map takes the first of what a character becomes', () => {
  const bare = mapAll('bare of marks', (text) => text.normalize('NFD'))
  expect(['é', 'ﬁ', '각', 'a'].map((character) => String.fromCharCode(bare[character.charCodeAt(0)]))).toEqual(['e', 'ﬁ', 'ᄀ', 'a'])
})
