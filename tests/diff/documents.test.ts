import {describe, expect, it} from 'vitest'
import {diffDocuments, isEmpty} from '../../src/diff/documents.ts'
import {clean} from '../../src/library.ts'
import type {DocumentRecord} from '../../src/record.ts'

describe('diffDocuments', () => {
  it('says which sentences were lost and won, each of several equal ones by itself', () => {
    const before = clean({raw: 'La pluie tombe. Le vent souffle. La pluie tombe.', lang: 'fr'})
    const after = clean({raw: 'La pluie tombe. La neige fond.', lang: 'fr'})
    expect(diffDocuments(before, after).sentences).toEqual({lost: ['Le vent souffle.', 'La pluie tombe.'], won: ['La neige fond.']})
  })

  it('finds a date and an entity that changed in a sentence that did not', () => {
    const before = clean({raw: 'Le traité est signé à Lisbonne le 5 mai 1994.', lang: 'fr'})
    const after: DocumentRecord = {
      ...before,
      dates: before.dates.map((date) => ({...date, value: '1994-05-06'})),
      entities: before.entities.map((entity) => ({...entity, id: 'autre'}))
    }
    const diff = diffDocuments(before, after)
    expect(diff.dates).toEqual([{sentence: before.text, lost: ['5 mai 1994 = 1994-05-05'], won: ['5 mai 1994 = 1994-05-06']}])
    expect(diff.entities).toEqual([{sentence: before.text, lost: ['Lisbonne = place lisbonne'], won: ['Lisbonne = place autre']}])
    expect(diff.sentences).toEqual({lost: [], won: []})
  })

  it('says what is removed under which rule, and which fields changed', () => {
    const before = clean({raw: 'La pluie tombe.', lang: 'fr'})
    const removed: DocumentRecord['removed'] = [{raw: [0, 3], rule: 'spam/keywords', reason: 'seo-spam', score: null, text: 'Pub', copyOf: null}]
    const diff = diffDocuments(before, {...before, removed, lang: 'en'})
    expect(diff.removed).toEqual({lost: [], won: ['spam/keywords: Pub']})
    expect(diff.fields).toEqual([{field: 'lang', before: 'fr', after: 'en'}])
  })

  it('is empty when only places moved', () => {
    const before = clean({raw: 'La pluie tombe. Il vente le 5 mai 1994.', lang: 'fr'})
    const after = clean({raw: '\n\n  La pluie tombe. Il vente le 5 mai 1994.', lang: 'fr'})
    expect(isEmpty(diffDocuments(before, after))).toBe(true)
  })
})
