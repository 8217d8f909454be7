import fc from 'fast-check'
import {expect, test} from 'vitest'
import {SliceMap} from '../../../src/entities/model/slice-map.ts'

/** Some fit into two numbers, some are too long or hold characters beyond Latin-1. */
const texts = fc.string({unit: fc.constantFrom('\0', 'a', 'b', 'ÿ', 'Ā', '🙂'), maxLength: 10})

test('finds what was added and nothing else, by any slice', () => {
  fc.assert(
    fc.property(fc.uniqueArray(texts), fc.array(texts), (keys, others) => {
      const map = new SliceMap<number>()
      keys.forEach((key, i) => map.add(key, i))
      expect(map.size).toBe(keys.length)
      for (const text of [...keys, ...others]) {
        const place = keys.indexOf(text)
        expect(map.get(`ab${text}c`, 2, 2 + text.length)).toBe(place < 0 ? undefined : place)
      }
    })
  )
})

test('grows, and is empty when cleared', () => {
  const map = new SliceMap<number>()
  for (let i = 0; i < 20_000; i++) map.add(String(i), i)
  for (let i = 0; i < 20_000; i++) expect(map.get(`${i};`, 0, String(i).length)).toBe(i)
  map.clear()
  expect(map.size).toBe(0)
  expect(map.get('7', 0, 1)).toBeUndefined()
})
