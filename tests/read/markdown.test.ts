import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readMarkdown} from '../../src/read/markdown.ts'
import {clean} from '../laws.ts'
import {goldens, reading, show} from './goldens.ts'

const read = (raw: string) => {
  clean({raw, mediaType: 'text/markdown'}, reading)
  return readMarkdown(raw)
}

test.each(goldens('markdown.txt'))('golden: $title', ({raw, wanted}) => {
  expect(read(raw).blocks.map((block) => show(block))).toEqual(wanted)
})

describe('front matter', () => {
  test('plain values are read, and none of it is given', () => {
    const doc = read('\uFEFF---\r\ntitle: "L\'été: un bilan"\r\nauthor: Anne Roy # la nôtre\r\ndate: 2020-10-27\r\nlang: fr-FR\r\ntags: [a, b]\r\n---\r\nTexte.')
    expect(doc).toMatchObject({title: 'L\'été: un bilan', author: 'Anne Roy', date: '2020-10-27', lang: 'fr', langStated: true})
    expect(doc.blocks.map(({text}) => text.value)).toEqual(['Texte.'])
  })

  test('a line of dashes that nothing closes is no front matter', () => {
    expect(read('---\ntitre: a\n').blocks.map(({text}) => text.value)).toEqual(['titre: a'])
  })
})

test('evidence: links and the elements that the Markdown stands for', () => {
  expect(read('- voir [le *lézard* vert](x)').blocks[0].evidence).toMatchObject({linked: 12, links: 1, element: {name: 'p', parent: {name: 'li', parent: {name: 'ul', parent: null}}}})
})

test('every letter is given once, in order, at its place', () => {
  const piece = fc.constantFrom('A', 'BC', 'É', '*', '**', '_', '`', '``', '> ', '>', '- ', '1. ', '# ', '\n', '\n\n', '\r\n', ' ', '  ', '    ', '\t', '[', '](x)', ']', '!', '\\', '&eacute;', '|', '---', '=', '<b>', '~')
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
      const raw = pieces.join('')
      fc.pre(!/`{3}|~{3}|!\[|^---/.test(raw))
      const places: number[] = []
      for (const {text} of readMarkdown(raw).blocks) {
        for (let i = 0; i < text.length; i++) {
          const [start, end] = text.raw(i, i + 1)
          if (/\S/.test(text.value[i])) expect(raw.slice(start, end)).toBe(end - start > 1 ? '&eacute;' : text.value[i])
          if (/[A-ZÉ]/.test(text.value[i])) places.push(start)
        }
      }
      expect(places).toEqual([...raw.matchAll(/[A-ZÉ]/g)].map(({index}) => index))
    }),
    {numRuns: 1000}
  )
})

describe('hostile input does not keep the parser busy', () => {
  test.each([
    ['quotations', '>'.repeat(1_000_000)],
    ['lists', '1. '.repeat(300_000)],
    ['lists in lists', [...Array(300).keys()].map((i) => `${' '.repeat(2 * i)}- x`).join('\n')],
    ['emphasis', '*a'.repeat(100_000)],
    ['links', '[a]('.repeat(25_000)],
    ['definitions', '[a]: b\n'.repeat(15_000)],
    ['dashes', '-'.repeat(1_000_000)]
  ])('%s', (_, raw) => {
    const start = process.cpuUsage().user
    readMarkdown(raw)
    expect(process.cpuUsage().user - start).toBeLessThan(4_000_000)
  })
})
