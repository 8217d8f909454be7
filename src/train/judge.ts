/**
 * Learns the judges of flattened text, `src/lang/judge-ordered.txt` and `judge-shuffled.txt`; see NOTICE for the sources.
 * Run `npm run train:judge -- "$TAMIS_DATA/data"`; the same inputs give the same bytes.
 *
 * The judge of ordered text learns from pages with and without their line breaks, the other one from pages whose sentences were shuffled.
 * Each page also gives copies with less junk or none.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {columnOf} from '../boilerplate/columns.ts'
import type {Order} from '../boilerplate/feature-columns.ts'
import {rowsOf} from '../boilerplate/feature-columns.ts'
import {questions, sharesOf} from '../boilerplate/judge.ts'
import type {Net, NetShape} from '../boilerplate/net.ts'
import {runNet, writeNet} from '../boilerplate/net.ts'
import type {PageSignals} from '../boilerplate/page-signals.ts'
import {readPage, readUnits} from '../boilerplate/page-signals.ts'
import {piecesOf} from '../boilerplate/pieces.ts'
import {lang} from '../lang/index.ts'
import {createPipeline, toFile} from '../pipeline.ts'
import {language, references, repair, sentences} from '../stages/index.ts'
import type {Examples} from './logistic.ts'
import type {NetOptions, TextRows} from './net.ts'
import {trainNet} from './net.ts'
import type {Copy, FlatPage} from './pages.ts'
import {copiesOf, readPages} from './pages.ts'
import {hashOf} from './random.ts'

const data = process.argv[2] ?? '../shared/data'
const only = process.argv[3]

/** How much a piece of each kind of copy counts. */
const copyWeight: Readonly<Record<Copy, number>> = {page: 1, content: 0.4, piece: 2, crop: 0.7, thin: 0.5}
/** Length of a piece counts up to here, in code units. */
const mostWeight = 400
const folds = 4
const mostLanguageWeight = 4
/** Text that was shuffled has no neighbours to look at. */
const shapes: Readonly<Record<Order, Omit<NetShape, 'width'>>> = {ordered: {hidden: 16, state: 8, layers: 2}, shuffled: {hidden: 16, state: 0, layers: 2}}
const options: Readonly<Record<Order, Partial<NetOptions>>> = {ordered: {epochs: 6}, shuffled: {epochs: 8}}

/** The stages that stand before the judge. */
const pipeline = createPipeline({stages: [repair(), language(), references(), sentences()]})

/** A page as the judge sees it, and its rows in the table of examples. */
interface Sheet extends TextRows {
  readonly page: FlatPage
  readonly form: string
  readonly fold: number
}

/** Examples, with what is needed to score them. */
interface Table {
  readonly sheets: readonly Sheet[]
  readonly examples: Examples
  /** Labelled code units of each row. */
  readonly length: Float32Array
}

if (only !== 'shuffled') learn('ordered', ['lines', 'harsh'])
if (only !== 'ordered') learn('shuffled', ['shuffled'])

function learn(order: Order, forms: readonly string[]): void {
  const {sheets, examples, length} = readTable(forms, order)
  const train = (chosen: readonly Sheet[]): Net => trainNet({width: examples.width, ...shapes[order]}, examples, chosen, options[order])
  const odds = new Float32Array(length.length)
  for (let fold = 0; fold < folds; fold++) {
    const net = train(sheets.filter((sheet) => sheet.fold !== fold))
    for (const {from, share, fold: own} of sheets) if (own === fold) odds.set(runNet(net, rowsOfText(examples, from, share.length), share).odds, from)
  }
  const scores = forms.flatMap((form) => ['all', 'fr'].map((code) => scoreLine({sheets, examples, length}, odds, form, code)))
  console.log(scores.join('\n'))
  if (!only?.endsWith('!')) write(order, train(sheets), examples, scores)
}

function rowsOfText({width, dense}: Examples, from: number, count: number): Float64Array {
  return Float64Array.from(dense.subarray(from * width, (from + count) * width))
}

