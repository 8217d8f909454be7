import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {evidence} from '../../src/entities/evidence.ts'
import {shapeTagger} from '../../src/entities/shape-tagger.ts'
import {findEntities} from '../../src/entities/tagger.ts'
import {fallback, lang} from '../../src/lang/index.ts'

/** The default of the stage. */
const minScore = 0.4

/** The text with its names marked as in the goldens. */
function mark(text: string, code: string): string {
  let marked = ''
  let done = 0
  for (const {start, end, type} of findEntities(text, lang(code)).filter(({score}) => score >= minScore)) {
    marked += `${text.slice(done, start)}[${type} ${text.slice(start, end)}]`
    done = end
  }
  return marked + text.slice(done)
}

describe.each(['fr', 'en'])('goldens of %s', (code) => {
  const source = readFileSync(new URL(`../goldens/entities/${code}.txt`, import.meta.url), 'utf8')
  const lines = source.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  test.each(lines)('%s', (line) => {
    expect(mark(line.replace(/\[[a-z]+ ([^\]]*)\]/g, '$1'), code)).toBe(line)
  })
})

describe('names of any text', () => {
  const words = ['Paris', 'guerre', 'de', 'du', 'la', 'Jean', 'M.', 'N.', 'OTAN', 'Su-25', '2020', 'Conseil', 'Haut-Rhin', 'Arméniens', 'à', 'XXe', 'Le', 'président', ',', '.', '\n', '(', '«', 'd’', '’', '😀']
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({unit: 'grapheme', maxLength: 4})), {maxLength: 30}).map((list) => list.join(' '))

  test.each(['fr', 'en', 'xx'])('are sorted, disjoint, trimmed and inside: %s', (code) => {
    fc.assert(
      fc.property(text, (value) => {
        let done = 0
        for (const {start, end, score} of findEntities(value, lang(code))) {
          expect(start).toBeGreaterThanOrEqual(done)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(value.length)
          expect(value.slice(start, end)).toBe(value.slice(start, end).trim())
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
          done = end
        }
      })
    )
  })

  test('cross no edge of a span', () => {
    const value = 'Il aime le Conseil de sécurité Jean Moreau le sait.'
    const edge = value.indexOf(' de')
    const [found] = shapeTagger([{text: value, spans: [[0, edge], [edge, value.length]], pack: lang('fr')}])
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({start, end}) => end <= edge || start >= edge)).toBe(true)
  })
})

test('what was tagged before changes nothing', () => {
  const text = 'Hier Marie Tarkhov est partie pour le mont Blanc ; l’OTAN (17 pays) et Tarkhov se taisent.'
  const first = findEntities(text, lang('fr'))
  findEntities('TARKHOV et Blanc Le Mont, hier marie OTAN 2017. Marie Le Pays, l’Otan ? '.repeat(20), lang('fr'))
  expect(findEntities(text, lang('fr'))).toEqual(first)
  expect(first.length).toBeGreaterThan(2)
})

test('passages of one document help each other', () => {
  const passage = (text: string) => ({text, spans: [[0, text.length]] as const, pack: lang('fr')})
  const second = 'On attendait Tarkhov depuis hier.'
  const typeOf = (first: string) => shapeTagger([passage(first), passage(second)])[1][0]
  expect(typeOf('Le train est parti.')).toMatchObject({score: evidence.ending})
  expect(typeOf('Hier Marie Tarkhov est partie.')).toMatchObject({type: 'person', score: evidence.surname})
})

test('a language without a pack has the shared lists and shapes', () => {
  const text = 'Xyz abc Vladimir Petrov abc Lisboa'
  expect(findEntities(text, fallback).map(({start, end, type}) => [text.slice(start, end), type])).toContainEqual(['Vladimir Petrov', 'person'])
})

test('names without capitals are found, those of lists at least', () => {
  const text = 'le président emmanuel dupuis est allé à lyon avec la ministre.'
  expect(findEntities(text, lang('fr')).map(({start, end, type}) => [text.slice(start, end), type])).toEqual([['emmanuel dupuis', 'person'], ['lyon', 'place']])
})

test('time is linear in the length', () => {
  const hostile = ['Jean de la ', 'Guerre de ', 'A.', 'a-', 'Conseil ', 'président français ', 'X, ', 'de ', 'Le ', 'San ', '1er ']
  const time = (text: string): number => {
    const start = process.cpuUsage()
    findEntities(text, lang('fr'))
    const {user, system} = process.cpuUsage(start)
    return (user + system) / 1000
  }
  for (const piece of hostile) {
    time(piece.repeat(500))
    const short = time(piece.repeat(1000))
    expect(time(piece.repeat(8000)), piece).toBeLessThan(Math.max(short, 15) * 40)
  }
})
