import {describe, expect, test} from 'vitest'
import {lang} from '../../src/lang/index.ts'
import {plainWords} from '../../src/language/identify.ts'
import type {DocumentRecord} from '../../src/record.ts'
import {createPipeline} from '../../src/pipeline.ts'
import {foreignScript, language} from '../../src/stages/language.ts'
import {clean} from '../laws.ts'

const french = [
  'Les habitants du village ont longtemps vécu de la pêche, mais le port est fermé depuis trois ans et les bateaux sont partis.',
  'Le conseil municipal a voté une aide pour les familles qui restent ; elle sera versée avant la fin du mois de mars.',
  'Dans les rues du centre, les commerçants attendent encore les touristes que la nouvelle gare devait leur apporter.'
]
const english = 'The council has promised that the harbour will open again before the summer, but nobody in the town seems to believe it.'
const german = 'Die Fischer haben ihre alten Boote verkauft und suchen seitdem vergeblich nach einer neuen Arbeit an der windigen Küste.'
const spanish = 'Los pescadores vendieron sus barcos viejos y desde entonces buscan sin suerte un trabajo nuevo en la costa ventosa.'
const italian = 'I pescatori hanno venduto le vecchie barche e da allora cercano invano un nuovo lavoro lungo la costa ventosa.'
const dutch = 'De vissers hebben hun oude boten verkocht en zoeken sindsdien tevergeefs naar nieuw werk langs de winderige kust.'
const russian = 'Рыбаки продали свои старые лодки и с тех пор напрасно ищут новую работу на ветреном берегу.'

const run = (blocks: readonly string[], stated?: string, options: Parameters<typeof language>[0] = {}): DocumentRecord =>
  clean({raw: blocks.join('\n\n'), lang: stated}, createPipeline({stages: [language(options)]}))

const rulesOf = ({removed}: DocumentRecord): string[] => removed.map(({rule}) => rule)

describe('the language of a document', () => {
  test.each([
    ['fr', french.join('\n\n')],
    ['en', english],
    ['de', german],
    ['es', spanish],
    ['it', italian],
    ['ru', russian],
    ['fr', 'Le traité est signé.'],
    ['en', 'They were late.'],
    ['ru', 'Привет.'],
    ['fr', 'Non, non.'],
    ['it', 'Non è vero.'],
    ['en', 'Thanks!'],
    ['en', 'Oh yeah.'],
    ['es', 'Muchas gracias.'],
    ['de', 'Vielen Dank.'],
    ['fr', 'Hémorragie digestive'],
    ['es', 'La canción « Under the Bridge of the Sea » salió con el disco de los hermanos Ruiz.'],
    ['fr', 'On verra bien si on me le demande.']
  ])('is %s for %j', (code, raw) => {
    expect(run([raw]).lang).toBe(code)
  })

  test('is that of most of the text, whatever the first block is', () => {
    expect(run([english, ...french]).lang).toBe('fr')
    expect(run([english, german, german, german]).lang).toBe('de')
  })

  test('too short to tell, is the first of the configured ones', () => {
    expect(run(['Non !']).lang).toBe('fr')
    expect(run(['Non !'], undefined, {languages: ['it', 'fr']}).lang).toBe('it')
  })

  test.each([
    ['pt', 'Não sei onde está a chave da casa.'],
    ['pt', 'O rio nasce na serra e corre para o mar.'],
    ['ca', 'El pont es va construir el segle passat.'],
    ['ca', 'El poble de la muntanya té una església del segle XII.'],
    ['nl', 'De rivier ontspringt in de bergen.'],
    ['nl', 'Het meisje kocht brood en melk.'],
    ['ro', 'Fata a cumpărat pâine și lapte.'],
    ['pl', 'Most zbudowano w zeszłym stuleciu.'],
    ['sv', 'Bron byggdes under förra århundradet.'],
    ['cs', 'Nevím, kde je klíč od domu.'],
    ['hu', 'A halászok eladták régi hajóikat.'],
    ['fi', 'Kalastajat myivät vanhat veneensä.'],
    ['tr', 'Balıkçılar eski teknelerini sattı.'],
    ['uk', 'Міст збудували в минулому столітті.'],
    ['bg', 'Мостът е построен през миналия век.'],
    ['sr', 'Мост је изграђен у прошлом веку.'],
    ['be', 'Я не ведаю, дзе ключ ад хаты.']
  ])('is %s for %j, although it has no pack and shares words with those that have one', (code, raw) => {
    expect(run([raw]).lang).toBe(code)
  })

  test('is unknown without letters, or in a script that no configured language is written in', () => {
    expect(run(['1914–1918']).lang).toBe('und')
    expect(run(['渔民卖掉了他们的旧船。']).lang).toBe('und')
    expect(run([russian], undefined, {languages: ['fr', 'en']}).lang).toBe('und')
  })

  test('is never guessed again when the source states it', () => {
    expect(run(french, 'fr-CA').lang).toBe('fr-CA')
    expect(run(['Sindaco, parco, bravo.'], 'ro').lang).toBe('ro')
  })
})

