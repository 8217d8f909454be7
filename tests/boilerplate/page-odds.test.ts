import {expect, test} from 'vitest'
import {readFeatures} from '../../src/boilerplate/page-features.ts'
import {oddsNames, readOdds} from '../../src/boilerplate/page-odds.ts'
import {createPipeline, toFile} from '../../src/pipeline.ts'
import {sentences} from '../../src/stages/index.ts'

const {processor} = createPipeline({stages: [sentences()]})

/** What the second look is told of each block, by name. */
function look(raw: string, first: readonly number[]): Record<string, number>[] {
  const file = toFile({raw, mediaType: 'text/html', lang: 'fr'})
  const doc = processor.runSync(processor.parse(file), file)
  const page = readFeatures(doc, new Map())
  const rows = readOdds(page, Float32Array.from(first))
  return page.blocks.map((_, i) => Object.fromEntries(oddsNames.map((name, k) => [name, rows[i * oddsNames.length + k]])))
}

const page = `<html><body>
  <article><h1>La crue recule</h1><p>Le maire a reçu le préfet hier.</p><p>La pluie doit reprendre vendredi.</p></article>
  <div><h2>Lire aussi</h2><ul><li>Le pont rouvre</li><li>Une école neuve</li><li>Le marché ferme</li></ul></div>
</body></html>`
const first = [2, 3, 3, -3, -2, 0, -2]

test('a block is told what a first look says of its neighbours', () => {
  const blocks = look(page, first)
  expect(blocks.map((block) => block['odds at -1'])).toEqual([-5, ...first.slice(0, -1)])
  expect(blocks[1]['kept on both sides']).toBeGreaterThan(blocks[4]['kept on both sides'])
})

test('of the heading over it and of the other blocks under that', () => {
  const blocks = look(page, first)
  expect(blocks.map((block) => block['heading odds'])).toEqual([2, 2, 2, -3, -3, -3, -3])
  expect(blocks[5]['phrase share of heading']).toBe(1)
  expect(blocks[5]['kept in section']).toBeCloseTo(1 / (1 + Math.exp(2)))
  expect(blocks[2]['next heading odds']).toBe(-3)
  expect(blocks[5]['next heading odds']).toBe(-5)
})

test('of the blocks of its template, itself left out, and of its boxes', () => {
  const blocks = look(page, first)
  expect(blocks[5]['template odds']).toBeCloseTo(-2)
  expect(blocks[5]['above template']).toBeCloseTo(2)
  expect(blocks.map((block) => block['in main'])).toEqual([1, 1, 1, 0, 0, 0, 0])
  expect(blocks[1]['kept in article']).toBeGreaterThan(0.85)
  expect(blocks[5]['kept in article']).toBe(-1)
})

test('a block alone on its page', () => {
  const [block] = look('<p>Le maire a reçu le préfet hier.</p>', [9])
  expect(block['own odds']).toBe(4)
  expect(block['heading odds']).toBe(-5)
  for (const value of Object.values(block)) expect(Number.isFinite(value)).toBe(true)
})
