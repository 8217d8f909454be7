/**
 * Learns what n-grams say of languages, `src/lang/letters.bin`; see NOTICE for the sources.
 * Run `npm run train:language -- "$TAMIS_DATA/data"`; the same inputs give the same bytes, in about a minute.
 *
 * A softmax regression over the languages with a pack and all others together. It begins with the numbers of the large database of the
 * package eld, and is then corrected on French and English text, on the word lists of the packs, and, so that no other language is
 * forgotten, on n-grams drawn from that database. None of the texts is among those that `npm run eval` measures languages on.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import english from 'compromise'
import french from 'fr-compromise'
import {lang, languages} from '../lang/index.ts'
import {readWords} from '../lang/words.ts'
import {forEachGram, hashOf} from '../language/grams.ts'
import {generator} from './random.ts'

const data = process.argv[2] ?? '../shared/data'
const packs = languages()
/** The languages of Europe that eld knows and that have no pack, and some that are written in its letters. */
const others = [
  'az', 'be', 'bg', 'ca', 'cs', 'da', 'et', 'eu', 'fi', 'hr', 'hu', 'is', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'sk', 'sl', 'sq', 'sr',
  'sv', 'tl', 'tr', 'uk', 'vi', 'yo'
]
const columns = [...packs, 'other']

/** Natural logarithm of a frequency, for one more in a score of the database. Estimated from its most and least frequent n-grams. */
const natsPerScore = 0.06
/** What the database leaves off every score. */
const leastScore = 53
/** How much of a score a weight begins with, in nats. */
const startPerScore = 0.03
/** What a first name begins with for the languages where it is usual, in nats. Tuned on clean sentences; with 4 it speaks too loud. */
const nameStart = 2.5
/** Scores below which an n-gram is left out: of languages with a pack; of the others. */
const fewestOwn = 5
const fewestOther = 40
/** One in so many texts in other languages is taken to be in any one of them. There are more; but where a text is in doubt, its neighbours are likelier. */
const share = 8
/** How often an n-gram must stand in the texts, to be learnt though the database has it not. */
const fewestSeen = 12

/** Draws of a few n-grams for each language: those with texts, the others with a pack, those without one. */
const draws = {withTexts: 8000, withPack: 32000, other: 2000}
/** Languages whose texts are learnt from. */
const withTexts: readonly string[] = ['fr', 'en']

/** What the taggers call names. */
const firstNameTags = new Set(['MaleName', 'FemaleName', 'FirstName'])
const nameTags = new Set([...firstNameTags, 'LastName', 'Person', 'ProperNoun', 'City', 'Country', 'Region', 'Place', 'Organization', 'SportsTeam', 'Demonym'])

const epochs = 3
const rate = 0.05
/** How strongly weights are held where they began. */
const hold = 0.1
/** Units of the file to a nat. */
const scale = 16

/** N-grams, as rows of the table, and the column that they are an example of. */
interface Example {
  readonly rows: Int32Array
  readonly column: number
}

interface Database {
  /** By language code, the key of its scores. */
  readonly places: ReadonlyMap<string, string>
  readonly ngrams: readonly {readonly hash: number; readonly scores: Readonly<Record<string, number>>}[]
}

const random = generator(1)
const texts = [...withFragments('en', englishTexts()), ...withFragments('fr', frenchTexts()), ...packWords(), ...lexiconWords()]
const database = await readDatabase()
const table = new Map<number, number>()
const start = startWeights()
const weights = train([...texts.map(({text, code}) => example(text, code)), ...drawn()])
write()

