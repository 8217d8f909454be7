import {describe, expect, test} from 'vitest'
import {aliasKey, conceptOf} from '../../src/identity/aliases.ts'
import {lang, languages} from '../../src/lang/index.ts'

describe.each(languages())('the tables of %s', (code) => {
  test.each(['aliases', 'countries'])('%s: no name and no key twice', (list) => {
    for (const [section, lines] of lang(code).words(list)) {
      const names = lines.flatMap((line) => line.replace(/^[a-z0-9-]+: /, '').split(' = '))
      const keys = lines.flatMap((line) => /^[a-z0-9-]+(?=: )/.exec(line) ?? [])
      expect(names, section).toEqual([...new Set(names)])
      expect(keys, section).toEqual([...new Set(keys)])
      for (const name of names) expect(conceptOf(name, section as 'place', lang(code), false), name).not.toBeNull()
    }
  })
})

test('keys fold case, accents, stops, hyphens and apostrophes', () => {
  expect(aliasKey('États-Unis d’Amérique')).toBe('etats unis d amerique')
  expect(aliasKey('U.R.S.S.')).toBe('urss')
})

test('a table of one language holds there first, and those of the others when they agree', () => {
  expect(conceptOf('EU', 'place', lang('fr'), true)?.key).toBe('place us')
  expect(conceptOf('EU', 'organization', lang('en'), true)?.key).toBe('organization eu')
  expect(conceptOf('Deutschland', 'place', lang('fr'), true)).toEqual({key: 'place de', name: 'Allemagne'})
  expect(conceptOf('Deutschland', 'place', lang('fr'), false)).toBeNull()
})

test('an official name is that of its country, with listed words only', () => {
  expect(conceptOf('république islamique d\'Iran', 'place', lang('fr'), true)?.key).toBe('place ir')
  expect(conceptOf('République de Venise', 'place', lang('fr'), true)).toBeNull()
  expect(conceptOf('République socialiste soviétique d\'Arménie', 'place', lang('fr'), true)).toBeNull()
})
