import {describe, expect, test} from 'vitest'
import type {Correction, Override} from '../../src/overrides/override.ts'
import {clean} from '../laws.ts'

const raw = 'Un navire quitta Brest le 3 mai 1911[4]. Il revint à Brest. Le vent souffle.\n\nLire aussi : Les plus beaux ports de la côte\n'

const said = (quote: string, does: Correction, before = '', after = ''): Override => ({document: 'a', quote, before, after, does, place: 'o.yaml:1'})

describe('overrides', () => {
  test('keep what a rule would remove', () => {
    expect(clean({raw, lang: 'fr'}).text).not.toContain('Lire aussi')
    const record = clean({raw, lang: 'fr', overrides: [said('Les plus beaux ports', {kind: 'keep'}), said('[4]', {kind: 'keep'})]})
    expect(record.text).toContain('le 3 mai 1911[4].')
    expect(record.text).toContain('Lire aussi : Les plus beaux ports de la côte')
  })

  test('keep and drop whole blocks of web pages', () => {
    const html = '<article><p>Le navire quitta Brest hier matin par un vent très fort.</p><nav><a href="/">Accueil</a> <a href="/b">Le port</a></nav><p>Il revint une semaine plus tard avec tout son équipage.</p></article>'
    const record = clean({raw: html, mediaType: 'text/html', lang: 'fr', overrides: [said('Le port', {kind: 'keep'}), said('Il revint une semaine plus tard avec tout son équipage.', {kind: 'drop'})]})
    expect(record.text).toContain('Le port')
    expect(record.text).not.toContain('Il revint')
    expect(record.removed).toContainEqual(expect.objectContaining({rule: 'overrides/drop', text: 'Il revint une semaine plus tard avec tout son équipage.'}))
  })

  test('drop what all rules would keep, with its raw place', () => {
    const record = clean({raw, lang: 'fr', overrides: [said('Il revint à Brest.', {kind: 'drop'})]})
    expect(record.sentences.map(({start, end}) => record.text.slice(start, end))).toEqual(['Un navire quitta Brest le 3 mai 1911.', 'Le vent souffle.'])
    expect(record.removed).toContainEqual(expect.objectContaining({rule: 'overrides/drop', raw: [41, 59], text: 'Il revint à Brest.'}))
  })

  test('say what a date means, that it is none, and that something else is one', () => {
    const overrides = [said('3 mai 1911', {kind: 'date', value: '1912-05-03'}), said('Le vent', {kind: 'date', value: '1913'})]
    expect(clean({raw, lang: 'fr', overrides}).dates).toMatchObject([
      {text: '3 mai 1911', value: '1912-05-03', earliest: '1912-05-03', surface: '1911-05-03', resolvedBy: 'override'},
      {text: 'Le vent', value: '1913', earliest: '1913-01-01', latest: '1913-12-31', surface: null}
    ])
    expect(clean({raw, lang: 'fr', overrides: [said('3 mai 1911', {kind: 'date', value: null})]}).dates).toEqual([])
  })

  test('say what an entity is, and that it is none', () => {
    const brest: Correction = {kind: 'entity', type: 'place', id: 'brest-litovsk'}
    const record = clean({raw, lang: 'fr', overrides: [said('Brest', brest, 'Un navire quitta ', ' le 3 mai 1911[4]'), said('Brest', {kind: 'entity', type: null, id: null}, ' Il revint à ', '. Le vent souffle.')]})
    expect(record.entities).toMatchObject([{start: 17, type: 'place', id: 'brest-litovsk', score: 1}])
  })

  test('that do not land are warnings with the nearest words', () => {
    const record = clean({raw, lang: 'fr', overrides: [said('Il revint à Quimper.', {kind: 'drop'})]})
    expect(record.warnings).toMatchObject([{rule: 'overrides/no-place', message: expect.stringMatching(/^o\.yaml:1: "Il revint à Quimper\.": .* nearest are ".*Il revint/) as unknown}])
  })

  test('about mentions in removed text are warnings too', () => {
    const record = clean({raw: 'Il pleut à Brest.\n\nLire aussi : Les ports de 1911 en images\n', lang: 'fr', overrides: [said('1911', {kind: 'date', value: '1911'})]})
    expect(record.warnings).toMatchObject([{rule: 'overrides/no-place', message: expect.stringContaining('not in one kept sentence') as unknown}])
  })
})
