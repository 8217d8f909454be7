import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readText} from '../../src/read/text.ts'
import {clean} from '../laws.ts'
import {goldens, reading, show} from './goldens.ts'

const outline = (raw: string) => {
  clean({raw}, reading)
  return readText(raw).blocks.map((block) => show(block, false))
}

test.each(goldens('text.txt'))('golden: $title', ({raw, wanted}) => {
  expect(outline(raw)).toEqual(wanted)
})

describe('line ends', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['form feed', '\f'],
    ['next line', '\u0085'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029']
  ])('%s ends a block', (_, end) => {
    expect(outline(`Un.${end}Deux.${end}${end}Trois.`)).toEqual(['paragraph: Un.', 'paragraph: Deux.', 'paragraph: Trois.'])
  })

  test('a page break at a line end does not part a paragraph', () => {
    const lines = ['La vieille horloge de la gare sonne encore toutes les', 'heures, mais personne ne la regarde plus depuis que les', 'voyageurs portent des montres au poignet et des cartes', 'dans la poche de leur manteau.']
    expect(outline(lines.join('\n\f'))).toEqual([`paragraph: ${lines.join(' ')}`])
  })

  test('a BOM, blank lines and the white space around lines are in no block', () => {
    expect(outline('\uFEFF  Un.\u00A0 \n \t\n\n Deux.\n')).toEqual(['paragraph: Un.', 'paragraph: Deux.'])
    expect(outline(' \n\r\n')).toEqual([])
  })

  test('unusual spaces inside a line stay', () => {
    const raw = '« Oui\u00A0»,\u202Fdit-il\u2009: «\u00A0non\u00A0».'
    expect(readText(raw).blocks.map(({text}) => text.value)).toEqual([raw])
  })
})

describe('hyphenation', () => {
  const wrapped = (before: string, after: string, more = '') =>
    readText(`Le grand marché de la vieille ville ouvre dès que le ${before}\n${after} se lève sur les toits rouges et que les marchands\ndressent leurs tables sous les arbres de la longue place.\n${more}`)

  test.each([
    ['so-', 'leil', '', 'soleil'],
    ['so\u00AD', 'leil', '', 'soleil'],
    ['so\u2010', 'leil', '', 'soleil'],
    ['so\u00AC', 'leil', '', 'soleil'],
    ['Haut-', 'Karabagh', '', 'Haut-Karabagh'],
    ['porte-', 'voix', '', 'portevoix'],
    ['porte-', 'voix', '\nIl tient son porte-voix.', 'porte-voix'],
    ['porte-', 'voix', '\nUn porte-clefs, une demi-voix.', 'porte-voix']
  ])('%s⏎%s', (before, after, more, word) => {
    const {blocks, removed} = wrapped(before, after, more)
    expect(blocks[0].text.value).toContain(`que le ${word} se lève`)
    const raw = wrapped(before, after, more).blocks[0].text
    const place = raw.value.indexOf(word)
    expect(raw.raw(place, place + word.length)[1] - raw.raw(place, place + word.length)[0]).toBe(before.length + 1 + after.length)
    expect(removed.map(({rule}) => rule)).toEqual(word.includes('-') ? [] : ['repair/hyphenation'])
  })

  test('what is dropped is the hyphen alone', () => {
    const raw = 'Le grand marché de la vieille ville ouvre dès que le so-\nleil se lève sur les toits rouges et que les marchands\ndressent leurs tables sous les arbres.'
    expect(clean({raw}, reading).removed).toEqual([{raw: [55, 56], rule: 'repair/hyphenation', reason: 'repair', score: null, text: '-', copyOf: null}])
  })
})

describe('hostile input is read in linear time', () => {
  test.each([
    ['one line', 'a'.repeat(1_000_000)],
    ['words on one line', 'mot '.repeat(250_000)],
    ['stops', '.'.repeat(1_000_000)],
    ['brackets', '.[1]'.repeat(250_000)],
    ['open brackets', '['.repeat(1_000_000)],
    ['hyphens', 'a-'.repeat(500_000)],
    ['broken words', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-\n'.repeat(25_000)],
    ['CR alone', 'un\r'.repeat(100_000)],
    ['blank lines', '\n'.repeat(1_000_000)],
    ['lone surrogates', 'a\uD800 \uDC00\n'.repeat(100_000)]
  ])('%s', (_, raw) => {
    const start = process.cpuUsage().user
    const {blocks} = readText(raw)
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000)
    expect(blocks.reduce((sum, {text}) => sum + text.value.replace(/\s/g, '').length, 0)).toBeLessThanOrEqual(raw.length)
  })
})

test('every character but white space and hyphens of broken words is in a block, at its place', () => {
  const piece = fc.constantFrom('mot', 'Mot', 'été', '-', '- ', '—', '.', '»', ' ', '\u00A0', '\n', '\r\n', '\f', '\u00AD', '1. ', 'ABC', 'une longue suite de mots qui remplit la ligne')
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
      const raw = pieces.join('')
      const {blocks, removed} = readText(raw)
      const seen = new Set(removed.map(({start}) => start))
      for (const {text} of blocks) {
        for (let i = 0; i < text.length; i++) {
          const [start, end] = text.raw(i, i + 1)
          if (end - start === 1 && text.value[i] === raw[start]) seen.add(start)
          else expect([text.value[i], raw.slice(start, end).trim()]).toEqual([' ', ''])
        }
      }
      for (let i = 0; i < raw.length; i++) if (raw[i].trim() !== '') expect(seen.has(i)).toBe(true)
    })
  )
})

test('a long line that happens to begin with a number is a paragraph, a short one an item', () => {
  const {blocks} = readText(`3. Les prix ont augmenté.\n${'4. Le marché ouvre. '.repeat(120)}`)
  expect(blocks.map(({kind}) => kind)).toEqual(['item', 'paragraph'])
})