function readTable(forms: readonly string[], order: Order): Table {
  const sheets: Sheet[] = []
  const values: Float32Array[] = []
  const target: number[] = []
  const weight: number[] = []
  const length: number[] = []
  for (const form of forms) {
    const pages = readPages(data, form)
    const share = languageWeights(pages)
    for (const page of pages.flatMap((page) => [page, ...copiesOf(page)])) {
      // Each copy of a page is made with lines or without, not both; of English pages there are enough, and every second copy is left out.
      const draw = hashOf(page.id + page.copy) % 4
      if (page.copy !== 'page' && ((forms.length > 1 && draw % 2 !== forms.indexOf(form)) || (page.lang === 'en' && draw < 2))) continue
      const {signals, shares, lengths} = read(page, order)
      if (shares.length === 0) continue
      sheets.push({page, form, fold: hashOf(page.site) % folds, from: target.length, share: sharesOf(signals)})
      values.push(Float32Array.from(rowsOf(questions[order], signals, shares.length)))
      for (let i = 0; i < shares.length; i++) {
        target.push(shares[i])
        length.push(lengths[i])
        weight.push(Math.min(mostWeight, lengths[i]) * copyWeight[page.copy] * share.get(page.lang)!)
      }
    }
  }
  const mean = weight.reduce((sum, value) => sum + value, 0) / weight.length
  const width = questions[order].length
  return {
    sheets,
    length: Float32Array.from(length),
    examples: {width, dense: joined(values, target.length * width), target: Float32Array.from(target), weight: Float32Array.from(weight, (value) => value / mean)}
  }
}

/** How much the pages of each language count: three in four are English, and the others would hardly be heard. */
function languageWeights(pages: readonly FlatPage[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const {lang} of pages) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return new Map([...counts].map(([lang, count]) => [lang, Math.min(mostLanguageWeight, Math.sqrt(most / count))]))
}

/** The pieces of a page with the share of each that is kept, and its labelled length. */
function read(page: FlatPage, order: Order): {signals: PageSignals; shares: number[]; lengths: number[]} {
  const file = toFile({raw: page.text, lang: page.lang})
  const doc = pipeline.processor.runSync(pipeline.processor.parse(file), file)
  const pack = lang(page.lang)
  const {text, words, pieces} = piecesOf(doc, pack, 2500)
  const marks = new Uint8Array(page.text.length)
  for (const {start, end, keep} of page.segments) marks.fill(keep ? 2 : 1, start, end)
  const shares: number[] = []
  const lengths: number[] = []
  for (const {block, shift, start, end} of pieces) {
    const [from, to] = block.text.raw(start - shift, end - shift)
    let [kept, labelled] = [0, 0]
    for (let i = from; i < to; i++) {
      if (marks[i] > 0) labelled++
      if (marks[i] === 2) kept++
    }
    shares.push(labelled > 0 ? kept / labelled : 0)
    lengths.push(labelled)
  }
  const units = readUnits(text, words, pieces.map(({start, end}) => [start, end]), pack)
  const signals = readPage(units, order === 'ordered', columnOf(pieces.length, (i) => pieces[i].joined))
  return {signals, shares, lengths}
}

/** Character F1 at three thresholds, and what is lost of copies without junk; in percent. */
function scoreLine({sheets, examples, length}: Table, odds: Float32Array, form: string, code: string): string {
  const chosen = sheets.filter((sheet) => sheet.form === form && (code === 'all' || sheet.page.lang === code))
  const count = (copy: Copy, threshold: number): {precision: number; recall: number; f1: number} => {
    let [right, taken, wanted] = [0, 0, 0]
    for (const {page, from, share} of chosen) {
      if (page.copy !== copy) continue
      for (let row = from; row < from + share.length; row++) {
        const kept = examples.target[row] * length[row]
        wanted += kept
        if (odds[row] <= threshold) continue
        taken += length[row]
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

function write(order: Order, net: Net, {dense, width}: Examples, scores: readonly string[]): void {
  const header = `# Weights of the judge of flattened text whose units are ${order}: a small recurrent network (src/boilerplate/net.ts) over the features of
# src/boilerplate/text-features.ts, each with what it is in a usual unit.
# Made by src/train/judge.ts from web pages that were collected for the training of main-content extraction; see NOTICE. Numbers only: no
# text, word or name of any page is in the file.
# Characters right by cross-validation over sites, percent (precision/recall):
${scores.map((line) => `#   ${line}`).join('\n')}
`
  const usual = questions[order].map(({name}, k) => `${name} ${Number(median(dense, width, k).toPrecision(4))}`)
  writeFileSync(fileURLToPath(new URL(`../lang/judge-${order}.txt`, import.meta.url)), `${header}\n[usual]\n${usual.join('\n')}\n\n${writeNet(net)}`)
}

function median(dense: Float32Array, width: number, k: number): number {
  const step = Math.max(1, Math.floor(dense.length / width / 10_000))
  const values: number[] = []
  for (let at = k; at < dense.length; at += width * step) values.push(dense[at])
  return values.sort((a, b) => a - b)[values.length >> 1]
}

function joined(parts: readonly Float32Array[], length: number): Float32Array {
  const all = new Float32Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
