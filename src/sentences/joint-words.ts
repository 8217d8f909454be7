import {built} from '../built.ts'
import {smallForms} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import {codesOf} from '../codes.ts'
import {functionWords} from '../lang/function-words.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {readWords as readList} from '../lang/words.ts'
import {Class, classes, Code} from './characters.ts'
import type {WordBits} from './word-bits.ts'
import {bitsOf, wordBits} from './word-bits.ts'

/**
 * The words of a text as columns, so that a gap between two of them is judged without making a string.
 * A word is a run of letters and digits; an apostrophe or a hyphen ends it.
 */
export interface Words {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  /** What stands between this word and the next. */
  readonly link: Uint8Array
  /** 1 for the form of a finite verb, small. */
  readonly verb: Uint8Array
  /** Of the small form, as `hashOf` has it. */
  readonly hash: Int32Array
  /** What the language says of each word: bits of `Known`. */
  readonly known: Uint16Array
}

/** Names of the kinds of words, as the file of weights has them: a capital where the word has one. */
export const kinds = ['edge', 'never-last', 'grammar', 'lower', 'verb', 'work', 'head', 'Opener', 'Seen', 'Name', 'Capital', 'CAPITALS', 'Letter', 'year', 'number'] as const

/** What a word looks like and what the language and the rest of the text say of it. */
export const enum Kind {
  /** No word: the piece begins or ends here. */
  Edge,
  /** A small word that no sentence ends with: *de*, *lesquelles*. */
  NeverLast,
  /** Another word of the closed class: *elle*, *déjà*. */
  Grammar,
  Lower,
  /** A finite verb. */
  Verb,
  /** A word that the title of a work or the name of a person follows without any mark: *chanson*, *ministre*. No joint comes after it. */
  Work,
  /** A word that names of places, organizations or events often follow: *région*, *société*. */
  Head,
  /** A word of the closed class, or one that usually opens a sentence, with a capital: *Le*, *Depuis*, *L'*. */
  Opener,
  /** A word with a capital that the text also has without. */
  Seen,
  /** A word that the text has with a capital after small words, more than once. */
  Name,
  Capital,
  Capitals,
  /** One capital: *C. Martin*, *vitamine D*. */
  Letter,
  Year,
  /** Digits, with what touches them: *20h30*, *4e*. */
  Number
}

export const links = ['space', 'glue', 'hyphen', 'stop', 'comma', 'item', 'bar', 'dash', 'colon', 'closer', 'opener', 'symbol'] as const

/** What stands between two words; of several marks the first in this order counts. */
export const enum Link {
  Space,
  /** An apostrophe or another mark without a space. */
  Glue,
  Hyphen,
  Stop,
  Comma,
  /** A colon or semicolon and then a dash between spaces: *confort : - allumage*. */
  Item,
  /** `|`, a bullet, an arrow. */
  Bar,
  Dash,
  Colon,
  Closer,
  Opener,
  Symbol
}

const marks: readonly (readonly [Link, string])[] = [
  [Link.Stop, '.!?…‽。！？'],
  [Link.Comma, ','],
  [Link.Bar, '|•·●▪►>›→✕'],
  [Link.Dash, '-–—−'],
  [Link.Colon, ':;'],
  [Link.Closer, '»”)]}"'],
  [Link.Opener, '«“„([{']
]

/** By code unit: what it means between words. */
const meanings = new Uint8Array(classes.length).fill(Link.Symbol)

for (const [link, characters] of marks) for (const character of characters) meanings[character.charCodeAt(0)] = link

const classFrom = 16
const capitalsFrom = classFrom + Math.log2(Class.Upper)
/** By code unit, so that one look says all: its small form, above it its class, and the sign bit for letters and digits. */
const looks = built('looks-of-joints', () => new Int32Array(classes).map((kind, code) => smallForms[code] | (kind << classFrom) | (kind & (Class.Letter | Class.Digit) ? 1 << 31 : 0)))

/** Sections of `entities.txt` whose words stand before a name. */
const workSections = ['titles', 'other-nouns']
const headSections = ['organization-nouns', 'organization-heads', 'place-nouns', 'place-heads', 'event-heads']

