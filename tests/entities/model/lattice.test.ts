import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {after, canEnd, canStart, labelCount, labelsOf, namesOf, outside} from '../../../src/entities/model/labels.ts'
import {factorsOf, Lattice, transitionCount} from '../../../src/entities/model/lattice.ts'

/** Every labelling that is allowed, with its weight, counted out. */
function enumerate(scores: Float64Array, transitions: Float64Array, count: number): {labels: number[]; weight: number}[] {
  let all = [...Array(labelCount).keys()].filter((label) => canStart[label]).map((label) => ({labels: [label], weight: scores[label] + transitions[labelCount * labelCount + label]}))
  for (let i = 1; i < count; i++) {
    all = all.flatMap(({labels, weight}) => {
      const last = labels[labels.length - 1]
      return [...after[last]].map((label) => ({labels: [...labels, label], weight: weight + transitions[last * labelCount + label] + scores[i * labelCount + label]}))
    })
  }
  return all.filter(({labels}) => canEnd[labels[count - 1]])
}

const numbers = (length: number) => fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: length, maxLength: length}).map((list) => Float64Array.from(list))
const sentence = fc.integer({min: 1, max: 3}).chain((count) => fc.record({count: fc.constant(count), scores: numbers(count * labelCount), transitions: numbers(transitionCount)}))

describe('against all labellings counted out', () => {
  test('the best one, and how probable its names are', () => {
    fc.assert(
      fc.property(sentence, ({count, scores, transitions}) => {
        const all = enumerate(scores, transitions, count)
        const lattice = new Lattice(Infinity)
        lattice.open(count)
        lattice.scores.set(scores)
        const labels = new Uint8Array(count)
        lattice.choose(0, count)
        lattice.decode(0, count, transitions, labels)
        const best = all.reduce((top, next) => (next.weight > top.weight ? next : top))
        expect(all.find((one) => one.labels.join() === labels.join())?.weight).toBeCloseTo(best.weight, 9)
        const factors = factorsOf(transitions)
        const total = lattice.sum(0, count, factors)
        const sum = all.reduce((mass, {weight}) => mass + Math.exp(weight), 0)
        for (const {from, to, type} of namesOf(labels, 0, count)) {
          const wanted = labelsOf(type, to - from)
          const mass = all.filter((one) => wanted.every((label, k) => one.labels[from + k] === label)).reduce((part, {weight}) => part + Math.exp(weight), 0)
          expect(lattice.probability(wanted, from, factors, total)).toBeCloseTo(mass / sum, 9)
        }
      }),
      {numRuns: 15}
    )
  })
})

test('tokens between others that are outside are labelled as the middle of the whole', () => {
  fc.assert(
    fc.property(numbers(2 * labelCount), numbers(transitionCount), (scores, transitions) => {
      const whole = new Lattice(Infinity).open(4)
      whole.scores.fill(-1000)
      whole.scores.set(scores, labelCount)
      whole.scores[0] = whole.scores[3 * labelCount] = 0
      const part = new Lattice(Infinity).open(4)
      part.scores.set(scores, labelCount)
      const [all, middle] = [new Uint8Array(4), new Uint8Array(4)]
      whole.choose(0, 4)
      part.choose(1, 3)
      whole.decode(0, 4, transitions, all)
      part.decode(1, 3, transitions, middle, outside, outside)
      expect(middle).toEqual(all)
      const factors = factorsOf(transitions)
      const [total, sum] = [whole.sum(0, 4, factors), part.sum(1, 3, factors, outside, outside)]
      const names = [labelsOf('place', 1), labelsOf('person', 2)]
      for (const labels of names) expect(part.probability(labels, 1, factors, sum)).toBeCloseTo(whole.probability(labels, 1, factors, total), 9)
    }),
    {numRuns: 15}
  )
})

test('labels of names and back', () => {
  const labels = Uint8Array.from([0, ...labelsOf('place', 3), ...labelsOf('person', 1), 0])
  expect(namesOf(labels, 0, labels.length)).toEqual([{from: 1, to: 4, type: 'place'}, {from: 4, to: 5, type: 'person'}])
})
