import type {Block, Doc, Grounds, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {scoreOf} from '../score.ts'
import {isFlat} from '../sentences/flat.ts'
import type {Judgement} from './judge.ts'
import {judge} from './judge.ts'
import type {Piece} from './pieces.ts'
import {piecesOf} from './pieces.ts'

export interface VerdictOptions {
  readonly flatLength: number
  /** Log-odds of being text below which a piece goes. */
  readonly threshold: number
}

/** What the judge holds of a text, before anything is removed. */
export interface Verdicts {
  readonly ofBlock: ReadonlyMap<Block, BlockVerdicts>
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
  if (pieces.length < fewestPieces) return {ofBlock: new Map(), isProse: true}
  const length = lengthOf(pieces, () => true)
  const flat = lengthOf(pieces, ({block}) => isFlat(block, flatLength))
  const {page, odds, because} = judge(cut, lang, flat * 2 < length)
  const junk = lengthOf(pieces, (_, i) => odds[i] < 0) / length
  const {pageWords, phrase} = page.units
  const furniture = odds.filter((odds, i) => odds < 0 && (pageWords[i] > 0 || phrase[i] > 0)).length
  const knowsPages = (lang.words('page-words').get('page') ?? []).length > 0
  const isProse = junk < proseBelow || (knowsPages && furniture < fewestFurniture)
  const judged: Judged = {pieces, odds, because, line: isProse ? threshold - shyness : threshold}
  return {ofBlock: byBlock(judged), isProse}
}

function byBlock(judged: Judged): Map<Block, BlockVerdicts> {
  const {pieces} = judged
  const ofBlock = new Map<Block, BlockVerdicts>()
  for (let from = 0, to = 0; from < pieces.length; from = to) {
    const {block} = pieces[from]
    while (to < pieces.length && pieces[to].block === block) to++
    ofBlock.set(block, {judged, from, to})
  }
  return ofBlock
}

/** Drops what is left of a block and was judged to be junk. A unit is parted only where a piece of it goes. */
export function applyVerdicts(doc: Doc, block: Block, {judged, from, to}: BlockVerdicts): void {
  const {pieces, because} = judged
  if (areSafe(judged, from, to)) return
  const dropped = new Map<Unit, Grounds>()
  const units: Unit[] = []
  let next = from
  for (const unit of block.units) {
    while (next < to && endOf(pieces[next]) <= unit.start) next++
    let last = next
    while (last < to && startOf(pieces[last]) < unit.end) last++
    if (areSafe(judged, next, last)) {
      units.push(unit)
      continue
    }
    for (const {part, worst} of partsOf(unit, judged, next, last)) {
      const odds = oddsOf(judged, worst)
      const grounds = {score: scoreOf(-odds), because: because(worst)}
      if (odds < 0) dropped.set(part, grounds)
      else if (odds < closeCall) part.edge ??= {rule, ...grounds}
      units.push(part)
    }
  }
  block.units = units
  if (dropped.size > 0) dropUnits(doc, block, dropped, rule)
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

/** The runs of a unit that stay and that go, each with the piece of it that is the worst. */
function partsOf(unit: Unit, judged: Judged, from: number, to: number): {part: Unit; worst: number}[] {
  const parts: {part: Unit; worst: number}[] = []
  for (let i = from; i < to; i++) {
    const last = parts.at(-1)
    const odds = oddsOf(judged, i)
    const [start, end] = [Math.max(unit.start, startOf(judged.pieces[i])), Math.min(unit.end, endOf(judged.pieces[i]))]
    if (last && oddsOf(judged, last.worst) < 0 === odds < 0) {
      last.part.end = end
      if (odds < oddsOf(judged, last.worst)) last.worst = i
    } else parts.push({part: {...unit, start, end}, worst: i})
  }
  return parts
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
