import {expect, test} from 'vitest'
import {packGrammar, unpackGrammar} from '../../src/dates/built.ts'
import {compileGrammar} from '../../src/dates/grammar.ts'
import {lang} from '../../src/lang/index.ts'

const de = lang('de')
const bytes = packGrammar(de)

test('a grammar is read as it was compiled', () => {
  expect(unpackGrammar(bytes, de)).toEqual(compileGrammar(de))
})

test('what was made from other rows, or cannot be read, is not taken', () => {
  expect(unpackGrammar(bytes, {...de, dates: de.dates.slice(1)})).toBeNull()
  expect(unpackGrammar(bytes, lang('it'))).toBeNull()
  expect(unpackGrammar(bytes.subarray(0, 1000), de)).toBeNull()
  expect(unpackGrammar(Buffer.from('tamis'), de)).toBeNull()
})
