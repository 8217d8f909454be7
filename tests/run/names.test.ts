import fc from 'fast-check'
import {isAbsolute, normalize} from 'node:path'
import {describe, expect, test} from 'vitest'
import {fileNameOfId, fileNameOfPath, foldName} from '../../src/run/names.ts'

test.each([
  ['abc-1_2.x', 'abc-1_2.x.json'],
  ['../../x', '%2E.%2F..%2Fx.json'],
  ['a/b', 'a%2Fb.json'],
  ['say "hi"', 'say%20%22hi%22.json'],
  ['été', '%C3%A9t%C3%A9.json'],
  ['nul\u0000', 'nul%00.json'],
  ['CON', '%43ON.json'],
  ['con.txt', '%63on.txt.json'],
  ['console', 'console.json'],
  ['.', '%2E.json'],
  ['..', '%2E%2E.json'],
  ['end.', 'end%2E.json'],
  ['', '%.json'],
  ['\ud800', '%ED%A0%80.json']
])('the record id %j is written as %s', (id, file) => {
  expect(fileNameOfId(id)).toBe(file)
})

test.each([
  ['deep/été 1', 'deep/été 1.json'],
  ['50%', '50%.json'],
  ['why?/a:b', 'why%3F/a%3Ab.json'],
  ['aux', '%61ux.json']
])('the file id %j is written as %s', (id, file) => {
  expect(fileNameOfPath(id)).toBe(file)
})

describe('for any id', () => {
  const anyId = fc.oneof(fc.string({unit: 'binary', maxLength: 300}), fc.string({unit: fc.constantFrom('.', '/', '\\', '%', 'a', 'é', '\u0000', '\ud83d', ' ')}))

  test('the name is one portable name that goes nowhere else', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const file = fileNameOfId(id)
        expect(file).toMatch(/^[A-Za-z0-9%_-][A-Za-z0-9%_.-]*\.json$/)
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(205)
        expect(isAbsolute(file)).toBe(false)
        expect(normalize(`documents/${file}`)).toBe(`documents/${file}`)
      })
    )
  })

  test('two ids have two names', () => {
    fc.assert(
      fc.property(anyId, anyId, (a, b) => {
        fc.pre(a !== b)
        expect(fileNameOfId(a)).not.toBe(fileNameOfId(b))
      })
    )
  })

  test('no folder of a file id is over-long or leads up', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme', minLength: 1, maxLength: 90}).filter((name) => !/[/\0]|^\.\.?$/.test(name)), {minLength: 1}), (names) => {
        for (const name of fileNameOfPath(names.join('/')).split('/')) {
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(205)
          expect(name).not.toMatch(/^\.|\\/)
        }
      })
    )
  })
})

test('names fold as file systems do', () => {
  expect(foldName('É')).toBe(foldName('e\u0301'))
})
