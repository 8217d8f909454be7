import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {gunzipSync} from 'node:zlib'
import type {MediaType} from '../src/read/index.ts'
import {dataSet, places, readRecords} from './data.ts'

/** Documents to measure the speed on. */
export interface Corpus {
  readonly name: string
  readonly mediaType: MediaType
  readonly documents: readonly Document[]
}

export interface Document {
  readonly raw: string
  /** BCP 47; null where it is to be found out. */
  readonly lang: string | null
}

/** Of one document of prose, in UTF-16 code units; most articles are of about this size. */
const documentLength = 2000

/** Of the prose in all, and of the one large document. */
const proseLength = 1_000_000

/** Every n-th page, with its markup and without. */
const pageStep = 25
const flatStep = 6

/** What there is: prose always, since raw/ is; pages, with their markup and without, when the data are there. */
export function corpora(): Corpus[] {
  const {text, source} = frenchProse()
  const pages = readPages()
  const found: Corpus[] = [
    {name: `French prose, documents of 2 kB, from ${source}`, mediaType: 'text/plain', documents: cutUp(text).map(french)},
    {name: `French prose, one document of 1 MB, from ${source}`, mediaType: 'text/plain', documents: [french(text)]}
  ]
  if (pages.length > 0) found.push({name: `HTML, every ${pageStep}th page`, mediaType: 'text/html', documents: pages})
  for (const form of ['lines', 'harsh', 'shuffled']) {
    const documents = readFlat(form)
    if (documents.length > 0) found.push({name: `flattened pages, ${form}, every ${flatStep}th`, mediaType: 'text/plain', documents})
  }
  return found
}

function french(raw: string): Document {
  return {raw, lang: 'fr'}
}

/** A megabyte of clean text in a language, its sentences without a stop on lines of their own; null when the data are not there. */
export function prose(code: string): string | null {
  const path = dataSet(`sentences/${code}.clean.jsonl.gz`)
  if (!existsSync(path)) return null
  const documents = readRecords<{text: string; noise: string}>(path).filter(({noise}) => noise === 'lines')
  return documents.map(({text}) => text).join('\n\n').slice(0, proseLength)
}

/** The documents of raw/ and clean French text when there is some; else those of raw/ again and again. */
function frenchProse(): {text: string; source: string} {
  const seeds = readdirSync(places.raw).sort().map((file) => readFileSync(join(places.raw, file), 'utf8'))
  const more = prose('fr')
  let text = [...seeds, ...(more === null ? [] : [more])].join('\n\n')
  while (text.length < proseLength) text += '\n\n' + text
  return {text: text.slice(0, proseLength), source: more !== null ? 'raw/ and fr lines' : 'raw/, repeated'}
}

/** Cut at the first space after each two thousand characters. */
function cutUp(text: string): string[] {
  const documents: string[] = []
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start + documentLength)
    const end = space < 0 ? text.length : space
    documents.push(text.slice(start, end))
    start = end
  }
  return documents
}

function readPages(): Document[] {
  const path = dataSet('html/pages.jsonl.gz')
  if (!existsSync(path)) return []
  return readRecords<{html_path: string}>(path, pageStep).map(({html_path: page}) => ({raw: gunzipSync(readFileSync(resolve(dirname(path), page))).toString('utf8'), lang: null}))
}

/** Pages that lost their markup: a line an element, all on one line, or on one line in any order. */
function readFlat(form: string): Document[] {
  const path = dataSet(`html/flat.${form}.jsonl.gz`)
  return existsSync(path) ? readRecords<{text: string; lang: string}>(path, flatStep).map(({text, lang}) => ({raw: text, lang})) : []
}
