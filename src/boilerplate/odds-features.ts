import {scoreOf} from '../score.ts'
import {columnOf, coreOf, faded, sum} from './columns.ts'
import {overLines} from './joined.ts'
import type {PageSignals} from './page-signals.ts'
import {isTopic, maskOf, shapeOf} from './page-signals.ts'
import type {Words} from '../sentences/joint-words.ts'
import type {Feature} from './text-features.ts'

/** What the first look at the units of a text says, and what follows from it for their neighbours. One entry a unit. */
export interface Odds {
  readonly ordered: boolean
  /** Log-odds that a unit is kept, and the same as a share. */
  readonly own: Float32Array
  readonly share: Float32Array
  /** Mean share before and after a unit, by length, fading with distance. */
  readonly before: readonly Float32Array[]
  readonly after: readonly Float32Array[]
  /** What is kept of the text, in code units, and as a share of it. */
  readonly kept: number
  readonly keptShare: number
  /** Share of what is kept that lies before each unit. */
  readonly keptSoFar: Float32Array
  /** Mean share of the other units of the same shape. */
  readonly alike: Float32Array
  /** Mean share of the other units that have the topic words of a unit, and share of its topic words that others have. */
  readonly company: Float32Array
  readonly known: Float32Array
  /** Units since the last, and until the next one that is long and kept. */
  readonly sinceKept: Float32Array
  readonly untilKept: Float32Array
  /** Mean log-odds of the pieces of the line that each may belong to, by length, in shuffled text. */
  readonly line: Float32Array
  /** First and last unit of the stretch that is kept with the least junk. */
  readonly core: readonly [number, number]
}

const fading = [0.6, 0.85, 0.97] as const
/** Length of a unit counts up to here, in code units. */
const mostLength = 400
/** A unit this long is no accident. */
const longUnit = 40
/** Units. */
const far = 20

export function readOdds({units, words, ordered, joined}: PageSignals, own: Float32Array): Odds {
  const share = columnOf(units, (_, i) => scoreOf(own[i]))
  const length = columnOf(units, (unit) => Math.min(mostLength, unit.length))
  const mass = columnOf(units, (_, i) => share[i] * length[i])
  const kept = sum(mass)
  const none = new Float32Array(units.length)
  const odds = {
    ordered, own, share, kept,
    keptShare: kept / Math.max(1, sum(length)),
    alike: likeOthers(units, share, length),
    line: ordered ? none : meanOverLines(own, length, joined),
    ...companyOf(units, words, share, length),
    before: fading.map(() => none), after: fading.map(() => none), keptSoFar: none, sinceKept: none, untilKept: none,
    core: [0, units.length - 1] as const
  }
  if (!ordered || units.length === 0) return odds
  // A few code units for each, so that a row of short ones counts too.
  const weight = columnOf(units, (_, i) => Math.min(200, length[i]) + 20)
  const weighted = columnOf(units, (_, i) => share[i] * weight[i])
  const mean = (rate: number, backward: boolean): Float32Array => {
    const [part, whole] = [faded(weighted, rate, backward), faded(weight, rate, backward)]
    return columnOf(units, (_, i) => (whole[i] > 0 ? part[i] / whole[i] : 0))
  }
  const isKept = (i: number): boolean => share[i] > 0.5 && units[i].length > longUnit
  let soFar = 0
  return {
    ...odds,
    before: fading.map((rate) => mean(rate, false)),
    after: fading.map((rate) => mean(rate, true)),
    keptSoFar: columnOf(units, (_, i) => ((soFar += mass[i]) - mass[i]) / Math.max(1, kept)),
    sinceKept: distance(units.length, isKept, false),
    untilKept: distance(units.length, isKept, true),
    core: coreOf(columnOf(units, (_, i) => (share[i] - 0.5) * length[i]))
  }
}