/** What a language says of a word; what sentences say of it beside a full stop is `Word`. */
export const enum Known {
  NeverLast = 1,
  /** A word of the closed class. */
  Grammar = 2,
  Opener = 4,
  Head = 8,
  Verb = 16,
  /** One letter that is a word without an apostrophe: *À*. */
  Alone = 32,
  Work = 64,
  /** A word that pages say of themselves, by the lists `page-words.txt`: *contact*, *menu*. */
  Page = 128,
  /** A word that addresses the reader. */
  Address = 256,
  /** A word of comments and forums. */
  Comment = 512
}

const knownWords: (lang: Lang) => WordBits = perLang((lang) => built(`joint-words-${lang.code}`, () => {
  const [joints, entities, pages] = [lang.words('joints'), lang.words('entities'), lang.words('page-words')]
  return wordBits([
    [Known.NeverLast, lang.words('function-words').get('never-last')],
    [Known.NeverLast, joints.get('never-last')],
    [Known.Grammar, functionWords(lang)],
    [Known.Opener, lang.words('openers').get('')],
    [Known.Work, joints.get('before-name')],
    ...workSections.map((section) => [Known.Work, entities.get(section)] as const),
    ...headSections.map((section) => [Known.Head, entities.get(section)] as const),
    [Known.Verb, lang.words('finite-verbs').get('forms')],
    [Known.Verb, lang.words('finite-forms').get('sure')],
    [Known.Alone, joints.get('one-letter')],
    [Known.Page, pages.get('page')],
    [Known.Page, readList('.', 'page-words').get('')],
    [Known.Address, pages.get('address')],
    [Known.Comment, pages.get('comment')]
  ])
}))

/** Bits of what the text itself says of a word, by hash: seen small; seen with a capital after a small word, once, twice. */
const seenSmall = 1
const seenCapital = 2
const seenCapitalTwice = 4

/** The text that was read last: what lost its lines is read by the stage that cuts it, and again by the one that judges the pieces. */
let last: {readonly text: string; readonly lang: Lang; readonly words: Words} | undefined

/** The words of a text. Linear in time and space. */
export function readWords(text: string, lang: Lang): Words {
  if (last?.text !== text || last.lang !== lang) last = {text, lang, words: wordsOf(text, lang)}
  return last.words
}

function wordsOf(text: string, lang: Lang): Words {
  const codes = codesOf(text)
  const {length} = codes
  const most = (length >> 1) + 1
  if (scratch.count < most) scratch = columnsFor(2 * most)
  const {start, end, kind, link, verb, hash: hashes, known} = scratch
  const mask = 2 ** (32 - Math.clz32(most)) - 1
  const seen = new Uint8Array(mask + 1)
  let count = 0
  for (let i = 0; i < length; ) {
    let look = looks[codes[i]]
    if (look >= 0) {
      i++
      continue
    }
    const first = (look >> classFrom) & 0xff
    start[count] = i
    let hash = 0
    let capitals = 0
    do {
      hash = (Math.imul(hash, 31) + (look & 0xffff)) | 0
      capitals += (look >> capitalsFrom) & 1
      look = ++i < length ? looks[codes[i]] : 0
    } while (look < 0)
    end[count] = i
    hashes[count] = hash
    kind[count] = kindOf(codes, first, start[count], i, capitals)
    if (count > 0) link[count - 1] = linkOf(codes, end[count - 1], start[count])
    const slot = hash & mask
    if (kind[count] === Kind.Lower) seen[slot] |= seenSmall
    else if (kind[count] === Kind.Capital && seen[slot] < seenCapitalTwice && count > 0 && kind[count - 1] === Kind.Lower && link[count - 1] === Link.Space) seen[slot] += seenCapital
    count++
  }
  // Nothing stands between the last word and the next.
  if (count > 0) link[count - 1] = Link.Space
  const table = knownWords(lang)
  for (let i = 0; i < count; i++) {
    const bits = bitsOf(table, hashes[i])
    known[i] = bits
    verb[i] = 0
    if (kind[i] === Kind.Lower) {
      verb[i] = (bits / Known.Verb) & 1
      kind[i] = smallKinds[bits & smallKnown]
    } else if (kind[i] <= Kind.Letter) kind[i] = refine(kind[i], bits, seen[hashes[i] & mask], link[i])
  }
  return copyOf(scratch, count)
}

