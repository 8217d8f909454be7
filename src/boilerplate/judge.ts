import type {Because} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {columnOf} from './columns.ts'
import type {Odds} from './odds-features.ts'
import {oddsFeatures, readOdds} from './odds-features.ts'
import {isOrdered} from './order.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage, readUnits} from './page-signals.ts'
import type {Pieces} from './pieces.ts'
import type {Feature, FeatureRows} from './text-features.ts'
import {emptyRows, measure, textFeatures} from './text-features.ts'
import type {Trees} from './trees.ts'
import {readTrees, scoreRows, scoreTrees} from './trees.ts'

/** What the judge says of the pieces of a text. */
export interface Judgement {
  readonly page: PageSignals
  /** Log-odds that a piece belongs to the text of its page. */
  readonly odds: Float32Array
  /** Why, of one piece. */
  because(piece: number): Because
}

/** A judge looks twice: at each piece in its text, then at what the first look said of it and its neighbours. */
export interface Judge {
  /** Weights of the text features, and the bias last. */
  readonly first: Float64Array
  /** Asks the text features and then the odds features. */
  readonly second: Trees
  /** What each of these is in a usual piece. */
  readonly usual: Float32Array
}

/** Text whose order means something, and text that was shuffled; each has a judge of its own. */
export type Order = 'ordered' | 'shuffled'

/** The features of the two looks, and all of them in the order of their columns. */
export interface Questions {
  readonly text: readonly Feature<PageSignals>[]
  readonly odds: readonly Feature<Odds>[]
  readonly all: readonly Pick<Feature<never>, 'name' | 'low' | 'high'>[]
}

export const questions: Readonly<Record<Order, Questions>> = {ordered: questionsOf('ordered'), shuffled: questionsOf('shuffled')}

function questionsOf(order: Order): Questions {
  const isAsked = ({shuffledOnly = false}: Pick<Feature<never>, 'shuffledOnly'>): boolean => order === 'shuffled' || !shuffledOnly
  const [text, odds] = [textFeatures.filter(isAsked), oddsFeatures.filter(isAsked)]
  return {text, odds, all: [...text, ...odds]}
}

const reasonsGiven = 3

/**
 * Log-odds beyond which a piece is not looked at further, half of them before half of the trees: of 29,000 pieces of the development data one in
 * 160 falls on the other side of −3, the line in prose, and none of the other lines.
 */
const sure = 3

export function judge({text, words, pieces}: Pieces, lang: Lang, hasLines: boolean): Judgement {
  const units = readUnits(text, words, pieces.map(({start, end}) => [start, end] as const), lang)
  const order = hasLines || isOrdered(units) ? 'ordered' : 'shuffled'
  const page = readPage(units, order === 'ordered', columnOf(pieces, ({joined}) => joined))
  const judge = (judges[order] ??= readJudge(order))
  const rows = describe(page, judge.first, questions[order])
  const odds = scoreRows(judge.second, rows.values, rows.width, sure)
  return {page, odds, because: (piece) => () => explain(judge, questions[order], rows.values.slice(piece * rows.width, (piece + 1) * rows.width))}
}

/** All features of the pieces, those of the second look after those of the first. */
function describe(page: PageSignals, first: Float64Array, {text, odds, all}: Questions): FeatureRows {
  const count = page.units.length
  const rows = emptyRows(count, all.length)
  measure(text, page, count, rows)
  const own = columnOf(page.units, (_, i) => linear(first, rows.values, i * rows.width))
  return measure(odds, readOdds(page, own), count, rows, text.length)
}

function linear(weights: Float64Array, values: Float32Array, at: number): number {
  let score = weights[weights.length - 1]
  for (let k = 0; k < weights.length - 1; k++) score += weights[k] * values[at + k]
  return score
}

/** What would change most if one feature were as usual: *no stop at its end (+0.8)*, for junk. */
function explain({second, usual}: Judge, {all}: Questions, row: Float32Array): string[] {
  const odds = scoreTrees(second, row, 0)
  const effects = all.map(({low, high}, k) => {
    const value = row[k]
    row[k] = usual[k]
    const effect = scoreTrees(second, row, 0) - odds
    row[k] = value
    return {says: value < usual[k] ? low : high, effect}
  })
  return effects
    .sort((a, b) => b.effect - a.effect)
    .slice(0, reasonsGiven)
    .filter(({effect}) => effect > 0.005)
    .map(({says, effect}) => `${says} (+${effect.toFixed(2)})`)
}

const judges: Partial<Record<Order, Judge>> = {}

function readJudge(order: Order): Judge {
  const file = `judge-${order}`
  const list = readList('.', file)
  const names = questions[order].text.map(({name}) => name)
  const first = new Float64Array(names.length + 1)
  for (const row of list.get('first') ?? []) {
    const [name, weight] = row.split(' ')
    const k = name === 'bias' ? names.length : names.indexOf(name)
    if (k < 0) throw new Error(`${file}.txt: no such feature: ${name}`)
    first[k] = Number(weight)
  }
  const all = questions[order].all.map(({name}) => name)
  const usual = new Float32Array(all.length)
  for (const row of list.get('usual') ?? []) {
    const [name, value] = row.split(' ')
    usual[all.indexOf(name)] = Number(value)
  }
  return {first, second: readTrees(list, 'second', all), usual}
}
