import type {Block, Doc} from '../doc.ts'
import {blockKinds} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {readWords} from '../sentences/joint-words.ts'
import type {Span} from '../text.ts'
import type {Box, Boxes} from './page-boxes.ts'
import {readBoxes} from './page-boxes.ts'
import type {NamePlace} from './page-feature-names.ts'
import {around, featureNames, innerElements, levels, mainShares, ownElements, places, steps} from './page-feature-names.ts'
import type {PageSignals} from './page-signals.ts'
import {readPage} from './page-signals.ts'
import type {Page} from './page-text-features.ts'
import {writeStated, writeText} from './page-text-features.ts'

/** How much a name speaks for content, in log-odds; 0 where nothing is known of it. */
export type NameScores = (place: NamePlace, name: string) => number

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
  const lengths = text.units.slice(1).map(({length}) => length)
  const linked = Float32Array.from(blocks, (block) => Math.min(1, block.evidence!.linked / Math.max(1, visible(block.text.value))))
  const boxes = readBoxes(blocks, {length: lengths, linked, prose: text.prose.subarray(1)})
  const templates = boxes.own.map(templateOf)
  const page: Page = {doc, blocks, text, boxes, linked, templates, article: mainArticle(boxes.own), rows: new Float32Array(blocks.length * width)}
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
  for (const name of own.names) visit('own', name)
  for (let box = own.parent, level = 1; box; box = box.parent, level++) for (const name of box.names) visit(level <= nearLevels ? 'near' : 'far', name)
  for (const name of boxes.inner[i]) visit('inner', name)
  for (const name of doc.statement?.types ?? []) visit('page', name)
}

/** The title of the page is the first unit of its text, so that what repeats it is seen. */
function readText(doc: Doc, blocks: readonly Block[]): PageSignals {
  const parts = [doc.title ?? '']
  const spans: Span[] = [[0, parts[0].length]]
  let length = parts[0].length
  for (const block of blocks) {
    const value = block.text.value.trim()
    spans.push([length + 1, length + 1 + value.length])
    length += 1 + value.length
    parts.push(value)
  }
  const whole = parts.join('\n')
  return readPage(whole, readWords(whole, lang(doc.lang)), spans, lang(doc.lang), true)
}

/** The same for all blocks of a page. */
function writePage({text, boxes: {root, own}, rows, blocks}: Page): void {
  const length = Math.max(1, root.length)
  const articles = new Set<Box>()
  let [h1, main] = [0, 0]
  for (const box of new Set(own)) {
    const article = nearest(box, 'article')
    if (article) articles.add(article)
    if (nearest(box, 'h1')) h1++
    if (nearest(box, 'main')) main = 1
  }
  const values = [
    Math.log1p(root.length), Math.log1p(blocks.length), text.proseShare, text.longShare, root.linked / length, root.inParagraphs / length, articles.size, h1, main,
    deepest(root, own, mainShares[widest]).length / length
  ]
  for (let i = 0; i < blocks.length; i++) rows.set(values, i * width + places.page)
}

function writePlace({boxes: {root, own}, text, linked, rows, blocks}: Page): void {
  const count = blocks.length
  const firstH1 = own.findIndex((box) => nearest(box, 'h1') !== null)
  let [before, headings, since] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const {kind, level, evidence} = blocks[i]
    const base = i * width
    since = kind === 'heading' ? 0 : since + 1
    if (kind === 'heading') headings++
    rows.set([linked[i], evidence!.links, Number(linked[i] > 0.98)], base + places.links)
    rows[base + places.hidden] = Number(own[i].hidden)
    rows.set([own[i].depth, i / count, before / Math.max(1, root.length), Number(firstH1 >= 0 && i > firstH1), firstH1 < 0 ? -99 : Math.max(-99, Math.min(99, i - firstH1)), headings, since], base + places.place)
    before += text.units[i + 1].length
    const element = base + places.element
    rows.set([blockKinds.indexOf(kind), level ?? 0], element)
    ownElements.forEach((name, k) => (rows[element + 2 + k] = Number(own[i].name === name)))
    innerElements.forEach((name, k) => (rows[element + 2 + ownElements.length + k] = Number(evidence!.inner?.name === name)))
    rows[element + 2 + ownElements.length + innerElements.length] = Number(nearest(own[i], 'h1') !== null)
  }
}

