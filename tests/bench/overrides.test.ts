import {expect, test} from 'vitest'
import {casesOf} from '../../bench/overrides.ts'
import {parseOverrides} from '../../src/overrides/parse.ts'
import {createPipeline} from '../../src/pipeline.ts'

const raw = 'Un navire quitta Brest le 3 mai 1911[4]. Il revint à Brest. Le vent souffle.\n\nLire aussi : Les plus beaux ports de la côte\n'

const yaml = `
- {document: a, keep: "Le vent souffle."}
- {document: a, keep: "[4]"}
- {document: a, drop: "Les plus beaux ports de la côte"}
- {document: a, drop: "Il revint à Brest. Le vent"}
- {document: a, date: 3 mai 1911, value: 1911-05-03}
- {document: a, date: 3 mai 1911, value: 1912-05-03}
- {document: a, date: Le vent, value: null, after: " souffle."}
- {document: a, entity: Brest, type: place, before: "quitta ", after: " le 3 mai"}
- {document: a, entity: Brest, type: null, before: "quitta ", after: " le 3 mai"}
- {document: a, drop: "Il n'en est rien."}
`

test('a correction is a case of gold: met when the stages alone say what the person says, and none when its words are gone', () => {
  const {corrections} = parseOverrides(yaml, 'a.yaml')
  const cases = casesOf({raw, lang: 'fr', overrides: corrections}, corrections, createPipeline())
  expect(cases.map(({isMet}) => isMet)).toEqual([true, false, true, false, true, false, true, true, false, null])
})
