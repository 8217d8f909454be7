import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {codesOf} from '../../src/codes.ts'
import {lang} from '../../src/lang/index.ts'
import {createPipeline} from '../../src/pipeline.ts'
import {scanSentences} from '../../src/sentences/scan.ts'
import {sentenceWords} from '../../src/sentences/words.ts'
import {sentences} from '../../src/stages/sentences.ts'
import {goldens} from '../goldens.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [sentences()]})

const cut = (raw: string, code: string): string[] => {
  const record = clean({raw, lang: code}, pipeline)
  return record.sentences.map(({start, end}) => record.text.slice(start, end))
}

describe.each(['fr', 'en', 'de', 'es', 'it', 'ru'])('goldens of %s', (code) => {
  test.each(goldens(`sentences/${code}.txt`))('$text', ({text, pieces}) => {
    expect(cut(text, code)).toEqual(pieces)
  })
})

test('text without capitals is cut at its stops', () => {
  const text = 'le train partit à l\'heure. personne ne l\'attendait. il faisait froid, m. dupuis toussait. etc. la suite est connue.'
  expect(cut(text, 'fr')).toEqual([
    'le train partit à l\'heure.',
    'personne ne l\'attendait.',
    'il faisait froid, m. dupuis toussait.',
    'etc.',
    'la suite est connue.'
  ])
})

test('abbreviations of the user never end a sentence', () => {
  const own = createPipeline({stages: [sentences({abbreviations: ['arr']})]})
  expect(clean({raw: 'Il habite le 5e arr. Nord de la ville.', lang: 'fr'}, own).sentences).toHaveLength(1)
  expect(cut('Il habite le 5e arr. Nord de la ville.', 'fr')).toHaveLength(2)
})

test('a long block without line breaks is cut where fragments were glued', () => {
  const filler = 'La ville se relève peu à peu et ses habitants reviennent chaque année. '.repeat(40)
  const raw = `${filler}Nous irons jusqu'au bout de ce combat », « la route sera longue pour nous tous », Le 3 mars, le pont rouvre. Le maire reçoit le préfet (11.02.21) Ouverture du marché couvert (12.03.21) Les écoles ferment.`
  const found = cut(raw, 'fr').slice(40)
  expect(found).toEqual([
    "Nous irons jusqu'au bout de ce combat »,",
    '« la route sera longue pour nous tous »,',
    'Le 3 mars, le pont rouvre.',
    'Le maire reçoit le préfet (11.02.21)',
    'Ouverture du marché couvert (12.03.21)',
    'Les écoles ferment.'
  ])
})

describe('any string', () => {
  const words = sentenceWords(lang('fr'))
  const hostile = fc.string({unit: fc.constantFrom('a', 'É', '.', '!', '?', '…', ' ', '\n', '«', '»', '"', '[', ']', '(', ')', '1', ',', '\ud800', '\u00a0', '-'), maxLength: 60})

  test('sentences are sorted, disjoint, trimmed, and hold every character that is no space', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, lowerCased) => {
        const offsets = scanSentences(codesOf(text), {words, lowerCased})
        let done = 0
        for (let i = 0; i < offsets.length; i += 2) {
          const [start, end] = [offsets[i], offsets[i + 1]]
          expect(start).toBeGreaterThanOrEqual(done)
          expect(text.slice(done, start).trim()).toBe('')
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          expect(end).toBeGreaterThan(start)
          done = end
        }
        expect(text.slice(done).trim()).toBe('')
      }),
      {numRuns: 500}
    )
  })

  test.each([
    ['no stop', 'a'.repeat(1e6)],
    ['nothing but stops', '.'.repeat(1e6)],
    ['stops and spaces', '. '.repeat(5e5)],
    ['open brackets', '[.'.repeat(5e5)],
    ['quotes', '".'.repeat(5e5)],
    ['spaces', ' '.repeat(1e6)],
    ['stops far apart in spaces', ('.' + ' '.repeat(1000)).repeat(1000)],
    ['closing marks that open elsewhere', '.“'.repeat(5e5), 'de'],
    ['ordinals', '12. '.repeat(2.5e5), 'de']
  ])('1 MB of %s takes linear time', (_name, text, code = 'fr') => {
    const words = sentenceWords(lang(code))
    const began = performance.now()
    scanSentences(codesOf(text), {words, lowerCased: false})
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
