import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {lang} from '../../src/lang/index.ts'
import {createPipeline} from '../../src/pipeline.ts'
import {findGluedJoints} from '../../src/sentences/joint-model.ts'
import {Kind, Link, readWords} from '../../src/sentences/joint-words.ts'
import {sentences} from '../../src/stages/sentences.ts'
import {goldens} from '../goldens.ts'
import {clean} from '../laws.ts'

const fr = lang('fr')
const pipeline = createPipeline({stages: [sentences()]})

const cut = (raw: string, code = 'fr'): string[] => {
  const record = clean({raw, lang: code}, pipeline)
  return record.sentences.map(({start, end}) => record.text.slice(start, end))
}

describe('goldens of French pages that lost their line breaks', () => {
  test.each(goldens('sentences/glued.fr.txt'))('$text', ({text, pieces}) => {
    expect(cut(text)).toEqual(pieces)
  })
})

const page = 'Le tramway arrive enfin en centre-ville La mairie a présenté jeudi le tracé de la ligne. Les travaux vont durer deux ans et demi. Des commerçants plus inquiets que prévu Ils craignent une baisse de leurs ventes pendant les travaux. La chambre de commerce demande une aide. Un budget qui gonfle Le coût est passé de cent à cent trente millions.'

test('a language without weights is not cut', () => {
  expect(cut(page)).toHaveLength(8)
  expect(cut(page, 'nl')).toHaveLength(5)
})

test('a short paragraph is not cut', () => {
  expect(cut('Un budget qui gonfle Le coût est passé de cent à cent trente millions.')).toHaveLength(1)
})

test('threshold and evidence are options', () => {
  const strict = createPipeline({stages: [sentences({jointThreshold: 50})]})
  const doubtful = createPipeline({stages: [sentences({jointEvidence: 100})]})
  for (const own of [strict, doubtful]) expect(clean({raw: page, lang: 'fr'}, own).sentences).toHaveLength(5)
})

test('one odd capital is no proof that a paragraph lost its line breaks', () => {
  const prose = 'La ville se relève peu à peu et ses habitants reviennent chaque année. Les quais sont ouverts depuis le printemps, et le port attend ses premiers bateaux. '.repeat(3)
  const raw = `${prose}Elle a prêté à sa voisine Au bord du lac pour les vacances. ${prose.trim()}`
  expect(cut(raw)).toHaveLength(13)
})

test('words are read with what stands between them', () => {
  const {count, kind, link, start, end} = readWords("Selon l'INSEE : « 20h30 », en 1994 | Le port - un quai-bas", fr)
  expect(count).toBe(11)
  expect([...start.subarray(0, 3)]).toEqual([0, 6, 8])
  expect([...end.subarray(0, 3)]).toEqual([5, 7, 13])
  expect([...kind.subarray(0, 8)]).toEqual([Kind.Opener, Kind.NeverLast, Kind.Capitals, Kind.Number, Kind.NeverLast, Kind.Year, Kind.Opener, Kind.Lower])
  expect([...link.subarray(0, 10)]).toEqual([Link.Space, Link.Glue, Link.Colon, Link.Comma, Link.Space, Link.Bar, Link.Space, Link.Dash, Link.Space, Link.Hyphen])
})

describe('any string', () => {
  const options = {threshold: -5, evidence: 0}
  const hostile = fc.array(fc.constantFrom('le', 'Le', 'pont', 'Pont', 'PONT', 'a', 'É', '1994', '12', ' ', ' ', ' ', '\u00a0', '.', ',', ' : ', ' - ', '«', '»', '"', '(', ')', '|', '\ud800', '’'), {maxLength: 60}).map((parts) => parts.join(''))

  test('cuts rise, lie inside the units, and stand before a character that is no space', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const start = text.length - text.trimStart().length
        const end = Math.max(start, text.trimEnd().length)
        let done = start
        for (const at of findGluedJoints(text, [{start, end}], fr, options)) {
          expect(at).toBeGreaterThan(done)
          expect(at).toBeLessThan(end)
          expect(text[at]).toMatch(/\S/)
          expect(text[at - 1]).toMatch(/\s/)
          done = at
        }
      }),
      {numRuns: 1000}
    )
  })

  test.each([
    ['no space', 'a'.repeat(1e6)],
    ['capitals', 'A'.repeat(1e6)],
    ['single capitals', 'A '.repeat(5e5)],
    ['capitalised words', 'Pont '.repeat(2e5)],
    ['marks between words', 'a ' + ': - '.repeat(2.5e5) + 'B'],
    ['open brackets', 'a ('.repeat(3e5)],
    ['spaces', ' '.repeat(1e6)]
  ])('1 MB of %s takes linear time', (_name, text) => {
    const began = performance.now()
    findGluedJoints(text, [{start: 0, end: text.length}], fr, options)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
