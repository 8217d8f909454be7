// Long because it is one walk over the characters of a text that counts all signals at once: parts of it would each walk again.
import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import {functionWords} from '../lang/function-words.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {Code, setOf} from '../sentences/characters.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind} from '../sentences/joint-words.ts'
import {bitsOf, wordBits} from '../sentences/word-bits.ts'
import {findPhraseIn} from './phrases.ts'

/** How a unit ends, marks that close a quotation or bracket left out of account. */
export const enum End {
  Letter,
  Stop,
  Mark,
  Ellipsis,
  Colon,
  Comma,
  Other
}

/** How a unit begins. */
export const enum Begin {
  Upper,
  Lower,
  Digit,
  Symbol
}

/** What is counted in a unit of text: a line, or a piece of a text that lost its lines. */
export interface UnitSignals {
  /** UTF-16 code units; letters of Chinese and Japanese count for more, as they say more. */
  length: number
  /** First word, and the one after the last, in the words of the text. */
  from: number
  to: number
  words: number
  functionWords: number
  capitals: number
  allCapitals: number
  verbs: number
  wordLetters: number
  numbers: number
  years: number
  letters: number
  /** Letters of Chinese and Japanese. */
  ideographs: number
  digits: number
  /** Words that pages say of themselves, by the lists `page-words.txt`. */
  pageWords: number
  /** Words that address the reader. */
  address: number
  /** Words of comments and forums. */
  comment: number
  /** The function words in their order, as one number: what lines of one template share. 0 when there are none. */
  template: number
  /** Times of day and dates in figures: 16h01, 9:30, 29/10/2012. */
  times: number
  /** 1 when a phrase of the list `boilerplate.txt` is found, and how much of the unit it is. */
  phrase: number
  phraseShare: number
  beginsWithPageWord: number
  beginsWithOpener: number
  /** Ends with a word that no sentence ends with. */
  endsOpen: number
  end: End
  begin: Begin
  /** Ends with a closing quotation mark or bracket. */
  closed: number
  commas: number
  innerStops: number
  separators: number
  brackets: number
  quotes: number
  colons: number
  dashes: number
  slashes: number
  symbols: number
  addresses: number
  prices: number
  copyright: number
}

/** By code unit: what a character counts for in a unit. */
const enum Mark {
  None,
  Letter,
  Ideograph,
  Digit,
  Space,
  Comma,
  Stop,
  Question,
  Ellipsis,
  Colon,
  Separator,
  Bracket,
  Quote,
  Dash,
  Slash,
  At,
  Hash,
  Price,
  Copyright
}

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
)
for (const [mark, characters] of meanings) for (const character of characters) marks[character.charCodeAt(0)] = mark

/** 1 for small letters. */
const smallLetters = tableOf([1, /\p{Ll}/u])

/** An ideograph says about as much as so many letters. */
const ideographLength = 2.5
/** Ideographs of a word, about. */
const ideographsPerWord = 1.5
/** Small words of at most so many letters stand in for function words where the language has no list of them. */
const shortWord = 3

/** Counts what one unit `[start, end)` of a text, given in code units, holds, whose words are `from` to `to`. The span begins and ends with no space. */
export function signalsOf(codes: CodeUnits, start: number, end: number, words: Words, from: number, to: number, lang: Lang): UnitSignals {
  const signals: UnitSignals = {
    length: end - start, from, to, words: to - from, functionWords: 0, capitals: 0, allCapitals: 0, verbs: 0, wordLetters: 0, numbers: 0, years: 0,
    letters: 0, ideographs: 0, digits: 0, pageWords: 0, address: 0, comment: 0, template: 0, times: 0, phrase: 0, phraseShare: 0, beginsWithPageWord: 0, beginsWithOpener: 0, endsOpen: 0,
    end: End.Letter, begin: Begin.Upper, closed: 0, commas: 0, innerStops: 0, separators: 0, brackets: 0, quotes: 0, colons: 0, dashes: 0,
    slashes: 0, symbols: 0, addresses: 0, prices: 0, copyright: 0
  }
  countMarks(codes, start, end, signals)
  countWords(words, codes, signals, lang)
  readEnds(codes, start, end, signals)
  return signals
}

function countMarks(codes: CodeUnits, start: number, end: number, signals: UnitSignals): void {
  for (let i = start; i < end; i++) {
    switch (marks[codes[i]] as Mark) {
      case Mark.Letter: signals.letters++; break
      case Mark.Ideograph: signals.ideographs++; break
      case Mark.Digit:
        signals.digits++
        if ((codes[i + 1] === Code.SmallH || codes[i + 1] === Code.CapitalH) && markAt(codes, i + 2) !== Mark.Letter) signals.times++
        break
      case Mark.Comma: signals.commas++; break
      case Mark.Stop:
        if (i + 1 >= end) break
        if (markAt(codes, i + 1) === Mark.Letter) {
          // "www.example.fr", but not "fin.Il"
          if (i > start && smallLetters[codes[i + 1]] === 1 && markAt(codes, i - 1) !== Mark.Space) signals.addresses++
        } else if (isBetweenDigits(codes, i, end)) signals.times += 0.5
        else if (i + 2 < end) signals.innerStops++
        break
      case Mark.Question: case Mark.Ellipsis: if (i + 2 < end) signals.innerStops++; break
      case Mark.Colon:
        if (i + 1 < end) signals.colons++
        if (isBetweenDigits(codes, i, end)) signals.times++
        break
      case Mark.Separator: signals.separators++; break
      case Mark.Bracket: signals.brackets++; break
      case Mark.Quote: signals.quotes++; break
      case Mark.Dash: if (markAt(codes, i + 1) === Mark.Space || i === start) signals.dashes++; break
      case Mark.Slash:
        signals.slashes++
        if (isBetweenDigits(codes, i, end)) signals.times++
        break
      case Mark.At: signals.addresses++; break
      case Mark.Hash: signals.symbols++; break
      case Mark.Price: signals.prices++; break
      case Mark.Copyright: signals.copyright++; break
      case Mark.None: signals.symbols++; break
    }
  }
  signals.letters += signals.ideographs
  if (isIdeographic(signals)) {
    signals.length = Math.round(signals.length * ideographLength)
    signals.words = Math.max(signals.words, Math.round(signals.ideographs / ideographsPerWord))
  }
}

