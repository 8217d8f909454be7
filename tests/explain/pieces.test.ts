import {expect, test} from 'vitest'
import {closestCalls, folded, piecesOf} from '../../src/explain/pieces.ts'
import {clean} from '../laws.ts'

const record = clean({raw: `Un navire quitta Brest[4]. ${'Il revint. Il repartit. Il dormit. '}Puis il vira[5].`, lang: 'fr'})
const pieces = piecesOf(record)

test('pieces are all that was kept and removed, in raw order', () => {
  expect(pieces.map(({text, kept}) => (kept ? text : `- ${text}`))).toEqual(['Un navire quitta Brest.', '- [4]', 'Il revint.', 'Il repartit.', 'Il dormit.', 'Puis il vira.', '- [5]'])
})

test('a long run of what no rule spoke of is folded', () => {
  expect(folded(pieces).map((piece) => ('hidden' in piece ? piece.hidden : piece.text))).toEqual(['Un navire quitta Brest.', '[4]', 'Il revint.', 2, 'Puis il vira.', '[5]'])
})

test('the closest calls are nearest to the line on either side', () => {
  const scored = pieces.map((piece, i) => ({...piece, score: [0.9, null, 0.45, 0.52, 0.1, 0.5, 1][i]}))
  expect(closestCalls(scored, 4).map(({score}) => score)).toEqual([0.5, 0.52, 0.45, 0.9])
})
