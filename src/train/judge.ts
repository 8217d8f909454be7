/**
 * Learns the judges of flattened text, `src/lang/judge-ordered.txt` and `judge-shuffled.txt`; see NOTICE for the sources.
 * Run `npm run train:judge -- "$TAMIS_DATA/data"`; the same inputs give the same bytes.
 *
 * The judge of ordered text learns from pages with and without their line breaks, the other one from pages whose sentences were shuffled.
 * Each page also gives copies with less junk or none, and each shuffled one more orders, and its text among the junk of others.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {columnOf, sum} from '../boilerplate/columns.ts'
import type {Order} from '../boilerplate/feature-columns.ts'
import {columnsOf} from '../boilerplate/feature-columns.ts'
import {questions, sharesOf} from '../boilerplate/judge.ts'
import type {Net, NetShape} from '../boilerplate/net.ts'
import {runNets, writeNets} from '../boilerplate/net.ts'
import type {PageSignals} from '../boilerplate/page-signals.ts'
import {readPage, readUnits} from '../boilerplate/page-signals.ts'
import {piecesOf} from '../boilerplate/pieces.ts'
import {sharedWordsOf} from '../boilerplate/shared-words.ts'
import {lang} from '../lang/index.ts'
import {createPipeline, toFile} from '../pipeline.ts'
import {language, references, repair, sentences} from '../stages/index.ts'
import type {NetOptions, TextExample} from './net.ts'
import {trainNet} from './net.ts'
import type {Copy, FlatPage} from './pages.ts'
import {copiesOf, mixedCopy, readPages, shuffledCopy} from './pages.ts'
import {hashOf} from './random.ts'

const data = process.argv[2] ?? '../shared/data'
const only = process.argv[3]

/** How much a piece of each kind of copy counts. */
const ofOrdered: Readonly<Record<Copy, number>> = {page: 1, content: 0.4, piece: 2, crop: 0.7, thin: 0.5, shuffled: 0, mixed: 0}
const copyWeights: Readonly<Record<Order, Readonly<Record<Copy, number>>>> = {ordered: ofOrdered, shuffled: {...ofOrdered, content: 0.8, shuffled: 1, mixed: 0.3}}
/** Length of a piece counts up to here, in code units. */
const mostWeight = 400
const folds = 4
const mostLanguageWeight = 4
/** In which each page is shuffled anew. */
const otherOrders = 2
/** Copies of the text of a page among the junk of others, at most: as many as make about so many of a language and fold. */
const mostMixed = 4
const mixedOfFold = 60
/** Text that was shuffled has no neighbours to look at, and text in its order says by them what shared words say. */
const shapes: Readonly<Record<Order, Omit<NetShape, 'width'>>> = {
  ordered: {hidden: 16, state: 8, related: 0, layers: 2},
  shuffled: {hidden: 16, state: 0, related: 16, layers: 3}
}
/** Of the networks whose mean says: alone, one says by its draws up to two points more or less of the few French pages. */
const seeds = [1, 2]
const options: Readonly<Record<Order, Partial<NetOptions>>> = {ordered: {epochs: 8}, shuffled: {epochs: 6}}

/** The stages that stand before the judge. */
const pipeline = createPipeline({stages: [repair(), language(), references(), sentences()]})

/** A page as the judge sees it. */
interface Sheet extends TextExample {
  readonly page: FlatPage
  readonly fold: number
  /** Labelled code units of each piece. */
  readonly length: Float32Array
}

if (only !== 'shuffled') learn('ordered', readSheets(orderedPages(), 'ordered'))
if (only !== 'ordered') learn('shuffled', readSheets(shuffledPages(), 'shuffled'))

