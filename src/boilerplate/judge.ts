import type {Because} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {columnOf, sum} from './columns.ts'
import type {Feature, Order} from './feature-columns.ts'
import {columnsOf} from './feature-columns.ts'
import type {Net, NetTrace, ReachTrace, Reaching} from './net.ts'
import {oddsOf, readNets, runNet} from './net.ts'
import {isOrdered} from './order.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage, readUnits} from './page-signals.ts'
import type {Pieces} from './pieces.ts'
import {textFeatures} from './text-features.ts'

/** What the judge says of the pieces of a text. */
export interface Judgement {
  readonly page: PageSignals
  /** Log-odds that a piece belongs to the text of its page. */
  readonly odds: Float32Array
  /** Why, of one piece. */
  because(piece: number): Because
}

interface Judge {
  /** They differ in the draws of their training; their mean says. */
  readonly nets: readonly Net[]
  /** What each feature is in a usual piece. */
  readonly usual: Float32Array
}

/** What is asked of the pieces of a text, in the order of the columns. */
export const questions: Readonly<Record<Order, readonly Feature<PageSignals>[]>> = {ordered: questionsOf('ordered'), shuffled: questionsOf('shuffled')}

function questionsOf(order: Order): Feature<PageSignals>[] {
  return textFeatures.filter(({asked = order}) => asked === order)
}

const reasonsGiven = 3

/** Pieces of about a megabyte: a longer text is judged in stretches of so many, so that what the network makes of them stays below 100 MB. */
const mostAtOnce = 20_000

/** The length of a piece counts up to here in what the text says as a whole, in code units. */
const mostLength = 400

export function judge({text, words, pieces}: Pieces, lang: Lang, hasLines: boolean): Judgement {
  const units = readUnits(text, words, pieces.map(({start, end}) => [start, end] as const), lang)
  const order = hasLines || isOrdered(units) ? 'ordered' : 'shuffled'
  const page = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  const judge = (judges[order] ??= readJudge(order))
  const features = questions[order]
  const columnsFrom = (from: number, to: number): Float32Array => columnsOf(features, page, pieces.length, from, to)
  const odds = new Float32Array(pieces.length)
  const traces: ReachTrace[][] = []
  for (let from = 0; from < pieces.length; from += mostAtOnce) {
    const to = Math.min(pieces.length, from + mostAtOnce)
    const ran = runNets(judge.nets, columnsFrom(from, to), sharesOf(page, from, to))
    odds.set(ran.odds, from)
    traces.push(ran.traces.map(({layers}) => ({layers: layers.map(({states, mean}) => ({states, mean}))})))
  }
  const tracesOf = (piece: number): ReachTrace[] => traces[Math.floor(piece / mostAtOnce)]
  return {page, odds, because: (piece) => () => explain(judge, features, tracesOf(piece), piece % mostAtOnce, columnsFrom(piece, piece + 1))}
}

/** What some networks say of the pieces of a text: the mean of their log-odds. */
export function runNets(nets: readonly Net[], columns: Float32Array, share: Float32Array): {odds: Float32Array; traces: NetTrace[]} {
  const traces = nets.map((net) => runNet(net, columns, share))
  const odds = new Float32Array(share.length)
  for (const {odds: own} of traces) for (let i = 0; i < odds.length; i++) odds[i] += own[i] / nets.length
  return {traces, odds}
}

/** How much of a text, or of its pieces `from` to `to`, each piece is; 1 in all. */
export function sharesOf({units}: PageSignals, from = 0, to = units.count): Float32Array {
  const lengths = columnOf(to - from, (i) => Math.min(mostLength, units.length[from + i]))
  const all = Math.max(1, sum(lengths))
  return columnOf(lengths.length, (i) => lengths[i] / all)
}

const surroundings: readonly {says: string; without: Reaching}[] = [
  {says: 'what stands before it', without: 'before'},
  {says: 'what stands after it', without: 'after'},
  {says: 'the text as a whole', without: 'text'}
]

/** What would change most if one feature were as usual, or if the piece stood alone: *no stop at its end (+0.8)*, for junk. */
function explain({nets, usual}: Judge, features: readonly Feature<PageSignals>[], traces: readonly ReachTrace[], piece: number, row: Float32Array): string[] {
  const oddsIf = (numbers: Float32Array, without?: Reaching): number => sum(nets.map((net, n) => oddsOf(net, traces[n], piece, numbers, without))) / nets.length
  const odds = oddsIf(row)
  const effects = features.map(({low, high}, k) => {
    const changed = row.slice()
    changed[k] = usual[k]
    return {says: row[k] < usual[k] ? low : high, effect: oddsIf(changed) - odds}
  })
  const reaching = surroundings.map(({says, without}) => ({says, effect: oddsIf(row, without) - odds}))
  return [...effects, ...reaching]
    .sort((a, b) => b.effect - a.effect)
    .slice(0, reasonsGiven)
    .filter(({effect}) => effect > 0.005)
    .map(({says, effect}) => `${says} (+${effect.toFixed(2)})`)
}

const judges: Partial<Record<Order, Judge>> = {}

function readJudge(order: Order): Judge {
  const list = readList('.', `judge-${order}`)
  const usual = new Map((list.get('usual') ?? []).map((row) => row.split(' ') as [string, string]))
  const names = questions[order].map(({name}) => name)
  if (names.join() !== [...usual.keys()].join()) throw new Error(`judge-${order}.txt is of other features: learn it anew`)
  return {nets: readNets(list, names.length), usual: Float32Array.from(usual.values(), Number)}
}
