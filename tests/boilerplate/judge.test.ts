import fc from 'fast-check'
import {expect, test} from 'vitest'
import {judge} from '../../src/boilerplate/judge.ts'
import {orderOf} from '../../src/boilerplate/order.ts'
import {readUnits} from '../../src/boilerplate/page-signals.ts'
import {piecesOf} from '../../src/boilerplate/pieces.ts'
import type {Doc} from '../../src/doc.ts'
import {lang} from '../../src/lang/index.ts'
import {createPipeline, toFile} from '../../src/pipeline.ts'
import {sentences} from '../../src/stages/index.ts'
import {clean} from '../laws.ts'

const menu = ['Accueil', 'Actualités', 'Météo', 'Recherche', 'Connexion', 'Mon compte', 'Abonnez-vous']
const article = [
  'Le marché du samedi retrouve sa place au pied de la vieille halle',
  'Après deux ans de travaux, le marché du samedi a retrouvé sa place au pied de la vieille halle, où les marchands installent leurs étals dès six heures du matin.',
  'Les habitants du quartier étaient venus nombreux, malgré la pluie qui tombait depuis la veille, pour saluer ceux qu’ils n’avaient pas vus depuis longtemps.',
  '« Nous avons cru que cela n’arriverait jamais », raconte une marchande de fromages, dont la famille vend ici depuis trois générations.',
  'La mairie promet que les derniers échafaudages seront démontés avant la fin du mois, et que la fontaine sera remise en eau au printemps.',
  'Il restera alors à repeindre les portes de la halle, ce que les élèves du lycée professionnel ont proposé de faire pendant leurs vacances.'
]
const footer = ['Lire aussi', 'Partager sur Facebook', 'Commentaires (12)', 'Mentions légales', 'Contact', 'Tous droits réservés']
const lines = [...menu, ...article, ...footer]

test('the furniture of a page goes and its article stays, line by line', () => {
  const record = clean({raw: lines.join('\n'), lang: 'fr'})
  for (const line of article.slice(1)) expect(record.text).toContain(line)
  for (const line of ['Météo', 'Connexion', 'Mon compte', 'Tous droits réservés']) expect(record.text).not.toContain(line)
})

test('a removal of the judge has a score over the line and says why', () => {
  const doc = read(lines.join('\n'))
  const cut = piecesOf(doc, lang('fr'), 2500)
  const {odds, because} = judge(cut, lang('fr'), true)
  const worst = odds.indexOf(Math.min(...odds))
  expect(odds[worst]).toBeLessThan(0)
  expect(because(worst)()[0]).toMatch(/^\p{Ll}.+ \(\+\d\.\d\d\)$/u)
  const record = clean({raw: lines.join('\n'), lang: 'fr'})
  for (const {rule, score} of record.removed) if (rule === 'boilerplate/judged') expect(score).toBeGreaterThanOrEqual(0.5)
})

test('of shuffled text it says why too', () => {
  const page = [...menu, ...menu, ...article, ...article, ...footer, ...footer]
  const mixed = page.map((_, i) => page[(i * 23) % page.length])
  const cut = piecesOf(read(mixed.join('\n')), lang('fr'), 2500)
  const {odds, because} = judge(cut, lang('fr'), false)
  const worst = odds.indexOf(Math.min(...odds))
  expect(odds[worst]).toBeLessThan(0)
  expect(because(worst)()).not.toEqual([])
  for (const reason of because(worst)()) expect(reason).toMatch(/^\p{Ll}.+ \(\+\d\.\d\d\)$/u)
  const [menuOdds, articleOdds] = [menu, article.slice(1)].map((lines) => lines.map((line) => odds[mixed.indexOf(line)]))
  expect(Math.max(...menuOdds)).toBeLessThan(Math.min(...articleOdds))
})

test('prose without furniture is left alone at every threshold', () => {
  for (const preset of ['careful', 'balanced', 'strict'] as const) {
    const record = clean({raw: article.slice(1).join('\n'), lang: 'fr'}, createPipeline({preset}))
    expect(record.removed).toEqual([])
  }
})

test('text that lost its lines is cut where a line may have ended', () => {
  const raw = [...menu, ...article, ...article.slice(1), ...article.slice(1), ...article.slice(1), ...footer].join(' ')
  const doc = read(raw)
  const {text, pieces} = piecesOf(doc, lang('fr'), 2500)
  const found = pieces.map(({start, end}) => text.slice(start, end))
  expect(found).toContain('Accueil')
  expect(found.join(' ').replace(/\s+/gu, ' ')).toBe(text.replace(/\s+/gu, ' '))
})

test('a page in order is like itself a few lines on; a shuffled one is not', () => {
  const page = [...menu, ...menu, ...article, ...article, ...article, ...footer, ...footer]
  const mixed = page.map((_, i) => page[(i * 23) % page.length])
  expect(order(page)).toBeGreaterThan(0.1)
  expect(order(mixed)).toBeLessThan(0.06)
})

test('whatever the text, pieces are in order and disjoint', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines, 'a', '…', '12', '«', '. ', '|', 'Éa'), {minLength: 1, maxLength: 60}), (parts) => {
      const {pieces} = piecesOf(read(parts.join(' ').padEnd(2600, ' x')), lang('fr'), 2500)
      pieces.forEach(({start, end}, i) => {
        expect(end).toBeGreaterThanOrEqual(start)
        if (i > 0) expect(start).toBeGreaterThanOrEqual(pieces[i - 1].end)
      })
    })
  )
})

function read(raw: string): Doc {
  const pipeline = createPipeline({stages: [sentences()]})
  const file = toFile({raw, lang: 'fr'})
  return pipeline.processor.runSync(pipeline.processor.parse(file), file)
}

function order(page: readonly string[]): number {
  const {codes, words, pieces} = piecesOf(read(page.join('\n')), lang('fr'), 2500)
  return orderOf(readUnits(codes, words, pieces, lang('fr')))
}
