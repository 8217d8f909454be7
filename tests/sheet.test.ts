import {expect, test} from 'vitest'
import {createBlock, createDoc, dropBlock, rewrite} from '../src/doc.ts'
import {layOut, sheetOf} from '../src/sheet.ts'
import {Text} from '../src/text.ts'

const blocks = (...texts: string[]) => texts.map((text) => createBlock('paragraph', Text.copy(text)))

test('blocks lie one under the other, each where its start says', () => {
  const page = blocks('Le port', '', 'Élise 東')
  const {text, codes, starts} = layOut(page)
  expect(text).toBe('Le port\n\nÉlise 東')
  expect(String.fromCharCode(...codes)).toBe(text)
  page.forEach((block, i) => expect(text.slice(starts[i], starts[i] + block.text.length)).toBe(block.text.value))
})

test('what was edited or left out is laid out anew', () => {
  const page = blocks('un', 'deux', 'trois')
  expect(layOut(page)).toBe(layOut([...page]))
  rewrite(page[1], [{start: 0, end: 1, insert: 'D'}])
  expect(layOut(page).text).toBe('un\nDeux\ntrois')
  expect(layOut(page.slice(1)).text).toBe('Deux\ntrois')
  expect(layOut([]).text).toBe('')
})

test('a sheet serves as long as what is left of the document stands on it', () => {
  const page = createDoc(blocks('un', 'deux', 'trois'))
  const sheet = layOut(page.blocks)
  dropBlock(page, page.blocks[1], 'language/foreign')
  expect(sheetOf(page)).toBe(sheet)
  rewrite(page.blocks[2], [{start: 0, end: 1, insert: 'T'}])
  expect(sheetOf(page).text).toBe('un\nTrois')
  expect(sheetOf(createDoc(blocks('un'))).text).toBe('un')
})

test('a sheet of another document, or with code on it, serves no one', () => {
  const page = createDoc([...blocks('un', 'deux'), createBlock('code', Text.copy('let i, j, k'))])
  expect(layOut(page.blocks).text).toBe('un\ndeux\nlet i, j, k')
  expect(sheetOf(page).text).toBe('un\ndeux')
  expect(sheetOf(createDoc([])).blocks).toEqual([])
})
