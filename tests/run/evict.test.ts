import {existsSync, mkdirSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {evictPacks} from '../../src/run/evict.ts'
import {folder} from '../cli/tamis.ts'

test('the cache keeps to its limit: what the run did not ask for goes first, the oldest first', () => {
  const cache = folder()
  const pack = (id: string, made: number): string => {
    const path = join(cache, 'shards', id.slice(0, 2), id, 'run')
    mkdirSync(path, {recursive: true})
    writeFileSync(join(path, 'records'), 'x'.repeat(1000))
    utimesSync(path, made, made)
    return path
  }
  const [current, older, newer] = [pack('aa1', 1), pack('aa2', 2), pack('bb3', 3)]
  const left = (limit: number): boolean[] => {
    evictPacks(cache, limit, [current])
    return [current, older, newer].map((path) => existsSync(path))
  }
  expect(left(3000)).toEqual([true, true, true])
  expect(left(2999)).toEqual([true, false, true])
  expect(left(1000)).toEqual([true, false, false])
  expect(left(10)).toEqual([false, false, false])
})
