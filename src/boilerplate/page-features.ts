// Long because it is the list of what is written into one row, group by group, in the order of the names of the features.
import {codesOf} from '../codes.ts'
import type {Block, Doc} from '../doc.ts'
import {blockKinds} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {readWords} from '../sentences/joint-words.ts'
import {columnOf} from './columns.ts'
import type {Box, Boxes, Label} from './page-boxes.ts'
import {deepest, readBoxes} from './page-boxes.ts'
import type {NamePlace} from './page-feature-names.ts'
import {around, featureNames, innerElements, levels, mainShares, namePlaces, ownElements, places, steps} from './page-feature-names.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage, readUnits} from './page-signals.ts'
import type {Page} from './page-text-features.ts'
import {writeStated, writeText} from './page-text-features.ts'
import type {Stretch} from './unit-counts.ts'

/** How much a name speaks for content, in log-odds, in each of the places `namePlaces`. */
export type NameScores = ReadonlyMap<string, ArrayLike<number>>

/** The blocks of a page that are judged, with a row of features for each. */
export interface PageFeatures {
  readonly blocks: readonly Block[]
  readonly boxes: Boxes
  /** UTF-16 code units, as the counts of the text go. */
  readonly lengths: readonly number[]
  /** One row of `featureNames.length` numbers a block. */
  readonly rows: Float32Array
  /** The `<article>` with most prose; null when there is none. */
  readonly article: Box | null
}

/** Boxes around a block that count as near. */
const nearLevels = 3

/** The number of the box, among those of `mainShares`, that is the main one. */
const widest = 2

const width = featureNames.length

/** Reads the features of the blocks of a web page. Linear in its length. */
export function readFeatures(doc: Doc, nameScores: NameScores): PageFeatures {
  const blocks = doc.blocks.filter((block) => block.evidence !== null && block.units.length > 0)
  const text = readText(doc, blocks)
  const lengths = [...text.units.length.subarray(1)]
  const linked = columnOf(blocks.length, (i) => {
    const {text, evidence} = blocks[i]
    return evidence!.linked === 0 ? 0 : Math.min(1, evidence!.linked / Math.max(1, visible(text.value)))
  })
  const boxes = readBoxes(blocks, {length: lengths, linked, prose: text.prose.subarray(1)})
  const page: Page = {doc, blocks, text, boxes, linked, article: mainArticle(boxes), rows: new Float32Array(blocks.length * width)}
  writeText(page)
  writeStated(page)
  writePage(page)
  writePlace(page)
  writeBoxes(page)
  writeMain(page)
  writeTemplates(page)
  writeNames(page, nameScores)
  writeNeighbours(page)
  return {blocks, boxes, lengths, rows: page.rows, article: page.article}
}

/** Visits each name that speaks of a block. */
export function eachName(doc: Doc, boxes: Boxes, i: number, visit: (place: NamePlace, name: string) => void): void {
  const own = boxes.own[i]
  for (const name of own.label.names) visit('own', name)
  for (let box = own.parent, level = 1; box; box = box.parent, level++) for (const name of box.label.names) visit(level <= nearLevels ? 'near' : 'far', name)
  for (const name of boxes.inner[i]) visit('inner', name)
  for (const name of doc.statement?.types ?? []) visit('page', name)
}

/** The title of the page is the first unit of its text, so that what repeats it is seen. */
function readText(doc: Doc, blocks: readonly Block[]): PageSignals {
  const parts = [doc.title ?? '']
  const units: Stretch[] = [{start: 0, end: parts[0].length}]
  let length = parts[0].length
  for (const block of blocks) {
    const value = block.text.value.trim()
    units.push({start: length + 1, end: length + 1 + value.length})
    length += 1 + value.length
    parts.push(value)
  }
  const whole = parts.join('\n')
  const words = readWords(whole, lang(doc.lang))
  return readPage(readUnits(codesOf(whole), words, units, lang(doc.lang)), true)
}

/** The same for all blocks of a page. */
function writePage({text, boxes: {root, all, own}, rows, blocks}: Page): void {
  const length = Math.max(1, root.length)
  const holders = new Set(own)
  const count = (test: (box: Box) => boolean): number => [...holders].filter(test).length
  const values = [
    Math.log1p(root.length), Math.log1p(blocks.length), text.proseShare, text.longShare, root.linked / length, root.inParagraphs / length,
    all.filter(({label}) => label.name === 'article').length, count(({h1}) => h1 !== null), Number(all.some(({label}) => label.name === 'main')),
    deepest(all, proseOf, mainShares[widest] * root.prose).length / length
  ]
  for (let i = 0; i < blocks.length; i++) rows.set(values, i * width + places.page)
}

