import {join} from 'node:path'
import {expect, test} from 'vitest'
import {keepersOf, keyOfText, sharedKeys, writeKeys} from '../../src/run/keys.ts'
import {folder} from '../cli/tamis.ts'

test('of many keys just those that stand more than once are shared', () => {
  const cwd = folder()
  const group = new Set([21, 22, 23, 27])
  const files = [0, 1, 2].map((pack) => {
    const path = join(cwd, String(pack))
    const file = writeKeys(path)
    for (let document = pack; document < 30_000; document += 3) file.add([keyOfText(`name ${document}`), keyOfText(group.has(document) ? 'group' : `place ${document}`)])
    file.close()
    return path
  })
  const shared = sharedKeys(files)
  expect(shared).toEqual(new Set([keyOfText('group')]))
  expect(files.map((file) => [...keepersOf(shared, file)])).toEqual([[7, 9], [7], [7]])
})
