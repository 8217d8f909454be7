import type {Lang} from '../lang/index.ts'
import type {Span} from '../text.ts'
import type {PageSignals} from './page-signals.ts'
import {fading, readPage} from './page-signals.ts'
import type {UnitSignals} from './unit-signals.ts'
import {Begin, End} from './unit-signals.ts'

/** A number that is read off a unit of text, about 0–1, and what it says of the unit when it is high. */
export interface Feature<Of> {
  readonly name: string
  readonly says: string
  of(of: Of, unit: number): number
}

/** Rows of features, `width` numbers a unit one after the other. */
export interface FeatureRows {
  readonly width: number
  readonly values: Float32Array
}

/**
 * Features of the units of a text, for the judges of boilerplate: of each alone, of its text, of its neighbours.
 * @param units sorted and disjoint spans of the text, trimmed
 * @param ordered false when neighbours and places mean nothing
 */
export function describeUnits(text: string, units: readonly Span[], lang: Lang, ordered: boolean): FeatureRows & {page: PageSignals} {
  const page = readPage(text, units, lang, ordered)
  const width = textFeatures.length
  const values = new Float32Array(units.length * width)
  for (let i = 0; i < units.length; i++) {
    for (let k = 0; k < width; k++) values[i * width + k] = textFeatures[k].of(page, i)
  }
  return {width, values, page}
}

/** In the order of the columns. */
export const textFeatures: readonly Feature<PageSignals>[] = [
  ...ofUnit(),
  ...ofText(),
  ...ofNeighbours()
]

function ofUnit(): Feature<PageSignals>[] {
  const perWord = (count: number, {words}: UnitSignals): number => Math.min(1, count / Math.max(1, words))
  const some = (count: number): number => Math.min(1, count / 4)
  const rows: readonly (readonly [name: string, says: string, of: (unit: UnitSignals) => number])[] = [
    ['length', 'long', (unit) => Math.log2(1 + unit.length) / 10],
    ['words', 'many words', (unit) => Math.log2(1 + unit.words) / 8],
    ['function-words', 'many function words', (unit) => Math.min(1, unit.functionWords / Math.max(1, unit.words - unit.numbers))],
    ['function-word-count', 'function words at all', (unit) => Math.min(1, unit.functionWords / 12)],
    ['verbs', 'verbs', (unit) => some(unit.verbs)],
    ['capitals', 'many capitals', (unit) => perWord(unit.capitals, unit)],
    ['all-capitals', 'words in capitals', (unit) => perWord(unit.allCapitals, unit)],
    ['numbers', 'many numbers', (unit) => perWord(unit.numbers, unit)],
    ['years', 'a year', (unit) => Math.min(1, unit.years)],
    ['digits', 'many digits', (unit) => unit.digits / Math.max(1, unit.digits + unit.letters)],
    ['no-letters', 'no letters', (unit) => Number(unit.letters === 0)],
    ['word-length', 'long words', (unit) => Math.min(1, unit.wordLetters / Math.max(1, unit.to - unit.from - unit.numbers) / 12)],
    ['page-words', 'words of pages', (unit) => perWord(unit.pageWords, unit)],
    ['page-word-count', 'words of pages', (unit) => some(unit.pageWords)],
    ['begins-with-page-word', 'begins with a word of pages', (unit) => unit.beginsWithPageWord],
    ['address', 'speaks to the reader', (unit) => perWord(unit.address, unit)],
    ['phrase', 'a phrase of page furniture', (unit) => unit.phrase],
    ['phrase-share', 'little but a phrase of page furniture', (unit) => unit.phraseShare],
    ['ends-with-letter', 'no mark at its end', (unit) => Number(unit.end === End.Letter)],
    ['ends-with-stop', 'a stop at its end', (unit) => Number(unit.end === End.Stop)],
    ['ends-with-mark', 'a question or exclamation', (unit) => Number(unit.end === End.Mark)],
    ['ends-with-ellipsis', 'an ellipsis at its end', (unit) => Number(unit.end === End.Ellipsis)],
    ['ends-with-colon', 'a colon at its end', (unit) => Number(unit.end === End.Colon)],
    ['ends-with-comma', 'a comma at its end', (unit) => Number(unit.end === End.Comma)],
    ['ends-open', 'ends with a word that ends no sentence', (unit) => unit.endsOpen],
    ['closed', 'closes a quotation or bracket', (unit) => unit.closed],
    ['begins-small', 'begins with a small letter', (unit) => Number(unit.begin === Begin.Lower)],
    ['begins-with-digit', 'begins with a number', (unit) => Number(unit.begin === Begin.Digit)],
    ['begins-with-symbol', 'begins with a symbol', (unit) => Number(unit.begin === Begin.Symbol)],
    ['begins-with-opener', 'begins as sentences do', (unit) => unit.beginsWithOpener],
    ['commas', 'many commas', (unit) => perWord(unit.commas * 4, unit)],
    ['comma-count', 'commas', (unit) => some(unit.commas)],
    ['inner-stops', 'several sentences', (unit) => some(unit.innerStops)],
    ['separators', 'separators', (unit) => some(unit.separators)],
    ['brackets', 'brackets', (unit) => some(unit.brackets)],
    ['quotes', 'quotation marks', (unit) => some(unit.quotes)],
    ['colons', 'a colon', (unit) => some(unit.colons)],
    ['dashes', 'dashes', (unit) => some(unit.dashes)],
    ['slashes', 'slashes', (unit) => some(unit.slashes)],
    ['symbols', 'symbols', (unit) => some(unit.symbols)],
    ['addresses', 'an address of the web', (unit) => some(unit.addresses)],
    ['prices', 'a price or percentage', (unit) => some(unit.prices)],
    ['copyright', 'a copyright sign', (unit) => Math.min(1, unit.copyright)]
  ]
  return rows.map(([name, says, of]) => ({name, says, of: (page, i) => of(page.units[i])}))
}

