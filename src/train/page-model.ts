/**
 * Learns the judge of web pages, `src/lang/page-model.txt`; see NOTICE for the sources.
 * Run `npm run train:pages -- "$TAMIS_DATA/data/html"`; the same inputs give the same bytes.
 *
 * First logistic regression weighs the names of elements (class, id, role, itemprop, types of the page), then trees weigh all
 * features, then further trees what these say of the blocks around each. What a page is judged by is never learnt from pages of its own
 * site: neither the names that its features hold, nor the trees that its figures are measured with. (One thread is left: the second look
 * is learnt from first looks at other sites, and those have seen the page.) The model that is shipped is learnt from all pages; its figures
 * are those of the five models that are learnt from four fifths of the sites each.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Block} from '../doc.ts'
import {judgeMarkup, lookOnce, needsSecondLook} from '../boilerplate/markup.ts'
import {featureNames} from '../boilerplate/page-feature-names.ts'
import type {NameScores, PageFeatures} from '../boilerplate/page-features.ts'
import {eachName, readFeatures} from '../boilerplate/page-features.ts'
import type {PageModel} from '../boilerplate/page-model.ts'
import {nameScores} from '../boilerplate/page-model.ts'
import {oddsNames, readOdds} from '../boilerplate/page-odds.ts'
import type {Trees} from '../boilerplate/trees.ts'
import {writeTrees} from '../boilerplate/trees.ts'
import {cleanPage} from '../boilerplate/web-page.ts'
import {createPipeline} from '../pipeline.ts'
import {duplicates, spam} from '../stages/index.ts'
import {toRecord} from '../record.ts'
import type {Bins, BoostingOptions} from './boosting.ts'
import {binsOf, trainTrees} from './boosting.ts'
import type {Page} from './html-pages.ts'
import {readPages} from './html-pages.ts'
import {trainLogistic} from './logistic.ts'
import {mean, shingleF1, wordF1} from './extraction-scores.ts'
import {hashOf} from './random.ts'

const folder = process.argv[2] ?? '../shared/data/html'

const folds = 5
/** Names that stand on fewer sites are left out. */
const leastSites = 5
/** Weights of names nearer to nothing are left out. */
const leastWeight = 0.02
/** Features beside which the names are weighed, so that they are not paid for what the text says. */
const besideNames = ['length', 'function words', 'prose', 'linked', 'all linked', 'in core', 'left', 'right', 'before core', 'after core']

/** Tuned by cross-validation; with 100 trees and half the rows for each 0.2 points of F1 are lost. */
const firstOptions = {trees: 170, depth: 5, rate: 0.11, leastWeight: 20, penalty: 5, sampleWeight: 2, featureShare: 0.35}
/**
 * Tuned in the same way: without a second look 0.3 points of F1 are lost, and a quarter more of pages that are only content; with the features of
 * the first look besides, nothing more was won.
 */
const secondOptions = {trees: 50, depth: 4, rate: 0.1, leastWeight: 20, penalty: 5, sampleWeight: 2, featureShare: 0.7}

/** A block counts by its length up to here, and a page by what it keeps, from here on: all pages about the same. */
const longestBlock = 400
const shortestPage = 300
/** What a page with snippets for gold counts. */
const snippetWeight = 0.3

/**
 * Copies of each page that it is learnt from as well, since pages all begin and end with furniture, and a judge that saw nothing else
 * takes the ends of clean text for it: only the content; a piece of it; a stretch of the page; the page with a third of its furniture.
 */
const copyWeights = {whole: 1, content: 0.4, piece: 2, crop: 0.7, thin: 0.5}

/** A page or a copy of one, with its place in the rows of all. */
interface Example {
  readonly fold: number
  readonly from: number
  readonly features: PageFeatures
}

/** What trees are learnt from. */
interface Learnt {
  readonly width: number
  readonly bins: Bins
  readonly target: Float32Array
  readonly weight: Float32Array
  readonly start?: Float32Array
}

const pages = [...readPages(folder)]
const foldOf = foldsOfSites(pages)
console.log(`${pages.length} pages, ${new Set(pages.map(({site}) => site)).size} sites`)
const names = weighNames()
const {examples, forFirst} = readExamples()
console.log(`${forFirst.target.length} examples, ${names.count} names`)
const firstByFold = Array.from({length: folds}, (_, fold) => learnFirst(fold))
const forSecond = lookAtAll()
const scores = crossValidate()
write({first: learnFirst(null), second: learnSecond(null)}, scores)

/** Sites are dealt out by their hash, so that a page more or less moves no other. */
function foldsOfSites(pages: readonly Page[]): number[] {
  return pages.map(({site}) => hashOf(`fold ${site}`) % folds)
}

