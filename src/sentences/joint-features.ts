import type {Words} from './joint-words.ts'
import {isSpace, Kind, kinds, Link, links, meaningOf} from './joint-words.ts'

/** A question about a gap: one weight for each combination of its answers. */
interface Family {
  readonly name: string
  readonly factors: readonly (readonly string[])[]
}

const follows = ['space', 'glue', 'hyphen', 'comma', 'mark'] as const
const lengths = ['1', '2', '3', '4-5', '6-8', '9-12', '13-20', '21-35', '36+'] as const
const rests = ['1', '2', '3-4', '5-8', '9-15', '16+'] as const
const shares = ['few', 'some', 'most', 'all'] as const
const counts = ['0', '1', '2+'] as const
const answers = ['no', 'yes'] as const

/** `before` and `after` are the words on both sides of the gap, `then` the one after that. The order is that of `describe`. */
export const families: readonly Family[] = [
  {name: 'gap', factors: [['any']]},
  {name: 'before-after', factors: [kinds, kinds]},
  {name: 'after-then', factors: [kinds, follows, kinds]},
  {name: 'link-after', factors: [links, kinds]},
  {name: 'second-before-before', factors: [kinds, kinds]},
  {name: 'then-second-then', factors: [kinds, kinds]},
  {name: 'first-word', factors: [kinds]},
  {name: 'words-so-far-after', factors: [lengths, kinds]},
  {name: 'words-to-come-after', factors: [rests, kinds]},
  {name: 'verbs-so-far-to-come-after', factors: [counts, counts, kinds]},
  {name: 'capitals-so-far-before', factors: [shares, kinds]},
  {name: 'ends-with-stop-after', factors: [answers, kinds]},
  {name: 'inside-quotes-after', factors: [answers, kinds]}
]

const K = kinds.length
const bases: number[] = []
let total = 0
for (const {factors} of families) {
  bases.push(total)
  total += factors.reduce((product, values) => product * values.length, 1)
}
export const featureCount = total

/** Each feature's family and answers, in the order of their numbers: `['before-after', 'lower Opener']`. */
export function featureNames(): [family: string, answers: string][] {
  return families.flatMap(({name, factors}) =>
    factors.reduce((starts, values) => starts.flatMap((start) => values.map((value) => [...start, value])), [[] as string[]]).map((values): [string, string] => [name, values.join(' ')])
  )
}

/** The features of the gap that is being judged, one a family; the same array for every gap. */
export const active = new Int32Array(families.length)

/** What is known of the piece that is being read. */
interface Piece {
  /** Its first word. */
  first: number
  words: number
  capitals: number
  verbs: number
  verbsToCome: number
  /** Quotes and brackets that are open. */
  depth: number
}

/** Whether a piece ends after a word; `cut` is where the next one would begin. */
export type Decide = (word: number, cut: number) => boolean

/** Whether the gap after a word is asked about at all. */
export type MayCut = (words: Words, word: number) => boolean

/**
 * Goes over the gaps between the words `first` to `last` of one sentence-like unit that may be joints.
 * For each, `active` holds its features, and `decide` is asked with the word before it and the place where it would be cut; a joint begins a new piece.
 */
export function walkGaps(text: string, words: Words, first: number, last: number, endsWithStop: boolean, decide: Decide, mayCut: MayCut = mayBeJoint): void {
  const {start, end, kind, link, verb} = words
  const piece: Piece = {first, words: 0, capitals: 0, verbs: 0, verbsToCome: 0, depth: 0}
  for (let i = first; i <= last; i++) piece.verbsToCome += verb[i]
  for (let i = first; i < last; i++) {
    piece.verbs += verb[i]
    piece.verbsToCome -= verb[i]
    if (kind[i] >= Kind.Lower) {
      piece.words++
      if (kind[i] >= Kind.Opener && kind[i] < Kind.Year) piece.capitals++
    }
    if (link[i] !== Link.Space) piece.depth = depthAfter(text, end[i], start[i + 1], piece.depth)
    if (!mayCut(words, i)) continue
    const cut = cutOf(text, end[i], start[i + 1])
    if (cut < 0) continue
    describe(words, i, last, piece, endsWithStop)
    if (!decide(i, cut)) continue
    piece.first = i + 1
    piece.words = piece.capitals = piece.verbs = piece.depth = 0
  }
}

