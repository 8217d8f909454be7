import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import {functionWords} from '../lang/function-words.ts'
import type {Lang} from '../lang/index.ts'
import {Code, setOf} from '../sentences/characters.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind, Known} from '../sentences/joint-words.ts'
import {emptyColumn} from './columns.ts'
import type {Phrases} from './phrases.ts'
import {firstPhrase, phrasesOn} from './phrases.ts'
import type {Stretch, UnitSignals} from './unit-counts.ts'
import {Begin, emptySignals, End} from './unit-counts.ts'

/** By code unit: what a character counts for in a unit. */
const enum Mark {
  None,
  Ideograph,
  Comma,
  Separator,
  Bracket,
  Quote,
  At,
  Hash,
  Price,
  Copyright,
  /** What these count for depends on what stands beside them. */
  Digit,
  Stop,
  Question,
  Ellipsis,
  Colon,
  Dash,
  Slash,
  /** Most are letters, which words count, and spaces, which nothing does. */
  Letter,
  Space
}
const marksCount = Mark.Space + 1

const meanings: readonly (readonly [Mark, string])[] = [
  [Mark.Comma, ',;、，；،'],
  [Mark.Stop, '.。．'],
  [Mark.Question, '?!？！‽'],
  [Mark.Ellipsis, '…'],
  [Mark.Colon, ':：'],
  [Mark.Separator, '|•·●▪►▶▼>›→←‹<+✕×*'],
  [Mark.Bracket, '()[]{}（）【】'],
  [Mark.Quote, '"«»“”„「」『』'],
  [Mark.Dash, '-–—−'],
  [Mark.Slash, '/\\'],
  [Mark.At, '@'],
  [Mark.Hash, '#'],
  [Mark.Price, '$€£¥%₽'],
  [Mark.Copyright, '©®']
]

const marks = tableOf(
  [Mark.Letter, /[\p{L}\p{M}]/u],
  [Mark.Ideograph, /(?=\p{L})[\u2e80-\u9fff\uf900-\ufaff]/u],
  [Mark.Digit, /\p{Nd}/u],
  [Mark.Space, /\s/u]
).slice()
for (const [mark, characters] of meanings) for (const character of characters) marks[character.charCodeAt(0)] = mark

/** 1 for small letters. */
const smallLetters = tableOf([1, /\p{Ll}/u])

/** An ideograph says about as much as so many letters. */
const ideographLength = 2.5
/** Ideographs of a word, about. */
const ideographsPerWord = 1.5
/** Small words of at most so many letters stand in for function words where the language has no list of them. */
const shortWord = 3
/** What is known of words that tell prose from pages. */
const ofPages = Known.Page | Known.Address | Known.Comment

/**
 * Counts what the units of a text hold. Linear in the length of the text.
 * @param words of the text
 * @param spans of the units: sorted and disjoint, trimmed
 */
export function signalsOf(codes: CodeUnits, words: Words, spans: readonly Stretch[], lang: Lang): UnitSignals {
  const signals = emptySignals(spans.length)
  const hasFunctionWords = functionWords(lang).size > 0
  const phrases = phrasesOn(codes, lang)
  let next = 0
  for (let i = 0; i < spans.length; i++) {
    const {start, end} = spans[i]
    while (next < words.count && words.start[next] < start) next++
    signals.from[i] = next
    while (next < words.count && words.start[next] < end) next++
    signals.to[i] = next
    const letters = countWords(words, signals, i, hasFunctionWords)
    countMarks(codes, start, end, letters, signals, i)
    readEnds(codes, start, end, signals, i)
    if (next > signals.from[i] && signals.length[i] <= longestPhrased) readPhrase(phrases, words, signals, i)
  }
  return signals
}

/** How many there are of each mark in a unit. */
const counts = new Int32Array(marksCount)