/** Weights of the names, learnt from all pages, and for each fold from the pages of the other folds. */
function weighNames(): {all: ReadonlyMap<string, number>; byFold: NameScores[]; count: number} {
  const sites = new Map<string, Set<string>>()
  const rows: {keys: Set<string>; dense: number[]; target: number; weight: number; fold: number}[] = []
  const columns = besideNames.map((name) => featureNames.indexOf(name))
  pages.forEach((page, p) => {
    const features = readFeatures(page.doc, new Map())
    const weights = blockWeights(page, page.kept)
    features.blocks.forEach((_, i) => {
      const keys = new Set<string>()
      eachName(page.doc, features.boxes, i, (place, name) => keys.add(`${place} ${name}`))
      for (const key of keys) {
        if (!sites.has(key)) sites.set(key, new Set())
        sites.get(key)!.add(page.site)
      }
      if (weights[i] > 0) rows.push({keys, dense: columns.map((c) => features.rows[i * featureNames.length + c]), target: page.kept[i], weight: weights[i], fold: foldOf[p]})
    })
  })
  const known = [...sites].filter(([, on]) => on.size >= leastSites).map(([key]) => key).sort()
  const numbers = new Map(known.map((key, i) => [key, i]))
  const mean = rows.reduce((sum, {weight}) => sum + weight, 0) / rows.length
  const examples = {
    width: columns.length,
    dense: Float32Array.from(rows.flatMap(({dense}) => dense)),
    sparse: rows.map(({keys}) => Int32Array.from([...keys].map((key) => numbers.get(key) ?? -1).filter((number) => number >= 0))),
    sparseCount: known.length,
    target: Float32Array.from(rows, ({target}) => target),
    weight: Float32Array.from(rows, ({weight}) => Math.min(20, weight / mean))
  }
  const weigh = (out: number | null): Map<string, number> => {
    const weights = trainLogistic(examples, [...rows.keys()].filter((i) => rows[i].fold !== out), {epochs: 4})
    return new Map(known.map((key, i): [string, number] => [key, Number(weights[columns.length + i].toFixed(2))]).filter(([, weight]) => Math.abs(weight) >= leastWeight))
  }
  const all = weigh(null)
  return {all, byFold: Array.from({length: folds}, (_, fold) => nameScores(weigh(fold))), count: all.size}
}

/** The features of all pages and of their copies, each with the names that other folds weigh. */
function readExamples(): {examples: Example[]; forFirst: Learnt} {
  const examples: Example[] = []
  const [targets, weights]: [number[], number[]] = [[], []]
  pages.forEach((page, p) => {
    for (const [copy, kept] of copiesOf(page)) {
      const blocks = kept.map((i) => page.blocks[i])
      const features = readFeatures({...page.doc, blocks}, names.byFold[foldOf[p]])
      const labels = Float32Array.from(kept, (i) => page.kept[i])
      examples.push({fold: foldOf[p], from: targets.length, features})
      for (const weight of blockWeights({...page, blocks}, labels)) weights.push(weight * copyWeights[copy])
      for (const label of labels) targets.push(label >= 0 ? label : 0)
    }
  })
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.filter((weight) => weight > 0).length
  const width = featureNames.length
  const bins = binsOfAll(examples, width, ({features}) => features.rows)
  return {examples, forFirst: {width, bins, target: Float32Array.from(targets), weight: Float32Array.from(weights, (weight) => weight / mean)}}
}

/** What the second look learns from: each page and copy as the first look of the other folds sees it. */
function lookAtAll(): Learnt {
  const {target, weight} = forFirst
  const start = new Float32Array(target.length)
  for (const {fold, from, features} of examples) start.set(lookOnce(features, firstByFold[fold]), from)
  const width = oddsNames.length
  const bins = binsOfAll(examples, width, ({from, features}) => readOdds(features, start.subarray(from, from + features.blocks.length)))
  return {width, bins, target, weight: weight.map((weight, i) => (needsSecondLook(start[i]) ? weight : 0)), start}
}

function binsOfAll(examples: readonly Example[], width: number, rowsOf: (example: Example) => Float32Array): Bins {
  const dense = new Float32Array(examples.reduce((sum, {features}) => sum + features.blocks.length, 0) * width)
  for (const example of examples) dense.set(rowsOf(example), example.from * width)
  return binsOf({width, dense})
}

function* copiesOf(page: Page): Generator<[keyof typeof copyWeights, number[]]> {
  const all = [...page.blocks.keys()]
  yield ['whole', all]
  if (page.gold === null) return
  const content = all.filter((i) => page.kept[i] >= 0.5)
  const seed = hashOf(page.id)
  if (content.length >= 3) {
    yield ['content', content]
    const length = Math.max(2, Math.min(content.length, 3 + (seed % 17)))
    const from = (seed >>> 5) % (content.length - length + 1)
    yield ['piece', content.slice(from, from + length)]
  }
  if (all.length < 10) return
  const length = Math.floor(all.length * (0.2 + ((seed >>> 9) % 50) / 100))
  const from = (seed >>> 3) % (all.length - length + 1)
  const crop = all.slice(from, from + length)
  if (crop.some((i) => page.kept[i] >= 0.5)) yield ['crop', crop]
  if (content.length >= 3) yield ['thin', thinned(page, all)]
}

