import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {duplicates} from '../../src/stages/duplicates.ts'
import {sentences} from '../../src/stages/sentences.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [sentences(), duplicates()]})
const removed = (raw: string, more = pipeline): string[] => clean({raw, lang: 'fr'}, more).removed.map(({rule, text}) => `${rule}: ${text}`)

const long = 'Le conseil municipal a voté hier soir à une large majorité le budget de la ville.'
const other = 'Les habitants du quartier attendent depuis trois ans la réouverture du petit pont de pierre.'

describe('word for word', () => {
  test('a long sentence that returns is removed, the first stays', () => {
    const raw = `${long} Tout va bien.\n\nUne suite. ${long.toUpperCase()}`
    const {text, removed} = clean({raw, lang: 'fr'}, pipeline)
    expect(text).toBe(`${long} Tout va bien.\n\nUne suite.`)
    expect(removed).toMatchObject([{rule: 'duplicates/exact', reason: 'duplicate', score: null, text: long.toUpperCase(), copyOf: {document: null, raw: [0, long.length]}}])
  })

  test('of a pull quote and the paragraph that it is from, the paragraph stays whole', () => {
    const paragraph = `Le vote fut long. ${long} On se quitta tard.`
    expect(clean({raw: `${long}\n\n${paragraph}`, lang: 'fr'}, pipeline).text).toBe(paragraph)
  })

  test('short sentences may repeat', () => {
    expect(removed('Oui. Non. Oui.')).toEqual([])
  })

  test('so may the short lines of a refrain', () => {
    const refrain = 'Sur le pont du nord\nle bal est donné\nvoici la nuit\nvoici la marée'
    expect(removed(`${refrain}\n\nUn couplet passe.\n\n${refrain}`)).toEqual([])
  })

  test('short sentences go along with the long one that they stand with', () => {
    expect(removed(`Il vint. ${long} Ce fut dit.\n\nAutre chose. Il vint. ${long} Ce fut tout.`)).toEqual(['duplicates/exact: Il vint.', `duplicates/exact: ${long}`])
  })

  test('a heading goes only from between copies', () => {
    const part = `${long}\n\n# Le pont\n\n${other}`
    const blocks = clean({raw: `${part}\n\nUne suite.\n\n${part}`, lang: 'fr', mediaType: 'text/markdown'}, pipeline)
    expect(blocks.text).toBe(`${long}\n\nLe pont\n\n${other}\n\nUne suite.`)
    expect(clean({raw: `# Le pont\n\n${other}\n\n# Le pont\n\n${other}`, lang: 'fr', mediaType: 'text/markdown'}, pipeline).text).toBe(`Le pont\n\n${other}\n\nLe pont`)
  })
})

describe('nearly', () => {
  test('a quotation that stands in a longer sentence is removed, whichever comes first', () => {
    const quotation = '« Nous rouvrirons le petit pont de pierre avant la fin du printemps, je vous le promets à tous. »'
    const report = `Le maire a répondu hier soir aux habitants réunis : ${quotation}`
    expect(removed(`${quotation}\n\n${report}`)).toEqual([`duplicates/near: ${quotation}`])
    expect(removed(`${report}\n\n${quotation}`)).toEqual([`duplicates/near: ${quotation}`])
  })

  test.each([
    ['a number', `${other} Ils étaient 300.`.replace('. Ils étaient', ', au nombre de'), `${other} Ils étaient 500.`.replace('. Ils étaient', ', au nombre de')],
    ['a name', 'Article premier : le présent arrêté sera publié au recueil des actes et affiché à la mairie de Lyon.', 'Article premier : le présent arrêté sera publié au recueil des actes et affiché à la mairie de Dijon.'],
    ['half of the words', 'Les élus de la majorité ont voté le budget de la ville et de ses écoles.', 'Les élus de la majorité ont voté hier une loi sur le prix des loyers.']
  ])('what differs by %s stays', (_difference, a, b) => {
    expect(removed(`${a}\n\n${b}`)).toEqual([])
  })

  test('a close call says so', () => {
    const {sentences} = clean({raw: `${other}\n\n${other.replace('attendent', 'espèrent')}`, lang: 'fr'}, pipeline)
    expect(sentences.map(({rule, score}) => ({rule, near: score !== null && score > 0.4 && score < 0.5}))).toEqual([{rule: null, near: false}, {rule: 'duplicates/near', near: true}])
  })

  test('the preset careful removes only what is repeated word for word, strict what is less alike', () => {
    const pair = `Dans la ville, ${other.replace('Les', 'les').replace('petit', 'vieux')}\n\n${other} ${long} ${long}`
    const by = (preset: 'careful' | 'strict') => removed(pair, createPipeline({stages: [sentences(), duplicates()], preset}))
    expect(by('careful')).toEqual([`duplicates/exact: ${long}`])
    expect(by('strict')).toHaveLength(2)
  })
})

test('the laws hold on any mixture of repetitions', () => {
  const words = 'un deux trois quatre cinq six Paris 1911 le la de et'.split(' ')
  const sentence = fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 22}).map((list) => `Il ${list.join(' ')}.`)
  const pool = fc.array(sentence, {minLength: 1, maxLength: 6})
  const mixture = pool.chain((list) => fc.array(fc.constantFrom(...list, '\n\n', 'Oui.', long, other), {maxLength: 30}))
  fc.assert(fc.property(mixture, (list) => void clean({raw: list.join(' '), lang: 'fr'}, pipeline)), {numRuns: 200})
})
