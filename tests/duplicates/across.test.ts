import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repeatsAcross} from '../../src/duplicates/across.ts'
import type {Fingerprint} from '../../src/duplicates/fingerprint.ts'
import {fingerprintOf} from '../../src/duplicates/fingerprint.ts'
import {mergeTallies, tallyOf} from '../../src/duplicates/tally.ts'
import {createPipeline} from '../../src/pipeline.ts'
import {duplicates, sentences} from '../../src/stages/index.ts'

const options = {minWords: 12, furnitureDocuments: 3, furnitureWords: 8, documentSimilarity: 0.9, documentWords: 50}
const pipeline = createPipeline({stages: [sentences(), duplicates()]})

const fingerprint = (id: string, raw: string): Fingerprint => fingerprintOf(pipeline.clean({id, raw, lang: 'fr'}), options)

/** Sentences of a story of which no two are alike. */
const story = (name: string, from = 1, to = 12): string =>
  Array.from({length: to - from + 1}, (_, i) => `Le ${name} numéro ${from + i} traverse la vallée ${name}${from + i} avec ${i + from + 20} voyageurs venus de la gare${i + from} du sud.`).join(' ')

const footer = 'Retrouvez chaque matin toute l’actualité de la région dans votre boîte aux lettres.'

/** What repeats, as `document: rule → document that stays`. */
const found = (documents: Readonly<Record<string, string>>, more = {}): string[] =>
  [...repeatsAcross(Object.entries(documents).map(([id, raw]) => fingerprint(id, raw)), {...options, ...more})].flatMap(([id, repeats]) =>
    repeats.map(({rule, copyOf, raw}) => `${id}: ${rule} → ${copyOf.document}: ${documents[id].slice(...raw).length}`)
  )

describe('whole documents', () => {
  test('of two alike the one with more words stays', () => {
    const a = story('train')
    const b = `${a} Fin de la dépêche.`
    expect(found({a, b})).toEqual([`a: duplicates/document → b: ${a.length}`])
  })

  test('of equals the lower id stays', () => {
    expect(found({b: story('train'), a: story('train'), c: story('train')})).toEqual(['b', 'c'].map((id) => `${id}: duplicates/document → a: ${story('train').length}`))
  })

  test('an excerpt goes, the longer document stays', () => {
    expect(found({a: story('train', 4, 8), b: story('train')})).toEqual([`a: duplicates/document → b: ${story('train', 4, 8).length}`])
  })

  test('a form with other names and numbers is no copy', () => {
    const form = (name: string, number: number): string => `${Array.from({length: 8}, (_, i) => `le conseil décide, après en avoir délibéré, que la mesure de rang ${'i'.repeat(i + 1)} sera mise en œuvre dès sa publication.`).join(' ')} Fait à ${name}, par ${name} ${name}son, le ${number}.`
    expect(found({a: form('Lyon', 3), b: form('Dijon', 4)})).toEqual([])
  })

  test('short documents may be equal', () => {
    expect(found({a: 'Le conseil municipal a voté hier soir le budget.', b: 'Le conseil municipal a voté hier soir le budget.'})).toEqual([])
  })
})

describe('passages', () => {
  test('what stands in many documents stays in the one of the lowest id', () => {
    const documents = Object.fromEntries(['d', 'b', 'c'].map((name) => [name, `${story(name)}\n\n${footer}`]))
    expect(found(documents)).toEqual(['c', 'd'].map((id) => `${id}: duplicates/furniture → b: ${footer.length}`))
    expect(found(documents, {furnitureDocuments: 4})).toEqual([])
    expect(found(documents, {furnitureDocuments: 0})).toEqual([])
  })

  test('never stays in a document that goes as a whole', () => {
    const documents = {a: `${story('b')}\n\n${footer}`, b: `${story('b', 1, 13)}\n\n${footer}`, c: `${story('c')}\n\n${footer}`, d: `${story('d')}\n\n${footer}`}
    expect(found(documents).map((line) => line.replace(/: \d+$/, '')).sort()).toEqual(['a: duplicates/document → b', 'c: duplicates/furniture → b', 'd: duplicates/furniture → b'])
  })
})

describe('whatever the order and the parts', () => {
  const names = ['train', 'car', 'vélo', 'tram']
  const text = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({min: 1, max: 4}), fc.boolean()), {minLength: 1, maxLength: 3})
  const documents = fc.array(text, {minLength: 1, maxLength: 9}).map((list) => list.map((parts, i) => fingerprint(`id${i}`, parts.map(([name, from, more]) => story(name, from, from + 5) + (more ? `\n\n${footer}` : '')).join('\n\n'))))

  test('the same repeats are found', () => {
    const shuffled = documents.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, {minLength: list.length})))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const sorted = (fingerprints: Fingerprint[]) => [...repeatsAcross(fingerprints, options)].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(other)).toEqual(sorted(list))
      }),
      {numRuns: 40}
    )
  })

  test('every copy that is named stays', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const repeats = repeatsAcross(list, options)
        for (const {rule, copyOf} of [...repeats.values()].flat()) {
          for (const other of repeats.get(copyOf.document!) ?? []) {
            // Of a document that stays, a footer may go that stands in a third one.
            if (rule === 'duplicates/document') expect(other.rule).toBe('duplicates/furniture')
            else expect(other.raw[0] >= copyOf.raw[1] || other.raw[1] <= copyOf.raw[0]).toBe(true)
          }
        }
      }),
      {numRuns: 40}
    )
  })

  test('tallies merge to the same', () => {
    const parted = documents.chain((list) => fc.tuple(fc.constant(list), fc.array(fc.nat(2), {minLength: list.length, maxLength: list.length})))
    fc.assert(
      fc.property(parted, ([list, parts]) => {
        const parted = [2, 0, 1].map((part) => mergeTallies(list.filter((_, i) => parts[i] === part).reverse().map(tallyOf)))
        expect(mergeTallies(parted)).toEqual(mergeTallies(list.map(tallyOf)))
      }),
      {numRuns: 40}
    )
  })
})
