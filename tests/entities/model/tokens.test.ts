import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {tokenize} from '../../../src/entities/model/tokens.ts'
import {lang} from '../../../src/lang/index.ts'

const words = (text: string, code: string): string[] => {
  const {starts, ends} = tokenize(text, [0, text.length], lang(code))
  return starts.map((start, i) => text.slice(start, ends[i]))
}

describe('words and marks', () => {
  test.each([
    ['fr', 'L’ami d\'Henri', ['L’', 'ami', 'd\'', 'Henri']],
    ['fr', 'le Haut-Rhin, 1,5 km', ['le', 'Haut-Rhin', ',', '1,5', 'km']],
    ['fr', 'M. N. Sarov de l’U.R.S.S. dort.', ['M.', 'N.', 'Sarov', 'de', 'l’', 'U.R.S.S.', 'dort', '.']],
    ['fr', 'aujourd’hui l\'été «ça» coûte 3€…', ['aujourd’', 'hui', 'l\'', 'été', '«', 'ça', '»', 'coûte', '3', '€', '…']],
    ['fr', 'voir http://a.fr/b ou www.c.fr, httpd', ['voir', 'http://a.fr/b', 'ou', 'www.c.fr,', 'httpd']],
    ['fr', 'cœur e\u0301tat À.B. Le.', ['cœur', 'e\u0301tat', 'À.B.', 'Le', '.']],
    ['en', 'John\'s dog isn\'t O\'Neill\'s', ['John', '\'s', 'dog', 'isn', '\'t', 'O\'', 'Neill', '\'s']],
    ['en', 'Smith Inc. of Ohio', ['Smith', 'Inc.', 'of', 'Ohio']]
  ])('%s: %s', (code, text, expected) => {
    expect(words(text, code)).toEqual(expected)
  })

  test('hold every character that is no space, in order', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 40}), (text) => {
        expect(words(text, 'fr').join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      })
    )
  })
})
