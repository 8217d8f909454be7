import {codesOf} from '../codes.ts'
import type {Lang} from '../lang/index.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind} from '../sentences/joint-words.ts'
import type {Span} from '../text.ts'
import type {UnitSignals} from './unit-signals.ts'
import {End, proseOf, signalsOf} from './unit-signals.ts'
import {atLineEnd, overLines} from './joined.ts'
import {columnOf, coreOf, faded, runs, sum} from './columns.ts'
import type {Discussion} from './discussion.ts'
import {discussionOf} from './discussion.ts'

/** What the units of one text say each by itself. Every column has one entry a unit. */
export interface UnitColumns {
  readonly units: readonly UnitSignals[]
  readonly words: Words
  /** How much a unit looks like a whole sentence of running text, 0–1. */
  readonly prose: Float32Array
}

/** What the units of one text say together. */
export interface PageSignals extends UnitColumns {
  /** False when the order of the units carries no meaning: all that looks at neighbours and places is then left at 0. */
  readonly ordered: boolean
  /** Prose times its length, of a unit. */
  readonly weight: Float32Array
  /** Code units in all, and of these the share that is prose, and the share in units of `longUnit` and more. */
  readonly length: number
  readonly proseShare: number
  readonly longShare: number
  /** Units that say the same words; that begin with the same two words. */
  readonly copies: Float32Array
  readonly sameOpening: Float32Array
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
  readonly shortBefore: Float32Array
  readonly shortAfter: Float32Array
  readonly alike: Float32Array
  /** Units that share their function words in order, among short ones: lines of one template. */
  readonly templates: Float32Array
  /** Marks of discussions on the left and right of a unit, fading, and how many there are before it and in all. */
  readonly discussion: Discussion
  /** First and last unit of the stretch that holds most prose and least else. */
  readonly core: Span
  /** How likely a unit goes on from the one before it, 0–1, where a text lost its lines. */
  readonly joined: Float32Array
  /** Of the line that a unit of shuffled text may be a piece of: length, words, function words, prose by length, and whether it ends with a stop. */
  readonly line: Line
}

export interface Line {
  readonly length: Float32Array
  readonly words: Float32Array
  readonly functionWords: Float32Array
  readonly prose: Float32Array
  readonly stop: Float32Array
}

/** How much of the prose seen so far is left one unit further on. */
export const fading = [0.5, 0.8, 0.95] as const

/** Code units. */
const longUnit = 120
const shortUnit = 40
/** A line of a template has at most so many code units. */
const longestTemplate = 150
/** What prose a stretch must hold, on average, to be worth taking in; the rest is what is lost by it. By judgement. */
const coreShare = 0.35
/** A unit that is at least so much prose lends its words to the vocabulary of the text. */
const vocabularyProse = 0.5
/** Letters of a topic word, at least. */
const topicLetters = 4
/** A topic word in more prose units than this is a theme. */
const themeUnits = 2

/**
 * Reads the units of a text by themselves. Linear in the length of the text.
 * @param words of the text
 * @param spans of the units: sorted and disjoint, trimmed
 */
export function readUnits(text: string, words: Words, spans: readonly Span[], lang: Lang): UnitColumns {
  const codes = codesOf(text)
  let next = 0
  const units = spans.map(([start, end]) => {
    while (next < words.count && words.start[next] < start) next++
    const from = next
    while (next < words.count && words.start[next] < end) next++
    return signalsOf(codes, start, end, words, from, next, lang)
  })
  return {units, words, prose: columnOf(units, proseOf)}
}

/**
 * Reads what the units of a text say together, for the judges of boilerplate. Linear in their number and words.
 * @param joined how likely each goes on from the one before it; nothing where units are lines
 */
export function readPage({units, words, prose}: UnitColumns, ordered: boolean, joined: Float32Array = new Float32Array(units.length)): PageSignals {
  const count = units.length
  const weight = columnOf(units, (unit, i) => prose[i] * unit.length)
  const length = sum(columnOf(units, (unit) => unit.length))
  const long = sum(columnOf(units, (unit) => (unit.length >= longUnit ? unit.length : 0)))
  const none = new Float32Array(count)
  const page = {
    ordered,
    units,
    words,
    prose,
    weight,
    length,
    proseShare: sum(weight) / Math.max(1, length),
    longShare: long / Math.max(1, length),
    ...repetition(units, words),
    ...vocabulary(units, words, prose),
    templates: countSame(columnOf(units, templateOf), units, 2),
    discussion: discussionOf(units, ordered),
    joined,
    line: ordered ? {length: none, words: none, functionWords: none, prose: none, stop: none} : linesOf(units, weight, joined),
    proseBefore: none,
    title: none,
    left: fading.map(() => none),
    right: fading.map(() => none),
    shortBefore: none,
    shortAfter: none,
    alike: none,
    core: [0, count - 1] as Span
  }
  return ordered && count > 0 ? {...page, ...surroundings(units, prose, weight), title: likeTitle(units, words)} : page
}

function linesOf(units: readonly UnitSignals[], weight: Float32Array, joined: Float32Array): Line {
  const over = (of: (unit: UnitSignals) => number): Float32Array => overLines(columnOf(units, of), joined)
  return {
    length: over(({length}) => length),
    words: over(({words, numbers}) => words - numbers),
    functionWords: over(({functionWords}) => functionWords),
    prose: overLines(weight, joined),
    stop: atLineEnd(columnOf(units, ({end}) => Number(end >= End.Stop && end <= End.Ellipsis)), joined)
  }
}

