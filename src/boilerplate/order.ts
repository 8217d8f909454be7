import {columnOf, logs, shares, sum} from './columns.ts'
import type {UnitColumns} from './page-signals.ts'
import {End} from './unit-counts.ts'

/** Distances at which units are compared; neighbours are left out, since two pieces of one sentence are alike anyway. */
const [nearest, farthest] = [2, 7]

/** Fewer units than this tell nothing of their order, which is then taken to mean something. */
const fewest = 20

/** Tuned on the development pages: of those in their order 6 % fall below, of those that were shuffled 4 % lie above. */
const leastCorrelation = 0.06

/**
 * Whether the units of a text that lost its line breaks stand in the order of their source: junk and prose then lie in stretches, and
 * a unit is like those near it. Judged by the autocorrelation of prose, length, function words, stops and words of pages.
 */
export function isOrdered({units, prose}: UnitColumns): boolean {
  return units.count < fewest || orderOf({units, prose}) >= leastCorrelation
}

export function orderOf({units, prose}: Pick<UnitColumns, 'units' | 'prose'>): number {
  const {count, length, words, functionWords, pageWords, end} = units
  const columns = [
    prose,
    logs(length),
    shares(functionWords, words),
    columnOf(count, (i) => Number(end[i] === End.Stop)),
    shares(pageWords, words)
  ]
  return sum(columns.map(autocorrelation)) / columns.length
}

/** Correlation of the values with those some steps before them, the mean over the steps; 0 where they do not vary. */
function autocorrelation(values: Float32Array): number {
  const mean = sum(values) / values.length
  let [variance, products] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] - mean
    let others = 0
    for (let k = Math.max(0, i - farthest); k <= i - nearest; k++) others += values[k] - mean
    variance += value * value
    products += value * others
  }
  return variance > 1e-9 ? products / variance / (farthest - nearest + 1) : 0
}