/** @param letters of its words, digits among them */
function countMarks(codes: CodeUnits, start: number, end: number, letters: number, signals: UnitSignals, unit: number): void {
  counts.fill(0)
  let [times, addresses, innerStops, colons, dashes] = [0, 0, 0, 0, 0]
  for (let i = start; i < end; i++) {
    const mark = marks[codes[i]] as Mark
    if (mark >= Mark.Letter) continue
    counts[mark]++
    if (mark < Mark.Digit) continue
    if (mark === Mark.Digit) {
      if ((codes[i + 1] === Code.SmallH || codes[i + 1] === Code.CapitalH) && markAt(codes, i + 2) !== Mark.Letter) times++
    } else if (mark === Mark.Stop) {
      if (i + 1 >= end) break
      if (markAt(codes, i + 1) === Mark.Letter) {
        // "www.example.fr", but not "fin.Il"
        if (i > start && smallLetters[codes[i + 1]] === 1 && markAt(codes, i - 1) !== Mark.Space) addresses++
      } else if (isBetweenDigits(codes, i, end)) times += 0.5
      else if (i + 2 < end) innerStops++
    } else if (mark === Mark.Question || mark === Mark.Ellipsis) {
      if (i + 2 < end) innerStops++
    } else if (mark === Mark.Dash) {
      if (markAt(codes, i + 1) === Mark.Space || i === start) dashes++
    } else {
      if (mark === Mark.Colon && i + 1 < end) colons++
      if (isBetweenDigits(codes, i, end)) times++
    }
  }
  const ideographs = counts[Mark.Ideograph]
  signals.letters[unit] = letters - counts[Mark.Digit]
  signals.ideographs[unit] = ideographs
  signals.digits[unit] = counts[Mark.Digit]
  signals.times[unit] = times
  signals.commas[unit] = counts[Mark.Comma]
  signals.innerStops[unit] = innerStops
  signals.separators[unit] = counts[Mark.Separator]
  signals.brackets[unit] = counts[Mark.Bracket]
  signals.quotes[unit] = counts[Mark.Quote]
  signals.colons[unit] = colons
  signals.dashes[unit] = dashes
  signals.slashes[unit] = counts[Mark.Slash]
  signals.symbols[unit] = counts[Mark.Hash] + counts[Mark.None]
  signals.addresses[unit] = addresses + counts[Mark.At]
  signals.prices[unit] = counts[Mark.Price]
  signals.copyright[unit] = counts[Mark.Copyright]
  const words = signals.to[unit] - signals.from[unit]
  const isIdeographs = isIdeographic(signals, unit)
  signals.length[unit] = isIdeographs ? Math.round((end - start) * ideographLength) : end - start
  signals.words[unit] = isIdeographs ? Math.max(words, Math.round(ideographs / ideographsPerWord)) : words
}

/** Returns the letters and digits of the words. */
function countWords({kind, start, end, hash, verb, known}: Words, signals: UnitSignals, unit: number, hasFunctionWords: boolean): number {
  const [from, to] = [signals.from[unit], signals.to[unit]]
  if (from === to) return 0
  let [numbers, years, inNumbers, letters, functionWords, template, comment, pageWords, address, allCapitals, capitals, verbs] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    const length = end[i] - start[i]
    if (kind[i] >= Kind.Year) {
      numbers++
      inNumbers += length
      if (kind[i] === Kind.Year) years++
      continue
    }
    letters += length
    if (known[i] & Known.Grammar) {
      functionWords++
      template = (Math.imul(template, 31) + hash[i]) | 0
    } else if (!hasFunctionWords && kind[i] <= Kind.Lower && length <= shortWord && !(known[i] & ofPages)) functionWords++
    if (known[i] & ofPages) {
      if (known[i] & Known.Comment) comment++
      if (known[i] & Known.Page) pageWords++
      if (known[i] & Known.Address) address++
    }
    if (kind[i] === Kind.Capitals) allCapitals++
    else if (kind[i] >= Kind.Opener && i > from) capitals++
    verbs += verb[i]
  }
  signals.numbers[unit] = numbers
  signals.years[unit] = years
  signals.wordLetters[unit] = letters
  signals.functionWords[unit] = functionWords
  signals.template[unit] = template
  signals.comment[unit] = comment
  signals.pageWords[unit] = pageWords
  signals.address[unit] = address
  signals.allCapitals[unit] = allCapitals
  signals.capitals[unit] = capitals
  signals.verbs[unit] = verbs
  signals.beginsWithPageWord[unit] = Number(kind[from] < Kind.Year && (known[from] & Known.Page) !== 0)
  signals.beginsWithOpener[unit] = Number(kind[from] === Kind.Opener)
  signals.endsOpen[unit] = Number(kind[to - 1] === Kind.NeverLast)
  return letters + inNumbers
}

