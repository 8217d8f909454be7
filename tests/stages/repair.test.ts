import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {repair} from '../../src/stages/repair.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [repair()]})
const repaired = (raw: string): string => clean({raw, lang: 'fr'}, pipeline).text

/** UTF-8 read as Latin-1, or as windows-1252 (by hand: the decoder of Node 20 takes it for Latin-1). */
const misread = (text: string, encoding = 'windows-1252'): string => {
  const latin1 = Buffer.from(text, 'utf8').toString('latin1')
  const signs = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'
  return encoding === 'latin1' ? latin1 : latin1.replace(/[\u0080-\u009f]/g, (control) => signs[control.charCodeAt(0) - 0x80].replace('?', control))
}

test('invisible characters go, each with a reason', () => {
  const {text, removed} = clean({raw: 'Un mot cou\u00adpé, un\u200bautre\u0007.', lang: 'fr'}, pipeline)
  expect(text).toBe('Un mot coupé, unautre.')
  expect(removed.map(({raw, rule, reason}) => ({raw, rule, reason}))).toEqual([
    {raw: [10, 11], rule: 'repair/invisible', reason: 'repair'},
    {raw: [17, 18], rule: 'repair/invisible', reason: 'repair'},
    {raw: [23, 24], rule: 'repair/invisible', reason: 'repair'}
  ])
})

test('accents are composed and ligatures spelt out, and still map to their raw place', () => {
  const raw = 'Le de\u0301\ufb01 est grand.'
  const {text, sentences} = clean({raw, lang: 'fr'}, pipeline)
  expect(text).toBe('Le défi est grand.')
  expect(sentences[0].raw).toEqual([0, raw.length])
})

test('joiners that shape a script stay', () => {
  expect(repaired('می\u200cخواهم 👩\u200d👧')).toBe('می\u200cخواهم 👩\u200d👧')
})

test('what comes out is NFC', () => {
  const parts = fc.constantFrom('e', '\u0301', '\u0323', 'A', '\u030a', '\u212b', '\u1112', '\u1161', '\u11ab', ' ', 'ﬁ', '\u0344')
  fc.assert(
    fc.property(fc.array(parts, {maxLength: 12}), (list) => {
      const text = repaired(`x ${list.join('')}`)
      expect(text).toBe(text.normalize('NFC'))
    }),
    {numRuns: 200}
  )
})

describe('UTF-8 that was read as windows-1252', () => {
  const texts = ['L’été déjà passé, « Noël » coûte 30 € à Genève – voilà.', 'Où est l’œuvre ? Ça ira…', 'Привет, как дела', 'Το πλοίο έφυγε', 'São Paulo, Málaga, Łódź']

  test.each(texts)('%s', (text) => {
    expect(repaired(misread(text)).replace(/\u00a0/g, ' ')).toBe(text)
    // In Latin-1 half of an υ is the control character that ends a line.
    if (!text.includes('υ')) expect(repaired(misread(text, 'latin1')).replace(/\u00a0/g, ' ')).toBe(text)
  })

  test('twice', () => {
    expect(repaired(misread(misread('Le café d’été')))).toBe('Le café d’été')
  })

  test('maps to its raw place', () => {
    const raw = misread('Un été à Évian.')
    const {sentences, text} = clean({raw, lang: 'fr'}, pipeline)
    expect(text).toBe('Un été à Évian.')
    expect(sentences[0].raw).toEqual([0, raw.length])
  })

  test('its no-break space may have become a plain one, and one before a mark is a removal', () => {
    expect(repaired('Il est Ã Paris, allÃ©e 3.')).toBe('Il est à Paris, allée 3.')
    expect(clean({raw: 'Le cafÃ© Â\u00a0! Bon.', lang: 'fr'}, pipeline).removed).toMatchObject([{rule: 'repair/space', text: 'Â\u00a0'}])
  })

  test.each(['VIVE LA LIBERTÉ» dit-il', 'MAÇÃ»', 'Ã', 'Å“', 'À « voir »', 'PÂTÉ…', 'La Ñ…', 'É®', 'Ñandú, Ångström, Ärger', 'l’Ï»'])('what could be meant stays: %s', (text) => {
    expect(repaired(text)).toBe(text)
  })
})

describe('references that were escaped once too often', () => {
  test.each([
    ['d&eacute;j&agrave; l&rsquo;&eacute;t&eacute;&nbsp;!', 'déjà l’été\u00a0!'],
    ['d&amp;eacute;j&amp;amp;agrave; vu &amp;amp; connu', 'déjà vu & connu'],
    ['l&#39;&#xE9;t&#233;', 'l\'été']
  ])('%s', (raw, text) => expect(repaired(raw)).toBe(text))

  test('in HTML, where the reader decodes once', () => {
    expect(clean({raw: '<p>Un caf&amp;eacute; &amp; un th&eacute;.</p>', mediaType: 'text/html', lang: 'fr'}, pipeline).text).toBe('Un café & un thé.')
  })

  test.each(['Écrivez &eacute; pour avoir un e accentué.', 'a &lt; b', 'R&D; et AT&T', 'x&bogus;y', 'f(&x); g(&y);'])('what speaks of HTML, or is no reference, stays: %s', (text) => {
    expect(repaired(text)).toBe(text)
  })

  test('code stays', () => {
    const raw = 'Un mot d&eacute;cod&eacute;.\n\n    echo "&eacute;t&eacute;"\n'
    expect(clean({raw, lang: 'fr', mediaType: 'text/markdown'}, pipeline).text).toContain('"&eacute;t&eacute;"')
  })
})

test('the laws hold on any mixture', () => {
  const parts = fc.constantFrom('été', 'Ã', '©', 'Â', '\u00a0', ' ', 'â', '€', '™', 'Ãƒ', 'Â©', '&', 'amp;', 'eacute;', '&nbsp;', 'l', '\u00ad', '\n\n', 'É', '»', 'Ð¿', 'd&eacute;j', 'œ')
  fc.assert(fc.property(fc.array(parts, {maxLength: 30}), (list) => void clean({raw: list.join(''), lang: 'fr'}, pipeline)), {numRuns: 400})
})
