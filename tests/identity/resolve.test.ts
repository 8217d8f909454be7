import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {EntityType} from '../../src/doc.ts'
import type {DocumentMentions} from '../../src/identity/resolve.ts'
import {joinSpellings, resolveEntities, spellingsOf} from '../../src/identity/resolve.ts'

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

const texts = ['Nina Sarov', 'N. Sarov', 'Sarov', 'Boris Sarow', 'Heydar Aliyev', 'Gaydar Aliev', 'Aliev', 'Paris', 'USA', 'États-Unis', 'Haut-Karabagh', 'Karabakh', 'ONU', 'Nations unies']
const mention = fc.record({text: fc.constantFrom(...texts), type: fc.constantFrom('person', 'place', 'organization')}) as fc.Arbitrary<{text: string; type: EntityType}>
const dataset = fc.uniqueArray(fc.record({id: fc.string({minLength: 1, maxLength: 3}), lang: fc.constantFrom('fr', 'en'), mentions: fc.array(mention, {maxLength: 6})}), {selector: ({id}) => id, maxLength: 6})

describe('of any dataset', () => {
  test('the order of the documents changes nothing', () => {
    fc.assert(
      fc.property(dataset, (documents) => {
        const one = resolveEntities(documents)
        const two = resolveEntities([...documents].reverse())
        expect(two.rows).toEqual(one.rows)
        expect([...two.ids].reverse()).toEqual(one.ids)
      })
    )
  })

  test('the order of two names does not tell whether they are one', () => {
    fc.assert(
      fc.property(mention, mention, (a, b) => {
        const same = (mentions: DocumentMentions['mentions']) => new Set(resolveEntities([{id: 'a', lang: 'fr', mentions}]).ids[0].map(({id}) => id)).size === 1
        expect(same([b, a])).toBe(same([a, b]))
      })
    )
  })

  test('parts give the spellings of the whole, however they are joined', () => {
    fc.assert(
      fc.property(dataset, fc.nat(6), (documents, cut) => {
        const parts = documents.map(spellingsOf)
        const whole = joinSpellings(parts)
        expect([...joinSpellings([joinSpellings(parts.slice(cut)), joinSpellings(parts.slice(0, cut))])]).toEqual([...whole])
        expect([...joinSpellings([whole, joinSpellings([])])]).toEqual([...whole])
      })
    )
  })

  test('each mention has a row, each row its mentions, and no id stands twice', () => {
    fc.assert(
      fc.property(dataset, (documents) => {
        const {ids, rows} = resolveEntities(documents)
        expect(rows.map(({id}) => id)).toEqual([...new Set(ids.flatMap((list) => list.map(({id}) => id)))].sort())
        const count = rows.reduce((sum, {aliases}) => sum + aliases.reduce((all, alias) => all + alias.count, 0), 0)
        expect(count).toBe(documents.reduce((sum, {mentions}) => sum + mentions.length, 0))
      })
    )
  })

  test('a document about other things changes no id', () => {
    const other = {...of('organization', 'zzzz', 'Compagnie des chaussures', 'Société du gaz'), lang: 'fr'}
    fc.assert(
      fc.property(dataset, (documents) => {
        expect(resolveEntities([...documents, other]).ids.slice(0, -1)).toEqual(resolveEntities(documents).ids)
      })
    )
  })

  test('a bare surname of several people, in a document that says nothing else, is never given to one', () => {
    const given = fc.uniqueArray(fc.constantFrom('Anna', 'Boris', 'Irina', 'Oleg', 'Vera', 'Igor'), {minLength: 2})
    fc.assert(
      fc.property(given, fc.constantFrom('Sarov', 'Belov', 'Tikhonov', 'Markarian'), (names, surname) => {
        const [[bare]] = resolveEntities([people('a', surname), ...names.map((name) => people(name, `${name} ${surname}`))]).ids
        expect(bare).toEqual({id: surname.toLowerCase(), ambiguous: true})
      })
    )
  })
})

describe('several bearers of a surname', () => {
  const others = (n: number): string[] => Array.from({length: n}, (_, i) => `Paul ${'BDFGLMNPRSTVZ'[i % 13]}${i < 13 ? 'o' : 'a'}lin`)
  const last = (list: string[] | undefined): string => list!.at(-1)!

  test('the only one of the document has it, before and soon after', () => {
    const far = people('b', 'Boris Sarov')
    expect(last(idsOf(people('a', 'Nina Sarov', ...others(26), 'Sarov'), far)[0])).toBe('nina-sarov')
    expect(idsOf(people('a', 'Sarov', 'Nina Sarov'), far)[0][0]).toBe('nina-sarov')
    expect(idsOf(people('a', 'Sarov', ...others(26), 'Nina Sarov'), far)[0][0]).toBe('sarov?')
  })

  test('of two in a document, the one just named has it', () => {
    expect(idsOf(people('a', 'Boris Sarov', ...others(10), 'Nina Sarov', 'Sarov'))[0].at(-1)).toBe('nina-sarov')
    expect(idsOf(people('a', 'Boris Sarov', 'Nina Sarov', 'Sarov'))[0].at(-1)).toBe('sarov?')
  })

  test('neighbours that stand beside one of them only decide', () => {
    const bare = people('a', 'Sarov', 'Irina Belova', 'Oleg Tikhonov')
    const nina = people('b', 'Nina Sarov', 'Irina Belova', 'Oleg Tikhonov')
    expect(idsOf(bare, nina, people('c', 'Boris Sarov'))[0][0]).toBe('nina-sarov')
    expect(idsOf(bare, nina, people('c', 'Boris Sarov', 'Irina Belova', 'Oleg Tikhonov'))[0][0]).toBe('sarov?')
    expect(idsOf(people('a', 'Sarov', 'Irina Belova'), nina, people('c', 'Boris Sarov'))[0][0]).toBe('sarov?')
  })
})

test('a rare type of a spelling is a slip of the tagger', () => {
  const place = of('place', 'a', 'Zarkhov', 'Zarkhov', 'Zarkhov', 'Zarkhov')
  expect(resolveEntities([place, of('organization', 'b', 'Zarkhov')]).rows).toMatchObject([{id: 'zarkhov', type: 'place', documents: ['a', 'b']}])
  expect(resolveEntities([place, of('organization', 'b', 'Zarkhov', 'Zarkhov')]).rows).toHaveLength(2)
})

test('alike names join no chain', () => {
  const [[a, b, c]] = idsOf(people('a', 'Karen Babyrian', 'Karen Babourian', 'Karen Babouran'))
  expect(new Set([a, b, c]).size).toBe(2)
})

test('names that share all consonants take linear time', () => {
  const vowels = 'aeiou'
  const name = (n: number): string => `B${[...Array(8).keys()].map((k) => vowels[Math.floor(n / 5 ** k) % 5] + 'rdnm'[k % 4]).join('')}`
  const before = process.cpuUsage()
  resolveEntities([people('a', ...Array.from({length: 20_000}, (_, i) => name(i)))])
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(15)
})
