import {log2} from './columns.ts'
import type {Column, Feature} from './feature-columns.ts'
import {each, is, log, plain, same, share, upTo} from './feature-columns.ts'
import type {PageSignals} from './page-signals.ts'
import {fading} from './page-signals.ts'
import type {UnitSignals} from './unit-counts.ts'
import {Begin, End} from './unit-counts.ts'

/** Beyond so many units from an end, or in all, the number says nothing more: a long text is no worse at its end. */
const farthest = 40
const mostUnits = 300

type Counts = Exclude<keyof UnitSignals, 'count' | 'from' | 'to' | 'template'>

/** What is asked of neighbours too is a column of its own name. */
const length = log(10, count('length'))
const capitals = perWord('capitals')
const pageWords = perWord('pageWords')
const functionWords = perWord('functionWords')
const prose = plain(({prose}: PageSignals) => prose)
const stops = each<PageSignals>(({units: {end}}, i) => Number(end[i] >= End.Stop && end[i] <= End.Ellipsis))

const ofUnit: readonly (readonly [name: string, low: string, high: string, column: Column<PageSignals>])[] = [
  ['length', 'short', 'long', length],
  ['words', 'few words', 'many words', log(8, count('words'))],
  ['function-words', 'few function words', 'many function words', perWordLess('functionWords', 'numbers')],
  ['function-word-count', 'no function words', 'function words at all', upTo(12, count('functionWords'))],
  ['verbs', 'no verb', 'verbs', some('verbs')],
  ['capitals', 'few capitals', 'many capitals', capitals],
  ['all-capitals', 'no words in capitals', 'words in capitals', perWord('allCapitals')],
  ['numbers', 'few numbers', 'many numbers', perWord('numbers')],
  ['years', 'no year', 'a year', upTo(1, count('years'))],
  ['digits', 'few digits', 'many digits', each(({units: {digits, letters}}, i) => digits[i] / Math.max(1, digits[i] + letters[i]))],
  ['no-letters', 'letters', 'no letters', is(0, count('letters'))],
  ['word-length', 'short words', 'long words', each(({units: {wordLetters, from, to, numbers}}, i) => Math.min(1, wordLetters[i] / Math.max(1, to[i] - from[i] - numbers[i]) / 12))],
  ['page-words', 'no words of pages', 'words of pages', pageWords],
  ['page-word-count', 'no words of pages', 'words of pages', some('pageWords')],
  ['begins-with-page-word', 'does not begin with a word of pages', 'begins with a word of pages', plain(count('beginsWithPageWord'))],
  ['address', 'does not speak to the reader', 'speaks to the reader', perWord('address')],
  ['comment', 'no words of comments', 'words of comments', perWord('comment')],
  ['times', 'no time or date in figures', 'a time or date in figures', some('times')],
  ['phrase', 'no phrase of page furniture', 'a phrase of page furniture', plain(count('phrase'))],
  ['phrase-share', 'no phrase of page furniture', 'little but a phrase of page furniture', plain(count('phraseShare'))],
  ['ends-with-letter', 'a mark at its end', 'no mark at its end', is(End.Letter, count('end'))],
  ['ends-with-stop', 'no stop at its end', 'a stop at its end', is(End.Stop, count('end'))],
  ['ends-with-mark', 'no question or exclamation', 'a question or exclamation', is(End.Mark, count('end'))],
  ['ends-with-ellipsis', 'no ellipsis at its end', 'an ellipsis at its end', is(End.Ellipsis, count('end'))],
  ['ends-with-colon', 'no colon at its end', 'a colon at its end', is(End.Colon, count('end'))],
  ['ends-with-comma', 'no comma at its end', 'a comma at its end', is(End.Comma, count('end'))],
  ['ends-open', 'does not end with a word that ends no sentence', 'ends with a word that ends no sentence', plain(count('endsOpen'))],
  ['closed', 'does not close a quotation or bracket', 'closes a quotation or bracket', plain(count('closed'))],
  ['begins-small', 'does not begin with a small letter', 'begins with a small letter', is(Begin.Lower, count('begin'))],
  ['begins-with-digit', 'does not begin with a number', 'begins with a number', is(Begin.Digit, count('begin'))],
  ['begins-with-symbol', 'does not begin with a symbol', 'begins with a symbol', is(Begin.Symbol, count('begin'))],
  ['begins-with-opener', 'begins as no sentence does', 'begins as sentences do', plain(count('beginsWithOpener'))],
  ['commas', 'few commas', 'many commas', perWord('commas', 4)],
  ['comma-count', 'no commas', 'commas', some('commas')],
  ['inner-stops', 'no inner stop', 'several sentences', some('innerStops')],
  ['separators', 'no separators', 'separators', some('separators')],
  ['brackets', 'no brackets', 'brackets', some('brackets')],
  ['quotes', 'no quotation marks', 'quotation marks', some('quotes')],
  ['colons', 'no colon', 'a colon', some('colons')],
  ['dashes', 'no dashes', 'dashes', some('dashes')],
  ['slashes', 'no slashes', 'slashes', some('slashes')],
  ['symbols', 'no symbols', 'symbols', some('symbols')],
  ['addresses', 'no address of the web', 'an address of the web', some('addresses')],
  ['prices', 'no price or percentage', 'a price or percentage', some('prices')],
  ['copyright', 'no copyright sign', 'a copyright sign', upTo(1, count('copyright'))]
]

