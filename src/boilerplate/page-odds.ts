import type {Block} from '../doc.ts'
import {scoreOf} from '../score.ts'
import {columnOf, coreOf, faded, sum} from './columns.ts'
import type {Box, Boxes} from './page-boxes.ts'
import {deepest} from './page-boxes.ts'
import {featureNames} from './page-feature-names.ts'
import type {PageFeatures} from './page-features.ts'

/** What a first look says of each block of a page, and from there of all that it stands among. One entry a block. */
interface PageOdds extends Surroundings, Places, Section {
  /** Log-odds that the block is content, and the same as a share. */
  readonly own: Float32Array
  readonly share: Float32Array
  /** Content of the page, in code units, as a share of its text, and how sure the surest block is. */
  readonly kept: number
  readonly keptShare: number
  readonly surest: number
  /** Share of the text in blocks that are surer. */
  readonly surer: Float32Array
  /** The boxes around each block, what of their text is content without the block itself, and their part of the content of the page. */
  readonly boxes: Boxes
  readonly around: (box: Box, i: number) => number
  readonly part: (box: Box) => number
  /** How many blocks one template made, and the mean log-odds of the others of them. */
  readonly template: readonly {readonly count: number; readonly others: number}[]
}

/** The blocks before and after each. */
interface Surroundings {
  /** Share of content before and after, by length, fading with distance, for each rate of `fading`. */
  readonly before: readonly Float32Array[]
  readonly after: readonly Float32Array[]
  /** Share of the content of the page that lies before. */
  readonly soFar: Float32Array
  /** Blocks since the last and until the next one that is long and kept. */
  readonly since: Float32Array
  readonly until: Float32Array
}

/** The stretch, and the box, that hold most content: first and last block. */
interface Places {
  readonly core: readonly [first: number, last: number]
  readonly main: readonly [first: number, last: number]
}

/** What stands under one heading. */
interface Section {
  /** The heading that a block stands under, itself for a heading, and the next one; -1 for none. */
  readonly heading: Int32Array
  readonly nextHeading: Int32Array
  /** Share of content among the other blocks of the section, and its length in code units. */
  readonly section: Float32Array
  readonly sectionLength: Float32Array
}

const fading = [0.6, 0.85, 0.97] as const
/** Length of a block counts up to here, in code units, and among neighbours up to the second, and some for each: a row of short ones counts too. */
const mostLength = 400
const mostNear = 200
const leastNear = 20
/** A block this long is no accident. */
const longBlock = 40
/** Blocks. */
const far = 20
/** The main box holds this share of the content. */
const mainShare = 0.8
/** Log-odds are told apart up to here, about where the first look stops. */
const mostOdds = 4
/** Log-odds of a block that is not there, and the share of a box that holds no other text. */
const absent = -5
const alone = -0.1

interface OddsFeature {
  readonly name: string
  of(odds: PageOdds, i: number): number
}

