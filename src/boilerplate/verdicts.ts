import type {Block, Doc, Unit, Verdict} from '../doc.ts'
import {dropWhere} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {scoreOf} from '../score.ts'
import {isFlat} from '../sentences/flat.ts'
import type {Judgement} from './judge.ts'
import {judge} from './judge.ts'
import type {PageSignals} from './page-signals.ts'
import type {Piece} from './pieces.ts'
import {piecesOf} from './pieces.ts'

export interface VerdictOptions {
  readonly flatLength: number
  /** Log-odds of being text below which a piece goes. */
  readonly threshold: number
}

/** What the judge holds of a text, before anything is removed. */
export interface Verdicts {
  /** Of a block, undefined when it has none. Blocks are asked about in their order. */
  of(block: Block): BlockVerdicts | undefined
  /** The text is prose, or there is too little of it to tell: no page with its furniture. */
  readonly isProse: boolean
}

/** The verdicts on the pieces of a block, which are `from` to `to` of the text. */
interface BlockVerdicts {
  readonly judged: Judged
  readonly from: number
  readonly to: number
}

interface Judged extends Pick<Judgement, 'odds' | 'because'> {
  readonly pieces: readonly Piece[]
  /** Log-odds below which a piece goes. */
  readonly line: number
}

const rule = 'boilerplate/judged'

/** Fewer pieces give no context to judge by: a note, a title with its paragraph. By judgement. */
const fewestPieces = 6

/**
 * A text of which less than this share of characters looks like junk is prose, and so is one whose junk hardly has a word of pages,
 * in a language that has a list of them. What looks like junk in prose is mostly an odd sentence or an item of a list: it must do so more
 * clearly, by these log-odds. Tuned on clean French and English against the development pages.
 */
const proseBelow = 0.1
const fewestFurniture = 6
const shyness = 3

/** What scores so little above the line is a close call. */
const closeCall = 1

/** Judges the text of a document, block by block; without verdicts when there is too little of it. */
export function judgeText(doc: Doc, lang: Lang, {flatLength, threshold}: VerdictOptions): Verdicts {
  const cut = piecesOf(doc, lang, flatLength)
  const {pieces} = cut
  if (pieces.length < fewestPieces) return {of: () => undefined, isProse: true}
  const length = lengthOf(pieces, () => true)
  const flat = lengthOf(pieces, ({block}) => isFlat(block, flatLength))
  const {page, odds, because} = judge(cut, lang, flat * 2 < length)
  const junk = lengthOf(pieces, (_, i) => odds[i] < 0) / length
  const knowsPages = (lang.words('page-words').get('page') ?? []).length > 0
  const isProse = junk < proseBelow || (knowsPages && furnitureIn(page, odds) < fewestFurniture)
  return {of: byBlock({pieces, odds, because, line: isProse ? threshold - shyness : threshold}), isProse}
}

/** Pieces that look like junk and hold a word or phrase of pages. */
function furnitureIn({units: {count, pageWords, phrase}}: PageSignals, odds: Float32Array): number {
  let found = 0
  for (let i = 0; i < count; i++) if (odds[i] < 0 && (pageWords[i] > 0 || phrase[i] > 0)) found++
  return found
}

function byBlock(judged: Judged): Verdicts['of'] {
  const {pieces} = judged
  let to = 0
  return (block) => {
    const from = to
    while (to < pieces.length && pieces[to].block === block) to++
    return from === to ? undefined : {judged, from, to}
  }
}

/** Drops what is left of a block and was judged to be junk. A unit is parted only where a piece of it goes. */
export function applyVerdicts(doc: Doc, block: Block, {judged, from, to}: BlockVerdicts): void {
  const {pieces, because} = judged
  if (areSafe(judged, from, to)) return
  const units: Unit[] = []
  /** Of each of them, where it goes. */
  const dropped: (Verdict | null)[] = []
  let next = from
  for (const unit of block.units) {
    while (next < to && endOf(pieces[next]) <= unit.start) next++
    let last = next
    while (last < to && startOf(pieces[last]) < unit.end) last++
    if (areSafe(judged, next, last)) {
      units.push(unit)
      dropped.push(null)
      continue
    }
    for (let first = next; first < last; ) {
      const [after, worst] = runFrom(judged, first, last)
      const odds = oddsOf(judged, worst)
      const verdict = odds < closeCall ? {rule, score: scoreOf(-odds), because: because(worst)} : null
      const edge = odds < 0 ? unit.edge : unit.edge ?? verdict
      units.push({start: Math.max(unit.start, startOf(pieces[first])), end: Math.min(unit.end, endOf(pieces[after - 1])), kind: unit.kind, edge})
      dropped.push(odds < 0 ? verdict : null)
      first = after
    }
  }
  block.units = units
  dropWhere(doc, block, (_, i) => dropped[i])
}

/** Asks, unit after unit, whether the judge takes any piece of it for text. */
export function textByVerdicts({judged, from, to}: BlockVerdicts): (view: {readonly unit: Unit}) => boolean {
  const {pieces} = judged
  let next = from
  return ({unit: {start, end}}) => {
    while (next < to && endOf(pieces[next]) <= start) next++
    for (let i = next; i < to && startOf(pieces[i]) < end; i++) if (oddsOf(judged, i) >= 0) return true
    return false
  }
}

/** Where the pieces end that stay or go together with the first one, and the worst of them. */
function runFrom(judged: Judged, first: number, last: number): [after: number, worst: number] {
  const goes = oddsOf(judged, first) < 0
  let [after, worst] = [first + 1, first]
  for (; after < last && oddsOf(judged, after) < 0 === goes; after++) if (oddsOf(judged, after) < oddsOf(judged, worst)) worst = after
  return [after, worst]
}

function areSafe(judged: Judged, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (oddsOf(judged, i) < closeCall) return false
  return true
}

/** Log-odds of being text, less the line: below 0 it goes. */
function oddsOf({odds, line}: Judged, piece: number): number {
  return odds[piece] - line
}

/** In the text of the block. */
function startOf({start, shift}: Piece): number {
  return start - shift
}

function endOf({end, shift}: Piece): number {
  return end - shift
}

function lengthOf(pieces: readonly Piece[], counts: (piece: Piece, i: number) => boolean): number {
  let length = 0
  for (let i = 0; i < pieces.length; i++) if (counts(pieces[i], i)) length += pieces[i].end - pieces[i].start
  return length
}