/** Measures networks on sites that they have not seen, and writes those that have seen all. */
function learn(order: Order, sheets: readonly Sheet[]): void {
  const shape = {width: questions[order].length, ...shapes[order]}
  const train = (chosen: readonly Sheet[]): Net[] => seeds.map((seed) => trainNet(shape, chosen, {...options[order], seed}))
  const odds: Float32Array[] = []
  for (let fold = 0; fold < folds; fold++) {
    const nets = train(sheets.filter((sheet) => sheet.fold !== fold))
    sheets.forEach((sheet, i) => {
      if (sheet.fold === fold) odds[i] = runNets(nets, sheet.share, (columns) => columns.set(sheet.columns), sheet.words)
    })
  }
  const forms = new Set(sheets.map(({page}) => page.form))
  const scores = [...forms].flatMap((form) => ['all', 'fr'].map((code) => scoreLine(sheets, odds, form, code)))
  console.log([order, ...scores].join('\n'))
  write(order, train(sheets), sheets, scores)
}

/** Pages with lines and without; each copy is made of one of the two. */
function orderedPages(): FlatPage[] {
  return ['lines', 'harsh'].flatMap((form, k) => readPages(data, form).flatMap((page) => [page, ...copiesOf(page).filter((copy) => isChosen(copy) && drawOf(copy) % 2 === k)]))
}

/** The set `shuffled` lacks the longest pages and some others, and has each in one order. */
function shuffledPages(): FlatPage[] {
  const all = readPages(data, 'harsh').map((page) => ({...page, form: 'shuffled'}))
  const inOtherOrders = Array.from({length: otherOrders}, (_, number) => all.map((page) => shuffledCopy(page, number))).flat()
  const pages = [...readPages(data, 'shuffled'), ...inOtherOrders]
  return [...pages.flatMap((page) => [page, ...copiesOf(page).filter(isChosen)]), ...all.flatMap((page) => mixedCopies(page, all))]
}

/** Of English pages there are enough: every second copy of these is left out. */
function isChosen(copy: FlatPage): boolean {
  return copy.lang !== 'en' || drawOf(copy) >= 2
}

function drawOf({id, copy}: FlatPage): number {
  return hashOf(id + copy) % 4
}

/** The text of a page among the junk of pages of other sites of its language, which no network is measured on that has seen the text. */
function mixedCopies(page: FlatPage, pages: readonly FlatPage[]): FlatPage[] {
  const others = pages.filter(({lang, site}) => lang === page.lang && site !== page.site && foldOf(site) === foldOf(page.site))
  const count = others.length < 2 ? 0 : Math.max(1, Math.min(mostMixed, Math.floor(mixedOfFold / others.length)))
  const copies = Array.from({length: count}, (_, k) => mixedCopy(page, others[hashOf(`${page.id} ${k}`) % others.length]))
  return copies.filter(({segments}) => segments.some(({keep}) => keep))
}

function foldOf(site: string): number {
  return hashOf(site) % folds
}

function readSheets(pages: readonly FlatPage[], order: Order): Sheet[] {
  const languageWeight = languageWeights(pages.filter(({copy}) => copy === 'page'))
  const sheets = pages.map((page): Sheet => {
    const {signals, target, length} = read(page, order)
    const weight = length.map((length) => Math.min(mostWeight, length) * copyWeights[order][page.copy] * (languageWeight.get(page.lang) ?? mostLanguageWeight))
    const words = order === 'shuffled' ? sharedWordsOf(signals) : undefined
    return {page, fold: foldOf(page.site), columns: columnsOf(questions[order], signals, target.length), share: sharesOf(signals), target, length, weight, words}
  }).filter(({target}) => target.length > 0)
  const mean = sum(sheets.map(({weight}) => sum(weight))) / sum(sheets.map(({weight}) => weight.length))
  return sheets.map((sheet) => ({...sheet, weight: sheet.weight.map((weight) => weight / mean)}))
}

/** How much the pages of each language count: three in four are English, and the others would hardly be heard. */
function languageWeights(pages: readonly FlatPage[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const {lang} of pages) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return new Map([...counts].map(([lang, count]) => [lang, Math.min(mostLanguageWeight, Math.sqrt(most / count))]))
}

