import {expect, test} from 'vitest'
import {configDigest} from '../../src/run/digest.ts'
import {createStage} from '../../src/stage.ts'

const digest = (...options: object[]): string => configDigest(options.map((options) => createStage('s', options, () => {})))

test('the digest of a config depends on what options say, not on how they are written', () => {
  const first = digest({a: 1, b: {c: /x/u, d: new Set(['e'])}})
  expect(digest({b: {d: new Set(['e']), c: /x/u}, a: 1})).toBe(first)
  expect(digest({a: 1, b: {c: /y/u, d: new Set(['e'])}})).not.toBe(first)
  expect(digest({a: 1, b: {c: /x/u, d: new Set(['f'])}})).not.toBe(first)
})

test('functions count by name, stages by order', () => {
  function one(): void {}
  function two(): void {}
  expect(digest({plugin: one})).not.toBe(digest({plugin: two}))
  expect(digest({a: 1}, {a: 2})).not.toBe(digest({a: 2}, {a: 1}))
})
