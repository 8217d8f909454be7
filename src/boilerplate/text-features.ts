import type {PageSignals} from './page-signals.ts'
import {fading} from './page-signals.ts'
import type {UnitSignals} from './unit-signals.ts'
import {Begin, End} from './unit-signals.ts'

/** A number that is read off a unit of text, about 0–1, and what it says of the unit when it is low and when it is high. */
export interface Feature<Of> {
  readonly name: string
  readonly low: string
  readonly high: string
  /** Asked only of text that was shuffled: in ordered text the neighbours say it, line or no line. */
  readonly shuffledOnly?: boolean
  of(of: Of, unit: number): number
}

/** Rows of features, `width` numbers a unit one after the other. */
export interface FeatureRows {
  readonly width: number
  readonly values: Float32Array
}

/** So many units get all their numbers before the next ones: their rows stay in the processor's cache. */
const unitsAtOnce = 128

/** The numbers of all units, in rows of their own, or into the columns of others from `column` on. */
export function measure<Of>(features: readonly Feature<Of>[], of: Of, count: number, rows = emptyRows(count, features.length), column = 0): FeatureRows {
  const {width, values} = rows
  for (let from = 0; from < count; from += unitsAtOnce) {
    const to = Math.min(count, from + unitsAtOnce)
    for (let k = 0; k < features.length; k++) {
      const feature = features[k]
      for (let i = from, at = from * width + column + k; i < to; i++, at += width) values[at] = feature.of(of, i)
    }
  }
  return rows
}

export function emptyRows(count: number, width: number): FeatureRows {
  return {width, values: new Float32Array(count * width)}
}

/** In the order of the columns. */
export const textFeatures: readonly Feature<PageSignals>[] = [
  ...ofUnit(),
  ...ofText(),
  ...ofNeighbours()
]

/** Beyond so many units from an end, or in all, the number says nothing more: a long text is no worse at its end. */
const farthest = 40
const mostUnits = 300

