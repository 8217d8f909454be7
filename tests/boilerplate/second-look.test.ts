import {expect, test} from 'vitest'
import {readPage, readUnits} from '../../src/boilerplate/page-signals.ts'
import {beliefOf, firstLookOf} from '../../src/boilerplate/second-look.ts'
import type {FirstLook} from '../../src/boilerplate/second-look.ts'
import {codesOf} from '../../src/codes.ts'
import {lang} from '../../src/lang/index.ts'
import {readWords} from '../../src/sentences/joint-words.ts'

const units = [
  'Le marché du samedi ouvre ses portes dans la vieille halle.',
  'La vieille halle attend ses marchands.',
  'Nouveau parfum en promotion.',
  'Un parfum offert.',
  'Des horaires inchangés, halle halle halle.',
  'il y en a.'
]

test('a unit is told where else its words stand, in text or in junk', () => {
  const {inText, inJunk} = look([4, 4, -4, -4, 0, 0])
  expect(inText[1]).toBeGreaterThan(inJunk[1])
  expect(inJunk[3]).toBeGreaterThan(inText[3])
  expect(inJunk[1]).toBeLessThan(0.2)
  expect(inText[3]).toBeLessThan(0.2)
})

test('what a unit says of its own words does not count', () => {
  const [low, high] = [look([-4, 4, -4, -4, 0, 0]), look([4, 4, -4, -4, 0, 0])]
  expect(low.inText[0]).toBeCloseTo(high.inText[0], 4)
  expect(low.inText[1]).toBeLessThan(high.inText[1])
})

test('words of the closed class say nothing, and a word counts once a unit', () => {
  const {inText, inJunk} = look([4, 4, 4, 4, 4, 4])
  expect([inText[5], inJunk[5]]).toEqual([0, 0])
  const once = look([4, 4, 4, 4, 4, 4], units.map((unit) => unit.replace('halle halle halle', 'halle')))
  expect(inText[4]).toBeCloseTo(once.inText[4], 4)
})

test('beyond a certain point odds are as good as certain', () => {
  expect([beliefOf(50), beliefOf(-50), beliefOf(0)]).toEqual([1, -1, 0])
  expect(beliefOf(3)).toBe(0.5)
})

function look(odds: readonly number[], texts: readonly string[] = units): FirstLook {
  const text = texts.join('\n')
  let at = 0
  const stretches = texts.map((unit) => ({start: at, end: (at += unit.length + 1) - 1}))
  const words = readWords(text, lang('fr'))
  return firstLookOf(readPage(readUnits(codesOf(text), words, stretches, lang('fr')), false), Float32Array.from(odds))
}
