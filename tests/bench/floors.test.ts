import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {places} from '../../bench/data.ts'
import {measurements} from '../../bench/figures.ts'
import {fell, raise, readFloors, writeFloors} from '../../bench/floors.ts'
import {figureId} from '../../bench/measurement.ts'

describe('a floor', () => {
  test.each([
    [80, 80, false],
    [80, 79.96, false],
    [80, 79.94, true],
    [80, 85, false]
  ])('of %d: %d fell: %s', (floor, figure, expected) => {
    expect(fell(floor, figure)).toBe(expected)
  })

  test('rises to the figure, rounded down, and never falls', () => {
    expect(raise({a: 80, b: 90, c: 70}, {a: 81.29, b: 12, d: 99.99})).toEqual({a: 81.2, b: 90, c: 70, d: 99.9})
  })

  test('is written in the order of names, and read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tamis-floors-'))
    const path = join(folder, 'scores.json')
    expect(readFloors(path)).toEqual({})
    writeFloors(path, {b: 1, a: 2.5})
    expect(readFileSync(path, 'utf8')).toBe('{\n  "a": 2.5,\n  "b": 1\n}\n')
    expect(readFloors(path)).toEqual({a: 2.5, b: 1})
    rmSync(folder, {recursive: true})
  })
})

describe('tests/scores.json', () => {
  const ids = measurements.flatMap((measurement) => measurement.figures.map((figure) => figureId(measurement, figure)))

  test('no two figures have one name', () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  test('every figure has a floor, and every floor a figure', () => {
    expect(Object.keys(readFloors(places.floors))).toEqual([...ids].sort())
  })
})