/** Where words are written before their number is known. */
let scratch = columnsFor(4096)

function columnsFor(count: number): Words {
  // One piece of memory, since to ask for many takes longer than to fill them.
  const {buffer} = Buffer.allocUnsafeSlow(17 * count)
  const [start, end, hash] = [0, 4, 8].map((before) => new Int32Array(buffer, before * count, count))
  const known = new Uint16Array(buffer, 12 * count, count)
  const [kind, link, verb] = [14, 15, 16].map((before) => new Uint8Array(buffer, before * count, count))
  return {count, start, end, kind, link, verb, hash, known}
}

/** The first words of columns. */
function copyOf(words: Words, count: number): Words {
  const copy = columnsFor(count)
  for (const name of columnNames) copy[name].set(words[name].subarray(0, count))
  return copy
}

const columnNames = ['start', 'end', 'kind', 'link', 'verb', 'hash', 'known'] as const

/** The kind by looks alone. */
function kindOf(codes: CodeUnits, first: Class, start: number, end: number, capitals: number): Kind {
  if (first === Class.Digit) return isYear(codes, start, end) ? Kind.Year : Kind.Number
  if (first === Class.Lower) return Kind.Lower
  if (end - start === 1) return Kind.Letter
  return capitals > 1 && capitals * 2 >= end - start ? Kind.Capitals : Kind.Capital
}

/** What makes the kind of a small word. */
const smallKnown = 2 * Known.Work - 1

/** The kind of a small word by what the language knows of it. */
const smallKinds = Uint8Array.from({length: smallKnown + 1}, (_, known) => {
  if (known & Known.Work) return Kind.Work
  if (known & Known.Head) return Kind.Head
  if (known & Known.NeverLast) return Kind.NeverLast
  if (known & Known.Grammar) return Kind.Grammar
  return known & Known.Verb ? Kind.Verb : Kind.Lower
})

/** The kind of a word with a capital by what the language and the text know of it. */
function refine(kind: Kind, known: number, seen: number, link: Link): Kind {
  const opens = (known & (Known.Opener | Known.Grammar)) !== 0
  if (kind === Kind.Letter) return opens && (link === Link.Glue || (known & Known.Alone && link === Link.Space)) ? Kind.Opener : Kind.Letter
  if (kind !== Kind.Capital) return kind
  if (opens) return Kind.Opener
  if (seen & seenSmall) return Kind.Seen
  return seen >= seenCapitalTwice ? Kind.Name : Kind.Capital
}

/** Four digits from 1500 to 2099. */
function isYear(codes: CodeUnits, start: number, end: number): boolean {
  const century = 10 * (codes[start] - Code.Zero) + codes[start + 1] - Code.Zero
  return end - start === 4 && century >= 15 && century <= 20 && classes[codes[end - 1]] === Class.Digit
}

function linkOf(codes: CodeUnits, start: number, end: number): Link {
  // Most often.
  if (end - start === 1 && classes[codes[start]] === Class.Space) return Link.Space
  let spaced = false
  let found: number = links.length
  for (let i = start; i < end; i++) {
    const code = codes[i]
    if (classes[code] === Class.Space) spaced = true
    else if (meanings[code] < found) found = meanings[code] === Link.Dash && isItem(codes, start, i) ? Link.Item : meanings[code]
  }
  if (spaced) return found === links.length ? Link.Space : found
  if (found === Link.Stop || found === Link.Comma) return found
  return found === Link.Dash ? Link.Hyphen : Link.Glue
}

/** `: - `, `; – ` */
function isItem(codes: CodeUnits, start: number, dash: number): boolean {
  if (dash - start < 2 || classes[codes[dash - 1]] !== Class.Space || classes[codes[dash + 1]] !== Class.Space) return false
  const mark = classes[codes[dash - 2]] === Class.Space ? dash - 3 : dash - 2
  return mark >= start && meanings[codes[mark]] === Link.Colon
}

export function isSpace(text: string, index: number): boolean {
  return classes[text.charCodeAt(index)] === Class.Space
}

/** What a mark means between words. */
export function meaningOf(text: string, index: number): Link {
  return meanings[text.charCodeAt(index)]
}
