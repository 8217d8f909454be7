import type {Lang} from '../lang/index.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind, readWords} from '../sentences/joint-words.ts'
import type {Span} from '../text.ts'
import type {UnitSignals} from './unit-signals.ts'
import {proseOf, signalsOf} from './unit-signals.ts'

/** What the units of one text say together. Every column has one entry a unit. */
export interface PageSignals {
  /** False when the order of the units carries no meaning: all that looks at neighbours and places is then left at 0. */
  readonly ordered: boolean
  readonly units: readonly UnitSignals[]
  /** How much a unit looks like a whole sentence of running text, 0–1. */
  readonly prose: Float32Array
  /** Prose times its length, of a unit. */
  readonly weight: Float32Array
  /** Code units in all, and of these the share that is prose, and the share in units of `longUnit` and more. */
  readonly length: number
  readonly proseShare: number
  readonly longShare: number
  /** Units that say the same words; that begin with the same two words. */
  readonly copies: Uint16Array
  readonly sameOpening: Uint16Array
  /** Share of the topic words of a unit that other prose units have, one at least, and several; 0.5 for a unit without topic words. */
  readonly shared: Float32Array
  readonly oftenShared: Float32Array
  /** Share of the words of a unit that the first one has. */
  readonly title: Float32Array
  /** Share of the prose that lies before a unit. */
  readonly proseBefore: Float32Array
  /** Prose on the left and right of a unit, fading with distance, one column for each rate of `fading`. */
  readonly left: readonly Float32Array[]
  readonly right: readonly Float32Array[]
  /** Short units in one run before and after a unit; units of like shape around it. */
  readonly shortBefore: Uint16Array
  readonly shortAfter: Uint16Array
  readonly alike: Uint16Array
  /** First and last unit of the stretch that holds most prose and least else. */
  readonly core: Span
}

/** How much of the prose seen so far is left one unit further on. */
export const fading = [0.5, 0.8, 0.95] as const

/** Code units. */
const longUnit = 120
const shortUnit = 40
/** What prose a stretch must hold, on average, to be worth taking in; the rest is what is lost by it. By judgement. */
const coreShare = 0.35
/** A unit that is at least so much prose lends its words to the vocabulary of the text. */
const vocabularyProse = 0.5
/** Letters of a topic word, at least. */
const topicLetters = 4
/** A topic word in more prose units than this is a theme. */
const themeUnits = 2

/**
 * Reads the units of a text for the judges of boilerplate. Linear in the length of the text.
 * @param units sorted and disjoint spans of the text, trimmed
 */
export function readPage(text: string, units: readonly Span[], lang: Lang, ordered: boolean): PageSignals {
  const words = readWords(text, lang)
  const signals = readUnits(text, units, words, lang)
  const count = signals.length
  const prose = Float32Array.from(signals, proseOf)
  const weight = prose.map((share, i) => share * signals[i].length)
  const length = sum(signals.map((unit) => unit.length))
  const long = sum(signals.map((unit) => (unit.length >= longUnit ? unit.length : 0)))
  const column = (): Float32Array => new Float32Array(count)
  const page = {
    ordered,
    units: signals,
    prose,
    weight,
    length,
    proseShare: sum(weight) / Math.max(1, length),
    longShare: long / Math.max(1, length),
    ...repetition(signals, words),
    ...vocabulary(signals, words, prose),
    proseBefore: column(),
    title: column(),
    left: fading.map(column),
    right: fading.map(column),
    shortBefore: new Uint16Array(count),
    shortAfter: new Uint16Array(count),
    alike: new Uint16Array(count),
    core: [0, count - 1] as Span
  }
  return ordered && count > 0 ? {...page, ...surroundings(signals, prose, weight), title: likeTitle(signals, words)} : page
}

function readUnits(text: string, units: readonly Span[], words: Words, lang: Lang): UnitSignals[] {
  let next = 0
  return units.map(([start, end]) => {
    while (next < words.count && words.start[next] < start) next++
    const from = next
    while (next < words.count && words.start[next] < end) next++
    return signalsOf(text, start, end, words, from, next, lang)
  })
}

function repetition(units: readonly UnitSignals[], {hash}: Words): Pick<PageSignals, 'copies' | 'sameOpening'> {
  const wholes = units.map(({from, to}) => hashOfWords(hash, from, to))
  const openings = units.map(({from, to}) => hashOfWords(hash, from, Math.min(to, from + 2)))
  return {copies: countSame(wholes, units, 1), sameOpening: countSame(openings, units, 3)}
}

/** How many of the keys are the same as each, among units of at least so many words. */
function countSame(keys: readonly number[], units: readonly UnitSignals[], leastWords: number): Uint16Array {
  const counts = new Map<number, number>()
  const isLong = (i: number): boolean => units[i].to - units[i].from >= leastWords
  keys.forEach((key, i) => isLong(i) && counts.set(key, (counts.get(key) ?? 0) + 1))
  return Uint16Array.from(keys, (key, i) => (isLong(i) ? counts.get(key)! : 1))
}

