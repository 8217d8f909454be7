import type {Block, Doc} from '../doc.ts'
import {sum} from './columns.ts'
import type {Box, Boxes} from './page-boxes.ts'
import {featureNames, places} from './page-feature-names.ts'
import type {PageSignals} from './page-signals.ts'
import {shareStated, statedRuns} from './stated.ts'

/** What is known of all blocks before the rows are written. */
export interface Page {
  readonly doc: Doc
  readonly blocks: readonly Block[]
  readonly text: PageSignals
  readonly boxes: Boxes
  readonly linked: Float32Array
  /** The `<article>` with most prose; null when there is none. */
  readonly article: Box | null
  readonly rows: Float32Array
}

const width = featureNames.length

/** Writes what the text of each block says, and the text around it. */
export function writeText({text, rows, blocks}: Page): void {
  const {discussion: talk, left, right, core} = text
  const total = sum(text.weight)
  for (let i = 0; i < blocks.length; i++) {
    const u = i + 1
    const unit = text.units[u]
    const words = Math.max(1, unit.words)
    const length = Math.max(1, unit.length)
    const base = i * width
    let k = base + places.length
    rows[k++] = Math.log1p(unit.length)
    rows[k++] = Math.log1p(unit.words)
    rows[k++] = unit.wordLetters / words
    rows[k++] = Number(unit.ideographs > 0)
    k = base + places.grammar
    rows[k++] = unit.functionWords / words
    rows[k++] = unit.verbs / words
    rows[k++] = unit.beginsWithOpener
    rows[k++] = unit.endsOpen
    rows[k++] = text.prose[u]
    k = base + places.capitals
    for (const count of [unit.capitals, unit.allCapitals, unit.numbers, unit.years]) rows[k++] = count / words
    rows[k++] = unit.letters / length
    rows[k++] = unit.digits / length
    k = base + places.pageWords
    rows[k++] = unit.pageWords / words
    rows[k++] = unit.beginsWithPageWord
    rows[k++] = unit.address / words
    rows[k++] = unit.phrase
    rows[k++] = unit.phraseShare
    k = base + places.ends
    rows[k++] = unit.end
    rows[k++] = unit.begin
    rows[k++] = unit.closed
    k = base + places.marks
    rows[k++] = unit.commas / words
    rows[k++] = unit.innerStops
    rows[k++] = unit.separators / words
    for (const count of [unit.brackets, unit.quotes, unit.colons, unit.dashes, unit.slashes, unit.symbols, unit.addresses, unit.prices, unit.copyright]) rows[k++] = count
    k = base + places.repetition
    for (const column of [text.copies, text.sameOpening, text.alike, text.templates]) rows[k++] = column[u]
    k = base + places.discussion
    rows[k++] = unit.comment / words
    rows[k++] = unit.times
    for (const column of [talk.stamped, talk.spoken, talk.stampsBefore, talk.stampsAfter, talk.spokenBefore, talk.spokenAfter, talk.countBefore]) rows[k++] = column[u]
    rows[k++] = talk.stamps
    rows[k++] = talk.spokens
    k = base + places.shared
    for (const column of [text.shared, text.oftenShared, text.title]) rows[k++] = column[u]
    k = base + places.surroundings
    rows[k++] = text.proseBefore[u] * total
    rows[k++] = (1 - text.proseBefore[u]) * total
    rows[k++] = text.proseBefore[u]
    for (const column of left) rows[k++] = column[u]
    for (const column of right) rows[k++] = column[u]
    rows[k++] = text.shortBefore[u]
    rows[k++] = text.shortAfter[u]
    rows[k++] = Math.max(0, core[0] - u)
    rows[k++] = Number(u >= core[0] && u <= core[1])
    rows[k++] = Math.max(0, u - core[1])
  }
}

/** Writes how far the page itself states what a block says. */
export function writeStated({doc, text: {units, words}, rows, blocks}: Page): void {
  const description = statedRuns(doc.statement?.description)
  const body = statedRuns(doc.statement?.body)
  for (let i = 0; i < blocks.length; i++) {
    const {from, to} = units[i + 1]
    const at = i * width + places.shared + 3
    const [share, whole] = shareStated(words.hash, from, to, description)
    rows[at] = share
    rows[at + 1] = whole
    rows[at + 2] = body.size > 0 ? shareStated(words.hash, from, to, body)[0] : -1
  }
}
