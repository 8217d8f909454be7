import {describe, expect, test} from 'vitest'
import {parseOverrides} from '../../src/overrides/parse.ts'

describe('parseOverrides', () => {
  test('reads each kind, with its place', () => {
    const yaml = `# Corrections
- document: a
  keep: "[4]"
  before: "le 3 mai 1911"
- document: b
  drop: Lire aussi
  note: seen on every page
- document: a
  date: mai dernier
  value: 1994-05
- {document: a, entity: Aliev, type: person, id: gaydar-aliev}
- {document: a, entity: Mars, type: null}
- {document: a, date: l'an 1000, value: 1000}
- same: [Haut-Karabagh, Artsakh]
  note: one region
- {different: [Jean Dupont, J. Dupont]}
`
    const {corrections, identities} = parseOverrides(yaml, 'o.yaml')
    expect(identities).toEqual([
      {kind: 'same', names: ['Haut-Karabagh', 'Artsakh'], place: 'o.yaml:14'},
      {kind: 'different', names: ['Jean Dupont', 'J. Dupont'], place: 'o.yaml:16'}
    ])
    expect(corrections).toEqual([
      {document: 'a', quote: '[4]', before: 'le 3 mai 1911', after: '', does: {kind: 'keep'}, place: 'o.yaml:2'},
      {document: 'b', quote: 'Lire aussi', before: '', after: '', does: {kind: 'drop'}, place: 'o.yaml:5'},
      {document: 'a', quote: 'mai dernier', before: '', after: '', does: {kind: 'date', value: '1994-05'}, place: 'o.yaml:8'},
      {document: 'a', quote: 'Aliev', before: '', after: '', does: {kind: 'entity', type: 'person', id: 'gaydar-aliev'}, place: 'o.yaml:11'},
      {document: 'a', quote: 'Mars', before: '', after: '', does: {kind: 'entity', type: null, id: null}, place: 'o.yaml:12'},
      {document: 'a', quote: "l'an 1000", before: '', after: '', does: {kind: 'date', value: '1000'}, place: 'o.yaml:13'}
    ])
  })

  test.each([
    ['document: a', 'o.yaml:1: is not a list; begin each override with "- document: …"'],
    ['- document: a\n- keep: x', 'o.yaml:1: an override says one of keep, drop, date, entity, same, different'],
    ['- same: [Haut-Karabagh, …]', 'o.yaml:1: "same.1": holds a name without a letter'],
    ['- different: [a, b, c]', 'o.yaml:1: "different": Too big'],
    ['\n- keep: x', 'o.yaml:2: "document": Invalid input: expected string, received undefined'],
    ['- {document: a, keep: x, befor: y}', 'o.yaml:1: Unrecognized key: "befor"'],
    ['- {document: a, keep: " "}', 'o.yaml:1: "keep": says no words'],
    ['- {document: a, date: x, value: 5 mai}', 'o.yaml:1: "value": is not EDTF; write 1994-05-05, 1994-05, 1988/1994, 19XX …'],
    ['- {document: a, entity: x, type: person, id: ../x}', 'o.yaml:1: "id": is no id: letters, digits and hyphens'],
    ['- document: "a\n', 'o.yaml:2: Missing closing "quote']
  ])('says what is wrong in %j', (yaml, message) => {
    expect(() => parseOverrides(yaml, 'o.yaml')).toThrow(message)
  })

  test('an empty file says nothing', () => {
    expect(parseOverrides('# none yet\n', 'o.yaml')).toEqual({corrections: [], identities: []})
  })
})
