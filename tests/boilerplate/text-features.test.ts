import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {PageSignals} from '../../src/boilerplate/page-signals.ts'
import {readPage, readUnits} from '../../src/boilerplate/page-signals.ts'
import {columnsOf as featureColumns} from '../../src/boilerplate/feature-columns.ts'
import {questions} from '../../src/boilerplate/judge.ts'
import {textFeatures} from '../../src/boilerplate/text-features.ts'
import {codesOf} from '../../src/codes.ts'
import type {Lang} from '../../src/lang/index.ts'
import {lang} from '../../src/lang/index.ts'
import {readWords} from '../../src/sentences/joint-words.ts'
import type {Stretch} from '../../src/boilerplate/unit-counts.ts'

const page = [
  'Accueil',
  'Recherche | Connexion | Mon compte',
  'Le marché du samedi ouvre ses portes à huit heures, et les premiers clients arrivent avec leurs paniers.',
  'Les légumes viennent des fermes de la vallée ; les fromages, de plus loin.',
  'Suivez-nous sur Facebook'
].join('\n')

test('a line of a menu and a sentence are told apart by their words and their end', () => {
  const menu = row(1)
  const sentence = row(2)
  expect(menu['page-words']).toBeGreaterThan(sentence['page-words'])
  expect(menu.separators).toBeGreaterThan(0)
  expect(sentence['function-words']).toBeGreaterThan(menu['function-words'])
  expect([sentence['ends-with-stop'], menu['ends-with-stop']]).toEqual([1, 0])
  expect(sentence.prose).toBe(1)
  expect(menu.prose).toBeLessThan(0.2)
})

test('phrases of page furniture are seen', () => {
  expect(row(4).phrase).toBe(1)
  expect(row(2).phrase).toBe(0)
})

test('neighbours and places say something of ordered text alone', () => {
  expect(row(1)['prose+1']).toBe(1)
  expect(row(1)['before-core']).toBeGreaterThan(0)
  const asked = questions.shuffled.map(({name}) => name)
  for (const name of ['prose+1', 'prose-before-0.8', 'place', 'core', 'before-core', 'short-after', 'title']) expect(asked).not.toContain(name)
  expect(asked).toContain('joined-after')
})

test('beyond the ends of a text nothing is said of neighbours, and across the ends of blocks the same as within them', () => {
  const lines = Array.from({length: 200}, (_, i) => (i % 3 === 0 ? `Le marché numéro ${i} ouvre ses portes à huit heures du matin.` : 'Accueil'))
  const columns = columnsOf(lines.join('\n'), lang('fr'), true)
  const column = (name: string): number[] => [...columns[textFeatures.findIndex((feature) => feature.name === name)]]
  expect(column('prose-2').slice(2)).toEqual(column('prose').slice(0, -2))
  expect(column('prose+3').slice(0, -3)).toEqual(column('prose').slice(3))
  expect(column('length+1').at(-1)).toBe(0)
  expect(column('length-2').slice(0, 2)).toEqual([0, 0])
})

test('all numbers are finite and near 0–1, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'binary', minLength: 1}), {minLength: 1}), fc.constantFrom('fr', 'en', 'zh'), fc.boolean(), (lines, code, ordered) => {
      const text = lines.join('\n')
      expect(columnsOf(text, lang(code), ordered).every((column) => column.every((value) => value >= 0 && value <= 2))).toBe(true)
    })
  )
})

test('a stretch of a text has the numbers that it has in the whole', () => {
  const text = Array.from({length: 200}, (_, i) => `${page.split('\n')[i % 5]} ${i}`).join('\n')
  const signals = signalsOf(text, lang('fr'), true)
  const whole = columnsOf(text, lang('fr'), true)
  for (const [from, to] of [[0, 200], [0, 7], [60, 131], [128, 192], [199, 200]]) {
    expect(columnsIn(featureColumns(textFeatures, signals, 200, from, to))).toEqual(whole.map((column) => column.slice(from, to)))
  }
})

function row(line: number): Record<string, number> {
  const columns = columnsOf(page, lang('fr'), true)
  return Object.fromEntries(textFeatures.map(({name}, k) => [name, columns[k][line]]))
}

/** A column for each feature. */
function columnsOf(text: string, lang: Lang, ordered: boolean): Float32Array[] {
  return columnsIn(featureColumns(textFeatures, signalsOf(text, lang, ordered), stretches(text).length))
}

function columnsIn(columns: Float32Array): Float32Array[] {
  const length = columns.length / textFeatures.length
  return textFeatures.map((_, k) => columns.slice(k * length, (k + 1) * length))
}

function signalsOf(text: string, lang: Lang, ordered: boolean): PageSignals {
  const words = readWords(text, lang)
  return readPage(readUnits(codesOf(text), words, stretches(text), lang), ordered)
}

function stretches(text: string): Stretch[] {
  return [...text.matchAll(/\S(?:[^\n]*\S)?/g)].map((match) => ({start: match.index, end: match.index + match[0].length}))
}
