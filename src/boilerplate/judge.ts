import type {Because} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {columnOf, sum} from './columns.ts'
import type {Feature, Order} from './feature-columns.ts'
import {columnsOf} from './feature-columns.ts'
import type {Net, NetTrace, Reaching} from './net.ts'
import {oddsOf, readNets, runNet, runNets} from './net.ts'
import {isOrdered} from './order.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage, readUnits} from './page-signals.ts'
import type {Pieces} from './pieces.ts'
import {beliefOf, firstLookOf, secondQuestions} from './second-look.ts'
import {textFeatures} from './text-features.ts'

/** What the judge says of the pieces of a text. */
export interface Judgement {
  readonly page: PageSignals
  /** Log-odds that a piece belongs to the text of its page. */
  readonly odds: Float32Array
  /** Why, of one piece. */
  because(piece: number): Because
}

/** A judge of the first look for each order, and one of the second look at shuffled text. */
export type JudgeName = Order | 'second'

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

/**
 * Shuffled text with less junk than this by the first look gets no second one: so little does not tell what junk is about, and a list without junk lost
 * its items when it was cleaned twice. Of the development pages 0.1 and 0.15 win what 0 does, 0.25 less.
 */
const leastJunk = 0.15

export function judge({codes, words, pieces}: Pieces, lang: Lang, hasLines: boolean): Judgement {
  const units = readUnits(codes, words, pieces, lang)
  const order = hasLines || isOrdered(units) ? 'ordered' : 'shuffled'
  const page = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  const first = lookAt(order, questions[order], page, page)
  if (order === 'ordered' || junkOf(page, first.odds) < leastJunk) return {page, odds: first.odds, because: (piece) => () => reasons(first.at(piece))}
  const second = lookAt('second', secondQuestions, firstLookOf(page, first.odds), page)
  return {page, odds: second.odds, because: (piece) => () => reasons(first.at(piece), second.at(piece))}
}

/** Share of a text that is junk by such log-odds. */
function junkOf(page: PageSignals, odds: Float32Array): number {
  return sum(sharesOf(page).filter((_, i) => odds[i] < 0))
}

/** What the networks of one judge say of the pieces of a text. */
interface Look {
  readonly odds: Float32Array
  at(piece: number): Asked
}

/** One piece, that it may be asked what would change its log-odds. */
interface Asked {
  readonly features: readonly Said[]
  /** What each feature is in a usual piece. */
  readonly usual: Float32Array
  readonly row: Float32Array
  oddsIf(row: Float32Array, without?: Reaching): number
}

type Said = Pick<Feature<never>, 'low' | 'high'>

function lookAt<Of>(name: JudgeName, features: readonly Feature<Of>[], of: Of, page: PageSignals): Look {
  const {nets, usual} = (judges[name] ??= readJudge(name, features.map(({name}) => name)))
  const {count} = page.units
  const odds = new Float32Array(count)
  for (let from = 0; from < count; from += mostAtOnce) {
    const to = Math.min(count, from + mostAtOnce)
    odds.set(runNets(nets, sharesOf(page, from, to), (columns) => columnsOf(features, of, count, from, to, columns)), from)
  }
  /** What the networks made of each stretch: they are run again when first asked why. */
  const traces: NetTrace[][] = []
  const at = (piece: number): Asked => {
    const from = piece - (piece % mostAtOnce)
    const to = Math.min(count, from + mostAtOnce)
    const ran = (traces[from / mostAtOnce] ??= nets.map((net) => runNet(net, columnsOf(features, of, count, from, to), sharesOf(page, from, to))))
    const oddsIf = (row: Float32Array, without?: Reaching): number => sum(nets.map((net, n) => oddsOf(net, ran[n], piece - from, row, without))) / nets.length
    return {features, usual, row: columnsOf(features, of, count, piece, piece + 1), oddsIf}
  }
  return {odds, at}
}

/** How much of a text, or of its pieces `from` to `to`, each piece is; 1 in all. */
export function sharesOf({units}: PageSignals, from = 0, to = units.count): Float32Array {
  const lengths = columnOf(to - from, (i) => Math.min(mostLength, units.length[from + i]))
  const all = Math.max(1, sum(lengths))
  for (let i = 0; i < lengths.length; i++) lengths[i] /= all
  return lengths
}

const surroundings: readonly {says: string; without: Reaching}[] = [
  {says: 'what stands before it', without: 'before'},
  {says: 'what stands after it', without: 'after'},
  {says: 'the text as a whole', without: 'text'}
]

/**
 * What would change most if one feature were as usual, or if the piece stood alone: *no stop at its end (+0.8)*, for junk. What the first look goes by
 * counts as much as it moves the second one.
 */
function reasons(first: Asked, second?: Asked): string[] {
  const lastOdds = (odds: number): number => (second ? second.oddsIf(withValue(second.row, beliefColumn, beliefOf(odds))) : odds)
  const odds = lastOdds(first.oddsIf(first.row))
  const changed = ({features, usual, row, oddsIf}: Asked): {says: string; odds: number}[] =>
    features.map(({low, high}, k) => ({says: row[k] < usual[k] ? low : high, odds: oddsIf(withValue(row, k, usual[k]))}))
  const ofFirst = [...changed(first), ...surroundings.map(({says, without}) => ({says, odds: first.oddsIf(first.row, without)}))]
  const ofSecond = second ? changed(second).filter((_, k) => k !== beliefColumn) : []
  return [...ofFirst.map(({says, odds}) => ({says, odds: lastOdds(odds)})), ...ofSecond]
    .map(({says, odds: other}) => ({says, effect: other - odds}))
    .sort((a, b) => b.effect - a.effect)
    .slice(0, reasonsGiven)
    .filter(({effect}) => effect > 0.005)
    .map(({says, effect}) => `${says} (+${effect.toFixed(2)})`)
}

function withValue(row: Float32Array, k: number, value: number): Float32Array {
  const changed = row.slice()
  changed[k] = value
  return changed
}

const beliefColumn = secondQuestions.findIndex(({name}) => name === 'belief')

const judges: Partial<Record<JudgeName, Judge>> = {}

function readJudge(judge: JudgeName, features: readonly string[]): Judge {
  const list = readList('.', `judge-${judge}`)
  const usual = new Map((list.get('usual') ?? []).map((row) => row.split(' ') as [string, string]))
  if (features.join() !== [...usual.keys()].join()) throw new Error(`judge-${judge}.txt is of other features: learn it anew`)
  return {nets: readNets(list, features.length), usual: Float32Array.from(usual.values(), Number)}
}
