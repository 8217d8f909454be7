import {expect, test} from 'vitest'
import {openingOf, Openings, readOpenings} from '../../src/entities/openings.ts'
import {wordsOf} from '../../src/entities/gazetteer.ts'
import {readWords} from '../../src/lang/words.ts'

const source = '# Made for this test.\nbois\nbois-le-roi\nÉpinal sur mer # on the coast\n\n[common]\nl\'orme\nbois\n'

test.each([
  ['bois', [{text: 'bois', section: ''}, {text: 'bois', section: 'common'}]],
  ['bois-le-roi', [{text: 'bois-le-roi', section: ''}]],
  ['epinal', [{text: 'Épinal sur mer', section: ''}]],
  ["l'", [{text: "l'orme", section: 'common'}]],
  ['orme', []],
  ['common', []],
  ['', []]
])('what begins with %j is found, in order, with its section', (word, expected) => {
  expect(new Openings(source).of(openingOf(word))).toEqual(expected)
})

test('every entry of the long lists is found by its first word', () => {
  for (const [pack, name] of [['names', 'cities'], ['names', 'first-names'], ['fr', 'communes'], ['fr', 'entities']]) {
    const openings = readOpenings(pack, name)
    const lost = [...readWords(pack, name).values()].flat().filter((entry) => !openings.of(openingOf(wordsOf(entry)[0] ?? entry)).some(({text}) => text === entry))
    expect(lost, name).toEqual([])
  }
})
