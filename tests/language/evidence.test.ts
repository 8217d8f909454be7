import {describe, expect, test} from 'vitest'
import {lang, languages} from '../../src/lang/index.ts'
import {frequentWords, spellings} from '../../src/language/evidence.ts'

const list = (code: string, name: string): string[] => [...lang(code).words(name).values()].flat()

describe('frequent words', () => {
  test('are counted for each language that has them', () => {
    const found = frequentWords('Elle n’est PAS venue avec nous.')
    expect(found.fr).toBe(6)
    expect(found.ru).toBeUndefined()
    expect(frequentWords('non')).toEqual({fr: 1, it: 1})
    expect(frequentWords('1914 – 1918 !')).toEqual({})
  })
})

describe('spellings', () => {
  test('are letter sequences, whole words and their ends', () => {
    expect(spellings('une section').fr).toBe(1)
    expect(spellings('Zeitung, Öl').de).toBe(3)
    expect(spellings('the shop').en).toBe(2)
    expect(spellings('Que faire ?').fr).toBe(1)
    expect(spellings('¿qué?').es).toBe(2)
    expect(spellings('дом').ru).toBe(0)
  })

  test('are found in linear time', () => {
    expect(spellings('é'.repeat(3_000_000)).fr).toBe(3_000_000)
    expect(spellings('th '.repeat(1_000_000)).en).toBe(1_000_000)
  })
})

describe.each(languages())('the lists of %s', (code) => {
  test('hold frequent words once, in small letters, and none that is a function word', () => {
    const all = list(code, 'frequent-words')
    const others = new Set(list(code, 'function-words'))
    expect(all.length).toBeGreaterThan(200)
    expect(all.filter((word, i) => !/^\p{Ll}+$/u.test(word) || all.indexOf(word) !== i || others.has(word))).toEqual([])
  })

  test('hold letter sequences once, each of small letters, apostrophes and marks, with its bounds', () => {
    const all = list(code, 'spelling')
    expect(all.filter((entry, i) => !/^\^?[\p{Ll}\p{P}_]+\$?$/u.test(entry) || all.indexOf(entry) !== i)).toEqual([])
  })
})
