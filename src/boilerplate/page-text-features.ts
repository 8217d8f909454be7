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
  const {units, discussion: talk, left, right, core} = text
  const total = sum(text.weight)
  for (let i = 0; i < blocks.length; i++) {
    const u = i + 1
    const words = Math.max(1, units.words[u])
    const length = Math.max(1, units.length[u])
    const base = i * width
    let k = base + places.length
    rows[k++] = Math.log1p(units.length[u])
    rows[k++] = Math.log1p(units.words[u])
    rows[k++] = units.wordLetters[u] / words
    rows[k++] = Number(units.ideographs[u] > 0)
    k = base + places.grammar
    rows[k++] = units.functionWords[u] / words
    rows[k++] = units.verbs[u] / words
    rows[k++] = units.beginsWithOpener[u]
    rows[k++] = units.endsOpen[u]
    rows[k++] = text.prose[u]
    k = base + places.capitals
    for (const column of [units.capitals, units.allCapitals, units.numbers, units.years]) rows[k++] = column[u] / words
    rows[k++] = units.letters[u] / length
    rows[k++] = units.digits[u] / length
    k = base + places.pageWords
    rows[k++] = units.pageWords[u] / words
    rows[k++] = units.beginsWithPageWord[u]
    rows[k++] = units.address[u] / words
    rows[k++] = units.phrase[u]
    rows[k++] = units.phraseShare[u]
    k = base + places.ends
    rows[k++] = units.end[u]
    rows[k++] = units.begin[u]
    rows[k++] = units.closed[u]
    k = base + places.marks
    rows[k++] = units.commas[u] / words
    rows[k++] = units.innerStops[u]
    rows[k++] = units.separators[u] / words
    for (const column of [units.brackets, units.quotes, units.colons, units.dashes, units.slashes, units.symbols, units.addresses, units.prices, units.copyright]) rows[k++] = column[u]
    k = base + places.repetition
    for (const column of [text.copies, text.sameOpening, text.alike, text.templates]) rows[k++] = column[u]
    k = base + places.discussion
    rows[k++] = units.comment[u] / words
    rows[k++] = units.times[u]
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
    const at = i * width + places.shared + 3
    const [share, whole] = shareStated(words.hash, units.from[i + 1], units.to[i + 1], description)
    rows[at] = share
    rows[at + 1] = whole
    rows[at + 2] = body.size > 0 ? shareStated(words.hash, units.from[i + 1], units.to[i + 1], body)[0] : -1
  }
}
