import fc from 'fast-check'
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {compare} from '../../src/compare.ts'
import {Sorter, mergeEntries, sortKey, writeEntries} from '../../src/run/sorted.ts'
import {folder} from '../cli/tamis.ts'

const part = fc.string({unit: fc.constantFrom('a', 'b', '\0', '\x01', '\t', '\n', 'é', '\ud83d\ude00', '~', '!')})

test('keys are in the order of their parts, whatever these hold', () => {
  fc.assert(
    fc.property(fc.array(part, {minLength: 2, maxLength: 2}), fc.array(part, {minLength: 2, maxLength: 2}), (a, b) => {
      expect(Math.sign(compare(sortKey(...a), sortKey(...b)))).toBe(Math.sign(compare(a[0], b[0]) || compare(a[1], b[1])))
    })
  )
})

test('keys that differ stay apart on the disk, lone surrogates too', () => {
  const keys = ['\ud800', '\udc00', '\ufffd', '\ufffdd800', 'a\nb', 'a\tb', ''].map((key) => sortKey(key))
  const path = join(folder(), 'entries')
  writeEntries(path, keys.map((key) => [key, '']))
  expect([...mergeEntries([path], '')].map(([key]) => key)).toEqual(keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('what does not fit in memory is sorted on the disk, equal keys as they came', () => {
  const cwd = folder()
  const entries = Array.from({length: 3000}, (_, i): [string, string] => [sortKey(String((i * 7919) % 1000)), String(i)])
  const sorter = new Sorter(join(cwd, 'sort'), 200)
  for (const [key, value] of entries) sorter.add(key, value)
  expect(readdirSync(join(cwd, 'sort')).length).toBeGreaterThan(256)
  expect([...sorter.entries()]).toEqual([...entries].sort(([a], [b]) => compare(a, b)))
  expect(readdirSync(cwd)).toEqual([])
})