function countWords(words: Words, codes: CodeUnits, signals: UnitSignals, lang: Lang): void {
  const {from, to} = signals
  const {flags, hasFunctionWords} = pageWords(lang)
  for (let i = from; i < to; i++) {
    const kind = words.kind[i] as Kind
    const length = words.end[i] - words.start[i]
    if (kind >= Kind.Year) {
      signals.numbers++
      if (kind === Kind.Year) signals.years++
      continue
    }
    signals.wordLetters += length
    const flag = bitsOf(flags, words.hash[i])
    if (flag !== 0) {
      if (flag & Flag.Function) {
        signals.functionWords++
        signals.template = (Math.imul(signals.template, 31) + words.hash[i]) | 0
      }
      if (flag & Flag.Comment) signals.comment++
      if (flag & Flag.Page) signals.pageWords++
      if (flag & Flag.Address) signals.address++
      if (i === from && flag & Flag.Page) signals.beginsWithPageWord = 1
    } else if (!hasFunctionWords && kind <= Kind.Lower && length <= shortWord) signals.functionWords++
    if (kind === Kind.Capitals) signals.allCapitals++
    else if (kind >= Kind.Opener && i > from) signals.capitals++
    signals.verbs += words.verb[i]
  }
  if (from < to) {
    signals.beginsWithOpener = Number(words.kind[from] === Kind.Opener)
    signals.endsOpen = Number(words.kind[to - 1] === Kind.NeverLast)
  }
  if (from === to || signals.length > longestPhrased) return
  const hit = findPhraseIn(codes.subarray(words.start[from], words.end[to - 1]), lang)
  if (!hit) return
  signals.phrase = 1
  signals.phraseShare = (hit.end - hit.start) / signals.length
}

/** Longer units are prose, whatever phrase they hold. */
const longestPhrased = 400

function readEnds(codes: CodeUnits, start: number, end: number, signals: UnitSignals): void {
  const first = markAt(codes, start)
  signals.begin = first === Mark.Letter || first === Mark.Ideograph ? (smallLetters[codes[start]] === 1 ? Begin.Lower : Begin.Upper) : first === Mark.Digit ? Begin.Digit : Begin.Symbol
  let last = end - 1
  while (last > start && closes(codes, last)) last--
  const mark = markAt(codes, last)
  if (last < end - 1) signals.closed = 1
  if (mark === Mark.Stop) signals.end = codes[last - 1] === Code.Dot ? End.Ellipsis : End.Stop
  else if (mark === Mark.Question) signals.end = End.Mark
  else if (mark === Mark.Ellipsis) signals.end = End.Ellipsis
  else if (mark === Mark.Colon) signals.end = End.Colon
  else if (mark === Mark.Comma) signals.end = End.Comma
  else if (mark === Mark.Letter || mark === Mark.Ideograph || mark === Mark.Digit) signals.end = End.Letter
  else signals.end = End.Other
}

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
  return index < codes.length ? marks[codes[index]] : Mark.None
}


const enum Flag {
  Function = 1,
  Page = 2,
  Address = 4,
  Comment = 8
}

/** Words that tell prose from pages, by hash: the lists of the language and those that all languages share. */
const pageWords = perLang((lang) => {
  const closed = functionWords(lang)
  const own = lang.words('page-words')
  const flags = wordBits([
    [Flag.Function, closed],
    [Flag.Page, own.get('page')],
    [Flag.Page, readList('.', 'page-words').get('')],
    [Flag.Address, own.get('address')],
    [Flag.Comment, own.get('comment')]
  ])
  return {flags, hasFunctionWords: closed.size > 0}
})

/** A unit as prose: 1 for a whole sentence of running text, 0 for what has no grammar. */
export function proseOf(signals: UnitSignals): number {
  const {functionWords, words, numbers, end, capitals, allCapitals} = signals
  const share = functionWords / Math.max(1, words - numbers)
  const grammar = share > 0.2 || isIdeographic(signals) ? 1 : share > 0.1 ? 0.5 : 0
  const size = words >= 6 ? 1 : words >= 4 ? 0.4 : 0
  const whole = end >= End.Stop && end <= End.Ellipsis ? 1 : 0.5
  const calm = (capitals + allCapitals) / Math.max(1, words - 1) < 0.6 ? 1 : 0.3
  return grammar * size * whole * calm
}

/** Scripts without spaces, of whose function words nothing is known. */
function isIdeographic({ideographs, letters}: UnitSignals): boolean {
  return ideographs * 2 > letters
}