describe('foreign blocks', () => {
  test('of the same script stay in the preset careful', () => {
    const {removed, blocks} = clean({raw: [...french, english, russian].join('\n\n'), lang: 'fr'}, createPipeline({preset: 'careful', stages: [language()]}))
    expect(removed.map(({rule}) => rule)).toEqual(['language/script'])
    expect(blocks.map(({lang}) => lang)).toEqual(['fr', 'fr', 'fr', 'en'])
  })

  test.each([
    ['en', english],
    ['de', german],
    ['es', spanish],
    ['it', italian]
  ])('in a French document: %s is dropped', (_code, block) => {
    const record = run([...french, block])
    expect(rulesOf(record)).toEqual(['language/foreign'])
    expect(record.removed[0].text).toBe(block)
  })

  test.each([
    'Ab sofort haben die Kinder im Dorf wieder eine Schule.',
    'Nobody knows what happened to them.',
    'Nadie sabe todavía lo que les pasó.'
  ])('may be short: %j is dropped', (block) => {
    expect(rulesOf(run([...french, block]))).toEqual(['language/foreign'])
  })

  test('of another script are dropped', () => {
    expect(rulesOf(run([french[0], russian, french[1]]))).toEqual(['language/script'])
  })

  test.each([
    ['ru', russian, french[0], 'language/script'],
    ['ru', russian, english, 'language/script'],
    ['de', german, russian, 'language/script'],
    ['de', german, french[0], 'language/foreign'],
    ['es', spanish, italian, 'language/foreign'],
    ['it', italian, spanish, 'language/foreign']
  ])('in a document in %s are dropped', (code, own, foreign, rule) => {
    expect(rulesOf(run([own, own, foreign], code))).toEqual([rule])
    expect(run([own, own], code).removed).toEqual([])
  })

  test('are kept with their language when asked', () => {
    const record = run([...french, english, russian], undefined, {drop: false})
    expect(record.removed).toEqual([])
    expect(record.blocks.map((block) => block.lang)).toEqual(['fr', 'fr', 'fr', 'en', 'ru'])
  })

  test('are measured against the document, not against the configured languages', () => {
    expect(rulesOf(run([german, german, french[0]]))).toEqual(['language/foreign'])
    expect(run([german, german]).removed).toEqual([])
  })

  test.each([
    'The Old Man and the Sea',
    'Non, non, non, non, non.',
    'Football, tennis, sport, base jump',
    'Ludwig van Beethoven, Johannes Brahms, Richard Wagner, Johann Sebastian Bach, Georg Friedrich Händel',
    'Selon le journal, « the harbour will open again before the summer », mais personne ne le croit dans la ville.',
    'Le mot Рыбаки (pêcheurs) vient du vieux russe рыба, le poisson.',
    'ADRESSE DU SIÈGE : 12 QUAI DES BRUMES, LE HAVRE CEDEX, FRANCE MÉTROPOLITAINE'
  ])('are not called so lightly: %j stays', (block) => {
    expect(run([...french, block]).removed).toEqual([])
  })

  test('are not told in a language that neither a pack nor the detector knows', () => {
    expect(run(['An douar a zo brav-kenañ hag ar mor a zo glas bremañ e-kichen an ti gwenn.', english], 'br').removed).toEqual([])
  })

  test('are told in a language without a pack when the document is mixed', () => {
    expect(rulesOf(run([dutch, dutch, english], 'nl'))).toEqual(['language/foreign'])
    expect(run([english, english], 'nl').removed).toEqual([])
  })
})

describe('foreignScript', () => {
  const fr = lang('fr')

  test.each([
    [russian, true],
    ['Ὁ βίος βραχύς, ἡ δὲ τέχνη μακρή', true],
    ['Le mot рыбаки vient du russe.', false],
    ['γ = 3', false],
    ['', false],
    ['12 345', false]
  ])('%j: %s', (text, foreign) => {
    expect(foreignScript(text, fr)).toBe(foreign)
  })

  test('is measured against the script of the language', () => {
    expect(foreignScript(russian, lang('ru'))).toBe(false)
    expect(foreignScript(french[0], lang('ru'))).toBe(true)
    expect(foreignScript(russian, lang('de'))).toBe(true)
  })

  test('is off for the fallback pack', () => {
    expect(foreignScript(russian, lang('und'))).toBe(false)
  })

  test('takes linear time', () => {
    expect(foreignScript('д'.repeat(5_000_000), fr)).toBe(true)
  })
})

test('plain words leave out names, numbers, codes and addresses', () => {
  expect(plainWords('Le port de Brest, voir https://example.org/le-port ou a1b2 (fermé en 2019).')).toBe('port de voir ou (fermé en')
})
