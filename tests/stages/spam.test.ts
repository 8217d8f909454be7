import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {sentences, spam} from '../../src/stages/index.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [sentences(), spam()]})
const removed = (raw: string): string[] => clean({raw, lang: 'fr'}, pipeline).removed.map((removal) => removal.rule)

test('a list of search keywords', () => {
  const list = 'Vol Pas Cher Tunis, Meilleur Film 2019, Hôtel Bord De Mer, Recette Couscous Facile, Promo Machine À Laver, Camping Les Pins,'
  expect(removed(`Le maire a reçu le préfet.\n\n${list}`)).toEqual(['spam/keywords'])
})

test.each([
  'Étaient présents Jean Dupont, Marie Leroy, Paul Petit, Anne Morel, Luc Simon, Rose Faure.',
  'Il achète des pommes, des poires, des prunes, du pain, du vin, du fromage et du lait',
  'Paris, Lyon, Marseille',
  'Avec : Jean Dupont, Marie Leroy, Paul Petit, Anne Morel, Luc Simon, Rose Faure'
])('stays: %s', (list) => expect(removed(`Le maire a reçu le préfet.\n\n${list}`)).toEqual([]))

test.each([
  ['code', '```\nA, B, C, D, E, F = R, S, T, U, V, W\n```'],
  ['a row of a table', '| a | b |\n| --- | --- |\n| Lyon, Dijon, Lille, Nantes, Brest, Tours, Nice | Nord, Sud |']
])('%s stays', (_kind, raw) => expect(clean({raw, lang: 'fr', mediaType: 'text/markdown'}, pipeline).removed.filter(({rule}) => rule === 'spam/keywords')).toEqual([]))
