import {scoreOf} from '../score.ts'
import {columnOf, coreOf, faded, sum} from './columns.ts'
import {overLines} from './joined.ts'
import type {PageSignals} from './page-signals.ts'
import {isTopic, maskOf, shapeOf} from './page-signals.ts'
import type {Words} from '../sentences/joint-words.ts'
import type {Feature} from './feature-blocks.ts'
import {each, plain, same} from './feature-blocks.ts'
import {outside} from './text-features.ts'
import type {UnitSignals} from './unit-counts.ts'

/** What the first look at the units of a text says, and what follows from it for their neighbours. One entry a unit. */
export interface Odds {
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
  const {count} = units
  const share = columnOf(count, (i) => scoreOf(own[i]))
  const length = columnOf(count, (i) => Math.min(mostLength, units.length[i]))
  const mass = columnOf(count, (i) => share[i] * length[i])
  const kept = sum(mass)
  const none = new Float32Array(count)
  const odds = {
    own, share, kept,
    keptShare: kept / Math.max(1, sum(length)),
    alike: likeOthers(units, share, length),
    line: ordered ? none : meanOverLines(own, length, joined),
    ...companyOf(units, words, share, length),
    before: fading.map(() => none), after: fading.map(() => none), keptSoFar: none, sinceKept: none, untilKept: none,
    core: [0, count - 1] as const
  }
  if (!ordered || count === 0) return odds
  // A few code units for each, so that a row of short ones counts too.
  const weight = columnOf(count, (i) => Math.min(200, length[i]) + 20)
  const weighted = columnOf(count, (i) => share[i] * weight[i])
  const mean = (rate: number, backward: boolean): Float32Array => {
    const [part, whole] = [faded(weighted, rate, backward), faded(weight, rate, backward)]
    return columnOf(count, (i) => (whole[i] > 0 ? part[i] / whole[i] : 0))
  }
  const isKept = (i: number): boolean => share[i] > 0.5 && units.length[i] > longUnit
  let soFar = 0
  return {
    ...odds,
    before: fading.map((rate) => mean(rate, false)),
    after: fading.map((rate) => mean(rate, true)),
    keptSoFar: columnOf(count, (i) => ((soFar += mass[i]) - mass[i]) / Math.max(1, kept)),
    sinceKept: distance(count, isKept, false),
    untilKept: distance(count, isKept, true),
    core: coreOf(columnOf(count, (i) => (share[i] - 0.5) * length[i]))
  }
}

const ownOdds = each<Odds>(({own}, i) => clip(own[i]))