/** All content, and of the stretches between it every third. */
function thinned({kept, id}: Page, all: readonly number[]): number[] {
  let stays: boolean | null = null
  return all.filter((i) => {
    if (kept[i] >= 0.5) stays = null
    else stays ??= (hashOf(`${id} ${i}`) >>> 4) % 3 === 0
    return stays !== false
  })
}

/** What each block counts; nothing where its label is not known. */
function blockWeights({blocks, gold}: Pick<Page, 'blocks' | 'gold'>, kept: Float32Array): number[] {
  const content = blocks.reduce((sum, {text}, i) => sum + (kept[i] >= 0 ? kept[i] * text.length : 0), 0)
  const share = (gold === null ? snippetWeight : 1) / Math.max(shortestPage, content)
  return blocks.map(({text}, i) => (kept[i] >= 0 ? Math.min(longestBlock, text.length) * share : 0))
}

function learnFirst(out: number | null): Trees {
  return learn(out, forFirst, firstOptions)
}

function learnSecond(out: number | null): Trees {
  return learn(out, forSecond, secondOptions)
}

/** Trees from all examples but those of a fold. */
function learn(out: number | null, from: Learnt, options: Partial<BoostingOptions>): Trees {
  const rows: number[] = []
  for (const {fold, from: first, features} of examples) {
    if (fold === out) continue
    for (let i = first; i < first + features.blocks.length; i++) if (from.weight[i] > 0) rows.push(i)
  }
  return trainTrees({...from, dense: new Float32Array()}, rows, options)
}

/** Judges each page by the model of the other folds, cleans what is left as the pipeline does, and compares it with the gold. */
function crossValidate(): string[] {
  const after = createPipeline({stages: [spam(), duplicates()]})
  const found: {page: Page; text: string}[] = []
  const lost = {content: 0, kept: 0, shares: [] as number[]}
  for (let fold = 0; fold < folds; fold++) {
    const model: PageModel = {names: names.byFold[fold], first: firstByFold[fold], second: learnSecond(fold)}
    pages.forEach((page, p) => {
      if (foldOf[p] !== fold || page.gold === null) return
      const clean = {...page.doc, blocks: page.blocks.filter((_, i) => page.kept[i] >= 0.5).map((block) => ({...block, units: [...block.units]})), removed: []}
      judgeMarkup(clean, 0, model)
      const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, {text}) => sum + text.length, 0)
      const [content, kept] = [lengthOf(clean.blocks), lengthOf(clean.blocks.filter(({units}) => units.length > 0))]
      lost.content += content
      lost.kept += kept
      if (content > 0) lost.shares.push(1 - kept / content)
      cleanPage(page.doc, 0, model)
      after.processor.runSync(page.doc, page.file)
      const {text} = toRecord(page.doc, page.file, page.file.data.origin!)
      found.push({page, text})
    })
    console.log(`fold ${fold + 1} of ${folds}`)
  }
  const fair = found.filter(({page}) => !page.bias)
  const line = (name: string, choose: (page: Page) => boolean): string => {
    const chosen = fair.filter(({page}) => choose(page))
    const {precision, recall, f1} = shingleF1(chosen.map(({page, text}) => ({gold: page.gold!, text})))
    return `${name}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}, ${chosen.length} pages`
  }
  const types = [...new Set(fair.map(({page}) => page.type))].sort()
  const wcxb = fair.filter(({page}) => page.source === 'wcxb')
  return [
    line('all', () => true),
    ...['fr', 'en', 'de'].map((code) => line(code, ({lang}) => lang === code)),
    ...types.map((type) => line(`pages of type ${type}`, (page) => page.type === type)),
    `WCXB: word F1 ${percent(mean(wcxb.map(({page, text}) => wordF1(page.gold!, text))))}`,
    `content lost of pages that are only content: ${percent(1 - lost.kept / lost.content)} % of all characters, ${percent(mean(lost.shares))} % of a page on average`
  ]
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function write({first, second}: Omit<PageModel, 'names'>, scores: readonly string[]): void {
  const weights = [...names.all].map(([name, weight]) => `${name} ${weight}`)
  const header = `# The judge of web pages: which blocks are content. Names of elements (class, id, role, itemprop, types of the page) with what they
# add to the log-odds of content; boosted trees over the features of src/boilerplate/page-feature-names.ts; and trees over what these say of the
# blocks around each, src/boilerplate/page-odds.ts, which add to that.
# Made by src/train/page-model.ts; sources and licences in NOTICE. Numbers only: no text of these pages is in the file.
# Measured on the development pages by models that never saw a page of the same site (5 folds), 4-gram F1, accents as their composed letters:
${scores.map((line) => `#   ${line}`).join('\n')}
`
  const body = `[names]\n${weights.join('\n')}\n\n${writeTrees(first, 'first', featureNames)}\n${writeTrees(second, 'second', oddsNames)}`
  writeFileSync(fileURLToPath(new URL('../lang/page-model.txt', import.meta.url)), `${header}\n${body}`)
  console.log(scores.join('\n'))
}