/** The numbers that the second look is told of each block, in the order of their columns. */
const features: readonly OddsFeature[] = [
  {name: 'own odds', of: ({own}, i) => own[i]},
  ...[-3, -2, -1, 1, 2, 3].map((step): OddsFeature => ({name: `odds at ${step}`, of: ({own}, i) => own[i + step] ?? absent})),
  ...fading.map((rate, k): OddsFeature => ({name: `kept before, ${rate}`, of: ({before}, i) => before[k][i]})),
  ...fading.map((rate, k): OddsFeature => ({name: `kept after, ${rate}`, of: ({after}, i) => after[k][i]})),
  {name: 'kept on both sides', of: ({before, after}, i) => Math.min(before[1][i], after[1][i])},
  {name: 'kept on either side', of: ({before, after}, i) => Math.max(before[1][i], after[1][i])},
  {name: 'kept far on both sides', of: ({before, after}, i) => Math.min(before[2][i], after[2][i])},
  {name: 'kept so far', of: ({soFar}, i) => soFar[i]},
  {name: 'since kept', of: ({since}, i) => since[i]},
  {name: 'until kept', of: ({until}, i) => until[i]},
  {name: 'kept share', of: ({keptShare}) => keptShare},
  {name: 'kept', of: ({kept}) => Math.log1p(kept)},
  {name: 'surest', of: ({surest}) => surest},
  {name: 'surer', of: ({surer}, i) => surer[i]},
  {name: 'template odds', of: ({template}, i) => template[i].others},
  {name: 'template blocks', of: ({template}, i) => template[i].count},
  {name: 'above template', of: ({own, template}, i) => (template[i].count > 1 ? own[i] - template[i].others : 0)},
  ...[1, 2, 3].map((levels): OddsFeature => ({name: `kept ${levels} around`, of: ({boxes, around}, i) => around(outward(boxes.own[i], levels), i)})),
  ...[1, 2].map((levels): OddsFeature => ({name: `part ${levels} around`, of: ({boxes, part}, i) => part(outward(boxes.own[i], levels))})),
  {name: 'above box', of: ({boxes, around, share}, i) => aboveBox(around(outward(boxes.own[i], 1), i), share[i])},
  {name: 'kept in article', of: ({boxes, around}, i) => (boxes.own[i].article ? around(boxes.own[i].article!, i) : -1)},
  {name: 'in main', of: ({main: [first, last]}, i) => Number(i >= first && i <= last)},
  {name: 'before main', of: ({main: [first]}, i) => Number(i < first)},
  {name: 'after main', of: ({main: [, last]}, i) => Number(i > last)},
  {name: 'in core', of: ({core: [first, last]}, i) => Number(i >= first && i <= last)},
  {name: 'before core', of: ({core: [first]}, i) => Math.max(0, first - i)},
  {name: 'after core', of: ({core: [, last]}, i) => Math.max(0, i - last)},
  {name: 'heading odds', of: ({own, heading}, i) => own[heading[i]] ?? absent},
  {name: 'next heading odds', of: ({own, nextHeading}, i) => own[nextHeading[i]] ?? absent},
  {name: 'kept in section', of: ({section}, i) => section[i]},
  {name: 'section length', of: ({sectionLength}, i) => Math.log1p(sectionLength[i])}
]

/** Features of the first look that are asked of the heading over a block: *Lire aussi*, *Commentaires*. */
const ofHeading = ['phrase share', 'page words', 'comment words', 'linked', 'level']
const headingColumns = ofHeading.map((name) => featureNames.indexOf(name))

export const oddsNames: readonly string[] = [...features.map(({name}) => name), ...ofHeading.map((name) => `${name} of heading`)]

/**
 * Reads what a first look at all blocks says of what each stands among: its neighbours, boxes, template and section. Linear in their number, but
 * for one sort.
 * @param first log-odds that each block is content
 * @param isAsked whether the row of a block with these log-odds is wanted; the others stay empty
 * @returns one row of `oddsNames.length` numbers a block
 */
export function readOdds(page: PageFeatures, first: Float32Array, isAsked: (odds: number) => boolean = () => true): Float32Array {
  const width = oddsNames.length
  const odds = oddsOf(page, first)
  const rows = new Float32Array(first.length * width)
  for (let i = 0; i < first.length; i++) {
    if (!isAsked(first[i])) continue
    let at = i * width
    for (const feature of features) rows[at++] = feature.of(odds, i)
    const heading = odds.heading[i]
    for (const column of headingColumns) rows[at++] = heading < 0 ? -1 : page.rows[heading * featureNames.length + column]
  }
  return rows
}

function oddsOf({blocks, boxes, lengths}: PageFeatures, first: Float32Array): PageOdds {
  const own = first.map((odds) => Math.max(-mostOdds, Math.min(mostOdds, odds)))
  const share = own.map((odds) => scoreOf(odds))
  const length = columnOf(lengths.length, (i) => Math.min(mostLength, lengths[i]))
  const mass = columnOf(lengths.length, (i) => share[i] * length[i])
  const kept = sum(mass)
  const content = boxes.all.map(() => 0)
  const text = boxes.all.map(() => 0)
  boxes.own.forEach(({number}, i) => {
    content[number] += mass[i]
    text[number] += length[i]
  })
  // What stands around comes first.
  for (let number = boxes.all.length - 1; number > 0; number--) {
    const parent = boxes.all[number].parent!.number
    content[parent] += content[number]
    text[parent] += text[number]
  }
  const main = deepest(boxes.all, ({number}) => content[number], mainShare * kept)
  return {
    own, share, kept, boxes,
    keptShare: kept / Math.max(1, sum(length)),
    surest: own.reduce((most, odds) => Math.max(most, odds), -mostOdds),
    surer: surerThan(own, length),
    around: ({number}, i) => (text[number] > length[i] ? (content[number] - mass[i]) / (text[number] - length[i]) : alone),
    part: ({number}) => content[number] / Math.max(1, kept),
    template: templates(boxes, own, length),
    main: [main.first, main.last],
    core: coreOf(columnOf(lengths.length, (i) => (share[i] - 0.5) * length[i])),
    ...surroundings(share, length, mass, kept),
    ...sections(blocks, length, mass)
  }
}