/** In their order. */
export const oddsFeatures: readonly Feature<Odds>[] = [
  {name: 'own-odds', low: 'junk by itself', high: 'text by itself', column: ownOdds},
  ...[-4, -3, -2, -1, 1, 2, 3, 4].map((step): Feature<Odds> => {
    const place = `${Math.abs(step)} ${step < 0 ? 'before' : 'after'}`
    return {name: `odds${step > 0 ? '+' : ''}${step}`, low: `junk ${place}`, high: `text ${place}`, asked: 'ordered', column: ownOdds, step, beyond: -1}
  }),
  ...fading.map((rate, k): Feature<Odds> => ({name: `kept-before-${rate}`, low: 'junk before it', high: 'text before it', asked: 'ordered', column: plain(({before}) => before[k])})),
  ...fading.map((rate, k): Feature<Odds> => ({name: `kept-after-${rate}`, low: 'junk after it', high: 'text after it', asked: 'ordered', column: plain(({after}) => after[k])})),
  {name: 'kept-both-sides', low: 'junk on one side', high: 'text on both sides', asked: 'ordered', column: each(({before, after}, i) => Math.min(before[1][i], after[1][i]))},
  {name: 'kept-either-side', low: 'junk on both sides', high: 'text on one side', asked: 'ordered', column: each(({before, after}, i) => Math.max(before[1][i], after[1][i]))},
  {name: 'kept-far-both-sides', low: 'junk on one side', high: 'text on both sides', asked: 'ordered', column: each(({before, after}, i) => Math.min(before[2][i], after[2][i]))},
  {name: 'line-odds', asked: 'shuffled', low: 'of a line that is junk by itself', high: 'of a line that is text by itself', column: each(({line}, i) => clip(line[i]))},
  {name: 'kept-share', low: 'a text of much junk', high: 'a text of little junk', column: same(({keptShare}) => keptShare)},
  {name: 'kept', low: 'a text of little worth', high: 'much text', column: same(({kept}) => Math.log2(1 + kept) / 16)},
  {name: 'kept-so-far', low: 'most of the text is after it', high: 'most of the text is before it', asked: 'ordered', column: plain(({keptSoFar}) => keptSoFar)},
  {name: 'like-others', low: 'others of its shape are junk', high: 'others of its shape are text', column: plain(({alike}) => alike)},
  {name: 'company', low: 'words of the junk', high: 'words of the text', column: plain(({company}) => company)},
  {name: 'known', low: 'words that stand nowhere else', high: 'words that stand elsewhere too', column: plain(({known}) => known)},
  {name: 'since-kept', low: 'just after text', high: 'far after text', asked: 'ordered', column: plain(({sinceKept}) => sinceKept)},
  {name: 'until-kept', low: 'just before text', high: 'far before text', asked: 'ordered', column: plain(({untilKept}) => untilKept)},
  {name: 'in-kept-core', low: 'outside the core', high: 'in the core', asked: 'ordered', column: each(({core}, i) => Number(i >= core[0] && i <= core[1]))},
  {name: 'before-kept-core', low: 'not before the core', high: 'before the core', asked: 'ordered', column: each(({core}, i) => outside(core[0] - i))},
  {name: 'after-kept-core', low: 'not after the core', high: 'after the core', asked: 'ordered', column: each(({core}, i) => outside(i - core[1]))}
]

function clip(odds: number): number {
  return Math.max(-1, Math.min(1, odds / 5))
}

function meanOverLines(own: Float32Array, length: Float32Array, joined: Float32Array): Float32Array {
  const [sums, lengths] = [overLines(own.map((odds, i) => odds * length[i]), joined), overLines(length, joined)]
  return own.map((_, i) => sums[i] / Math.max(1, lengths[i]))
}

/** Mean share of the units with the same first character, end and size, the unit itself left out; 0.5 for a shape of its own. */
function likeOthers(units: UnitSignals, share: Float32Array, length: Float32Array): Float32Array {
  const parts = new Float64Array(2 ** 9)
  const wholes = new Float64Array(2 ** 9)
  const {count, capitals, words} = units
  const shapes = columnOf(count, (i) => shapeOf(units, i) * 2 + Number(capitals[i] * 2 > words[i]))
  for (let i = 0; i < count; i++) {
    parts[shapes[i]] += share[i] * length[i]
    wholes[shapes[i]] += length[i]
  }
  return columnOf(count, (i) => {
    const others = wholes[shapes[i]] - length[i]
    return others > 0 ? (parts[shapes[i]] - share[i] * length[i]) / others : 0.5
  })
}

/** How much of what else has the words of a unit is text: menus share their words with other menus, and text with text. */
function companyOf({count, from, to}: UnitSignals, words: Words, share: Float32Array, length: Float32Array): Pick<Odds, 'company' | 'known'> {
  const mask = maskOf(words)
  const parts = new Float32Array(mask + 1)
  const wholes = new Float32Array(mask + 1)
  for (let i = 0; i < count; i++) {
    for (let word = from[i]; word < to[i]; word++) {
      parts[words.hash[word] & mask] += share[i] * length[i]
      wholes[words.hash[word] & mask] += length[i]
    }
  }
  const known = new Float32Array(count)
  const company = columnOf(count, (i) => {
    let [topics, found, sum] = [0, 0, 0]
    for (let word = from[i]; word < to[i]; word++) {
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
