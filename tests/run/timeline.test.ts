import {expect, test} from 'vitest'
import {statementKey} from '../../src/run/timeline.ts'

type Statement = Parameters<typeof statementKey>[0]

const statement = (earliest: string | null, latest: string | null, document = 'a', start = 0): Statement => ({
  ...{earliest, latest, document, raw: [start, start + 4]},
  ...{value: '', surface: null, part: null, resolvedBy: null, date: '', text: '', sentence: 0, entities: []}
})

test('statements go by earliest day, then latest, then document and place', () => {
  const ordered = [
    statement('-0752-01-01', '-0752-12-31'),
    statement('-0043-03-15', '-0043-03-15'),
    statement('0800-12-25', '0800-12-25'),
    statement('1911-05-03', '1911-05-03', 'a', 9),
    statement('1911-05-03', '1911-05-03', 'b', 3),
    statement('1911-05-03', '1911-05-03', 'b', 8),
    statement('1911-05-03', null, 'c'),
    statement('1911-05-03', '1911-12-31'),
    statement(null, '1912-01-01'),
    statement('Y12000-01-01', 'Y12000-12-31'),
    statement(null, null, 'a', 1),
    statement(null, null, 'b', 0)
  ]
  const byKey = (a: Statement, b: Statement): number => (statementKey(a) < statementKey(b) ? -1 : 1)
  expect([...ordered].reverse().sort(byKey)).toEqual(ordered)
})
