import {expect, test} from 'vitest'
import {readBoxes} from '../../src/boilerplate/page-boxes.ts'
import {readHtml} from '../../src/read/html.ts'

const boxes = (raw: string) => {
  const {blocks} = readHtml(raw)
  const length = blocks.map(({text}) => text.length)
  return readBoxes(blocks, {length, linked: new Float32Array(blocks.length), prose: new Float32Array(blocks.length)})
}

test('names are the words of class and id, role and itemprop', () => {
  const {own} = boxes('<div class="articleBody post-1234 A" id="Main_Text" role="main" itemprop="articleBody">un</div>')
  expect(own[0].label.names).toEqual(['article', 'body', 'post', 'main', 'text', 'role=main', 'itemprop=articlebody'])
})

test('a box knows what stands in it', () => {
  const {root, own} = boxes('<main><p>un</p><p>deux</p></main><footer hidden><p>trois</p></footer>')
  expect(own.map(({parent}) => [parent!.label.name, parent!.blocks, parent!.length, parent!.first, parent!.last, parent!.children])).toEqual([
    ['main', 2, 6, 0, 1, 2],
    ['main', 2, 6, 0, 1, 2],
    ['footer', 1, 5, 2, 2, 1]
  ])
  expect([root.blocks, root.inParagraphs]).toEqual([3, 11])
  expect(own.map(({hidden}) => hidden)).toEqual([false, false, true])
})

test('the names inside a block are those around its first text', () => {
  expect(boxes('<p><span class="date">4 mai</span> à <b class="place">Lyon</b></p>').inner).toEqual([['date']])
})
