import {dirname} from 'node:path'
import {judgeMarkup} from '../src/boilerplate/markup.ts'
import {featureNames, groups} from '../src/boilerplate/page-feature-names.ts'
import {readFeatures} from '../src/boilerplate/page-features.ts'
import type {PageModel} from '../src/boilerplate/page-model.ts'
import {pageModel} from '../src/boilerplate/page-model.ts'
import type {Trees} from '../src/boilerplate/trees.ts'
import type {Doc} from '../src/doc.ts'
import {toRecord} from '../src/record.ts'
import {shingleF1} from '../src/train/extraction-scores.ts'
import type {Page} from '../src/train/html-pages.ts'
import {readPages} from '../src/train/html-pages.ts'
import {dataSet, missing} from './data.ts'

/** Every so many pages are judged. */
const every = 10

/**
 * Prints the figures of web pages when a group of features tells the judge nothing: each of its features is then what it is for most blocks.
 * The judge is not learnt anew, so that what other groups would take over is not counted: the price of a group is at most what is printed.
 */
export function printPageGroups(): void {
  const path = dataSet('html/pages.jsonl.gz')
  console.log('\nweb pages: F1 of runs of four words, without a group of features')
  if (missing([path])) return console.log('skipped: data not found')
  const pages = [...readPages(dirname(path), every)].filter(({gold, bias}) => gold !== null && !bias)
  const model = pageModel()
  const now = figureOf(pages, model)
  const usual = usualOf(pages, model)
  console.log(`${'with all of them'.padEnd(44)}${now.toFixed(2).padStart(8)}`)
  const line = (name: string, figure: number): void => console.log(`${name.padEnd(44)}${figure.toFixed(2).padStart(8)}${(figure - now).toFixed(2).padStart(8)}`)
  for (const {says, names} of groups) {
    const figure = figureOf(pages, {...model, first: without(model.first, new Set(names.map((name) => featureNames.indexOf(name))), usual)})
    line(says, figure)
  }
  line('the second look', figureOf(pages, {...model, second: {...model.second, count: 0}}))
}

function figureOf(pages: readonly Page[], model: PageModel): number {
  const pairs = pages.map(({doc, file, gold}) => {
    const copy: Doc = {...doc, blocks: doc.blocks.map((block) => ({...block, units: [...block.units]})), removed: []}
    judgeMarkup(copy, 0, model)
    return {gold: gold!, text: toRecord(copy, file, file.data.origin!).text}
  })
  return 100 * shingleF1(pairs).f1
}

/** The median of each feature over the blocks of the pages. */
function usualOf(pages: readonly Page[], model: PageModel): number[] {
  const width = featureNames.length
  const tables = pages.map(({doc}) => readFeatures(doc, model.names).rows)
  return featureNames.map((_, feature) => {
    const column = Float32Array.from(tables.flatMap((rows) => Array.from({length: rows.length / width}, (_, i) => rows[i * width + feature]))).sort()
    return column[column.length >> 1]
  })
}

/** Trees that take features for what they usually are: a node that asks one of them has the same answer for all. */
function without(trees: Trees, features: ReadonlySet<number>, usual: readonly number[]): Trees {
  const threshold = trees.threshold.map((line, node) => {
    const feature = trees.feature[node]
    if (!features.has(feature)) return line
    return usual[feature] > line ? -Infinity : Infinity
  })
  return {...trees, threshold}
}
