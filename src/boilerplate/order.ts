import {columnOf, log2, sum} from './columns.ts'
import type {UnitColumns} from './page-signals.ts'

/** Distances at which units are compared; neighbours are left out, since two pieces of one sentence are alike anyway. */
const steps = [2, 3, 4, 5, 6, 7]

/** Fewer units than this tell nothing of their order, which is then taken to mean something. */
const fewest = 20

/** Tuned on the development pages: of those in their order 6 % fall below, of those that were shuffled 5 % lie above. */
const leastCorrelation = 0.06

/**
 * Whether the units of a text that lost its line breaks stand in the order of their source: junk and prose then lie in stretches, and
 * a unit is like those near it. Judged by the autocorrelation of prose, length and function words.
 */
export function isOrdered({units, prose}: UnitColumns): boolean {
  return units.count < fewest || orderOf({units, prose}) >= leastCorrelation
}

export function orderOf({units, prose}: Pick<UnitColumns, 'units' | 'prose'>): number {
  const columns = [prose, columnOf(units.count, (i) => log2(1 + units.length[i])), columnOf(units.count, (i) => units.functionWords[i] / Math.max(1, units.words[i]))]
  let all = 0
  for (const column of columns) for (const step of steps) all += autocorrelation(column, step)
  return all / (columns.length * steps.length)
}

/** Correlation of the values with those `step` further on; 0 where they do not vary. */
function autocorrelation(values: Float32Array, step: number): number {
  const mean = sum(values) / values.length
  let [variance, covariance] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    variance += (values[i] - mean) ** 2
    if (i + step < values.length) covariance += (values[i] - mean) * (values[i + step] - mean)
  }
  return variance > 1e-9 ? covariance / variance : 0
}
