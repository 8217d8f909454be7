import {deserialize} from 'node:v8'
import {expect, test} from 'vitest'
import {built, packBuilt} from '../src/built.ts'
import {finderOf} from '../src/dates/find.ts'
import {compileGrammar} from '../src/dates/grammar.ts'
import {lang} from '../src/lang/index.ts'

function packed(file: string): unknown {
  return deserialize(new Map(packBuilt()).get(file)!)
}

test('what was asked for is packed under its name, and reads as it was made', () => {
  const value = {numbers: Uint16Array.of(1, 2, 65535), words: new Map([['pont', new Set([1])]])}
  expect(built('of-a-test', () => value)).toBe(value)
  expect(packed('of-a-test.bin')).toEqual(value)
})

test('a language without something has no file of it', () => {
  expect(built('none-of-a-test', () => null)).toBeNull()
  expect(new Map(packBuilt()).has('none-of-a-test.bin')).toBe(false)
})

test('a grammar of dates is plain data', () => {
  finderOf(lang('de'))
  expect(packed('dates-de.bin')).toEqual(compileGrammar(lang('de')))
})
