import {expect, test} from 'vitest'
import {unknownWord} from '../../src/entities/known-word.ts'
import {tokenize} from '../../src/entities/tokens.ts'

const none = {abbreviations: new Set<string>(), ordinalSuffixes: new Set(['e']), romanSuffixes: new Set(['e']), known: () => unknownWord}
const shapes = (text: string): string[] => tokenize(text, [0, text.length], none).tokens.map((token) => `${token.text} ${token.shape}`)
const gaps = (text: string, abbreviations: ReadonlySet<string> = none.abbreviations): string[] => tokenize(text, [0, text.length], {...none, abbreviations}).tokens.map((token) => token.gap)

test('shapes', () => {
  expect(shapes('Le Su-25 de N. Sarov, 9K33, OTAN, U.R.S.S., XIVe, 21e, 21st, 2020')).toEqual([
    'Le capital', 'Su-25 model', 'de lower', 'N. initial', 'Sarov capital', '9K33 model', 'OTAN upper', 'U.R.S.S. upper', 'XIVe ordinal', '21e ordinal', '21st number', '2020 number'
  ])
})

test('gaps', () => {
  expect(gaps('Un mot, l’autre (encore). Fin « mot » mot')).toEqual(['sentence', 'space', 'comma', 'apostrophe', 'break', 'sentence', 'sentence', 'break'])
  expect(gaps('Le Dr. Weiss', new Set(['dr']))).toEqual(['sentence', 'space', 'space'])
})

test('offsets count from the start of the text', () => {
  const text = 'abc Lyon def'
  const {starts, ends} = tokenize(text, [4, 12], none)
  expect(starts.map((start, i) => text.slice(start, ends[i]))).toEqual(['Lyon', 'def'])
})
