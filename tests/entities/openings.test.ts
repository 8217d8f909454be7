import {expect, test} from 'vitest'
import {indexOpenings, openingOf, Openings, openingsOf} from '../../src/entities/openings.ts'
import {wordsOf} from '../../src/entities/gazetteer.ts'
import {lang} from '../../src/lang/index.ts'
import {readWords} from '../../src/lang/words.ts'

const source = '# Made for this test.\nbois\nbois-le-roi\nÉpinal sur mer # on the coast\n\n[common]\nl\'orme\nbois\n'

test.each([
  ['bois', [['bois', ''], ['bois', 'common'], ['bois', 'woods']]],
  ['bois-le-roi', [['bois-le-roi', '']]],
  ['epinal', [['Épinal sur mer', '']]],
  ["l'", [["l'orme", 'common']]],
  ['bosquet', [['bosquet', 'woods-small']]],
  ['orme', []],
  ['common', []],
  ['', []]
])('what begins with %j is found, in order, with its list', (word, expected) => {
  const openings = new Openings(indexOpenings([['', source]]), indexOpenings([['woods', 'bois\n[small]\nbosquet'], ['none', '']]))
  expect(openings.of(openingOf(word)).map(({text, list}) => [text, list])).toEqual(expected)
})

test('every entry of the lists of names is found by its first word', () => {
  const openings = openingsOf(lang('fr'))
  for (const [pack, name] of [['names', 'cities'], ['names', 'first-names'], ['fr', 'communes'], ['fr', 'regions'], ['fr', 'entities']]) {
    const lost = [...readWords(pack, name).values()].flat().filter((entry) => !openings.of(openingOf(wordsOf(entry)[0] ?? entry)).some(({text}) => text === entry))
    expect(lost, name).toEqual([])
  }
})