function ofUnit(): Feature<PageSignals>[] {
  const perWord = (count: number, {words}: UnitSignals): number => Math.min(1, count / Math.max(1, words))
  const some = (count: number): number => Math.min(1, count / 4)
  const rows: readonly (readonly [name: string, low: string, high: string, of: (unit: UnitSignals) => number])[] = [
    ['length', 'short', 'long', (unit) => Math.log2(1 + unit.length) / 10],
    ['words', 'few words', 'many words', (unit) => Math.log2(1 + unit.words) / 8],
    ['function-words', 'few function words', 'many function words', (unit) => Math.min(1, unit.functionWords / Math.max(1, unit.words - unit.numbers))],
    ['function-word-count', 'no function words', 'function words at all', (unit) => Math.min(1, unit.functionWords / 12)],
    ['verbs', 'no verb', 'verbs', (unit) => some(unit.verbs)],
    ['capitals', 'few capitals', 'many capitals', (unit) => perWord(unit.capitals, unit)],
    ['all-capitals', 'no words in capitals', 'words in capitals', (unit) => perWord(unit.allCapitals, unit)],
    ['numbers', 'few numbers', 'many numbers', (unit) => perWord(unit.numbers, unit)],
    ['years', 'no year', 'a year', (unit) => Math.min(1, unit.years)],
    ['digits', 'few digits', 'many digits', (unit) => unit.digits / Math.max(1, unit.digits + unit.letters)],
    ['no-letters', 'letters', 'no letters', (unit) => Number(unit.letters === 0)],
    ['word-length', 'short words', 'long words', (unit) => Math.min(1, unit.wordLetters / Math.max(1, unit.to - unit.from - unit.numbers) / 12)],
    ['page-words', 'no words of pages', 'words of pages', (unit) => perWord(unit.pageWords, unit)],
    ['page-word-count', 'no words of pages', 'words of pages', (unit) => some(unit.pageWords)],
    ['begins-with-page-word', 'does not begin with a word of pages', 'begins with a word of pages', (unit) => unit.beginsWithPageWord],
    ['address', 'does not speak to the reader', 'speaks to the reader', (unit) => perWord(unit.address, unit)],
    ['comment', 'no words of comments', 'words of comments', (unit) => perWord(unit.comment, unit)],
    ['times', 'no time or date in figures', 'a time or date in figures', (unit) => some(unit.times)],
    ['phrase', 'no phrase of page furniture', 'a phrase of page furniture', (unit) => unit.phrase],
    ['phrase-share', 'no phrase of page furniture', 'little but a phrase of page furniture', (unit) => unit.phraseShare],
    ['ends-with-letter', 'a mark at its end', 'no mark at its end', (unit) => Number(unit.end === End.Letter)],
    ['ends-with-stop', 'no stop at its end', 'a stop at its end', (unit) => Number(unit.end === End.Stop)],
    ['ends-with-mark', 'no question or exclamation', 'a question or exclamation', (unit) => Number(unit.end === End.Mark)],
    ['ends-with-ellipsis', 'no ellipsis at its end', 'an ellipsis at its end', (unit) => Number(unit.end === End.Ellipsis)],
    ['ends-with-colon', 'no colon at its end', 'a colon at its end', (unit) => Number(unit.end === End.Colon)],
    ['ends-with-comma', 'no comma at its end', 'a comma at its end', (unit) => Number(unit.end === End.Comma)],
    ['ends-open', 'does not end with a word that ends no sentence', 'ends with a word that ends no sentence', (unit) => unit.endsOpen],
    ['closed', 'does not close a quotation or bracket', 'closes a quotation or bracket', (unit) => unit.closed],
    ['begins-small', 'does not begin with a small letter', 'begins with a small letter', (unit) => Number(unit.begin === Begin.Lower)],
    ['begins-with-digit', 'does not begin with a number', 'begins with a number', (unit) => Number(unit.begin === Begin.Digit)],
    ['begins-with-symbol', 'does not begin with a symbol', 'begins with a symbol', (unit) => Number(unit.begin === Begin.Symbol)],
    ['begins-with-opener', 'begins as no sentence does', 'begins as sentences do', (unit) => unit.beginsWithOpener],
    ['commas', 'few commas', 'many commas', (unit) => perWord(unit.commas * 4, unit)],
    ['comma-count', 'no commas', 'commas', (unit) => some(unit.commas)],
    ['inner-stops', 'no inner stop', 'several sentences', (unit) => some(unit.innerStops)],
    ['separators', 'no separators', 'separators', (unit) => some(unit.separators)],
    ['brackets', 'no brackets', 'brackets', (unit) => some(unit.brackets)],
    ['quotes', 'no quotation marks', 'quotation marks', (unit) => some(unit.quotes)],
    ['colons', 'no colon', 'a colon', (unit) => some(unit.colons)],
    ['dashes', 'no dashes', 'dashes', (unit) => some(unit.dashes)],
    ['slashes', 'no slashes', 'slashes', (unit) => some(unit.slashes)],
    ['symbols', 'no symbols', 'symbols', (unit) => some(unit.symbols)],
    ['addresses', 'no address of the web', 'an address of the web', (unit) => some(unit.addresses)],
    ['prices', 'no price or percentage', 'a price or percentage', (unit) => some(unit.prices)],
    ['copyright', 'no copyright sign', 'a copyright sign', (unit) => Math.min(1, unit.copyright)]
  ]
  return rows.map(([name, low, high, of]) => ({name, low, high, of: (page, i) => of(page.units[i])}))
}

