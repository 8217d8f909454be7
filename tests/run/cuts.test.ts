import {readdirSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Cut} from '../../src/run/cuts.ts'
import {cutsOf} from '../../src/run/cuts.ts'
import {folder} from '../cli/tamis.ts'

/** A file of JSONL in a folder of its own, and where it is cut. */
function subject(): {notes: string; write(length: number): void; cuts(stamp: string | null, distance?: number): Promise<Cut[]>} {
  const home = folder()
  const [path, notes] = [join(home, 'r.jsonl'), join(home, 'cuts')]
  return {
    notes,
    write: (length) => writeFileSync(path, `{"text":"${'a'.repeat(length)}"}\n`.repeat(500)),
    async cuts(stamp, distance = 5000) {
      const found: Cut[] = []
      for await (const cut of cutsOf({path, name: 'r.jsonl', root: '', size: statSync(path).size, stamp}, distance, notes)) found.push(cut)
      return found
    }
  }
}

test('a file whose stamp is the same is not read again for its cuts', async () => {
  const {write, cuts} = subject()
  write(50)
  const before = await cuts('a')
  write(90)
  expect(await cuts('a')).toEqual(before)
  const after = await cuts('b')
  expect(after).not.toEqual(before)
  expect(await cuts('b')).toEqual(after)
  expect(await cuts('b', 9000)).not.toEqual(after)
  write(50)
  expect(await cuts(null)).toEqual(before)
})

test('what is noted of cuts and is damaged is found out', async () => {
  const {notes, write, cuts} = subject()
  write(50)
  const before = await cuts('a')
  const note = join(notes, readdirSync(notes)[0])
  for (const damage of ['', '{"digest":"', JSON.stringify({digest: 'a', cuts: [{at: 7, line: 2}]})]) {
    writeFileSync(note, damage)
    expect(await cuts('a')).toEqual(before)
  }
})