function readPhrase(phrases: Phrases, {start, end}: Words, signals: UnitSignals, unit: number): void {
  const hit = firstPhrase(phrases, start[signals.from[unit]], end[signals.to[unit] - 1])
  if (hit === null) return
  signals.phrase[unit] = 1
  signals.phraseShare[unit] = (hit.end - hit.start) / signals.length[unit]
}

/** Longer units are prose, whatever phrase they hold. */
const longestPhrased = 400

function readEnds(codes: CodeUnits, start: number, end: number, signals: UnitSignals, unit: number): void {
  let last = end - 1
  while (last > start && closes(codes, last)) last--
  signals.closed[unit] = Number(last < end - 1)
  signals.begin[unit] = beginOf(codes, start)
  signals.end[unit] = endOf(codes, last)
}

function beginOf(codes: CodeUnits, index: number): Begin {
  const mark = markAt(codes, index)
  if (mark === Mark.Letter || mark === Mark.Ideograph) return smallLetters[codes[index]] === 1 ? Begin.Lower : Begin.Upper
  return mark === Mark.Digit ? Begin.Digit : Begin.Symbol
}

function endOf(codes: CodeUnits, index: number): End {
  const mark = markAt(codes, index)
  return mark === Mark.Stop && codes[index - 1] === Code.Dot ? End.Ellipsis : ends[mark]
}

/** How a unit ends by its last mark. */
const ends = new Uint8Array(marksCount).fill(End.Other)
for (const mark of [Mark.Letter, Mark.Ideograph, Mark.Digit]) ends[mark] = End.Letter
ends[Mark.Stop] = End.Stop
ends[Mark.Question] = End.Mark
ends[Mark.Ellipsis] = End.Ellipsis
ends[Mark.Colon] = End.Colon
ends[Mark.Comma] = End.Comma

const closingBrackets = setOf(')]}）】')
const apostrophes = setOf("’'")

function closes(codes: CodeUnits, index: number): boolean {
  const mark = markAt(codes, index)
  return mark === Mark.Quote || mark === Mark.Space || (mark === Mark.Bracket && closingBrackets.has(codes[index])) || apostrophes.has(codes[index])
}

function isBetweenDigits(codes: CodeUnits, index: number, end: number): boolean {
  return index + 1 < end && markAt(codes, index + 1) === Mark.Digit && index > 0 && markAt(codes, index - 1) === Mark.Digit
}

function markAt(codes: CodeUnits, index: number): Mark {
  return index >= 0 && index < codes.length ? marks[codes[index]] : Mark.None
}

/** Each unit as prose: 1 for a whole sentence of running text, 0 for what has no grammar. */
export function proseOf(signals: UnitSignals): Float32Array {
  const {count, words, numbers, functionWords, capitals, allCapitals, end} = signals
  const prose = emptyColumn(count)
  for (let i = 0; i < count; i++) {
    const share = functionWords[i] / Math.max(1, words[i] - numbers[i])
    const grammar = share > 0.2 || isIdeographic(signals, i) ? 1 : share > 0.1 ? 0.5 : 0
    const size = words[i] >= 6 ? 1 : words[i] >= 4 ? 0.4 : 0
    const whole = end[i] >= End.Stop && end[i] <= End.Ellipsis ? 1 : 0.5
    const calm = (capitals[i] + allCapitals[i]) / Math.max(1, words[i] - 1) < 0.6 ? 1 : 0.3
    prose[i] = grammar * size * whole * calm
  }
  return prose
}

/** Scripts without spaces, of whose function words nothing is known. */
function isIdeographic({ideographs, letters}: UnitSignals, unit: number): boolean {
  return ideographs[unit] * 2 > letters[unit]
}
