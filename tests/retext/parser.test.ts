import fc from 'fast-check'
import type {Paragraph, Root, Sentence} from 'nlcst'
import {toString} from 'nlcst-to-string'
import {retext} from 'retext'
import retextRepeatedWords from 'retext-repeated-words'
import retextStringify from 'retext-stringify'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {retextTamis} from '../../src/retext/index.ts'
import {outline, parse, sentencesOf, shape} from './tree.ts'

describe('laws', () => {
  const pieces = ['a', 'É', 'le', '12', '.', '!', '?', '…', "'", '’', '-', '/', '&', '_', '@', ' ', '\u00A0', '\n', '\r', '\r\n', '\n\n', '\u0085', '\u2028', '\uFEFF', '«', '»', '"', '(', '[1]', 'M.', 'J.-C.', '😀', '\u0301', '\u200D', '\uD83D', '\uDE00', '€', '\u0000']

  test('hold on any sequence of what texts are made of', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 40}), (parts) => void parse(parts.join(''))), {numRuns: 1000})
  })

  test('hold on any string, lone surrogates and all', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 60}), (text) => void parse(text)))
    fc.assert(fc.property(fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 60}), (units) => void parse(String.fromCharCode(...units))))
  })

  test('an empty text and white space alone', () => {
    expect(parse('').children).toEqual([])
    expect(parse(' \r\n\t').children.map((node) => node.type)).toEqual(['WhiteSpaceNode'])
  })
})

describe('sentences that parse-latin joins or breaks', () => {
  test.each([
    ['a number before the stop', ['La bataille eut lieu le 17.', "L'équipement fut perdu."]],
    ['a small number', ['Bonjour 30.', 'Bonjour le monde.']],
    ['a title before a name', ['M. Dupuis est là.', 'Il parle à Mme Roux et au Dr. Petit.']],
    ['quotations', ['« Il est parti. »', 'Elle le savait.']],
    ['a quotation of two sentences', ['« Il est parti.', 'Elle reste. »', 'Puis plus rien.']],
    ['dates before Christ', ['La ville tombe en 52 av. J.-C. après un siège.', 'Elle renaît.']],
    ['a citation marker', ['Ils furent recensés.[166]', 'Le reste est perdu.']]
  ])('%s', (_, sentences) => expect(outline(sentences.join(' '))).toEqual(sentences))

  test('are wrong in retext indeed', () => {
    const theirs = (text: string): number => sentencesOf(retext().parse(text)).length
    expect(theirs("La bataille eut lieu le 17. L'équipement fut perdu.")).toBe(1)
    expect(theirs('« Il est parti. Elle reste. » Puis plus rien.')).toBe(3)
    expect(toString(sentencesOf(retext().parse('« Il est parti. » Elle le savait.'))[1])).toBe('» Elle le savait.')
  })
})

describe('lines', () => {
  test('blank lines part paragraphs, whatever their line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) expect(outline(`Un.${end} ${end}Deux. Trois.${end}`)).toEqual(['Un.', '', 'Deux.', 'Trois.'])
  })

  test('a line that goes on in lower case is of the sentence', () => {
    expect(outline('Il est parti vers la\nmer hier.\nElle reste.')).toEqual(['Il est parti vers la\nmer hier.', 'Elle reste.'])
  })

  test('a line is a sentence where small letters say nothing', () => {
    const lines = ['ça bouge. les gens crient. on part.', 'on revient demain', 'et on dort.']
    expect(outline(lines.join('\n'))).toEqual([...lines[0].split(/(?<=\.) /), ...lines.slice(1)])
    expect(outline('LA BATAILLE DU PONT\nvers midi.')).toEqual(['LA BATAILLE DU PONT', 'vers midi.'])
  })

  test('a title on a line of its own is a sentence', () => {
    expect(outline('La bataille du pont\nElle eut lieu hier.')).toEqual(['La bataille du pont', 'Elle eut lieu hier.'])
  })

  test('a sentence runs over the line ends of a hard-wrapped text', () => {
    const sentences = [
      'Le vieux moulin de la colline avait perdu ses ailes dans la tempête et le meunier\nGaspard ne montait plus que pour regarder la plaine et compter les barques du\nfleuve au loin.',
      'Il en venait de toutes les villes de la côte, chargées de sel et de\nbois, que des chevaux tiraient depuis la rive jusqu’au port de la ville haute.'
    ]
    expect(outline(sentences.join(' '))).toEqual(sentences)
  })
})