function writePlace({boxes: {root, own}, text, linked, rows, blocks}: Page): void {
  const count = blocks.length
  const firstH1 = own.findIndex(({h1}) => h1 !== null)
  let [before, headings, since] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const {kind, level, evidence} = blocks[i]
    const {label, depth, hidden, h1} = own[i]
    const base = i * width
    since = kind === 'heading' ? 0 : since + 1
    if (kind === 'heading') headings++
    const links = base + places.links
    rows[links] = linked[i]
    rows[links + 1] = evidence!.links
    rows[links + 2] = Number(linked[i] > 0.98)
    rows[base + places.hidden] = Number(hidden)
    let to = base + places.place
    rows[to++] = depth
    rows[to++] = i / count
    rows[to++] = before / Math.max(1, root.length)
    rows[to++] = Number(firstH1 >= 0 && i > firstH1)
    rows[to++] = firstH1 < 0 ? -99 : Math.max(-99, Math.min(99, i - firstH1))
    rows[to++] = headings
    rows[to++] = since
    before += text.units.length[i + 1]
    const element = base + places.element
    rows[element] = kindNumbers.get(kind)!
    rows[element + 1] = level ?? 0
    say(rows, element + 2, ownNumbers.get(label.name))
    say(rows, element + 2 + ownElements.length, evidence!.inner ? innerNumbers.get(evidence!.inner.name) : undefined)
    rows[element + 2 + ownElements.length + innerElements.length] = Number(h1 !== null)
  }
}

const kindNumbers = numbersOf(blockKinds)
const ownNumbers = numbersOf(ownElements)
const innerNumbers = numbersOf(innerElements)
const aroundNumbers = numbersOf(around)

function numbersOf<Name extends string>(names: readonly Name[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, i) => [name, i]))
}

/** Says yes to the feature of this number, counted from `at`. */
function say(rows: Float32Array, at: number, number: number | undefined): void {
  if (number !== undefined) rows[at + number] = 1
}

function writeBoxes({boxes: {root, own}, rows}: Page): void {
  const prose = Math.max(1, root.prose)
  own.forEach((own, i) => {
    const base = i * width
    for (let box: Box | null = own; box; box = box.parent) say(rows, base + places.around, aroundNumbers.get(box.label.name))
    let box = own
    for (let level = 0, to = base + places.boxes; level < levels.length; level++, to += 9) {
      const length = Math.max(1, box.length)
      rows[to] = box.blocks
      rows[to + 1] = Math.log1p(box.length)
      rows[to + 2] = box.linked / length
      rows[to + 3] = box.length / box.blocks
      rows[to + 4] = box.inParagraphs / length
      rows[to + 5] = box.prose / length
      rows[to + 6] = box.prose / prose
      rows[to + 7] = box.children
      rows[to + 8] = (i - box.first) / Math.max(1, box.last - box.first)
      box = box.parent ?? box
    }
  })
}

function writeMain({boxes: {root, all, own}, article: main, rows}: Page): void {
  const mains = mainShares.map((share) => deepest(all, proseOf, share * root.prose))
  const {first, last} = mains[widest]
  own.forEach(({article}, i) => {
    let to = i * width + places.main
    for (const box of mains) rows[to++] = Number(i >= box.first && i <= box.last)
    rows[to++] = Number(i < first)
    rows[to++] = Number(i > last)
    rows[to++] = i < first ? i - first : i > last ? i - last : 0
    rows[to++] = article ? article.prose / Math.max(1, root.prose) : 0
    rows[to++] = article ? Math.log1p(article.length) : 0
    rows[to++] = Number(article !== null && article === main)
  })
}

/** What the blocks of one template are together: those whose own element and the one around it have the same labels. */
function writeTemplates({boxes: {own, labels}, text, linked, rows}: Page): void {
  const sums = new Map<number, {count: number; length: number; linked: number; prose: number}>()
  const found = own.map(({label, parent}, i) => {
    const template = label.number * labels.length + (parent ? parent.label.number : 0)
    const length = text.units.length[i + 1]
    let sum = sums.get(template)
    if (!sum) sums.set(template, (sum = {count: 0, length: 0, linked: 0, prose: 0}))
    sum.count++
    sum.length += length
    sum.linked += length * linked[i]
    sum.prose += length * text.prose[i + 1]
    return sum
  })
  let run = 0
  found.forEach(({count, length, linked, prose}, i) => {
    run = i > 0 && own[i - 1].label.name === own[i].label.name ? run + 1 : 0
    let to = i * width + places.template
    rows[to++] = count
    rows[to++] = length / count
    rows[to++] = linked / Math.max(1, length)
    rows[to++] = prose / Math.max(1, length)
    rows[to++] = run
  })
}

