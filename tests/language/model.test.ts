import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {languages} from '../../src/lang/index.ts'
import {forEachGram, hashOf} from '../../src/language/grams.ts'
import {isClearly} from '../../src/language/identify.ts'
import {letterLead, letterScores, readModel} from '../../src/language/model.ts'

const grams = (text: string): [hash: number, capital: boolean][] => {
  const found: [number, boolean][] = []
  forEachGram(text, (hash, capital) => found.push([hash, capital]))
  return found
}
const bytes = (gram: string): number => hashOf(Buffer.from(gram))

describe('n-grams', () => {
  test('are four bytes, each beginning on the last of the one before; the last one ends the word; then comes the word', () => {
    expect(grams('maisons')).toEqual([[bytes(' mais'), false], [bytes('sons '), false], [bytes(' maisons '), false]])
    expect(grams('maisonnette').map(([hash]) => hash)).toEqual([' mais', 'sonn', 'nett', 'ette ', ' maisonnette '].map(bytes))
  })

  test('of a short word are the word; accents are two bytes; capitals are told apart', () => {
    expect(grams('Le')).toEqual([[bytes(' le '), true]])
    expect(grams('été').map(([hash]) => hash)).toEqual([hashOf(Buffer.from(' été').subarray(0, 5)), hashOf(Buffer.from('été ').subarray(1)), bytes(' été ')])
  })

  test('keep an apostrophe inside a word, whichever it is, and none before one', () => {
    expect(grams('l’eau')).toEqual(grams("l'eau"))
    expect(grams("'eau")).toEqual(grams('eau'))
  })

  test('of text without letters, of half a surrogate pair and of a word without end are found in linear time', () => {
    expect(grams('1914 – 1918 !')).toEqual([])
    expect(() => letterScores('\ud800 a\udc00b')).not.toThrow()
    expect(grams('a'.repeat(2_000_000)).length).toBeLessThan(30)
  })
})

describe('letters', () => {
  test('say most for the language of a text', () => {
    const scores = letterScores('Les bateaux sont dans le port.')
    expect(Object.keys(scores)).toEqual([...languages(), 'other'])
    expect(Object.keys(scores).every((code) => code === 'fr' || scores[code] < scores.fr)).toBe(true)
    expect(letterLead('Les bateaux sont dans le port.', 'fr')).toBeGreaterThan(8)
    expect(letterLead('Les bateaux sont dans le port.', 'en')).toBeLessThan(-8)
  })

  test('say nothing of a language that they do not know', () => {
    expect(letterLead('Les bateaux sont dans le port.', 'xx')).toBe(-Infinity)
  })

  test.each([
    ['fr', 'Les bateaux sont dans le port.', true],
    ['en', 'The boats are in the harbour.', true],
    ['fr', 'The boats are in the harbour.', false],
    ['fr', 'Nantes', false],
    ['fr', 'Barcos viejos que nadie quiere ya en la playa', false],
    ['es', 'Os pescadores venderam os seus barcos velhos.', false],
    ['pt', 'Os pescadores venderam os seus barcos velhos.', true]
  ])('clearly %s: %j is %s', (code, text, clearly) => {
    expect(isClearly(text, code)).toBe(clearly)
  })
})

test('the file of weights has a column for each pack', () => {
  const file = readFileSync(new URL('../../src/lang/letters.bin', import.meta.url))
  expect(readModel(file).languages).toEqual([...languages(), 'other'])
})
