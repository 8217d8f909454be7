import fc from 'fast-check'
import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {PipelineConfig} from '../src/pipeline.ts'
import {createPipeline, definePipeline} from '../src/pipeline.ts'
import {createStage, defineStage} from '../src/stage.ts'
import {sentences} from '../src/stages/index.ts'
import {clean} from './laws.ts'

describe('the laws hold', () => {
  test.each(readdirSync(new URL('../raw', import.meta.url)))('on %s', (name) => {
    const raw = readFileSync(new URL(`../raw/${name}`, import.meta.url), 'utf8')
    const record = clean({raw, id: name})
    expect(record.lang).toBe('fr')
    expect(record.error).toBeNull()
  })

  const pieces = [
    'Le maire a reçu le préfet.', 'Ils ont parlé deux heures, le 5 mai 1994, à Lyon[3].', '« La route sera longue pour nous tous »,', 'Nous irons jusqu’au bout »,',
    '« Nous avons tout perdu.', 'Il dit : « Je viens. »', 'Turquie et Russie s’activent.', 'La région fut donnée en 1921 par …', 'nécessaire].', 'lire en ligne,',
    'https://exemple.fr/page,', 'Désolé, votre navigateur ne supporte pas les vidéos', 'Jeanne Martin — 8 octobre 2020.', 'Ouverture du marché (11.02.21)',
    'Это предложение написано другими буквами.', 'The quick brown fox jumped over the lazy dog and ran away.', '[la CEI]', '...', '…', '\u00ad', '\u200b', 'e\u0301', '\n', '\n\n', ' ', '\u00a0', '- ', '1. ',
    'mot-\nsuite', '»', '«', '"', '[12]', 'Vol Pas Cher, Film 2019, Hôtel Mer, Promo Machine, Camping Pins, Recette Couscous,', '\ud800', '\u0007', 'M. X', 'A.B.C.'
  ]

  test('on any mixture of prose and junk', () => {
    const mixture = fc.array(fc.constantFrom(...pieces), {maxLength: 40}).map((list) => list.join(' '))
    fc.assert(fc.property(mixture, (raw) => void clean({raw})), {numRuns: 150})
  })

  test('on any mixture in one long block', () => {
    const prose = [...Array(36).keys()].map((i) => `La maison ${i + 1} se relève peu à peu et ses habitants reviennent chaque année. `).join('')
    const mixture = fc.array(fc.constantFrom(...pieces.filter((piece) => !piece.includes('\n'))), {maxLength: 30}).map((list) => prose + list.join(' '))
    fc.assert(fc.property(mixture, (raw) => void clean({raw, lang: 'fr'})), {numRuns: 100})
  })

  test('on any mixture in HTML', () => {
    const tags = ['<p>', '</p>', '<li>', '<nav>', '</nav>', '<h2>', '</h2>', '<a href="#">', '</a>', '<br>', '&eacute;', '&nbsp;', '&amp;', '<script>x()</script>', '<!-- c -->', '<', '&']
    const mixture = fc.array(fc.constantFrom(...pieces, ...tags), {maxLength: 40}).map((list) => list.join(' '))
    fc.assert(fc.property(mixture, (raw) => void clean({raw, mediaType: 'text/html'})), {numRuns: 150})
  })
})

describe('createPipeline', () => {
  test('an empty document gives a valid empty record', () => {
    expect(clean({raw: '', id: 'a'})).toMatchObject({id: 'a', text: '', sentences: [], removed: [], error: null})
  })

  test('a stage that throws fails the document, and is named', () => {
    const bad = createStage('bad', {}, () => {
      throw new Error('no luck')
    })
    expect(createPipeline({stages: [sentences(), bad]}).clean({raw: 'Un.', id: 'a'})).toMatchObject({
      id: 'a',
      text: '',
      error: {code: 'stage-failed', message: 'stage bad: no luck'}
    })
  })

  test('stages of one’s own run where they stand', () => {
    const shout = defineStage('shout', {mark: '!'}, (doc, _file, {mark}) => {
      doc.title = `${doc.blocks[0].text.value}${mark}`
    })
    expect(createPipeline({stages: [shout({mark: '?'})]}).clean({raw: 'Un'}).title).toBe('Un?')
  })
})

describe('a preset', () => {
  const limit = defineStage('limit', {most: 2, least: 1}, (doc, _file, {most, least}) => void (doc.title = `${least}–${most}`), {careful: {most: 1}, strict: {most: 3}})
  const titleOf = (config: PipelineConfig): string | null => createPipeline(config).clean({raw: 'Un.'}).title

  test('sets the options of the stages that know it', () => {
    expect(titleOf({stages: [limit()]})).toBe('1–2')
    expect(titleOf({stages: [limit()], preset: 'careful'})).toBe('1–1')
    expect(titleOf(definePipeline({stages: [limit()], preset: 'strict'}))).toBe('1–3')
    expect(definePipeline({stages: [limit()], preset: 'strict'}).stages[0].options).toEqual({most: 3, least: 1})
  })

  test('leaves alone what was given by name, and can be changed for another', () => {
    expect(titleOf({stages: [limit({most: 7})], preset: 'strict'})).toBe('1–7')
    expect(titleOf({...definePipeline({stages: [limit({least: 0})], preset: 'strict'}), preset: 'careful'})).toBe('0–1')
  })

  test('keeps stages of one’s own that know none', () => {
    const own = createStage('own', {}, (doc) => void (doc.title = 'own'))
    expect(titleOf({stages: [own], preset: 'strict'})).toBe('own')
  })

  test('is refused when there is none of that name', () => {
    expect(() => definePipeline({preset: 'carefull' as never})).toThrow('unknown preset "carefull"; did you mean "careful"?')
  })
})

test('a mistyped option is refused with the closest right name', () => {
  expect(() => sentences({abreviations: []} as never)).toThrow('did you mean "abbreviations"?')
  expect(() => sentences({flatLength: '3'} as never)).toThrow('must be of type number, not string')
  expect(() => definePipeline({imput: 'raw'} as never)).toThrow('did you mean "input"?')
})