/** In the order of the columns. */
export const oddsFeatures: readonly Feature<Odds>[] = [
  {name: 'own-odds', low: 'junk by itself', high: 'text by itself', of: ({own}, i) => clip(own[i])},
  ...[-4, -3, -2, -1, 1, 2, 3, 4].map((step): Feature<Odds> => {
    const place = `${Math.abs(step)} ${step < 0 ? 'before' : 'after'}`
    return {name: `odds${step > 0 ? '+' : ''}${step}`, low: `junk ${place}`, high: `text ${place}`, of: ({ordered, own}, i) => (ordered ? clip(own[i + step] ?? -5) : 0)}
  }),
  ...fading.map((rate, k): Feature<Odds> => ({name: `kept-before-${rate}`, low: 'junk before it', high: 'text before it', of: ({before}, i) => before[k][i]})),
  ...fading.map((rate, k): Feature<Odds> => ({name: `kept-after-${rate}`, low: 'junk after it', high: 'text after it', of: ({after}, i) => after[k][i]})),
  {name: 'kept-both-sides', low: 'junk on one side', high: 'text on both sides', of: ({before, after}, i) => Math.min(before[1][i], after[1][i])},
  {name: 'kept-either-side', low: 'junk on both sides', high: 'text on one side', of: ({before, after}, i) => Math.max(before[1][i], after[1][i])},
  {name: 'kept-far-both-sides', low: 'junk on one side', high: 'text on both sides', of: ({before, after}, i) => Math.min(before[2][i], after[2][i])},
  {name: 'line-odds', shuffledOnly: true, low: 'of a line that is junk by itself', high: 'of a line that is text by itself', of: ({line}, i) => clip(line[i])},
  {name: 'kept-share', low: 'a text of much junk', high: 'a text of little junk', of: ({keptShare}) => keptShare},
  {name: 'kept', low: 'a text of little worth', high: 'much text', of: ({kept}) => Math.log2(1 + kept) / 16},
  {name: 'kept-so-far', low: 'most of the text is after it', high: 'most of the text is before it', of: ({keptSoFar}, i) => keptSoFar[i]},
  {name: 'like-others', low: 'others of its shape are junk', high: 'others of its shape are text', of: ({alike}, i) => alike[i]},
  {name: 'company', low: 'words of the junk', high: 'words of the text', of: ({company}, i) => company[i]},
  {name: 'known', low: 'words that stand nowhere else', high: 'words that stand elsewhere too', of: ({known}, i) => known[i]},
  {name: 'since-kept', low: 'just after text', high: 'far after text', of: ({sinceKept}, i) => sinceKept[i]},
  {name: 'until-kept', low: 'just before text', high: 'far before text', of: ({untilKept}, i) => untilKept[i]},
  {name: 'in-kept-core', low: 'outside the core', high: 'in the core', of: ({ordered, core}, i) => Number(ordered && i >= core[0] && i <= core[1])},
  {name: 'before-kept-core', low: 'not before the core', high: 'before the core', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, core[0] - i)) / 6) : 0)},
  {name: 'after-kept-core', low: 'not after the core', high: 'after the core', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, i - core[1])) / 6) : 0)}
]

function clip(odds: number): number {
  return Math.max(-1, Math.min(1, odds / 5))
}

function meanOverLines(own: Float32Array, length: Float32Array, joined: Float32Array): Float32Array {
  const [sums, lengths] = [overLines(own.map((odds, i) => odds * length[i]), joined), overLines(length, joined)]
  return own.map((_, i) => sums[i] / Math.max(1, lengths[i]))
}

/** Mean share of the units with the same first character, end and size, the unit itself left out; 0.5 for a shape of its own. */
function likeOthers(units: PageSignals['units'], share: Float32Array, length: Float32Array): Float32Array {
  const parts = new Float64Array(2 ** 9)
  const wholes = new Float64Array(2 ** 9)
  const shapes = columnOf(units, (unit) => shapeOf(unit) * 2 + Number(unit.capitals * 2 > unit.words))
  for (let i = 0; i < units.length; i++) {
    parts[shapes[i]] += share[i] * length[i]
    wholes[shapes[i]] += length[i]
  }
  return columnOf(units, (_, i) => {
    const others = wholes[shapes[i]] - length[i]
    return others > 0 ? (parts[shapes[i]] - share[i] * length[i]) / others : 0.5
  })
}

/** How much of what else has the words of a unit is text: menus share their words with other menus, and text with text. */
function companyOf(units: PageSignals['units'], words: Words, share: Float32Array, length: Float32Array): Pick<Odds, 'company' | 'known'> {
  const mask = maskOf(words)
  const parts = new Float32Array(mask + 1)
  const wholes = new Float32Array(mask + 1)
  units.forEach(({from, to}, i) => {
    for (let word = from; word < to; word++) {
      parts[words.hash[word] & mask] += share[i] * length[i]
      wholes[words.hash[word] & mask] += length[i]
    }
  })
  const known = new Float32Array(units.length)
  const company = columnOf(units, ({from, to}, i) => {
    let [topics, found, sum] = [0, 0, 0]
    for (let word = from; word < to; word++) {
      if (!isTopic(words, word)) continue
      topics++
      const slot = words.hash[word] & mask
      const others = wholes[slot] - length[i]
      // A word that the unit has twice leaves some of its own length.
      if (others < 1) continue
      found++
      sum += Math.max(0, Math.min(1, (parts[slot] - share[i] * length[i]) / others))
    }
    known[i] = topics > 0 ? found / topics : 0.5
    return found > 0 ? sum / found : 0.5
  })
  return {company, known}
}

/** Units since the last marked one, or until the next one; 1 for `far` and more. */
function distance(count: number, isMarked: (i: number) => boolean, backward: boolean): Float32Array {
  const result = new Float32Array(count)
  const step = backward ? -1 : 1
  let since = far
  for (let i = backward ? count - 1 : 0; i >= 0 && i < count; i += step) {
    result[i] = Math.min(1, since / far)
    since = isMarked(i) ? 0 : since + 1
  }
  return result
}
