import {readdirSync, statSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {lexicon} from '../../src/entities/lexicon.ts'
import {lang, languages} from '../../src/lang/index.ts'
import {readWords} from '../../src/lang/words.ts'

const folder = fileURLToPath(new URL('../../src/lang/', import.meta.url))
const made = ['names/cities', 'names/first-names', 'fr/communes', 'fr/regions', 'en/regions']

test('lists made by script are sorted, without repetition, and small', () => {
  for (const list of made) {
    const [pack, name] = list.split('/')
    for (const entries of readWords(pack, name).values()) expect(entries, list).toEqual([...new Set(entries)].sort())
  }
  const bytes = made.reduce((sum, list) => sum + statSync(`${folder}${list}.txt`).size, 0)
  expect(bytes).toBeLessThan(512_000)
  expect(readdirSync(`${folder}names`).sort()).toEqual(['cities.txt', 'first-names.txt', 'legal-forms.txt', 'spelling.txt'])
})

describe.each(languages())('the pack %s', (code) => {
  test('has no entry twice in a section', () => {
    for (const [section, entries] of lang(code).words('entities')) expect(entries, section).toEqual([...new Set(entries)])
  })

  test('names a place of every region of its list', () => {
    const {names} = lexicon(lang(code))
    for (const region of ['canada', 'portugal', 'chili']) if (code === 'fr') expect(names(region).name?.type).toBe('place')
    expect(names('los').phrases.length).toBeGreaterThan(2)
  })
})