function writeBoxes({boxes: {root, own}, rows}: Page): void {
  const prose = Math.max(1, root.prose)
  own.forEach((own, i) => {
    const base = i * width
    for (let box: Box | null = own; box; box = box.parent) {
      const k = aroundNumbers.get(box.name)
      if (k !== undefined) rows[base + places.around + k] = 1
    }
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

const aroundNumbers = new Map(around.map((name, i) => [name, i]))

function writeMain({boxes: {root, own}, article: main, rows}: Page): void {
  const mains = mainShares.map((share) => deepest(root, own, share))
  const {first, last} = mains[widest]
  own.forEach((box, i) => {
    const base = i * width + places.main
    mains.forEach((other, k) => (rows[base + k] = Number(isInside(box, other))))
    const article = nearest(box, 'article')
    rows.set(
      [Number(i < first), Number(i > last), i < first ? i - first : i > last ? i - last : 0, article ? article.prose / Math.max(1, root.prose) : 0, article ? Math.log1p(article.length) : 0, Number(article !== null && article === main)],
      base + mains.length
    )
  })
}

function writeTemplates({boxes: {own}, text, linked, templates, rows}: Page): void {
  const sums = new Map<string, {count: number; length: number; linked: number; prose: number}>()
  templates.forEach((template, i) => {
    const {length} = text.units[i + 1]
    const sum = sums.get(template) ?? {count: 0, length: 0, linked: 0, prose: 0}
    sums.set(template, {count: sum.count + 1, length: sum.length + length, linked: sum.linked + length * linked[i], prose: sum.prose + length * text.prose[i + 1]})
  })
  let run = 0
  templates.forEach((template, i) => {
    const {count, length, linked, prose} = sums.get(template)!
    run = i > 0 && own[i - 1].name === own[i].name ? run + 1 : 0
    rows.set([count, length / count, linked / Math.max(1, length), prose / Math.max(1, length), run], i * width + places.template)
  })
}

function writeNames({doc, boxes, rows}: Page, scores: NameScores): void {
  const page = summary(doc.statement?.types ?? [], 'page', scores)
  const known = new Map<Box, readonly Summary[]>()
  const written = new Map<Box, readonly number[]>()
  boxes.own.forEach((own, i) => {
    let outside = written.get(own)
    if (!outside) written.set(own, (outside = namesAround(own)))
    const base = i * width + places.names
    rows.set(outside, base)
    rows.set(summary(boxes.inner[i], 'inner', scores), base + 9)
    rows.set(page, base + 12)
  })

  /** What the names say on a box itself, near around it, and further out. */
  function namesAround(own: Box): number[] {
    let [near, far]: Summary[] = [nothing, nothing]
    for (let box = own.parent, level = 1; box; box = box.parent, level++) {
      let summaries = known.get(box)
      if (!summaries) known.set(box, (summaries = [summary(box.names, 'near', scores), summary(box.names, 'far', scores)]))
      if (level <= nearLevels) near = both(near, summaries[0])
      else far = both(far, summaries[1])
    }
    return [...summary(own.names, 'own', scores), ...near, ...far]
  }
}

/** Sum of what names say, and the least and the most of it. */
type Summary = readonly [sum: number, least: number, most: number]

const nothing: Summary = [0, 0, 0]

function summary(names: readonly string[], place: NamePlace, scores: NameScores): Summary {
  if (names.length === 0) return nothing
  let [sum, least, most] = [0, 0, 0]
  for (const name of names) {
    const score = scores(place, name)
    sum += score
    least = Math.min(least, score)
    most = Math.max(most, score)
  }
  return [sum, least, most]
}

function both(one: Summary, other: Summary): Summary {
  return other === nothing ? one : [one[0] + other[0], Math.min(one[1], other[1]), Math.max(one[2], other[2])]
}

function writeNeighbours({boxes: {own}, text, linked, blocks, rows}: Page): void {
  for (let i = 0; i < blocks.length; i++) {
    let to = i * width + places.neighbours
    for (const step of steps) {
      const j = i + step
      if (j < 0 || j >= blocks.length) rows.fill(-1, to, to + 9)
      else {
        const unit = text.units[j + 1]
        rows[to] = Math.log1p(unit.length)
        rows[to + 1] = text.prose[j + 1]
        rows[to + 2] = unit.functionWords / Math.max(1, unit.words)
        rows[to + 3] = unit.end
        rows[to + 4] = linked[j]
        rows[to + 5] = Number(own[j].parent === own[i].parent)
        rows[to + 6] = Number(own[j].name === own[i].name)
        rows[to + 7] = Number(blocks[j].kind === 'heading')
        rows[to + 8] = rows[j * width + places.names + 4]
      }
      to += 9
    }
  }
}

/** Of several articles the one with most prose; null when there is none. */
function mainArticle(own: readonly Box[]): Box | null {
  let main: Box | null = null
  for (const box of new Set(own)) {
    const article = nearest(box, 'article')
    if (article && (main === null || article.prose > main.prose)) main = article
  }
  return main
}

/** The box itself or the nearest one around it that is this element. */
export function nearest(from: Box, name: string): Box | null {
  for (let box: Box | null = from; box; box = box.parent) if (box.name === name) return box
  return null
}

/** The deepest box that holds this share of the prose of the page. */
function deepest(root: Box, own: readonly Box[], share: number): Box {
  if (root.prose === 0) return root
  let best = root
  for (const start of new Set(own)) {
    let box: Box = start
    while (box.parent && box.prose < share * root.prose) box = box.parent
    if (box.depth > best.depth || (box.depth === best.depth && box.prose > best.prose)) best = box
  }
  return best
}

function isInside(from: Box, main: Box): boolean {
  for (let box: Box | null = from; box && box.depth >= main.depth; box = box.parent) if (box === main) return true
  return false
}

function templateOf(box: Box): string {
  return `${box.name}.${box.names.join('.')}<${box.parent?.name}.${box.parent?.names.join('.')}`
}

function visible(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 160) count++
  return count
}
