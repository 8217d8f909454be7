import {describe, expect, test} from 'vitest'
import {lang, languages} from '../../src/lang/index.ts'
import {evidence} from '../../src/language/evidence.ts'
import {isPlainly} from '../../src/language/identify.ts'

const list = (code: string, name: string): string[] => [...lang(code).words(name).values()].flat()

describe('evidence', () => {
  test('counts words, those that mark a language, and those that are frequent in some', () => {
    const {words, markers, frequent} = evidence('Elle n’est PAS venue avec nous.')
    expect(words).toBe(7)
    expect(markers).toEqual({fr: 4})
    expect(frequent.fr).toBe(6)
    expect(frequent.ru).toBeUndefined()
  })

  test('counts a word for each language that has it', () => {
    expect(evidence('non').frequent).toEqual({fr: 1, it: 1})
  })

  test('counts letter sequences, whole words and their ends', () => {
    expect(evidence('une section').spellings.fr).toBe(1)
    expect(evidence('Zeitung, Öl').spellings.de).toBe(3)
    expect(evidence('the shop').spellings.en).toBe(2)
    expect(evidence('Que faire ?').spellings.fr).toBe(1)
    expect(evidence('¿qué?').spellings.es).toBe(2)
    expect(evidence('дом').spellings.ru).toBe(0)
  })

  test('is nothing without words', () => {
    expect(evidence('1914 – 1918 !')).toMatchObject({words: 0, markers: {}, frequent: {}})
  })

  test('takes linear time', () => {
    expect(evidence('é'.repeat(3_000_000)).spellings.fr).toBe(3_000_000)
    expect(evidence('th '.repeat(1_000_000)).spellings.en).toBe(1_000_000)
  })
})

test.each([
  ['fr', 'Les bateaux sont dans le port.', true],
  ['en', 'The boats are in the harbour.', true],
  ['fr', 'The boats are in the harbour.', false],
  ['fr', 'Nantes', false],
  ['fr', 'Barcos viejos que nadie quiere ya en la playa', false]
])('plainly %s: %j is %s', (code, text, plainly) => {
  expect(isPlainly(text, code)).toBe(plainly)
})

describe.each(languages())('the lists of %s', (code) => {
  test('hold frequent words once, in small letters, and none that is a marker or a function word', () => {
    const all = list(code, 'frequent-words')
    const others = new Set([...list(code, 'markers'), ...list(code, 'function-words')])
    expect(all.length).toBeGreaterThan(200)
    expect(all.filter((word, i) => !/^\p{Ll}+$/u.test(word) || all.indexOf(word) !== i || others.has(word))).toEqual([])
  })

  test('hold letter sequences once, each of small letters, apostrophes and marks, with its bounds', () => {
    const all = list(code, 'spelling')
    expect(all.filter((entry, i) => !/^\^?[\p{Ll}\p{P}_]+\$?$/u.test(entry) || all.indexOf(entry) !== i)).toEqual([])
  })
})