const ofText: readonly Feature<PageSignals>[] = [
  {name: 'prose', low: 'no running text', high: 'looks like running text', column: prose},
  {name: 'copies', low: 'said once', high: 'said more than once', column: upTo(2, ({copies}) => copies, 1)},
  {name: 'same-opening', low: 'does not begin as others do', high: 'begins as others do', column: upTo(5, ({sameOpening}) => sameOpening, 1)},
  {name: 'templates', low: 'no line of a template', high: 'a line of a template', column: upTo(5, ({templates}) => templates, 1)},
  {name: 'stamped', low: 'no line with a date', high: 'a line with a date', column: plain(({discussion}) => discussion.stamped)},
  {name: 'stamps', low: 'no text of many dated lines', high: 'a text of many dated lines', column: same(({discussion}) => log2(1 + discussion.stamps) / 8)},
  {name: 'stamp-share', low: 'no text of dated lines', high: 'a text of dated lines', column: same(({discussion, units}) => discussion.stamps / units.count)},
  {name: 'spokens', low: 'no text with comments', high: 'a text with comments', column: same(({discussion}) => log2(1 + discussion.spokens) / 8)},
  {name: 'spoken-share', low: 'no text of comments', high: 'a text of comments', column: same(({discussion, units}) => discussion.spokens / units.count)},
  {name: 'shared', low: 'words that the text has nowhere else', high: 'shares its topic with the text', column: plain(({shared}) => shared)},
  {name: 'often-shared', low: 'not the theme of the text', high: 'shares the theme of the text', column: plain(({oftenShared}) => oftenShared)},
  {name: 'prose-share', low: 'a text of little prose', high: 'a text of prose', column: same(({proseShare}) => proseShare)},
  {name: 'long-share', low: 'a text of short pieces', high: 'a text of long paragraphs', column: same(({longShare}) => longShare)},
  {name: 'units', low: 'a short text', high: 'a long text', column: same(({units}) => log2(1 + Math.min(units.count, mostUnits)) / 10)},
  {name: 'mean-length', low: 'a text of short pieces', high: 'a text of long pieces', column: same(({length, units}) => Math.min(1, length / units.count / 200))},
  // In text with its order the neighbours say it, line or no line.
  ...asked('shuffled', [
    {name: 'joined-before', low: 'a line may begin with it', high: 'goes on from the piece before it', column: plain(({joined}) => joined)},
    {name: 'joined-after', low: 'a line may end with it', high: 'the piece after it goes on', column: each(({joined}, i) => joined[i + 1] ?? 0)},
    {name: 'line-length', low: 'of a short line', high: 'of a long line', column: log(10, ({line}) => line.length)},
    {name: 'line-prose', low: 'of a line that is no running text', high: 'of a line of running text', column: share(({line}) => line.prose, ({line}) => line.length)},
    {name: 'line-function-words', low: 'of a line of few function words', high: 'of a line of many function words', column: share(({line}) => line.functionWords, ({line}) => line.words)},
    {name: 'line-ends-with-stop', low: 'of a line without a stop', high: 'of a line with a stop at its end', column: plain(({line}) => line.stop)}
  ]),
  {name: 'prose-over-text', low: 'less prose than its text', high: 'more prose than its text', column: each(({prose, proseShare}, i) => Math.max(0, prose[i] - proseShare))}
]

