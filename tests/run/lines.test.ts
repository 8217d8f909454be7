import fc from 'fast-check'
import {expect, test} from 'vitest'
import {lines} from '../../src/run/lines.ts'

async function* chunked(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function all<T>(groups: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = []
  for await (const items of groups) found.push(...items)
  return found
}

test('lines are the same however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({unit: fc.constantFrom('a', 'é', '\n', '\r', ' ')}), fc.array(fc.integer({min: 1, max: 9}), {minLength: 1}), fc.integer({min: 1, max: 12}), async (text, sizes, limit) => {
      const found = await all(lines(chunked(Buffer.from(text), sizes), limit))
      const naive = text.split('\n').map((line, i) => ({number: i + 1, line, length: Buffer.byteLength(line)}))
      const wanted = naive.filter(({line, length}) => length > limit || /[^ \r]/.test(line))
      expect(found.map(({number, bytes, tooLong}) => ({number, line: bytes.toString(), tooLong}))).toEqual(
        wanted.map(({number, line, length}) => ({number, line, tooLong: length > limit ? length : null}))
      )
    })
  )
})

test('of a line over the limit only the beginning is held', async () => {
  const [line, next] = await all(lines(chunked(Buffer.from(`${'x'.repeat(10_000)}\ny`), [64]), 100))
  expect([line.tooLong, line.bytes.length]).toEqual([10_000, 200])
  expect(String(next.bytes)).toBe('y')
})
