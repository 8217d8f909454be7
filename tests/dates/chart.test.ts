import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {State} from '../../src/dates/chart.ts'
import {Chart} from '../../src/dates/chart.ts'
import {compileGrammar} from '../../src/dates/grammar.ts'
import {symbolOf} from '../../src/dates/symbols.ts'
import {tokenAt} from '../../src/dates/tokens.ts'
import {lang} from '../../src/lang/index.ts'

const grammar = compileGrammar(lang('fr'))

/** The rows that fit the first tokens of a text, by how many tokens they take. */
function fits(chart: Chart, text: string): string[] {
  const found: string[] = []
  const passage = {text, start: 0, end: text.length}
  let state: State | null = null
  for (let token = tokenAt(passage, 0); token; token = tokenAt(passage, token.end)) {
    const tokenClass = chart.classes.numberOf(symbolOf(grammar.lexicon.automaton, text, token), token.capital)
    state = state === null ? chart.first(tokenClass) : chart.after(state, tokenClass, token.glued)
    if (state === null) break
    for (const {rule, slots} of state.fits) found.push(`${state.depth} ${rule.means}: ${slots.join(' ')}`)
  }
  return found
}

test('follows all rows at once, entries of several tokens and what rows make', () => {
  const chart = new Chart(grammar)
  expect(fits(chart, '12 mars 2001')).toContain('3 date: day month year')
  expect(fits(chart, 'vingt et un jours')).toContain('4 duration: number unit')
  expect(fits(chart, 'vers le 5 mai 1994')).toContain('5 approximate: approximate the Date')
  expect(fits(chart, '3e trimestre 2001')).toContain('4 quarter: nth quarter year')
  expect(fits(chart, 'maison 2001')).toEqual([])
})

test('tokens of one class lead to one state', () => {
  const chart = new Chart(grammar)
  const before = fits(chart, '12 juin 2001')
  const [first, second] = ['juin', 'octobre'].map((month) => chart.classes.numberOf(symbolOf(grammar.lexicon.automaton, month, tokenAt({text: month, start: 0, end: month.length}, 0)!), false))
  expect(first).toBe(second)
  expect(fits(chart, '15 octobre 1999')).toEqual(before)
})

test('rows that touch need tokens that touch', () => {
  const chart = new Chart(grammar)
  expect(fits(chart, '20:45')).toContain('3 clock: hour : minute')
  expect(fits(chart, '20 : 45')).not.toContain('3 clock: hour : minute')
})

test('finds the same whatever was read before, and when its states are made anew', () => {
  const words = fc.array(fc.constantFrom('le', 'du', '5', '12', '1994', 'mai', 'au', 'vers', 'fin', '-', '/', ':', 'h', 'XIXe', 'siècle', 'trois', 'jours', 'il y a', 'ce', 'soir', ','), {maxLength: 10})
  const chart = new Chart(grammar)
  const forgetful = new Chart(grammar, 0)
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      expect(fits(chart, text)).toEqual(fits(forgetful, text))
    }),
    {numRuns: 200}
  )
})