/** What only text with its order can be asked. */
const ofNeighbours: readonly Feature<PageSignals>[] = asked('ordered', [
  ...at('prose', 'no running text', 'running text', [-3, -2, -1, 1, 2, 3], prose),
  ...at('length', 'short', 'long', [-2, -1, 1, 2], length),
  ...at('ends-with-stop', 'no stop at its end', 'a stop at its end', [-2, -1, 1, 2], stops),
  ...at('function-words', 'few function words', 'many function words', [-2, -1, 1, 2], functionWords),
  ...at('capitals', 'few capitals', 'many capitals', [-1, 1], capitals),
  ...at('page-words', 'no words of pages', 'words of pages', [-2, -1, 1, 2], pageWords),
  ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-before-${rate}`, low: 'no prose before it', high: 'prose before it', column: plain(({left}) => left[k])})),
  ...fading.map((rate, k): Feature<PageSignals> => ({name: `prose-after-${rate}`, low: 'no prose after it', high: 'prose after it', column: plain(({right}) => right[k])})),
  {name: 'between-prose', low: 'no prose on both sides', high: 'prose on both sides', column: each(({left, right}, i) => Math.min(left[1][i], right[1][i]))},
  {name: 'stamps-before', low: 'no dated lines before it', high: 'dated lines before it', column: plain(({discussion}) => discussion.stampsBefore)},
  {name: 'stamps-after', low: 'no dated lines after it', high: 'dated lines after it', column: plain(({discussion}) => discussion.stampsAfter)},
  {name: 'comments-before', low: 'no words of comments before it', high: 'words of comments before it', column: plain(({discussion}) => discussion.spokenBefore)},
  {name: 'comments-after', low: 'no words of comments after it', high: 'words of comments after it', column: plain(({discussion}) => discussion.spokenAfter)},
  {name: 'comments-so-far', low: 'no words of comments before it', high: 'words of comments before it', column: log(6, ({discussion}) => discussion.countBefore)},
  {name: 'short-before', low: 'no short pieces before it', high: 'short pieces before it', column: upTo(10, ({shortBefore}) => shortBefore)},
  {name: 'short-after', low: 'no short pieces after it', high: 'short pieces after it', column: upTo(10, ({shortAfter}) => shortAfter)},
  {name: 'alike', low: 'no one of a list of like pieces', high: 'one of a list of like pieces', column: upTo(8, ({alike}) => alike)},
  {name: 'title', low: 'no words of the title', high: 'words of the title', column: plain(({title}) => title)},
  {name: 'place', low: 'early in the text', high: 'late in the text', column: each(({units}, i) => i / Math.max(1, units.count - 1))},
  {name: 'from-start', low: 'near the start', high: 'far from the start', column: each((_, i) => log2(1 + Math.min(i, farthest)) / 6)},
  {name: 'from-end', low: 'near the end', high: 'far from the end', column: each(({units}, i) => log2(Math.min(units.count - i, farthest)) / 6)},
  {name: 'prose-so-far', low: 'most of the prose is after it', high: 'most of the prose is before it', column: plain(({proseBefore}) => proseBefore)},
  {name: 'core', low: 'outside the core of the text', high: 'in the core of the text', column: each(({core}, i) => Number(i >= core[0] && i <= core[1]))},
  {name: 'before-core', low: 'no before the core of the text', high: 'before the core of the text', column: each(({core}, i) => outside(core[0] - i))},
  {name: 'after-core', low: 'no after the core of the text', high: 'after the core of the text', column: each(({core}, i) => outside(i - core[1]))}
])

/** In their order. */
export const textFeatures: readonly Feature<PageSignals>[] = [
  ...ofUnit.map(([name, low, high, column]): Feature<PageSignals> => ({name, low, high, column})),
  ...ofText,
  ...ofNeighbours
]

function count(name: Counts): (page: PageSignals) => Float32Array {
  return ({units}) => units[name]
}

function some(name: Counts): Column<PageSignals> {
  return upTo(4, count(name))
}

function perWord(name: Counts, times = 1): Column<PageSignals> {
  return ({units}, values, at, from, to) => {
    const {words, [name]: counts} = units
    for (let i = from; i < to; i++) values[at++] = Math.min(1, (counts[i] * times) / Math.max(1, words[i]))
  }
}

/** Of the words that are none of another kind. */
function perWordLess(name: Counts, less: Counts): Column<PageSignals> {
  return ({units}, values, at, from, to) => {
    const {words, [name]: counts, [less]: others} = units
    for (let i = from; i < to; i++) values[at++] = Math.min(1, counts[i] / Math.max(1, words[i] - others[i]))
  }
}

function asked(asked: Feature<PageSignals>['asked'], features: readonly Feature<PageSignals>[]): Feature<PageSignals>[] {
  return features.map((feature) => ({...feature, asked}))
}

/** The same of neighbours; nothing beyond the ends of the text. */
function at(name: string, low: string, high: string, steps: readonly number[], column: Column<PageSignals>): Feature<PageSignals>[] {
  return steps.map((step) => {
    const place = `${Math.abs(step)} ${step < 0 ? 'before' : 'after'}`
    return {name: `${name}${step > 0 ? '+' : ''}${step}`, low: `${low} ${place}`, high: `${high} ${place}`, column, step}
  })
}

/** How far a unit lies outside the core, in units; 0 inside it. */
export function outside(units: number): number {
  return Math.min(1, log2(1 + Math.max(0, units)) / 6)
}