function ofText(): Feature<PageSignals>[] {
  return [
    {name: 'prose', says: 'looks like running text', of: ({prose}, i) => prose[i]},
    {name: 'copies', says: 'said more than once', of: ({copies}, i) => Math.min(1, (copies[i] - 1) / 2)},
    {name: 'same-opening', says: 'begins as others do', of: ({sameOpening}, i) => Math.min(1, (sameOpening[i] - 1) / 5)},
    {name: 'shared', says: 'shares its topic with the text', of: ({shared}, i) => shared[i]},
    {name: 'often-shared', says: 'shares the theme of the text', of: ({oftenShared}, i) => oftenShared[i]},
    {name: 'prose-share', says: 'a text of prose', of: ({proseShare}) => proseShare},
    {name: 'long-share', says: 'a text of long paragraphs', of: ({longShare}) => longShare},
    {name: 'units', says: 'a long text', of: ({units}) => Math.log2(1 + units.length) / 10},
    {name: 'mean-length', says: 'a text of long pieces', of: ({length, units}) => Math.min(1, length / units.length / 200)},
    {name: 'prose-over-text', says: 'more prose than its text', of: ({prose, proseShare}, i) => Math.max(0, prose[i] - proseShare)}
  ]
}

function ofNeighbours(): Feature<PageSignals>[] {
  const beside = [-3, -2, -1, 1, 2, 3]
  const near = [-2, -1, 1, 2]
  const place = (step: number): string => `${Math.abs(step)} ${step < 0 ? 'before' : 'after'}`
  const at = (name: string, says: string, steps: readonly number[], of: (page: PageSignals, i: number) => number): Feature<PageSignals>[] =>
    steps.map((step) => ({
      name: `${name}${step > 0 ? '+' : ''}${step}`,
      says: `${says}, ${place(step)}`,
      of: (page, i) => (page.ordered && page.units[i + step] ? of(page, i + step) : 0)
    }))
  const rows: Feature<PageSignals>[] = [
    ...at('prose', 'running text', beside, ({prose}, i) => prose[i]),
    ...at('length', 'long', near, ({units}, i) => Math.log2(1 + units[i].length) / 10),
    ...at('ends-with-stop', 'a stop at its end', near, ({units}, i) => Number(units[i].end >= End.Stop && units[i].end <= End.Ellipsis)),
    ...at('function-words', 'many function words', near, ({units}, i) => Math.min(1, units[i].functionWords / Math.max(1, units[i].words))),
    ...at('capitals', 'many capitals', [-1, 1], ({units}, i) => Math.min(1, units[i].capitals / Math.max(1, units[i].words))),
    ...at('page-words', 'words of pages', near, ({units}, i) => Math.min(1, units[i].pageWords / Math.max(1, units[i].words))),
    ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-before-${rate}`, says: 'prose before it', of: ({left}, i) => left[k][i]})),
    ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-after-${rate}`, says: 'prose after it', of: ({right}, i) => right[k][i]})),
    {name: 'between-prose', says: 'prose on both sides', of: ({left, right}, i) => Math.min(left[1][i], right[1][i])},
    {name: 'short-before', says: 'short pieces before it', of: ({shortBefore}, i) => Math.min(1, shortBefore[i] / 10)},
    {name: 'short-after', says: 'short pieces after it', of: ({shortAfter}, i) => Math.min(1, shortAfter[i] / 10)},
    {name: 'alike', says: 'one of a list of like pieces', of: ({alike}, i) => Math.min(1, alike[i] / 8)},
    {name: 'title', says: 'words of the title', of: ({title}, i) => title[i]},
    {name: 'place', says: 'late in the text', of: ({ordered, units}, i) => (ordered ? i / Math.max(1, units.length - 1) : 0)},
    {name: 'from-start', says: 'far from the start', of: ({ordered}, i) => (ordered ? Math.log2(1 + i) / 10 : 0)},
    {name: 'from-end', says: 'far from the end', of: ({ordered, units}, i) => (ordered ? Math.log2(units.length - i) / 10 : 0)},
    {name: 'prose-so-far', says: 'most of the prose is before it', of: ({proseBefore}, i) => proseBefore[i]},
    {name: 'core', says: 'in the core of the text', of: ({ordered, core}, i) => Number(ordered && i >= core[0] && i <= core[1])},
    {name: 'before-core', says: 'before the core of the text', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, core[0] - i)) / 6) : 0)},
    {name: 'after-core', says: 'after the core of the text', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, i - core[1])) / 6) : 0)}
  ]
  return rows
}
