import {readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {InputFile} from '../../src/run/inputs.ts'
import {fileItems} from '../../src/run/items.ts'
import type {Shard} from '../../src/run/shards.ts'
import {cutShards} from '../../src/run/shards.ts'
import {folder} from '../cli/tamis.ts'

async function shardsOf(files: readonly InputFile[], bytes: number): Promise<Shard[]> {
  const shards: Shard[] = []
  for await (const shard of cutShards((async function* () { yield* files })(), bytes)) shards.push(shard)
  return shards
}

const file = (name: string, size: number, path = name): InputFile => ({name, size, path, root: '', stamp: ''})
const many = Array.from({length: 400}, (_, i) => file(`${String(i).padStart(3, '0')}.txt`, 1000))
const cuts = (shards: readonly Shard[]): string[] => shards.map(({pieces}) => pieces[0].name)

test('files keep their order and are cut into shards of about the size asked for', async () => {
  const shards = await shardsOf(many, 10_000)
  expect(shards.flatMap(({pieces}) => pieces.map(({name}) => name))).toEqual(many.map(({name}) => name))
  expect(shards.length).toBeGreaterThan(20)
  expect(shards.length).toBeLessThan(80)
  for (const {bytes} of shards) expect(bytes).toBeLessThanOrEqual(41_000)
  expect(new Set(shards.map(({id}) => id)).size).toBe(shards.length)
})

test('a file that comes or goes moves no cut but its own', async () => {
  const before = await shardsOf(many, 10_000)
  const after = await shardsOf(many.filter(({name}) => name !== '123.txt').toSpliced(300, 0, file('298b.txt', 1000)), 10_000)
  const [old, now] = [new Set(cuts(before)), cuts(after)]
  expect(now.filter((name) => !old.has(name)).length).toBeLessThanOrEqual(2)
  expect(after.filter(({id}) => before.some((shard) => shard.id === id)).length).toBeGreaterThan(before.length - 3)
})

test('JSONL is cut between lines, each line once and under its number', async () => {
  const path = join(folder(), 'r.jsonl')
  const lines = Array.from({length: 500}, (_, i) => (i % 7 === 0 ? '' : JSON.stringify({id: `${i}`, text: 'é'.repeat((i * 37) % 300)})))
  writeFileSync(path, lines.join('\n'))
  const shards = await shardsOf([file('r.jsonl', statSync(path).size, path)], 5000)
  expect(shards.length).toBeGreaterThan(5)
  const found: [number, string][] = []
  for (const {pieces} of shards) {
    for (const piece of pieces) {
      for await (const item of fileItems(path, 'r.jsonl', {lines: piece.lines})) {
        const opened = item.open()
        if ('input' in opened) found.push([item.line!, opened.input.raw])
      }
    }
  }
  expect(found).toEqual(lines.flatMap((line, i) => (line === '' ? [] : [[i + 1, JSON.parse(line).text]])))
  expect(shards.at(-1)!.pieces[0].lines!.to).toBe(readFileSync(path).length)
})

test('a line of JSONL that grows moves no cut but its own', async () => {
  const path = join(folder(), 'r.jsonl')
  const lines = Array.from({length: 4000}, (_, i) => `{"text":"${'a'.repeat((i * 37) % 300)}"}\n`)
  const idsOf = async (): Promise<string[]> => {
    writeFileSync(path, lines.join(''))
    return (await shardsOf([file('r.jsonl', statSync(path).size, path)], 10_000)).map(({id, pieces: [{lines}]}) => `${id} ${lines!.first}`)
  }
  const before = new Set(await idsOf())
  lines[10] = '{"text":"a little longer than it was, by sixty-three or so letters"}\n'
  expect((await idsOf()).filter((shard) => !before.has(shard)).length).toBeLessThanOrEqual(2)
})