function ofText(): Feature<PageSignals>[] {
  const shuffledOnly = true
  return [
    {name: 'prose', low: 'no running text', high: 'looks like running text', of: ({prose}, i) => prose[i]},
    {name: 'copies', low: 'said once', high: 'said more than once', of: ({copies}, i) => Math.min(1, (copies[i] - 1) / 2)},
    {name: 'same-opening', low: 'does not begin as others do', high: 'begins as others do', of: ({sameOpening}, i) => Math.min(1, (sameOpening[i] - 1) / 5)},
    {name: 'templates', low: 'no line of a template', high: 'a line of a template', of: ({templates}, i) => Math.min(1, (templates[i] - 1) / 5)},
    {name: 'stamped', low: 'no line with a date', high: 'a line with a date', of: ({discussion}, i) => discussion.stamped[i]},
    {name: 'stamps', low: 'no text of many dated lines', high: 'a text of many dated lines', of: ({discussion}) => Math.log2(1 + discussion.stamps) / 8},
    {name: 'stamp-share', low: 'no text of dated lines', high: 'a text of dated lines', of: ({discussion, units}) => discussion.stamps / units.length},
    {name: 'spokens', low: 'no text with comments', high: 'a text with comments', of: ({discussion}) => Math.log2(1 + discussion.spokens) / 8},
    {name: 'spoken-share', low: 'no text of comments', high: 'a text of comments', of: ({discussion, units}) => discussion.spokens / units.length},
    {name: 'shared', low: 'words that the text has nowhere else', high: 'shares its topic with the text', of: ({shared}, i) => shared[i]},
    {name: 'often-shared', low: 'not the theme of the text', high: 'shares the theme of the text', of: ({oftenShared}, i) => oftenShared[i]},
    {name: 'prose-share', low: 'a text of little prose', high: 'a text of prose', of: ({proseShare}) => proseShare},
    {name: 'long-share', low: 'a text of short pieces', high: 'a text of long paragraphs', of: ({longShare}) => longShare},
    {name: 'units', low: 'a short text', high: 'a long text', of: ({units}) => Math.log2(1 + Math.min(units.length, mostUnits)) / 10},
    {name: 'mean-length', low: 'a text of short pieces', high: 'a text of long pieces', of: ({length, units}) => Math.min(1, length / units.length / 200)},
    {name: 'joined-before', shuffledOnly, low: 'a line may begin with it', high: 'goes on from the piece before it', of: ({joined}, i) => joined[i]},
    {name: 'joined-after', shuffledOnly, low: 'a line may end with it', high: 'the piece after it goes on', of: ({joined}, i) => joined[i + 1] ?? 0},
    {name: 'line-length', shuffledOnly, low: 'of a short line', high: 'of a long line', of: ({line}, i) => Math.log2(1 + line.length[i]) / 10},
    {name: 'line-prose', shuffledOnly, low: 'of a line that is no running text', high: 'of a line of running text', of: ({line}, i) => Math.min(1, line.prose[i] / Math.max(1, line.length[i]))},
    {name: 'line-function-words', shuffledOnly, low: 'of a line of few function words', high: 'of a line of many function words', of: ({line}, i) => Math.min(1, line.functionWords[i] / Math.max(1, line.words[i]))},
    {name: 'line-ends-with-stop', shuffledOnly, low: 'of a line without a stop', high: 'of a line with a stop at its end', of: ({line}, i) => line.stop[i]},
    {name: 'prose-over-text', low: 'less prose than its text', high: 'more prose than its text', of: ({prose, proseShare}, i) => Math.max(0, prose[i] - proseShare)}
  ]
}