/** No stop, comma or colon, and no small letter after it; no title or name after the word that announces it; a bare number is no opening: *à la page 12*. An item of a list may begin small. */
function mayBeJoint({kind, link}: Words, i: number): boolean {
  if (link[i] === Link.Item) return true
  if (link[i] === Link.Space) return kind[i] !== Kind.Work && kind[i + 1] >= Kind.Opener && kind[i + 1] < Kind.Year
  return kind[i + 1] >= Kind.Opener && link[i] >= Link.Bar && link[i] !== Link.Colon
}

function describe({kind, link}: Words, i: number, last: number, piece: Piece, endsWithStop: boolean): void {
  const before = kind[i]
  const after = kind[i + 1]
  const then = i + 2 <= last ? kind[i + 2] : Kind.Edge
  const secondThen = i + 3 <= last ? kind[i + 3] : Kind.Edge
  const secondBefore = i > piece.first ? kind[i - 1] : Kind.Edge
  const follow = i + 2 <= last ? followOf(link[i + 1]) : 4
  active[0] = bases[0]
  active[1] = bases[1] + before * K + after
  active[2] = bases[2] + (after * follows.length + follow) * K + then
  active[3] = bases[3] + link[i] * K + after
  active[4] = bases[4] + secondBefore * K + before
  active[5] = bases[5] + then * K + secondThen
  active[6] = bases[6] + kind[piece.first]
  active[7] = bases[7] + lengthBin(i + 1 - piece.first) * K + after
  active[8] = bases[8] + restBin(last - i) * K + after
  active[9] = bases[9] + (Math.min(2, piece.verbs) * 3 + Math.min(2, piece.verbsToCome)) * K + after
  active[10] = bases[10] + shareBin(piece.capitals, piece.words) * K + before
  active[11] = bases[11] + (endsWithStop ? K : 0) + after
  active[12] = bases[12] + (piece.depth > 0 ? K : 0) + after
}

function followOf(link: Link): number {
  return link <= Link.Hyphen ? link : link === Link.Comma ? 3 : 4
}

function lengthBin(words: number): number {
  return words <= 3 ? words - 1 : words <= 5 ? 3 : words <= 8 ? 4 : words <= 12 ? 5 : words <= 20 ? 6 : words <= 35 ? 7 : 8
}

function restBin(words: number): number {
  return words <= 2 ? words - 1 : words <= 4 ? 2 : words <= 8 ? 3 : words <= 15 ? 4 : 5
}

function shareBin(part: number, whole: number): number {
  return part === whole ? 3 : part * 2 > whole ? 2 : part * 4 > whole ? 1 : 0
}

/** Where the gap `[start, end)` between two words is cut: before opening marks, dashes and bullets, after all others; -1 for nowhere. */
function cutOf(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    if (!isSpace(text, i)) continue
    while (i < end && isSpace(text, i)) i++
    if (i === end) return i
    const meaning = meaningOf(text, i)
    if (meaning === Link.Opener || meaning === Link.Dash || meaning === Link.Bar || (text[i] === '"' && !isSpace(text, i + 1))) return i
  }
  return -1
}

function depthAfter(text: string, start: number, end: number, depth: number): number {
  for (let i = start; i < end; i++) {
    const meaning = text[i] === '"' ? Link.Symbol : meaningOf(text, i)
    if (meaning === Link.Opener) depth++
    else if (meaning === Link.Closer && depth > 0) depth--
  }
  return depth
}