describe('the language', () => {
  const text = 'He saw Mr. Brown on Monday. The rest of it is not known.'
  const english = ['He saw Mr. Brown on Monday.', 'The rest of it is not known.']
  const plain = (options: object, lang?: unknown): string[] => {
    const file = new VFile({value: 'Voir le cdt. Dupuis.', data: {lang}})
    return sentencesOf(parse(String(file), options, file)).map((node) => toString(node))
  }

  test('is found out', () => expect(outline(text, {})).toEqual(english))

  test('is that of the option, else that of the file, else it is found out', () => {
    expect(plain({lang: 'fr'}, 'xx').length).toBe(1)
    expect(plain({}, 'fr-CA').length).toBe(1)
    expect(plain({}, 'xx').length).toBe(2)
    expect(plain({lang: 'xx'}, 'fr').length).toBe(2)
    expect(plain({}, 12).length).toBe(1)
  })

  test('abbreviations are added to it', () => {
    expect(outline('Le vol. Nantais du consort. Dupuis.', {lang: 'fr', abbreviations: ['Consort.']})).toEqual(['Le vol.', 'Nantais du consort. Dupuis.'])
  })
})

describe('plugins', () => {
  test('find repeated words at their places, over a line end too', () => {
    const file = unified().use(retextTamis, {lang: 'fr'}).use(retextRepeatedWords).use(retextStringify).processSync('M. Roux est est là.\r\nIl va vers la\nla mer. Mer calme.')
    expect(String(file)).toBe('M. Roux est est là.\r\nIl va vers la\nla mer. Mer calme.')
    expect(file.messages.map(({place, actual}) => [place, actual])).toEqual([
      [{start: {line: 1, column: 9, offset: 8}, end: {line: 1, column: 16, offset: 15}}, 'est est'],
      [{start: {line: 2, column: 12, offset: 32}, end: {line: 3, column: 3, offset: 37}}, 'la\nla']
    ])
  })

  test('extend the parser as they extend retext-latin', () => {
    const seen: string[] = []
    const tree = unified()
      .use(function () {
        Object.assign(this.data(), {
          nlcstSentenceExtensions: [
            (node: Sentence) => {
              seen.push(node.children.map((child) => child.type[0]).join(''))
              node.children.splice(0, 3, {type: 'SourceNode', value: 'a.fr'})
            }
          ],
          nlcstParagraphExtensions: [(node: Paragraph) => void seen.push(`paragraph of ${node.children.length}`)],
          nlcstRootExtensions: [(node: Root) => void seen.push(`root of ${node.children.length}`)]
        })
      })
      .use(retextTamis, {lang: 'fr'})
      .parse('a.fr-b va.')
    expect(seen).toEqual(['WPWPWWWP', 'paragraph of 1', 'root of 1'])
    expect(shape(sentencesOf(tree)[0])).toBe('s(a.fr) p(-) b va p(.)')
  })

  test('see the tree of parse-latin where the sentences are the same', () => {
    const words = ["don't", 'well-known', 'the', 'sea', 'U.S.A', 'R&D', 'and/or', 'a_b', '12', '3.5', 'x', 'café', '“yes”', '(no)', '5%', '10:30', 'rock ’n’ roll', 'e-', '#1', '—', 'me@b.org', '$5']
    const sentence = fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 8}).map((chosen) => `Then ${chosen.join(' ')}, he left.`)
    fc.assert(
      fc.property(fc.array(sentence, {minLength: 1, maxLength: 4}), (sentences) => {
        const text = sentences.join(' ')
        expect(parse(text, {lang: 'en'})).toEqual(retext().parse(text))
      }),
      {numRuns: 150}
    )
  })
})

describe('hostile texts', () => {
  const processor = unified().use(retextTamis, {lang: 'fr'}).freeze()
  const check = (unit: string, length: number): void => {
    const text = `Le ${unit.repeat(length / unit.length)} fin.`
    expect(toString(processor.parse(text))).toBe(text)
  }

  test.each(['a', '.', '\n', '\uD800', '\u0301'])('a megabyte of %j', (unit) => check(unit, 1_000_000))

  // Many nodes each: what is quadratic in them takes minutes.
  test.each(['. ', 'a.', "a-'", "-'", '&a', 'a/', 'a\r', 'a\n\n', '😀a', '« ', '[a.'])('%j over and over', {timeout: 30_000}, (unit) => check(unit, 200_000))
})
