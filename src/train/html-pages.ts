import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import type {VFile} from 'vfile'
import type {Block, Doc} from '../doc.ts'
import {createPipeline, toFile} from '../pipeline.ts'
import {language, references, repair, sentences} from '../stages/index.ts'
import {align} from './align.ts'

/** A page with its gold, as the judge of boilerplate meets it. */
export interface Page {
  readonly id: string
  readonly lang: string
  readonly source: string
  /** Pages of one site share what they look like, so they stand on one side of every test. */
  readonly site: string
  readonly type: string
  readonly gold: string | null
  readonly bias: boolean
  readonly file: VFile
  readonly doc: Doc
  /** The blocks that are judged. */
  readonly blocks: readonly Block[]
  /** Share of each block that the gold text has; NaN where nothing is known. */
  readonly kept: Float32Array
}

interface Row {
  id: string
  lang: string
  source: string
  url?: string
  page_type?: string
  html_path: string
  gold_text?: string
  gold_coverage?: number
  must_include?: string[]
  must_exclude?: string[]
  bias?: boolean
}

/** Gold that the page hardly holds says nothing: it was made by a script that did not run. */
const leastCoverage = 0.8

/** Characters of a block from which a snippet that holds it speaks of it. */
const tellingLength = 15

const before = createPipeline({stages: [repair(), language(), references(), sentences()]})

/** Reads the pages of a data set, `pages.jsonl.gz` and its HTML files beside it, up to the stage that judges them. */
export function* readPages(folder: string, every = 1): Generator<Page> {
  const lines = gunzipSync(readFileSync(join(folder, 'pages.jsonl.gz'))).toString().split('\n').filter(Boolean)
  for (const line of lines.filter((_, i) => i % every === 0)) {
    const row = JSON.parse(line) as Row
    const raw = gunzipSync(readFileSync(join(folder, row.html_path))).toString()
    const file = toFile({raw, mediaType: 'text/html', lang: row.lang, id: row.id})
    const doc = before.processor.parse(file)
    before.processor.runSync(doc, file)
    const blocks = doc.blocks.filter((block) => block.units.length > 0)
    const gold = row.gold_text !== undefined && (row.gold_coverage ?? 1) >= leastCoverage ? row.gold_text : null
    const kept = gold === null ? snippetLabels(blocks, row) : goldLabels(blocks, gold)
    yield {id: row.id, lang: row.lang, source: row.source, site: siteOf(row), type: row.page_type ?? 'article', gold, bias: row.bias ?? false, file, doc, blocks, kept}
  }
}

function goldLabels(blocks: readonly Block[], gold: string): Float32Array {
  const words = blocks.map(({text}) => wordsOf(text.value))
  const kept = align(words.flat(), wordsOf(gold))
  let at = 0
  return Float32Array.from(words, ({length}) => {
    let count = 0
    for (const end = at + length; at < end; at++) count += kept[at]
    return length > 0 ? count / length : NaN
  })
}

function snippetLabels(blocks: readonly Block[], {must_include: wanted = [], must_exclude: unwanted = []}: Row): Float32Array {
  return Float32Array.from(blocks, ({text}) => {
    const value = tidy(text.value)
    const speaks = (snippet: string): boolean => value.includes(tidy(snippet)) || (value.length >= tellingLength && tidy(snippet).includes(value))
    const [isWanted, isUnwanted] = [wanted.some(speaks), unwanted.some(speaks)]
    return isWanted === isUnwanted ? NaN : Number(isWanted)
  })
}

/** Words as they are compared: without case. */
export function wordsOf(text: string): string[] {
  return casedWordsOf(text.toLowerCase())
}

/** Words without soft hyphens and zero-width characters, each ideograph and each Thai letter one. However its accents are written, a word is the same. */
export function casedWordsOf(text: string): string[] {
  return text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').match(/[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\p{L}\p{M}\p{N}_]{1,99}/gu) ?? []
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The registered name of the site, as far as it can be told; pages without an address stand alone. */
function siteOf({id, url}: Row): string {
  const host = /^(?:https?:\/\/)?([^/:]+)/.exec(url ?? '')?.[1] ?? hostInName(id)
  if (!host) return id
  const labels = host.toLowerCase().split('.').filter((label) => label !== 'www')
  const suffix = labels.findLastIndex((label) => label.length > 3 || !/^(?:com?|org|gov|ac|net|edu|[a-z]{2})$/.test(label))
  return labels[Math.max(0, suffix)]
}

/** French pages of other projects' tests are named after their sites: `frextra/goose3/test_lemonde.fr.html`. */
function hostInName(id: string): string | undefined {
  return id.startsWith('frextra/') ? id.split('/').at(-1)!.replace(/\.html$|^test_/g, '') : undefined
}