function* englishTexts(): Generator<string> {
  for (const file of ['btc_en', 'wnut17_en', 'wikigold_en']) {
    for (const {text, names} of tagged(file)) {
      // Tweets are in any language.
      if (!/(?<!\p{L})(?:the|to|you|is|it|of|in|for|my|a|I|and|we|he|she|so|do|no|not)(?!\p{L})/u.test(text)) continue
      yield text.replace(/https?:\S+|[@#] ?\S+/g, ' ')
      yield* names
    }
  }
}

function* frenchTexts(): Generator<string> {
  for (const file of ['winer_fr', 'eltec_fr', 'newseye_fr']) {
    for (const {text, names} of tagged(file)) {
      yield text
      yield* names
    }
  }
  for (const {text} of records<{text: string}>('ner/wiki_fr.train.text.jsonl')) yield* text.split(/(?<=[.!?]) (?=\p{Lu})/u)
}

/** Each text, and as many pieces of one to eight words: what is short is learnt from what is short. */
function* withFragments(code: string, texts: Iterable<string>): Generator<{text: string; code: string}> {
  for (const text of texts) {
    yield {text, code}
    const words = text.split(' ')
    for (let round = 0; round < 2; round++) {
      const length = 1 + Math.floor(random() * random() * 8)
      const from = Math.floor(random() * words.length)
      yield {text: words.slice(from, from + length).join(' '), code}
    }
  }
}

/** The sentences of a tagged corpus, and the names in them. */
function* tagged(file: string): Generator<{text: string; names: string[]}> {
  for (const {tokens, tags} of records<{tokens: string[]; tags: string[]}>(`ner/${file}.train.jsonl.gz`)) {
    const names: string[] = []
    for (const [i, tag] of tags.entries()) {
      if (tag.startsWith('B-')) names.push(tokens[i])
      else if (tag.startsWith('I-') && names.length > 0) names.push(`${names.pop()} ${tokens[i]}`)
    }
    yield {text: tokens.join(' ').replace(/ (?=[.,;:!?)…]|n't|'(?:s|m|re|ve|ll|d) )/g, '').replace(/(['’]) /g, '$1'), names}
  }
}

/** All entries of all lists that a pack has of its own, but names and numbers. */
function* packWords(): Generator<{text: string; code: string}> {
  const lists = ['function-words', 'frequent-words', 'markers', 'openers', 'boilerplate', 'abbreviations', 'headlines']
  for (const code of packs) {
    for (const list of lists) for (const entries of lang(code).words(list).values()) for (const text of entries) yield {text, code}
  }
}

/** Single words of the lexicons that the taggers have, but names. */
function* lexiconWords(): Generator<{text: string; code: string}> {
  for (const [code, tagger] of [['en', english], ['fr', french]] as const) {
    // The French one holds all forms of its verbs.
    const every = code === 'fr' ? 3 : 1
    for (const [i, [word, tag]] of lexiconOf(tagger).entries()) if (i % every === 0 && !nameTags.has(tag)) yield {text: word, code}
  }
}

/** Each word of a tagger and the first thing that it says of it. */
function lexiconOf(tagger: {model(): object}): [word: string, tag: string][] {
  const {one} = tagger.model() as {one: {lexicon: Record<string, string | readonly string[]>}}
  return Object.entries(one.lexicon).map(([word, tags]) => [word, [tags].flat()[0]])
}

/** First names that are usual in English-speaking countries, and whether they are given in France too. In France names of all languages are. */
function firstNames(): [name: string, codes: string[]][] {
  const given = new Set(readWords('names', 'first-names').get(''))
  return lexiconOf(english).filter(([, tag]) => firstNameTags.has(tag)).map(([name]) => [name, given.has(name) ? ['en', 'fr'] : ['en']])
}

/** Gives n-grams their rows and first weights: those of the database that say enough, and those that the texts are full of. */
function startWeights(): Float32Array {
  const first: number[][] = []
  const add = (hash: number, row: number[]): void => {
    if (table.has(hash)) return
    table.set(hash, first.length)
    first.push(row)
  }
  const [own, foreign] = [packs, others].map((codes) => codes.map((code) => database.places.get(code)!))
  for (const {hash, scores} of database.ngrams) {
    if (!own.some((at) => scores[at] >= fewestOwn) && !foreign.some((at) => scores[at] >= fewestOther)) continue
    const known = own.map((at) => (at in scores ? scores[at] + leastScore : 0))
    // All others as one language.
    const mixed = foreign.reduce((sum, at) => sum + (at in scores ? Math.exp(scores[at] * natsPerScore) : 0), 0) / share
    add(hash, [...known, mixed === 0 ? 0 : Math.max(0, Math.log(mixed) / natsPerScore + leastScore)].map((score) => score * startPerScore))
  }
  for (const [name, codes] of firstNames()) {
    let whole = 0
    forEachGram(name, (hash) => (whole = hash))
    add(whole, columns.map(() => 0))
    for (const code of codes) first[table.get(whole)!][columns.indexOf(code)] += nameStart
  }
  const seen = new Map<number, number>()
  for (const {text} of texts) forEachGram(text, (hash) => seen.set(hash, (seen.get(hash) ?? 0) + 1))
  for (const [hash, count] of seen) if (count >= fewestSeen) add(hash, columns.map(() => 0))
  return Float32Array.from(first.flat())
}

function example(text: string, code: string): Example {
  const rows: number[] = []
  forEachGram(text.slice(0, 400), (hash) => {
    const row = table.get(hash)
    if (row !== undefined) rows.push(row)
  })
  return {rows: Int32Array.from(rows), column: columns.indexOf(code)}
}

/** Bags of n-grams of each language, as often as the database says that they are. */
function* drawn(): Generator<Example> {
  for (const code of [...packs, ...others]) {
    const place = database.places.get(code)!
    const ngrams = database.ngrams.filter(({scores}) => place in scores)
    const sums: number[] = []
    for (const {scores} of ngrams) sums.push((sums.at(-1) ?? 0) + Math.exp(scores[place] * natsPerScore))
    const column = columns.indexOf(packs.includes(code) ? code : 'other')
    const count = !packs.includes(code) ? draws.other : withTexts.includes(code) ? draws.withTexts : draws.withPack
    for (let i = 0; i < count; i++) {
      const rows = Array.from({length: 1 + Math.floor(random() * random() * 14)}, () => table.get(ngrams[firstAbove(sums, random() * sums.at(-1)!)].hash))
      yield {rows: Int32Array.from(rows.filter((row) => row !== undefined)), column}
    }
  }
}

/** The first of some rising numbers that is above a number. */
function firstAbove(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle] > wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Softmax regression by gradient descent, held to where it began, examples in a seeded order. */
function train(all: readonly Example[]): Float32Array {
  const examples = all.filter(({rows}) => rows.length > 0)
  const weights = start.slice()
  const width = columns.length
  const odds = new Float64Array(width)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(examples)
    const step = rate / (1 + epoch)
    let loss = 0
    for (const {rows, column} of examples) {
      odds.fill(0)
      for (const row of rows) for (let k = 0; k < width; k++) odds[k] += weights[row * width + k]
      const most = Math.max(...odds)
      let total = 0
      for (let k = 0; k < width; k++) total += odds[k] = Math.exp(odds[k] - most)
      loss -= Math.log(odds[column] / total + 1e-12)
      for (let k = 0; k < width; k++) {
        const error = odds[k] / total - (k === column ? 1 : 0)
        if (Math.abs(error) < 5e-4) continue
        for (const row of rows) {
          const at = row * width + k
          weights[at] -= step * (error + hold * (weights[at] - start[at]))
        }
      }
    }
    console.log(`epoch ${epoch + 1}: ${(loss / examples.length).toFixed(4)} nats an example, ${examples.length} examples`)
  }
  return weights
}

/** Each row less its mean, since only differences count. */
function write(): void {
  const width = columns.length
  const header = Buffer.from(`${JSON.stringify({languages: columns, rows: table.size, scale})}\n`)
  const body = Buffer.alloc(table.size * (4 + width))
  let at = 0
  for (const [hash, row] of [...table].sort(([a], [b]) => a - b)) {
    const values = [...weights.subarray(row * width, (row + 1) * width)]
    const mean = values.reduce((sum, value) => sum + value, 0) / width
    at = body.writeInt32LE(hash, at)
    for (const value of values) at = body.writeInt8(Math.max(-127, Math.min(127, Math.round((value - mean) * scale))), at)
  }
  writeFileSync(fileURLToPath(new URL('../lang/letters.bin', import.meta.url)), Buffer.concat([header, body]))
  console.log(`${table.size} n-grams, ${header.length + body.length} bytes`)
}

/** The database of the package: not among what it exports, so it is taken from beside what it does. Its n-grams are UTF-8 with a letter of its own for each byte beyond ASCII. */
async function readDatabase(): Promise<Database> {
  const beside = (path: string): Promise<object> => import(new URL(path, import.meta.resolve('eld/large')).href)
  const {ngramsData} = (await beside('../ngrams/large.js')) as {ngramsData: {languages: Record<string, string>; ngrams: Record<string, Record<string, number>>}}
  const {dictionary} = (await beside('../dictionary.js')) as {dictionary: string[]}
  const bytes = new Map(dictionary.map((character, byte) => [character, byte]))
  const byteOf = (character: string): number => (/[ a-z'`]/.test(character) ? character.charCodeAt(0) : bytes.get(character)!)
  return {
    places: new Map(Object.entries(ngramsData.languages).map(([place, code]) => [code, place])),
    ngrams: Object.entries(ngramsData.ngrams).map(([ngram, scores]) => ({hash: hashOf([...ngram].map(byteOf)), scores}))
  }
}

function shuffle(list: unknown[]): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j], list[i]]
  }
}

function records<Line>(path: string): Line[] {
  const content = readFileSync(join(data, path))
  return (path.endsWith('.gz') ? gunzipSync(content) : content).toString().trim().split('\n').map((line) => JSON.parse(line) as Line)
}
