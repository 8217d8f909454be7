import {describe, expect, test} from 'vitest'
import {hasFiniteVerb, lacksFiniteVerb} from '../../src/bridge/finite-verb.ts'
import {verbForms} from '../../src/bridge/verb-forms.ts'
import {lang} from '../../src/lang/index.ts'

describe('a finite verb in French', () => {
  test.each([
    'Le port a été fermé hier.',
    'Le port est fermé.',
    'Les marins sont partis.',
    'Un accord fut signé à Brest.',
    'La maire répond aux habitants',
    'Les pêcheurs réclament une aide',
    'Il pleut.',
    'Ne touchez pas au filet.',
    'La ville n’existe plus',
    'Qui sait ?',
    'Voici une photo du port.',
    'Les élus décideront demain',
    'Quelqu’un devrait fermer la porte.'
  ])('stands in %j', (text) => {
    expect(hasFiniteVerb(text, 'fr')).toBe(true)
  })

  test.each([
    "Le Conseil de sécurité de l'ONU saisi du conflit",
    'Fermeture du port de pêche',
    'Un port fermé depuis trois ans',
    'Comment sortir de la crise ?',
    'À suivre',
    'Ne pas ouvrir avant la fin du voyage',
    'Histoire de la marine à voile',
    'Des pêcheurs vivant de leur travail',
    'Portrait du commandant',
    'Bretagne, Normandie, Vendée',
    'Un lait entier'
  ])('is missing in %j', (text) => {
    expect(hasFiniteVerb(text, 'fr')).toBe(false)
    expect(lacksFiniteVerb(text, 'fr')).toBe(true)
  })

  test('is not denied where a form leaves it open', () => {
    expect(lacksFiniteVerb('Elle barbouille', 'fr')).toBe(false)
    expect(lacksFiniteVerb('Une tempête ravagea la côte.', 'fr')).toBe(false)
    expect(lacksFiniteVerb('La question reste ouverte.', 'fr')).toBe(false)
    expect(lacksFiniteVerb('Cette affaire porte sur la pêche.', 'fr')).toBe(false)
  })
})

describe('a finite verb in English', () => {
  test.each([
    ['The harbour was closed yesterday.', true],
    ['She sells fish', true],
    ['The harbour', false],
    ['History of the fishing industry', false]
  ])('in %j: %s', (text, finite) => {
    expect(hasFiniteVerb(text, 'en')).toBe(finite)
  })

  test('is left open where the tagger is known to err', () => {
    expect(hasFiniteVerb('Signed by both parties', 'en')).toBe(false)
    expect(lacksFiniteVerb('Signed by both parties', 'en')).toBe(false)
  })
})

test('other languages are left open', () => {
  expect(hasFiniteVerb('Der Hafen ist zu.', 'de')).toBe(false)
  expect(lacksFiniteVerb('Der Hafen ist zu.', 'de')).toBe(false)
  expect(hasFiniteVerb('', 'und')).toBe(false)
})

test.each([
  ['Fermeture du port de pêche', 'fr', true],
  ['Le port est fermé.', 'fr', false],
  ['Elle barbouille', 'fr', false],
  ['The harbour', 'en', false]
])('a verb is denied only where forms are listed: %j', (text, code, lacks) => {
  expect(lacksFiniteVerb(text, code)).toBe(lacks)
})

test('an empty text has none', () => {
  expect(hasFiniteVerb('', 'fr')).toBe(false)
})

test('forms are read in linear time', () => {
  const {likely} = verbForms(`${'d'.repeat(1_000_000)} ${'le '.repeat(300_000)}`, lang('fr'))
  expect(likely.size).toBe(0)
})