function hashOfWords(hash: Int32Array, from: number, to: number): number {
  let all = to - from
  for (let i = from; i < to; i++) all = (Math.imul(all, 31) + hash[i]) | 0
  return all
}

/** Counts in how many prose units a topic word stands; by the low bits of its hash, so that a rare collision is taken for the same word. */
function vocabulary(units: readonly UnitSignals[], words: Words, prose: Float32Array): Pick<PageSignals, 'shared' | 'oftenShared'> {
  const mask = 2 ** (32 - Math.clz32(words.count + 1)) * 2 - 1
  const inUnits = new Uint16Array(mask + 1)
  const isTopic = (word: number): boolean => words.kind[word] < Kind.Year && words.kind[word] > Kind.Grammar && words.kind[word] !== Kind.Opener && words.end[word] - words.start[word] >= topicLetters
  units.forEach(({from, to}, i) => {
    if (prose[i] < vocabularyProse) return
    for (let word = from; word < to; word++) if (isTopic(word)) inUnits[words.hash[word] & mask]++
  })
  const shared = new Float32Array(units.length).fill(0.5)
  const oftenShared = new Float32Array(units.length)
  units.forEach(({from, to}, i) => {
    const own = prose[i] >= vocabularyProse ? 1 : 0
    let [topics, some, often] = [0, 0, 0]
    for (let word = from; word < to; word++) {
      if (!isTopic(word)) continue
      const others = inUnits[words.hash[word] & mask] - own
      topics++
      if (others > 0) some++
      if (others > themeUnits) often++
    }
    if (topics === 0) return
    shared[i] = some / topics
    oftenShared[i] = often / topics
  })
  return {shared, oftenShared}
}

function likeTitle(units: readonly UnitSignals[], {hash}: Words): Float32Array {
  const [{from, to}] = units
  const title = new Set(hash.subarray(from, to))
  return Float32Array.from(units, (unit, i) => {
    if (i === 0 || unit.to - unit.from < 2) return 0
    let same = 0
    for (let word = unit.from; word < unit.to; word++) if (title.has(hash[word])) same++
    return same / (unit.to - unit.from)
  })
}

type Surroundings = Pick<PageSignals, 'proseBefore' | 'left' | 'right' | 'shortBefore' | 'shortAfter' | 'alike' | 'core'>

function surroundings(units: readonly UnitSignals[], prose: Float32Array, weight: Float32Array): Surroundings {
  const count = units.length
  const all = Math.max(1, sum(weight))
  const proseBefore = new Float32Array(count)
  let before = 0
  for (let i = 0; i < count; before += weight[i++]) proseBefore[i] = before / all
  const mass = prose.map((share, i) => share * Math.min(1, units[i].length / 150))
  const shapes = units.map(shapeOf)
  const short = units.map((unit) => unit.length < shortUnit)
  const forward = [...units.keys()]
  const backward = [...forward].reverse()
  const alikeBefore = runs(forward, (i, previous) => shapes[i] === shapes[previous])
  const alikeAfter = runs(backward, (i, previous) => shapes[i] === shapes[previous])
  return {
    proseBefore,
    left: fading.map((rate) => faded(mass, forward, rate)),
    right: fading.map((rate) => faded(mass, backward, rate)),
    shortBefore: runs(forward, (_, previous) => short[previous]),
    shortAfter: runs(backward, (_, previous) => short[previous]),
    alike: alikeBefore.map((run, i) => run + alikeAfter[i]),
    core: coreOf(units, weight)
  }
}

/** What is left at each unit of the values met before it. */
export function faded(values: Float32Array, order: readonly number[], rate: number): Float32Array {
  const result = new Float32Array(values.length)
  let left = 0
  for (const i of order) {
    result[i] = left
    left = left * rate + (1 - rate) * values[i]
  }
  return result
}

/** How many units in a row, up to each, go on from the one before them. */
function runs(order: readonly number[], goesOn: (i: number, previous: number) => boolean): Uint16Array {
  const result = new Uint16Array(order.length)
  for (let k = 1; k < order.length; k++) result[order[k]] = goesOn(order[k], order[k - 1]) ? Math.min(result[order[k - 1]] + 1, 999) : 0
  return result
}

/** Size, first and last character: what items of one list have in common. */
function shapeOf({length, begin, end}: UnitSignals): number {
  return (Math.min(7, Math.round(Math.log2(length + 1))) * 4 + begin) * 8 + end
}

/** The stretch of units with the largest sum of prose less what prose is worth taking in (Kadane). */
function coreOf(units: readonly UnitSignals[], weight: Float32Array): Span {
  let best = 0
  let core: Span = [0, units.length - 1]
  let [running, from] = [0, 0]
  for (let i = 0; i < units.length; i++) {
    if (running <= 0) [running, from] = [0, i]
    running += weight[i] - coreShare * units[i].length
    if (running > best) [best, core] = [running, [from, i]]
  }
  return core
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
