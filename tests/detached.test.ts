import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {detached} from '../src/detached.ts'
import {dates} from '../src/index.ts'

/** Megabytes of the heap that what is made keeps. */
function kept(make: () => unknown): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const made = make()
  collect()
  const after = process.memoryUsage().heapUsed
  return made === undefined ? NaN : (after - before) / 1e6
}

const times = Array.from({length: 40}, (_, i) => i)
const padding = ' et la suite.'.repeat(40_000)

test('a word of a text does not hold the text', () => {
  const words = (own: (word: string) => string): string[] => times.map((i) => own(`le ${i} novembre 1911${padding.slice(i)}`.slice(0, 16)))
  expect(detached(words(String)[0])).toBe(words(String)[0])
  expect(kept(() => words(String))).toBeGreaterThan(10)
  expect(kept(() => words(detached))).toBeLessThan(5)
})

test('dates that are remembered do not hold their documents', () => {
  dates('Le 12 mai 1911 il plut.')
  expect(kept(() => times.map((i) => dates(`Le ${(i % 28) + 1} novembre ${1800 + i} il plut.${' '.repeat(500_000 + i)}`).length))).toBeLessThan(5)
})
