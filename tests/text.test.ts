import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Edit} from '../src/text.ts'
import {Text} from '../src/text.ts'

/** The naive model: each character with its own raw range. */
interface Character {
  value: string
  start: number
  end: number
}
type Model = Character[]

const copy = (raw: string): Model => [...Array(raw.length).keys()].map((i) => ({value: raw[i], start: i, end: i + 1}))

const hull = (model: Model): [number, number] => [model[0].start, model.at(-1)!.end]

function edited(model: Model, edits: readonly Edit[]): Model {
  const result: Model = []
  let done = 0
  for (const {start, end, insert} of edits) {
    result.push(...model.slice(done, start))
    const point = start > 0 ? model[start - 1].end : (model[0]?.start ?? 0)
    const [from, to] = start < end ? hull(model.slice(start, end)) : [point, point]
    for (const value of insert) result.push({value, start: from, end: to})
    done = end
  }
  return [...result, ...model.slice(done)]
}

const string = fc.string({unit: fc.constantFrom('a', 'é', '&', ' ', '\n', '-', '«'), maxLength: 30})

/** Sorted disjoint edits of a text of the given length. */
const edits = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.nat(length), fc.string({unit: fc.constantFrom('x', 'y'), maxLength: 3})), {maxLength: 5})
    .map((list) => {
      const points = list.flatMap(([a, b]) => [a, b]).sort((a, b) => a - b)
      return list.map(([, , insert], i): Edit => ({start: points[2 * i], end: points[2 * i + 1], insert}))
    })

const edit = fc.gen().map((gen) => (length: number) => gen(edits, length))

function expectSame(text: Text, model: Model): void {
  expect(text.value).toBe(model.map((character) => character.value).join(''))
  model.forEach(({start, end}, i) => expect(text.raw(i, i + 1), `character ${i}`).toEqual([start, end]))
}

describe('Text against a naive model', () => {
  test('copies and slices', () => {
    fc.assert(
      fc.property(string, fc.nat(30), fc.nat(30), (raw, a, b) => {
        const [start, end] = [Math.min(a, b, raw.length), Math.min(Math.max(a, b), raw.length)]
        expectSame(Text.copy(raw).slice(start, end), copy(raw).slice(start, end))
        expectSame(Text.copy(raw, start, end), copy(raw).slice(start, end))
      })
    )
  })

  test('edits, any number one after the other, then slices', () => {
    fc.assert(
      fc.property(string, fc.array(edit, {maxLength: 4}), fc.nat(40), fc.nat(40), (raw, rounds, a, b) => {
        let text = Text.copy(raw)
        let model = copy(raw)
        for (const round of rounds) {
          const changes = round(text.length)
          text = text.edit(changes)
          model = edited(model, changes)
        }
        expectSame(text, model)
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        expectSame(text.slice(start, end), model.slice(start, end))
        if (start < end) expect(text.raw(start, end)).toEqual(hull(model.slice(start, end)))
      })
    )
  })

  test('joins parts with insertions between them', () => {
    fc.assert(
      fc.property(string, fc.array(fc.nat(30), {maxLength: 6}), (raw, cuts) => {
        const points = [0, ...cuts.map((point) => Math.min(point, raw.length)).sort((a, b) => a - b), raw.length]
        const parts = points.slice(1).map((end, i) => Text.copy(raw, points[i], end))
        expectSame(Text.join(parts), copy(raw))
        const joined = Text.join(parts.flatMap((part, i) => (i > 0 ? [' ', part] : [part])))
        expect(joined.value).toBe(parts.join(' '))
      })
    )
  })

  test('the pieces of a span cover the raw characters that it came from', () => {
    fc.assert(
      fc.property(string, edit, (raw, change) => {
        const changes = change(raw.length)
        const text = Text.copy(raw).edit(changes)
        const covered = [...text.rawPieces()].flatMap(([start, end]) => [...Array(end - start).keys()].map((i) => start + i))
        const gone = new Set(changes.filter(({insert}) => insert === '').flatMap(({start, end}) => [...Array(end - start).keys()].map((i) => start + i)))
        expect(covered).toEqual([...Array(raw.length).keys()].filter((i) => !gone.has(i)))
      })
    )
  })

  test('locate finds the characters whose raw ranges overlap a raw range', () => {
    fc.assert(
      fc.property(string, fc.array(edit, {maxLength: 4}), fc.nat(30), fc.nat(30), (raw, rounds, a, b) => {
        let text = Text.copy(raw)
        let model = copy(raw)
        for (const round of rounds) {
          const change = round(text.length)
          text = text.edit(change)
          model = edited(model, change)
        }
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const inside = [...model.keys()].filter((i) => model[i].start < end && model[i].end > start)
        const [from, to] = text.locate(start, end)
        if (inside.length === 0) expect(to - from).toBe(0)
        else expect([from, to]).toEqual([inside[0], inside.at(-1)! + 1])
      })
    )
  })
})

test('a character reference is one replaced piece', () => {
  const raw = 'L&rsquo;&eacute;t&eacute; 1914'
  const text = Text.join([Text.copy(raw, 0, 1), Text.replace('’', 1, 8), Text.replace('é', 8, 16), Text.copy(raw, 16, 17), Text.replace('é', 17, 25), Text.copy(raw, 25)])
  expect(text.value).toBe('L’été 1914')
  expect(raw.slice(...text.raw(0, 5))).toBe('L&rsquo;&eacute;t&eacute;')
  expect(raw.slice(...text.raw(6, 10))).toBe('1914')
})

test('edits out of order or out of range are refused', () => {
  const text = Text.copy('abc')
  expect(() => text.edit([{start: 2, end: 3, insert: ''}, {start: 0, end: 1, insert: ''}])).toThrow(RangeError)
  expect(() => text.edit([{start: 2, end: 4, insert: ''}])).toThrow(RangeError)
})
