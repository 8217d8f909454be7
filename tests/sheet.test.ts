import {expect, test} from 'vitest'
import {createBlock, rewrite} from '../src/doc.ts'
import {sheetOf} from '../src/sheet.ts'
import {Text} from '../src/text.ts'

const blocks = (...texts: string[]) => texts.map((text) => createBlock('paragraph', Text.copy(text)))

test('blocks lie one under the other, each where its start says', () => {
  const page = blocks('Le port', '', 'Élise 東')
  const {text, codes, starts} = sheetOf(page)
  expect(text).toBe('Le port\n\nÉlise 東')
  expect(String.fromCharCode(...codes)).toBe(text)
  page.forEach((block, i) => expect(text.slice(starts[i], starts[i] + block.text.length)).toBe(block.text.value))
})

test('what was edited or left out is laid out anew', () => {
  const page = blocks('un', 'deux', 'trois')
  expect(sheetOf(page)).toBe(sheetOf([...page]))
  rewrite(page[1], [{start: 0, end: 1, insert: 'D'}])
  expect(sheetOf(page).text).toBe('un\nDeux\ntrois')
  expect(sheetOf(page.slice(1)).text).toBe('Deux\ntrois')
  expect(sheetOf([]).text).toBe('')
})
