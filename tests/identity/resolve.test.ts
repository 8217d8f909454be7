import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {EntityType} from '../../src/doc.ts'
import type {DocumentMentions} from '../../src/identity/resolve.ts'
import {resolveEntities} from '../../src/identity/resolve.ts'

const people = (id: string, ...texts: string[]): DocumentMentions => of('person', id, ...texts)
const of = (type: EntityType, id: string, ...texts: string[]): DocumentMentions => ({id, lang: 'fr', mentions: texts.map((text) => ({text, type}))})
const idsOf = (...documents: DocumentMentions[]): string[][] => resolveEntities(documents).ids.map((list) => list.map(({id, ambiguous}) => (ambiguous ? `${id}?` : id)))

describe('one thing has one id', () => {
  test.each([
    ['Haut-Karabagh', 'Haut-Karabakh'],
    ['États-Unis', 'USA'],
    ['Union soviétique', 'U.R.S.S.'],
    ['Erevan', 'Érévan'],
    ['Chouchi', 'Shushi'],
    ['Côte d’Ivoire', 'Côte d\'Ivoire']
  ])('%s = %s', (a, b) => {
    const [[one, two]] = idsOf(of('place', 'a', a, b))
    expect(two).toBe(one)
  })

  test.each([
    ['Karen Babyrian', 'Karen Babourian'],
    ['Gaydar Aliev', 'Heydar Aliyev'],
    ['Evguéni Chapochnikov', 'Yevgeny Shaposhnikov'],
    ['Salman Raduev', 'Salman Radouev']
  ])('%s = %s', (a, b) => {
    const [[one, two]] = idsOf(people('a', a, b))
    expect(two).toBe(one)
  })
})

describe('two things have two ids', () => {
  test.each([
    ['Marie Durand', 'Mario Durand'],
    ['Paul Morel', 'Paula Morel'],
    ['Ilham Aliyev', 'Heydar Aliyev'],
    ['Jean Martin', 'Jean Morton']
  ])('%s, %s', (a, b) => {
    const [[one, two]] = idsOf(people('a', a, b))
    expect(two).not.toBe(one)
  })

  test('of two types', () => {
    const {ids: [[person, place]]} = resolveEntities([{id: 'a', lang: 'fr', mentions: [{text: 'Valence', type: 'person'}, {text: 'Valence', type: 'place'}]}])
    expect(person.id).toMatch(/^valence-[0-9a-f]{6}$/)
    expect(place.id).toMatch(/^valence-[0-9a-f]{6}$/)
    expect(person.id).not.toBe(place.id)
  })
})

describe('a surname', () => {
  test('is the full name of its document', () => {
    expect(idsOf(people('a', 'Nizami Bakhmanov', 'N. Bakhmanov', 'Bakhmanov'), people('b', 'Irina Bakhmanov'))).toEqual([
      ['nizami-bakhmanov', 'nizami-bakhmanov', 'nizami-bakhmanov'],
      ['irina-bakhmanov']
    ])
  })

  test('is the only full name of the dataset', () => {
    expect(idsOf(people('a', 'Sarov'), people('b', 'Nina Sarov'))).toEqual([['nina-sarov'], ['nina-sarov']])
  })

  test('that fits several and nothing decides is ambiguous', () => {
    expect(idsOf(people('a', 'Sarov'), people('b', 'Nina Sarov'), people('c', 'Boris Sarov'))).toEqual([['sarov?'], ['nina-sarov'], ['boris-sarov']])
  })

  test('with another initial is someone else', () => {
    expect(idsOf(people('a', 'Nina Sarov', 'P. Sarov'))).toEqual([['nina-sarov', 'p-sarov']])
  })

  test('alone stands for itself', () => {
    expect(idsOf(people('a', 'Sarov'))).toEqual([['sarov']])
  })
})

test('an acronym is the name that its letters begin', () => {
  expect(idsOf(of('organization', 'a', 'Comité national olympique', 'CNO'))).toEqual([['comite-national-olympique', 'comite-national-olympique']])
})

test('rows: the commonest full form, aliases with counts, documents', () => {
  const {rows} = resolveEntities([people('b', 'Nina Sarov', 'Sarov', 'Sarov'), people('a', 'Nina Sarow', 'Nina Sarov')])
  expect(rows).toEqual([
    {
      id: 'nina-sarov',
      type: 'person',
      name: 'Nina Sarov',
      ambiguous: false,
      aliases: [{text: 'Nina Sarov', count: 2}, {text: 'Sarov', count: 2}, {text: 'Nina Sarow', count: 1}],
      documents: ['a', 'b']
    }
  ])
})

test('the order of documents and mentions changes nothing', () => {
  const texts = ['Nina Sarov', 'N. Sarov', 'Sarov', 'Boris Sarow', 'Heydar Aliyev', 'Gaydar Aliev', 'Aliev', 'Paris', 'USA', 'États-Unis', 'Haut-Karabagh', 'Karabakh', 'ONU', 'Nations unies']
  const mention = fc.record({text: fc.constantFrom(...texts), type: fc.constantFrom('person', 'place', 'organization')}) as fc.Arbitrary<{text: string; type: EntityType}>
  const dataset = fc.uniqueArray(fc.record({id: fc.string({minLength: 1, maxLength: 3}), lang: fc.constantFrom('fr', 'en'), mentions: fc.array(mention, {maxLength: 6})}), {selector: ({id}) => id, maxLength: 6})
  fc.assert(
    fc.property(dataset, (documents) => {
      const turned = [...documents].reverse().map(({mentions, ...document}) => ({...document, mentions: [...mentions].reverse()}))
      const one = resolveEntities(documents)
      const two = resolveEntities(turned)
      expect(two.rows).toEqual(one.rows)
      expect([...two.ids].reverse().map((list) => [...list].reverse())).toEqual(one.ids)
    })
  )
})

test('names that share all consonants take linear time', () => {
  const vowels = 'aeiou'
  const name = (n: number): string => `B${[...Array(8).keys()].map((k) => vowels[Math.floor(n / 5 ** k) % 5] + 'rdnm'[k % 4]).join('')}`
  const start = performance.now()
  resolveEntities([people('a', ...Array.from({length: 20_000}, (_, i) => name(i)))])
  expect(performance.now() - start).toBeLessThan(15_000)
})