function ofNeighbours(): Feature<PageSignals>[] {
  const beside = [-3, -2, -1, 1, 2, 3]
  const near = [-2, -1, 1, 2]
  const place = (step: number): string => `${Math.abs(step)} ${step < 0 ? 'before' : 'after'}`
  const at = (name: string, low: string, high: string, steps: readonly number[], of: (page: PageSignals, i: number) => number): Feature<PageSignals>[] =>
    steps.map((step) => ({
      name: `${name}${step > 0 ? '+' : ''}${step}`,
      low: `${low} ${place(step)}`,
      high: `${high} ${place(step)}`,
      of: (page, i) => (page.ordered && page.units[i + step] ? of(page, i + step) : 0)
    }))
  const rows: Feature<PageSignals>[] = [
    ...at('prose', 'no running text', 'running text', beside, ({prose}, i) => prose[i]),
    ...at('length', 'short', 'long', near, ({units}, i) => Math.log2(1 + units[i].length) / 10),
    ...at('ends-with-stop', 'no stop at its end', 'a stop at its end', near, ({units}, i) => Number(units[i].end >= End.Stop && units[i].end <= End.Ellipsis)),
    ...at('function-words', 'few function words', 'many function words', near, ({units}, i) => Math.min(1, units[i].functionWords / Math.max(1, units[i].words))),
    ...at('capitals', 'few capitals', 'many capitals', [-1, 1], ({units}, i) => Math.min(1, units[i].capitals / Math.max(1, units[i].words))),
    ...at('page-words', 'no words of pages', 'words of pages', near, ({units}, i) => Math.min(1, units[i].pageWords / Math.max(1, units[i].words))),
    ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-before-${rate}`, low: 'no prose before it', high: 'prose before it', of: ({left}, i) => left[k][i]})),
    ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-after-${rate}`, low: 'no prose after it', high: 'prose after it', of: ({right}, i) => right[k][i]})),
    {name: 'between-prose', low: 'no prose on both sides', high: 'prose on both sides', of: ({left, right}, i) => Math.min(left[1][i], right[1][i])},
    {name: 'stamps-before', low: 'no dated lines before it', high: 'dated lines before it', of: ({discussion}, i) => discussion.stampsBefore[i]},
    {name: 'stamps-after', low: 'no dated lines after it', high: 'dated lines after it', of: ({discussion}, i) => discussion.stampsAfter[i]},
    {name: 'comments-before', low: 'no words of comments before it', high: 'words of comments before it', of: ({discussion}, i) => discussion.spokenBefore[i]},
    {name: 'comments-after', low: 'no words of comments after it', high: 'words of comments after it', of: ({discussion}, i) => discussion.spokenAfter[i]},
    {name: 'comments-so-far', low: 'no words of comments before it', high: 'words of comments before it', of: ({discussion}, i) => Math.log2(1 + discussion.countBefore[i]) / 6},
    {name: 'short-before', low: 'no short pieces before it', high: 'short pieces before it', of: ({shortBefore}, i) => Math.min(1, shortBefore[i] / 10)},
    {name: 'short-after', low: 'no short pieces after it', high: 'short pieces after it', of: ({shortAfter}, i) => Math.min(1, shortAfter[i] / 10)},
    {name: 'alike', low: 'no one of a list of like pieces', high: 'one of a list of like pieces', of: ({alike}, i) => Math.min(1, alike[i] / 8)},
    {name: 'title', low: 'no words of the title', high: 'words of the title', of: ({title}, i) => title[i]},
    {name: 'place', low: 'early in the text', high: 'late in the text', of: ({ordered, units}, i) => (ordered ? i / Math.max(1, units.length - 1) : 0)},
    {name: 'from-start', low: 'near the start', high: 'far from the start', of: ({ordered}, i) => (ordered ? Math.log2(1 + Math.min(i, farthest)) / 6 : 0)},
    {name: 'from-end', low: 'near the end', high: 'far from the end', of: ({ordered, units}, i) => (ordered ? Math.log2(Math.min(units.length - i, farthest)) / 6 : 0)},
    {name: 'prose-so-far', low: 'most of the prose is after it', high: 'most of the prose is before it', of: ({proseBefore}, i) => proseBefore[i]},
    {name: 'core', low: 'outside the core of the text', high: 'in the core of the text', of: ({ordered, core}, i) => Number(ordered && i >= core[0] && i <= core[1])},
    {name: 'before-core', low: 'no before the core of the text', high: 'before the core of the text', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, core[0] - i)) / 6) : 0)},
    {name: 'after-core', low: 'no after the core of the text', high: 'after the core of the text', of: ({ordered, core}, i) => (ordered ? Math.min(1, Math.log2(1 + Math.max(0, i - core[1])) / 6) : 0)}
  ]
  return rows
}
