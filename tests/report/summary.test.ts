import {describe, expect, test} from 'vitest'
import {compare} from '../../src/compare.ts'
import {clean} from '../../src/library.ts'
import {Summary} from '../../src/report/summary.ts'
import {statementKey, statementsOf} from '../../src/run/timeline.ts'
import {Totals, countsOf, tallyOf} from '../../src/run/totals.ts'
import type {Entities, Manifest} from '../../src/schemas.ts'

const texts = ['Le 3 mai 1911, Marie Curie quitta Paris pour Stockholm[4].', 'En 1911, Paris est en fête. En 1867, Marie Curie naît à Varsovie.']

describe('Summary', () => {
  test('adds up reasons, languages, years and company', () => {
    const records = texts.map((raw, n) => ({...clean({raw, lang: 'fr'}), id: String(n)}))
    const totals = new Totals()
    for (const record of records) totals.add(tallyOf(record))
    const documents = records.map((record) => ({id: record.id, file: '', sha256: '', source: '', line: null, input: '', error: null, counts: countsOf(record)}))
    const manifest: Manifest = {schema: 'tamis/manifest@1', version: '1', config: '', stages: [], ...totals.sums, files: {}, documents}
    const ids = [...new Set(records.flatMap(({entities}) => entities.map(({id}) => id)))].sort()
    const entities = ids.map((id): Entities['entities'][number] => ({id, type: 'other', name: id, ambiguous: false, aliases: [{text: id, count: 2}], documents: ['0']}))
    const summary = new Summary(manifest)
    for (const entity of entities) summary.addEntity(entity)
    for (const [n, record] of records.entries()) summary.addDocument(n, record)
    for (const statement of records.flatMap(statementsOf).sort((a, b) => compare(statementKey(a), statementKey(b)))) summary.addStatement(statement)
    const {index} = summary
    expect(summary.documents.map(({id, reasons}) => [id, reasons])).toEqual([['0', ['citation']], ['1', []]])
    expect(index.languages).toEqual([['fr', 2]])
    expect(index.timeline).toEqual({statements: 3, years: [[1867, 1, 0], [1911, 2, 1]]})
    expect(index.rules[0]).toMatchObject({rule: 'references/marker', reason: 'citation', removals: 1, characters: 3})
    const names = (id: string): string[] => summary.together(ids.indexOf(id)).map(([, name]) => name)
    expect(names('stockholm').sort()).toEqual(['marie-curie', 'paris'])
    expect(names('varsovie')).toEqual(['marie-curie'])
  })
})
