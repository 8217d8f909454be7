import type {Because} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {columnOf} from './columns.ts'
import type {Feature, FeatureBlocks, Order, Written} from './feature-blocks.ts'
import {columnsOf, emptyBlocks, placesOf, startOf, weigh, writeColumns} from './feature-blocks.ts'
import type {Odds} from './odds-features.ts'
import {oddsFeatures, readOdds} from './odds-features.ts'
import {isOrdered} from './order.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage, readUnits} from './page-signals.ts'
import type {Pieces} from './pieces.ts'
import {textFeatures} from './text-features.ts'
import type {Trees} from './trees.ts'
import {readTrees, scoreAt, scoreTrees} from './trees.ts'

/** What the judge says of the pieces of a text. */
export interface Judgement {
  readonly page: PageSignals
  /** Log-odds that a piece belongs to the text of its page. */
  readonly odds: Float32Array
  /** Why, of one piece. */
  because(piece: number): Because
}

/** A judge looks twice: at each piece in its text, then at what the first look said of it and its neighbours. */
interface Judge {
  /** Where the text features stand, and then the odds features, and the columns that hold them. */
  readonly places: readonly number[]
  readonly textColumns: readonly Written<PageSignals>[]
  readonly oddsColumns: readonly Written<Odds>[]
  /** Weights of the text features, and the bias last. */
  readonly first: Float64Array
  /** Asks the places. */
  readonly second: Trees
  /** What each feature is in a usual piece. */
  readonly usual: Float32Array
}

/** The features of the two looks, and all of them in their order. */
export interface Questions {
  readonly text: readonly Feature<PageSignals>[]
  readonly odds: readonly Feature<Odds>[]
  readonly all: readonly Pick<Feature<never>, 'name' | 'low' | 'high'>[]
}

export const questions: Readonly<Record<Order, Questions>> = {ordered: questionsOf('ordered'), shuffled: questionsOf('shuffled')}

function questionsOf(order: Order): Questions {
  const isAsked = ({asked = order}: Pick<Feature<never>, 'asked'>): boolean => asked === order
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
  const page = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  const judge = (judges[order] ??= readJudge(order))
  const blocks = describe(page, judge)
  const starts = new Int32Array(pieces.length)
  for (let i = 0; i < starts.length; i++) starts[i] = startOf(blocks, i)
  const odds = scoreAt(judge.second, blocks.values, starts, sure)
  return {page, odds, because: (piece) => () => explain(judge, questions[order], blocks.values, starts[piece])}
}

/** All features of the pieces: those of the second look know what the first one said. */
function describe(page: PageSignals, {places, textColumns, oddsColumns, first}: Judge): FeatureBlocks {
  const blocks = emptyBlocks(page.units.count, textColumns.length + oddsColumns.length)
  writeColumns(blocks, textColumns, page)
  const own = weigh(blocks, places.slice(0, first.length - 1), first)
  writeColumns(blocks, oddsColumns, readOdds(page, own), textColumns.length)
  return blocks
}

/** What would change most if one feature were as usual: *no stop at its end (+0.8)*, for junk. */
function explain({places, second, usual}: Judge, {all}: Questions, values: Float32Array, start: number): string[] {
  const odds = scoreTrees(second, values, start)
  const effects = all.map(({low, high}, k) => {
    const at = start + places[k]
    const value = values[at]
    values[at] = usual[k]
    const effect = scoreTrees(second, values, start) - odds
    values[at] = value
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
  const {text, odds, all} = questions[order]
  const names = text.map(({name}) => name)
  const first = new Float64Array(names.length + 1)
  for (const row of list.get('first') ?? []) {
    const [name, weight] = row.split(' ')
    const k = name === 'bias' ? names.length : names.indexOf(name)
    if (k < 0) throw new Error(`${file}.txt: no such feature: ${name}`)
    first[k] = Number(weight)
  }
  const allNames = all.map(({name}) => name)
  const usual = new Float32Array(all.length)
  for (const row of list.get('usual') ?? []) {
    const [name, value] = row.split(' ')
    usual[allNames.indexOf(name)] = Number(value)
  }
  const [textColumns, oddsColumns] = [columnsOf(text), columnsOf(odds)]
  const places = [...placesOf(text), ...placesOf(odds, textColumns.length)]
  const trees = readTrees(list, 'second', allNames)
  return {places, textColumns, oddsColumns, first, usual, second: {...trees, feature: trees.feature.map((k) => places[k])}}
}
