import type {CodeUnits} from '../codes.ts'
import type {Lang} from '../lang/index.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind, kinds} from '../sentences/joint-words.ts'
import type {Span} from '../text.ts'
import type {Stretch, UnitSignals} from './unit-counts.ts'
import {End} from './unit-counts.ts'
import {proseOf, signalsOf} from './unit-signals.ts'
import {atLineEnd, overLines} from './joined.ts'
import {columnOf, coreOf, difference, emptyColumn, faded, log2, product, runs, scratchOf, sum} from './columns.ts'
import type {Discussion} from './discussion.ts'
import {discussionOf} from './discussion.ts'

/** What the units of one text say each by itself. Every column has one entry a unit. */
export interface UnitColumns {
  readonly units: UnitSignals
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
export function readUnits(codes: CodeUnits, words: Words, spans: readonly Stretch[], lang: Lang): UnitColumns {
  const units = signalsOf(codes, words, spans, lang)
  return {units, words, prose: proseOf(units)}
}

/**
 * Reads what the units of a text say together, for the judges of boilerplate. Linear in their number and words.
 * @param joined how likely each goes on from the one before it; nothing where units are lines
 */
export function readPage({units, words, prose}: UnitColumns, ordered: boolean, joined: Float32Array = emptyColumn(units.count)): PageSignals {
  const {count} = units
  const weight = product(prose, units.length)
  const length = sum(units.length)
  const long = sum(columnOf(count, (i) => (units.length[i] >= longUnit ? units.length[i] : 0)))
  const none = emptyColumn(count)
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
    templates: countSame(columnOf(count, (i) => templateOf(units, i)), units, 2),
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

function linesOf({count, length, words, numbers, functionWords, end}: UnitSignals, weight: Float32Array, joined: Float32Array): Line {
  return {
    length: overLines(length, joined),
    words: overLines(difference(words, numbers), joined),
    functionWords: overLines(functionWords, joined),
    prose: overLines(weight, joined),
    stop: atLineEnd(columnOf(count, (i) => Number(end[i] >= End.Stop && end[i] <= End.Ellipsis)), joined)
  }
}

function repetition(units: UnitSignals, {hash}: Words): Pick<PageSignals, 'copies' | 'sameOpening'> {
  const {count, from, to} = units
  const wholes = columnOf(count, (i) => hashOfWords(hash, from[i], to[i]))
  const openings = columnOf(count, (i) => hashOfWords(hash, from[i], Math.min(to[i], from[i] + 2)))
  return {copies: countSame(wholes, units, 1), sameOpening: countSame(openings, units, 3)}
}

const [firsts, firstCounts, keyPlaces] = [scratchOf(), scratchOf(), scratchOf()]

/** How many of the keys are the same as each, among units of at least so many words: a hash table with open addresses. */
function countSame(keys: Float32Array, {count, from, to}: UnitSignals, leastWords: number): Float32Array {
  const mask = 2 ** (32 - Math.clz32(count)) * 2 - 1
  /** One more than the first unit of each key, and how many have it. */
  const [first, counts, places] = [firsts(mask + 1), firstCounts(mask + 1), keyPlaces(count)]
  for (let i = 0; i < count; i++) {
    if (to[i] - from[i] < leastWords) continue
    let place = Math.imul(keys[i], 0x9e3779b1) & mask
    while (first[place] !== 0 && keys[first[place] - 1] !== keys[i]) place = (place + 1) & mask
    if (first[place] === 0) first[place] = i + 1
    counts[place]++
    places[i] = place
  }
  return columnOf(count, (i) => (to[i] - from[i] < leastWords ? 1 : counts[places[i]]))
}

/** A key of its own for what has no template. Keys have 24 bits, which a column holds exactly. */
function templateOf({template, numbers, length, end}: UnitSignals, i: number): number {
  return length[i] > longestTemplate || template[i] === 0 ? -1 - i : (Math.imul(template[i], 0x9e3779b1) >>> 12) * 16 + Number(numbers[i] > 0) * 8 + end[i]
}

function hashOfWords(hash: Int32Array, from: number, to: number): number {
  let all = to - from
  for (let i = from; i < to; i++) all = (Math.imul(all, 31) + hash[i]) | 0
  return Math.imul(all, 0x9e3779b1) >>> 8
}

const [unitCounts, topicPlaces, topicEnds] = [scratchOf(), scratchOf(), scratchOf()]

/** Counts in how many prose units a topic word stands; by the low bits of its hash, so that a rare collision is taken for the same word. */
function vocabulary({count, from, to}: UnitSignals, {count: wordCount, hash, kind, start, end}: Words, prose: Float32Array): Pick<PageSignals, 'shared' | 'oftenShared'> {
  // Low bits of a hash that tell the words of a text apart well enough.
  const mask = 2 ** (32 - Math.clz32(wordCount + 1)) * 2 - 1
  const inUnits = unitCounts(mask + 1)
  /** The topic words of all units, each as its place in the table; and how many of them come up to the end of each unit. */
  const [topics, ends] = [topicPlaces(wordCount), topicEnds(count)]
  let next = 0
  for (let i = 0; i < count; i++) {
    const own = prose[i] >= vocabularyProse ? 1 : 0
    for (let word = from[i]; word < to[i]; word++) {
      if (topicKinds[kind[word]] === 0 || end[word] - start[word] < topicLetters) continue
      const place = hash[word] & mask
      inUnits[place] += own
      topics[next++] = place
    }
    ends[i] = next
  }
  const shared = emptyColumn(count).fill(0.5)
  const oftenShared = emptyColumn(count)
  for (let i = 0, topic = 0; i < count; i++) {
    const own = prose[i] >= vocabularyProse ? 1 : 0
    const first = topic
    let [some, often] = [0, 0]
    for (; topic < ends[i]; topic++) {
      const others = inUnits[topics[topic]] - own
      if (others > 0) some++
      if (others > themeUnits) often++
    }
    if (topic === first) continue
    shared[i] = some / (topic - first)
    oftenShared[i] = often / (topic - first)
  }
  return {shared, oftenShared}
}

/** 1 for the kinds of words that say what a text is about: none of the closed class, no number. */
const topicKinds = Uint8Array.from(kinds, (_, kind) => Number(kind > Kind.Grammar && kind < Kind.Year && kind !== Kind.Opener))

function likeTitle({count, from, to}: UnitSignals, {hash}: Words): Float32Array {
  const title = new Set(hash.subarray(from[0], to[0]))
  // Most words are told by their last bits to be none of its words.
  const sieve = new Uint8Array(256)
  for (const word of title) sieve[word & 255] = 1
  return columnOf(count, (i) => {
    if (i === 0 || to[i] - from[i] < 2) return 0
    let same = 0
    for (let word = from[i]; word < to[i]; word++) if (sieve[hash[word] & 255] === 1 && title.has(hash[word])) same++
    return same / (to[i] - from[i])
  })
}

type Surroundings = Pick<PageSignals, 'proseBefore' | 'left' | 'right' | 'shortBefore' | 'shortAfter' | 'alike' | 'core'>

function surroundings(units: UnitSignals, prose: Float32Array, weight: Float32Array): Surroundings {
  const {count, length} = units
  const all = Math.max(1, sum(weight))
  const [mass, gains, proseBefore] = [emptyColumn(count), emptyColumn(count), emptyColumn(count)]
  for (let i = 0, before = 0; i < count; i++) {
    mass[i] = prose[i] * Math.min(1, length[i] / 150)
    gains[i] = weight[i] - coreShare * length[i]
    proseBefore[i] = before / all
    before += weight[i]
  }
  const shapes = columnOf(count, (i) => shapeOf(units, i))
  const isAlike = (i: number, previous: number): boolean => shapes[i] === shapes[previous]
  const isAfterShort = (_: number, previous: number): boolean => length[previous] < shortUnit
  const [alikeBefore, alikeAfter] = [runs(count, isAlike), runs(count, isAlike, true)]
  return {
    proseBefore,
    left: fading.map((rate) => faded(mass, rate)),
    right: fading.map((rate) => faded(mass, rate, true)),
    shortBefore: runs(count, isAfterShort),
    shortAfter: runs(count, isAfterShort, true),
    alike: columnOf(count, (i) => alikeBefore[i] + alikeAfter[i]),
    core: coreOf(gains)
  }
}

/** Size, first and last character: what items of one list have in common. */
export function shapeOf({length, begin, end}: UnitSignals, i: number): number {
  return (Math.min(7, Math.round(log2(length[i] + 1))) * 4 + begin[i]) * 8 + end[i]
}
