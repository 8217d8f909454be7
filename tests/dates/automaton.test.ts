import fc from 'fast-check'
import {expect, test} from 'vitest'
import {between, compileAutomaton, digits, idAt, idOf, stopAt} from '../../src/dates/automaton.ts'

const words = ['mai', 'mars', 'ma', 'été', 'aujourd']
const stops = ['mars', 'mai', 'été']
const automaton = compileAutomaton(words)
stopAt(automaton, stops)
const text = fc.array(fc.constantFrom(...words, 'Mai', 'ÉTÉ', 'maison', 'x', 'ж', '1994', '5', ' ', ' ', '’', '-'), {maxLength: 20}).map((pieces) => pieces.join(''))

/** What stands in a text by a pattern: the words to stop at by their numbers with a minus, runs of digits as `digits`. */
function byPattern(text: string): number[] {
  return [...text.matchAll(/\p{L}+|\d+/gu)].map(([piece]) => (/\d/.test(piece) ? digits : stops.includes(piece.toLowerCase()) ? -(words.indexOf(piece.toLowerCase()) + 1) : 0)).filter((found) => found !== 0)
}

function byAutomaton(text: string): number[] {
  const {table, columns} = automaton
  const found: number[] = []
  const closed = `${text} `
  for (let i = 0, state = between; i < closed.length; ) {
    state = table[state + columns[closed.charCodeAt(i)]]
    if (state >= 0) i++
    else {
      found.push(state)
      while (state === digits && /\d/.test(closed[i])) i++
      state = between
    }
  }
  return found
}

test('stops at some of the words, whatever their case, and at runs of digits, as a pattern does', () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(byAutomaton(text)).toEqual(byPattern(text))
    })
  )
})

test('tells a word from its beginning and from a longer one', () => {
  expect(['mai', 'MARS', 'ma', 'm', 'maison', ''].map((word) => idOf(automaton, word, 0, word.length))).toEqual([1, 2, 3, 0, 0, 0])
})

test('tells the word that begins at a place, however far the text goes on', () => {
  fc.assert(
    fc.property(text, (text) => {
      for (const {0: piece, index} of text.matchAll(/\p{L}+/gu)) expect(idAt(automaton, text, index, text.length)).toBe(idOf(automaton, piece, 0, piece.length))
    })
  )
})
