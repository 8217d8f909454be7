import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Marked} from '../../../src/report/page/spans.ts'
import {marksByStretch, pieces} from '../../../src/report/page/spans.ts'

const text = 'abcdefghijklmnopqrstuvwxyz'

const span = fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom<Marked['kind']>('removed', 'sentence', 'entity', 'date'))

const marks = fc.array(span).map((spans) =>
  spans.map(([a, b, kind], i): Marked => ({start: Math.min(a, b), end: Math.max(a, b), kind, key: String(i), look: '', title: ''}))
)

describe('pieces', () => {
  test('hold all of the text once, each with the marks that cover it', () => {
    fc.assert(
      fc.property(marks, (marks) => {
        const made = pieces(text, marks)
        expect(made.map(({text}) => text).join('')).toBe(text)
        let at = 0
        for (const piece of made) {
          const covering = marks.filter(({start, end}) => start <= at && end >= at + piece.text.length && end > start)
          expect(new Set(piece.marks)).toEqual(new Set(covering))
          at += piece.text.length
        }
      })
    )
  })

  test('set a date inside an entity inside a sentence', () => {
    const at = (kind: Marked['kind'], start: number, end: number): Marked => ({kind, start, end, key: kind, look: '', title: ''})
    const [, , date] = pieces(text, [at('date', 4, 6), at('entity', 2, 8), at('sentence', 0, 26)])
    expect(date).toMatchObject({text: 'ef', marks: [{kind: 'sentence'}, {kind: 'entity'}, {kind: 'date'}]})
  })
})

test('marksByStretch finds what a look at every mark finds', () => {
  fc.assert(
    fc.property(marks, fc.uniqueArray(fc.integer({min: 1, max: 25})), (marks, cuts) => {
      const ends = [...cuts.sort((a, b) => a - b), text.length]
      const stretches = ends.map((end, i) => ({start: ends[i - 1] ?? 0, end}))
      const expected = stretches.map(({start, end}) => new Set(marks.filter((mark) => mark.start < end && mark.end > start)))
      expect(marksByStretch(marks, stretches).map((list) => new Set(list))).toEqual(expected)
    })
  )
})