/** The pieces of a page with the share of each that is kept, and its labelled length. */
function read(page: FlatPage, order: Order): Pick<Sheet, 'target' | 'length'> & {signals: PageSignals} {
  const file = toFile({raw: page.text, lang: page.lang})
  const doc = pipeline.processor.runSync(pipeline.processor.parse(file), file)
  const pack = lang(page.lang)
  const {codes, words, pieces} = piecesOf(doc, pack, 2500)
  const marks = new Uint8Array(page.text.length)
  for (const {start, end, keep} of page.segments) marks.fill(keep ? 2 : 1, start, end)
  const target = new Float32Array(pieces.length)
  const length = new Float32Array(pieces.length)
  pieces.forEach(({block, shift, start, end}, i) => {
    const [from, to] = block.text.raw(start - shift, end - shift)
    let [kept, labelled] = [0, 0]
    for (let k = from; k < to; k++) {
      if (marks[k] > 0) labelled++
      if (marks[k] === 2) kept++
    }
    target[i] = labelled > 0 ? kept / labelled : 0
    length[i] = labelled
  })
  const units = readUnits(codes, words, pieces, pack)
  const signals = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  return {signals, target, length}
}

/** Character F1 at three thresholds, and what is lost of copies without junk; in percent. */
function scoreLine(sheets: readonly Sheet[], odds: readonly Float32Array[], form: string, code: string): string {
  const chosen = sheets.map((sheet, i) => [sheet, odds[i]] as const).filter(([{page}]) => page.form === form && (code === 'all' || page.lang === code))
  const count = (copy: Copy, threshold: number): {precision: number; recall: number; f1: number} => {
    let [right, taken, wanted] = [0, 0, 0]
    for (const [{page, target, length}, odds] of chosen) {
      if (page.copy !== copy) continue
      for (let i = 0; i < odds.length; i++) {
        const kept = target[i] * length[i]
        wanted += kept
        if (odds[i] <= threshold) continue
        taken += length[i]
        right += kept
      }
    }
    const [precision, recall] = [right / taken, right / wanted]
    return {precision: 100 * precision, recall: 100 * recall, f1: (200 * precision * recall) / (precision + recall)}
  }
  const at = (threshold: number): string => {
    const {precision, recall, f1} = count('page', threshold)
    return `${f1.toFixed(2)} (${precision.toFixed(1)}/${recall.toFixed(1)})`
  }
  const lost = (copy: Copy): string => [-1, 0, 1].map((threshold) => (100 - count(copy, threshold).recall).toFixed(2)).join(' ')
  return `${form}, ${code}: F1 at -1, 0, 1: ${at(-1)}, ${at(0)}, ${at(1)}; lost of text alone: ${lost('content')}; of short pieces of it: ${lost('piece')}`
}

function write(order: Order, nets: readonly Net[], sheets: readonly Sheet[], scores: readonly string[]): void {
  const header = `# Weights of the judge of flattened text whose units are ${order} (src/boilerplate/text-features.ts): small networks
# (src/boilerplate/net.ts) over features, each with what it is in a usual unit.
# Made by src/train/judge.ts from web pages that were collected for the training of main-content extraction; see NOTICE. Numbers only: no
# text, word or name of any page is in the file.
# Characters right by cross-validation over sites, percent (precision/recall):
${scores.map((line) => `#   ${line}`).join('\n')}
`
  const usual = questions[order].map(({name}, k) => `${name} ${Number(median(sheets, k).toPrecision(4))}`)
  writeFileSync(fileURLToPath(new URL(`../lang/judge-${order}.txt`, import.meta.url)), `${header}\n[usual]\n${usual.join('\n')}\n\n${writeNets(nets)}`)
}

/** Of a column, by every hundredth piece. */
function median(sheets: readonly Sheet[], k: number): number {
  const values: number[] = []
  let next = 0
  for (const {columns, share: {length}} of sheets) {
    for (; next < length; next += 100) values.push(columns[k * length + next])
    next -= length
  }
  return values.sort((a, b) => a - b)[values.length >> 1]
}