function writeNames({doc, boxes: {all, labels, own, inner}, rows}: Page, scores: NameScores): void {
  const [page] = summaries(doc.statement?.types ?? [], ['page'], scores)
  const said = namesAround(all, labels, scores)
  own.forEach(({number}, i) => {
    const base = i * width + places.names
    for (let k = 0; k < 9; k++) rows[base + k] = said[number * 9 + k]
    if (inner[i].length > 0) rows.set(summaries(inner[i], ['inner'], scores)[0], base + 9)
    rows.set(page, base + 12)
  })
}

/** What the names say on each box itself, near around it, and further out: three summaries a box, one after the other. */
function namesAround(all: readonly Box[], labels: readonly Label[], scores: NameScores): Float64Array {
  const ofLabel = labels.map(({names}) => summaries(names, boxPlaces, scores))
  const said = new Float64Array(all.length * 9)
  // What the box says to those far inside it: what stands around it, and itself. A box comes after those around it.
  const outward = new Float64Array(all.length * 3)
  for (const {number, label, parent} of all) {
    const to = number * 9
    const [own, , far] = ofLabel[label.number]
    add(said, to, own)
    let box = parent
    for (let level = 1; level <= nearLevels && box; level++, box = box.parent) add(said, to + 3, ofLabel[box.label.number][1])
    if (box) add(said, to + 6, outward, box.number * 3)
    if (parent) add(outward, number * 3, outward, parent.number * 3)
    add(outward, number * 3, far)
  }
  return said
}

const boxPlaces = ['own', 'near', 'far'] as const

/** Sum of what names say, and the least and the most of it. */
type Summary = ArrayLike<number>

const nothing: Summary = [0, 0, 0]

/** What names say in each of the places. */
function summaries(names: readonly string[], places: readonly NamePlace[], scores: NameScores): readonly Summary[] {
  const known = names.map((name) => scores.get(name)).filter((found) => found !== undefined)
  return places.map((place) => (known.length > 0 ? summary(known, namePlaces.indexOf(place)) : nothing))
}

function summary(known: readonly ArrayLike<number>[], place: number): Summary {
  let [sum, least, most] = [0, 0, 0]
  for (const scores of known) {
    sum += scores[place]
    least = Math.min(least, scores[place])
    most = Math.max(most, scores[place])
  }
  return least === 0 && most === 0 ? nothing : [sum, least, most]
}

/** Adds the summary that begins at `from`. */
function add(said: Float64Array, at: number, summary: Summary, from = 0): void {
  if (summary === nothing) return
  said[at] += summary[from]
  said[at + 1] = Math.min(said[at + 1], summary[from + 1])
  said[at + 2] = Math.max(said[at + 2], summary[from + 2])
}

function writeNeighbours({boxes: {own}, text, linked, blocks, rows}: Page): void {
  for (let i = 0; i < blocks.length; i++) {
    let to = i * width + places.neighbours
    for (const step of steps) {
      const j = i + step
      if (j < 0 || j >= blocks.length) rows.fill(-1, to, to + 9)
      else {
        const {length, functionWords, words, end} = text.units
        rows[to] = Math.log1p(length[j + 1])
        rows[to + 1] = text.prose[j + 1]
        rows[to + 2] = functionWords[j + 1] / Math.max(1, words[j + 1])
        rows[to + 3] = end[j + 1]
        rows[to + 4] = linked[j]
        rows[to + 5] = Number(own[j].parent === own[i].parent)
        rows[to + 6] = Number(own[j].label.name === own[i].label.name)
        rows[to + 7] = Number(blocks[j].kind === 'heading')
        rows[to + 8] = rows[j * width + places.names + 4]
      }
      to += 9
    }
  }
}

function proseOf({prose}: Box): number {
  return prose
}

/** Of several articles the one with most prose; null when there is none. */
function mainArticle({all}: Boxes): Box | null {
  let main: Box | null = null
  for (const box of all) if (box.label.name === 'article' && (main === null || box.prose > main.prose)) main = box
  return main
}

function visible(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 160) count++
  return count
}
