import type {Root} from 'nlcst'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Options} from 'vfile-message'
import type {Block} from '../../src/doc.ts'
import {createBlock, createDoc} from '../../src/doc.ts'
import {createPipeline} from '../../src/pipeline.ts'
import {repeatedWords} from '../../src/retext/repeated-words.ts'
import type {RetextPlugin} from '../../src/stages/retext.ts'
import {retext} from '../../src/stages/retext.ts'
import {Text} from '../../src/text.ts'
import {clean} from '../laws.ts'

const check = (raw: string, lang = 'fr', plugins: Parameters<typeof retext>[0] = [repeatedWords]) =>
  clean({raw, lang}, createPipeline({stages: [retext(plugins)]})).warnings

/** The warnings on blocks that a test makes itself. */
function checkBlocks(raw: string, blocks: Block[], plugins: Parameters<typeof retext>[0] = [repeatedWords]) {
  const file = new VFile(raw)
  retext(plugins)(createDoc(blocks), file)
  return file.messages.map(({source, ruleId, reason, raw: span}) => ({rule: `${source}/${ruleId}`, reason, text: raw.slice(...span!)}))
}

/** A plugin that says what it is told to about each passage. */
const says = (message: string, options: Options): RetextPlugin =>
  function sayer() {
    return (_tree: Root, file: VFile) => void file.message(message, options)
  }

describe('retext', () => {
  test('reports what a plugin says at its raw offsets', () => {
    const raw = 'Le port est fermé. Les bateaux sont sont partis dans dans le nord.'
    expect(check(raw)).toEqual([
      {rule: 'retext/repeated-words', message: 'Unexpected repeated `dans`, remove one occurrence', raw: [raw.indexOf('dans'), raw.indexOf(' le nord')]}
    ])
  })

  test('maps offsets through character references', () => {
    const raw = 'L&eacute;t&eacute; dans&nbsp;dans l&rsquo;&icirc;le.'
    const reference = /&(\w+);/g
    const characters: Record<string, string> = {eacute: 'é', nbsp: ' ', rsquo: '’', icirc: 'î'}
    const parts: Text[] = []
    let done = 0
    for (const {0: found, 1: name, index} of raw.matchAll(reference)) {
      parts.push(Text.copy(raw, done, index), Text.replace(characters[name], index, index + found.length))
      done = index + found.length
    }
    const text = Text.join([...parts, Text.copy(raw, done)])
    expect(text.value).toBe('Lété dans dans l’île.')
    expect(checkBlocks(raw, [createBlock('paragraph', text, {lang: 'fr'})]).map((warning) => warning.text)).toEqual(['dans&nbsp;dans'])
  })

  test('reads what is kept only, and never across sentences', () => {
    const raw = 'Un un mot. Il part hier. hier, il revient. Un autre.'
    const block = createBlock('paragraph', Text.copy(raw), {lang: 'fr'})
    block.units = [[11, 24], [25, 42], [43, 52]].map(([start, end]) => ({start, end, kind: 'sentence', edge: null}))
    const {length} = checkBlocks(raw, [block], [says('here', {source: 'retext-x'})])
    expect(length).toBe(1)
    expect(checkBlocks(raw, [block])).toEqual([])
  })

  test('takes messages with a point, with a point without offset, and without a place', () => {
    const block = (raw: string): Block[] => [createBlock('paragraph', Text.copy(raw, 2), {lang: 'fr'})]
    const at = (place: object | undefined) => {
      const file = new VFile('##Une ligne\net deux')
      retext([says('here', {place: place as never, source: 'retext-x'})])(createDoc(block(String(file.value))), file)
      return file.messages.map(({raw, source, ruleId}) => [`${source}/${ruleId}`, ...raw!])
    }
    expect(at({line: 1, column: 5, offset: 4})).toEqual([['retext/x', 6, 6]])
    expect(at({line: 2, column: 1})).toEqual([['retext/x', 12, 12]])
    expect(at(undefined)).toEqual([['retext/x', 2, 19]])
  })

  test('takes settings, and names plugins and settings in its options', () => {
    function shout(this: unknown, {mark}: {mark: string}) {
      return (_tree: Root, file: VFile) => void file.message(`so${mark}`, {source: 'retext-shout'})
    }
    const stage = retext([repeatedWords, [shout, {mark: '!'}]])
    expect(stage.options).toEqual({plugins: [['repeatedWords'], ['shout', {mark: '!'}]]})
    expect(check('Un mot.', 'fr', [[shout, {mark: '!'}]]).map(({message}) => message)).toEqual(['so!'])
  })

  test('makes one warning of a plugin that throws', () => {
    function broken() {
      return () => {
        throw new Error('no dictionary')
      }
    }
    expect(check('Un un mot.\n\nDeux deux mots.', 'fr', [broken, repeatedWords]).map(({rule, message}) => `${rule} ${message}`)).toEqual([
      'retext/repeated-words Unexpected repeated `un`, remove one occurrence',
      'retext/repeated-words Unexpected repeated `deux`, remove one occurrence',
      'retext/failed broken: no dictionary'
    ])
  })

  test('refuses asynchronous plugins', () => {
    async function rejected(): Promise<void> {
      throw new Error('late')
    }
    const promising: RetextPlugin = function spell() {
      return rejected
    }
    const calling: RetextPlugin = function spell() {
      return ((_tree: Root, _file: VFile, next: () => void) => next()) as never
    }
    for (const plugin of [promising, calling]) {
      const {error} = createPipeline({stages: [retext([plugin])]}).clean({raw: 'Un mot.'})
      expect(error?.message).toMatch(/spell is asynchronous/)
    }
  })

  test('skips a sentence that is too long with one warning, and parses long blocks in parts', () => {
    const long = `${'mot '.repeat(5000)}dans dans\n\n`
    expect(check(`${long}${long}Il va dans dans le nord.`).map(({rule}) => rule)).toEqual(['retext/repeated-words', 'retext/too-long'])
    const raw = 'Il va dans dans le nord. '.repeat(1000)
    const block = createBlock('paragraph', Text.copy(raw), {lang: 'fr'})
    block.units = Array.from({length: 1000}, (_, i) => ({start: i * 25, end: i * 25 + 24, kind: 'sentence', edge: null}))
    expect(checkBlocks(raw, [block]).filter(({text}) => text === 'dans dans')).toHaveLength(1000)
  })
})

describe('repeated words', () => {
  test.each([
    ['Nous nous sommes levés tôt et vous vous êtes couchés tard.', 'fr'],
    ['Il a dû faire faire des travaux.', 'fr'],
    ['Ceux qui le sont sont partis.', 'fr'],
    ['The best show that they had had since.', 'en'],
    ['Boutros Boutros-Ghali, puis Duran Duran.', 'fr'],
    ['Il va dans le nord ; le nord, dans dix ans.', 'fr']
  ])('%j is fine', (raw, lang) => {
    expect(check(raw, lang)).toEqual([])
  })

  test.each([
    ['Il va dans dans le nord.', 'fr'],
    ['Le rendez-vous rendez-vous est pris.', 'fr'],
    ['Les les enfants.', 'fr'],
    ['Ils dorment («\u00a0dans dans\u00a0» le nord).', 'fr'],
    ['They went to the the harbour.', 'en'],
    ['They said nous nous twice.', 'en']
  ])('%j is not', (raw, lang) => {
    expect(check(raw, lang).map(({rule}) => rule)).toEqual(['retext/repeated-words'])
  })
})