function surroundings(share: Float32Array, length: Float32Array, mass: Float32Array, kept: number): Surroundings {
  const near = length.map((length) => Math.min(mostNear, length) + leastNear)
  const keptNear = near.map((near, i) => near * share[i])
  const mean = (rate: number, backward: boolean): Float32Array => {
    const [part, whole] = [faded(keptNear, rate, backward), faded(near, rate, backward)]
    return part.map((part, i) => (whole[i] > 0 ? part / whole[i] : 0))
  }
  let before = 0
  const isKept = (i: number): boolean => share[i] > 0.5 && length[i] > longBlock
  return {
    before: fading.map((rate) => mean(rate, false)),
    after: fading.map((rate) => mean(rate, true)),
    soFar: mass.map((mass) => ((before += mass) - mass) / Math.max(1, kept)),
    since: distance(share.length, isKept, false),
    until: distance(share.length, isKept, true)
  }
}

/** Blocks since the last marked one, or until the next one; `far` at most. */
function distance(count: number, isMarked: (i: number) => boolean, backward: boolean): Float32Array {
  const column = new Float32Array(count)
  const step = backward ? -1 : 1
  let since = far
  for (let i = backward ? count - 1 : 0; i >= 0 && i < count; i += step) {
    column[i] = since
    since = isMarked(i) ? 0 : Math.min(far, since + 1)
  }
  return column
}

function surerThan(own: Float32Array, length: Float32Array): Float32Array {
  const surer = new Float32Array(own.length)
  const whole = Math.max(1, sum(length))
  let above = 0
  for (const i of [...own.keys()].sort((a, b) => own[b] - own[a] || a - b)) surer[i] = ((above += length[i]) - length[i]) / whole
  return surer
}

/** Some code units for each block, so that short ones have their say. */
const leastSay = 10

function templates({own: boxes, labels}: Boxes, own: Float32Array, length: Float32Array): PageOdds['template'] {
  const sums = new Map<number, {count: number; odds: number; weight: number}>()
  const found = boxes.map(({label, parent}, i) => {
    const template = label.number * labels.length + (parent ? parent.label.number : 0)
    let sum = sums.get(template)
    if (!sum) sums.set(template, (sum = {count: 0, odds: 0, weight: 0}))
    sum.count++
    sum.odds += own[i] * (length[i] + leastSay)
    sum.weight += length[i] + leastSay
    return sum
  })
  return found.map(({count, odds, weight}, i) => {
    const said = length[i] + leastSay
    return {count, others: count > 1 ? (odds - own[i] * said) / (weight - said) : absent}
  })
}

function sections(blocks: readonly Block[], length: Float32Array, mass: Float32Array): Section {
  const count = blocks.length
  const heading = new Int32Array(count)
  const nextHeading = new Int32Array(count)
  let last = -1
  for (let i = 0; i < count; i++) heading[i] = last = blocks[i].kind === 'heading' ? i : last
  let next = -1
  for (let i = count - 1; i >= 0; i--) {
    nextHeading[i] = next
    if (heading[i] === i) next = i
  }
  // Sections by the number of their heading, the blocks before any first; what stands in them without the heading.
  const text = new Float64Array(count + 1)
  const content = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    if (heading[i] === i) continue
    text[heading[i] + 1] += length[i]
    content[heading[i] + 1] += mass[i]
  }
  const section = columnOf(blocks.length, (i) => {
    const [ownLength, ownMass] = heading[i] === i ? [0, 0] : [length[i], mass[i]]
    const rest = text[heading[i] + 1] - ownLength
    return rest > 0 ? (content[heading[i] + 1] - ownMass) / rest : alone
  })
  return {heading, nextHeading, section, sectionLength: columnOf(blocks.length, (i) => text[heading[i] + 1])}
}

/** The box so many levels around one; the outermost where there are fewer. */
function outward(box: Box, levels: number): Box {
  let found = box
  for (let level = 0; level < levels && found.parent; level++) found = found.parent
  return found
}

function aboveBox(around: number, share: number): number {
  return around === alone ? 0 : share - around
}
