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
import type {SharedWords} from './shared-words.ts'
import {sharedWordsOf} from './shared-words.ts'
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

export function judge({codes, words, pieces}: Pieces, lang: Lang, hasLines: boolean): Judgement {
  const units = readUnits(codes, words, pieces, lang)
  const order = hasLines || isOrdered(units) ? 'ordered' : 'shuffled'
  const page = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  const {odds, at} = lookAt(order, page)
  return {page, odds, because: (piece) => () => reasons(at(piece))}
}

/** What the networks of one judge say of the pieces of a text. */
interface Look {
  readonly odds: Float32Array
  at(piece: number): Asked
}

/** One piece, that it may be asked what would change its log-odds. */
interface Asked {
  readonly features: readonly Feature<PageSignals>[]
  /** What each feature is in a usual piece. */
  readonly usual: Float32Array
  readonly row: Float32Array
  oddsIf(row: Float32Array, without?: Reaching): number
}

function lookAt(order: Order, page: PageSignals): Look {
  const features = questions[order]
  const {nets, usual} = (judges[order] ??= readJudge(order, features.map(({name}) => name)))
  const {count} = page.units
  const odds = new Float32Array(count)
  const words = (from: number, to: number): SharedWords | undefined => (order === 'shuffled' ? sharedWordsOf(page, from, to) : undefined)
  for (let from = 0; from < count; from += mostAtOnce) {
    const to = Math.min(count, from + mostAtOnce)
    odds.set(runNets(nets, sharesOf(page, from, to), (columns) => columnsOf(features, page, count, from, to, columns), words(from, to)), from)
  }
  /** What the networks made of each stretch: they are run again when first asked why. */
  const traces: NetTrace[][] = []
  const at = (piece: number): Asked => {
    const from = piece - (piece % mostAtOnce)
    const to = Math.min(count, from + mostAtOnce)
    const ran = (traces[from / mostAtOnce] ??= nets.map((net) => runNet(net, columnsOf(features, page, count, from, to), sharesOf(page, from, to), words(from, to))))
    const oddsIf = (row: Float32Array, without?: Reaching): number => sum(nets.map((net, n) => oddsOf(net, ran[n], piece - from, row, without))) / nets.length
    return {features, usual, row: columnsOf(features, page, count, piece, piece + 1), oddsIf}
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
  {says: 'what shares its words', without: 'words'},
  {says: 'the text as a whole', without: 'text'}
]

/** What would change most if one feature were as usual, or if the piece stood alone: *no stop at its end (+0.8)*, for junk. */
function reasons({features, usual, row, oddsIf}: Asked): string[] {
  const odds = oddsIf(row)
  const ofFeatures = features.map(({low, high}, k) => ({says: row[k] < usual[k] ? low : high, effect: oddsIf(withValue(row, k, usual[k])) - odds}))
  const ofOthers = surroundings.map(({says, without}) => ({says, effect: oddsIf(row, without) - odds}))
  return [...ofFeatures, ...ofOthers]
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

const judges: Partial<Record<Order, Judge>> = {}

function readJudge(judge: Order, features: readonly string[]): Judge {
  const list = readList('.', `judge-${judge}`)
  const usual = new Map((list.get('usual') ?? []).map((row) => row.split(' ') as [string, string]))
  if (features.join() !== [...usual.keys()].join()) throw new Error(`judge-${judge}.txt is of other features: learn it anew`)
  return {nets: readNets(list, features.length), usual: Float32Array.from(usual.values(), Number)}
}