function repetition(units: readonly UnitSignals[], {hash}: Words): Pick<PageSignals, 'copies' | 'sameOpening'> {
  const wholes = columnOf(units, ({from, to}) => hashOfWords(hash, from, to))
  const openings = columnOf(units, ({from, to}) => hashOfWords(hash, from, Math.min(to, from + 2)))
  return {copies: countSame(wholes, units, 1), sameOpening: countSame(openings, units, 3)}
}

/** How many of the keys are the same as each, among units of at least so many words. */
function countSame(keys: Float32Array, units: readonly UnitSignals[], leastWords: number): Float32Array {
  const counts = new Map<number, number>()
  const isLong = (i: number): boolean => units[i].to - units[i].from >= leastWords
  for (let i = 0; i < keys.length; i++) if (isLong(i)) counts.set(keys[i], (counts.get(keys[i]) ?? 0) + 1)
  return columnOf(units, (_, i) => (isLong(i) ? counts.get(keys[i])! : 1))
}

/** A key of its own for what has no template. Keys have 24 bits, which a column holds exactly. */
function templateOf({template, numbers, length, end}: UnitSignals, i: number): number {
  return length > longestTemplate || template === 0 ? -1 - i : (Math.imul(template, 0x9e3779b1) >>> 12) * 16 + Number(numbers > 0) * 8 + end
}

function hashOfWords(hash: Int32Array, from: number, to: number): number {
  let all = to - from
  for (let i = from; i < to; i++) all = (Math.imul(all, 31) + hash[i]) | 0
  return Math.imul(all, 0x9e3779b1) >>> 8
}

/** Counts in how many prose units a topic word stands; by the low bits of its hash, so that a rare collision is taken for the same word. */
function vocabulary(units: readonly UnitSignals[], words: Words, prose: Float32Array): Pick<PageSignals, 'shared' | 'oftenShared'> {
  const mask = maskOf(words)
  const inUnits = new Uint16Array(mask + 1)
  units.forEach(({from, to}, i) => {
    if (prose[i] < vocabularyProse) return
    for (let word = from; word < to; word++) if (isTopic(words, word)) inUnits[words.hash[word] & mask]++
  })
  const shared = new Float32Array(units.length).fill(0.5)
  const oftenShared = new Float32Array(units.length)
  units.forEach(({from, to}, i) => {
    const own = prose[i] >= vocabularyProse ? 1 : 0
    let [topics, some, often] = [0, 0, 0]
    for (let word = from; word < to; word++) {
      if (!isTopic(words, word)) continue
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

/** Low bits of a hash that tell the words of a text apart well enough. */
export function maskOf({count}: Words): number {
  return 2 ** (32 - Math.clz32(count + 1)) * 2 - 1
}

/** A word that says what a text is about: none of the closed class, no number, not short. */
export function isTopic({kind, start, end}: Words, word: number): boolean {
  return kind[word] < Kind.Year && kind[word] > Kind.Grammar && kind[word] !== Kind.Opener && end[word] - start[word] >= topicLetters
}

function likeTitle(units: readonly UnitSignals[], {hash}: Words): Float32Array {
  const [{from, to}] = units
  const title = new Set(hash.subarray(from, to))
  // Most words are told by their last bits to be none of its words.
  const sieve = new Uint8Array(256)
  for (const word of title) sieve[word & 255] = 1
  return columnOf(units, (unit, i) => {
    if (i === 0 || unit.to - unit.from < 2) return 0
    let same = 0
    for (let word = unit.from; word < unit.to; word++) if (sieve[hash[word] & 255] === 1 && title.has(hash[word])) same++
    return same / (unit.to - unit.from)
  })
}

type Surroundings = Pick<PageSignals, 'proseBefore' | 'left' | 'right' | 'shortBefore' | 'shortAfter' | 'alike' | 'core'>

function surroundings(units: readonly UnitSignals[], prose: Float32Array, weight: Float32Array): Surroundings {
  const count = units.length
  const all = Math.max(1, sum(weight))
  let before = 0
  const mass = columnOf(units, ({length}, i) => prose[i] * Math.min(1, length / 150))
  const shapes = columnOf(units, shapeOf)
  const isAlike = (i: number, previous: number): boolean => shapes[i] === shapes[previous]
  const isAfterShort = (_: number, previous: number): boolean => units[previous].length < shortUnit
  const [alikeBefore, alikeAfter] = [runs(count, isAlike), runs(count, isAlike, true)]
  return {
    proseBefore: columnOf(units, (_, i) => ((before += weight[i]) - weight[i]) / all),
    left: fading.map((rate) => faded(mass, rate)),
    right: fading.map((rate) => faded(mass, rate, true)),
    shortBefore: runs(count, isAfterShort),
    shortAfter: runs(count, isAfterShort, true),
    alike: columnOf(units, (_, i) => alikeBefore[i] + alikeAfter[i]),
    core: coreOf(columnOf(units, ({length}, i) => weight[i] - coreShare * length))
  }
}

/** Size, first and last character: what items of one list have in common. */
export function shapeOf({length, begin, end}: UnitSignals): number {
  return (Math.min(7, Math.round(Math.log2(length + 1))) * 4 + begin) * 8 + end
}
