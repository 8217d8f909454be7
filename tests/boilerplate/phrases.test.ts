import fc from 'fast-check'
import {expect, test} from 'vitest'
import {firstPhrase, phrasesOn} from '../../src/boilerplate/phrases.ts'
import {codesOf} from '../../src/codes.ts'
import {lang} from '../../src/lang/index.ts'

const find = (text: string, start?: number, end?: number) => firstPhrase(phrasesOn(codesOf(text).slice(), lang('fr')), start, end)

test('a phrase is found in any case, with or without accents, as a whole', () => {
  const text = 'Bonjour. TOUS DROITS RESERVES'
  expect(find(text)).toMatchObject({start: 9, end: 29})
  expect(find('tous droits réservésx')).toBeNull()
})

test('a part of a text holds what it would hold alone', () => {
  const piece = fc.constantFrom('Tous droits réservés', 'tous droits', 'Lire aussi', 'le port', '©', ',', '.', 'Crédit photo', 'é')
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 3}), fc.array(piece, {minLength: 1, maxLength: 4}), fc.array(piece, {maxLength: 3}), (before, part, after) => {
      const [left, middle, right] = [before, part, after].map((pieces) => pieces.join(' '))
      const whole = `${left} ${middle} ${right}`
      expect(find(whole, left.length + 1, left.length + 1 + middle.length)).toEqual(find(middle))
    })
  )
})
