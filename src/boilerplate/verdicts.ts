import type {Block, Doc, Grounds, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {scoreOf} from '../score.ts'
import {isFlat} from '../sentences/flat.ts'
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
  readonly ofBlock: ReadonlyMap<Block, readonly Verdict[]>
  /** The text is prose, or there is too little of it to tell: no page with its furniture. */
  readonly isProse: boolean
}

interface Verdict {
  /** Offsets into the text of the block. */
  readonly start: number
  readonly end: number
  /** Log-odds of being text, less the threshold: below 0 it goes. */
  readonly odds: number
  readonly because: NonNullable<Grounds['because']>
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

/** What scores so little above the threshold is a close call. */
const closeCall = 1

/** Judges the text of a document, block by block; without verdicts when there is too little of it. */
export function judgeText(doc: Doc, lang: Lang, {flatLength, threshold}: VerdictOptions): Verdicts {
  const cut = piecesOf(doc, lang, flatLength)
  const {pieces} = cut
  if (pieces.length < fewestPieces) return {ofBlock: new Map(), isProse: true}
  const flat = lengthOf(pieces.filter(({block}) => isFlat(block, flatLength)))
  const {page, odds, because} = judge(cut, lang, flat * 2 < lengthOf(pieces))
  const junk = lengthOf(pieces.filter((_, i) => odds[i] < 0)) / lengthOf(pieces)
  const {pageWords, phrase} = page.units
  const furniture = odds.filter((odds, i) => odds < 0 && (pageWords[i] > 0 || phrase[i] > 0)).length
  const knowsPages = (lang.words('page-words').get('page') ?? []).length > 0
  const isProse = junk < proseBelow || (knowsPages && furniture < fewestFurniture)
  const line = isProse ? threshold - shyness : threshold
  const ofBlock = new Map<Block, Verdict[]>()
  pieces.forEach(({block, start, end, shift}, i) => {
    if (!ofBlock.has(block)) ofBlock.set(block, [])
    ofBlock.get(block)!.push({start: start - shift, end: end - shift, odds: odds[i] - line, because: because(i)})
  })
  return {ofBlock, isProse}
}

/** Drops what is left of a block and was judged to be junk. A unit is parted only where a piece of it goes. */
export function applyVerdicts(doc: Doc, block: Block, verdicts: readonly Verdict[]): void {
  const dropped = new Map<Unit, Grounds>()
  let next = 0
  const units: Unit[] = []
  for (const unit of block.units) {
    while (next < verdicts.length && verdicts[next].end <= unit.start) next++
    const inside: Verdict[] = []
    for (let i = next; i < verdicts.length && verdicts[i].start < unit.end; i++) inside.push(verdicts[i])
    if (inside.every(({odds}) => odds >= closeCall)) {
      units.push(unit)
      continue
    }
    for (const {part, verdict} of partsOf(unit, inside)) {
      const {odds, because} = verdict
      const score = scoreOf(-odds)
      if (odds < 0) dropped.set(part, {score, because})
      else if (odds < closeCall) part.edge ??= {rule, score, because}
      units.push(part)
    }
  }
  block.units = units
  if (dropped.size > 0) dropUnits(doc, block, dropped, rule)
}

/** Asks, unit after unit, whether the judge takes any piece of it for text. */
export function textByVerdicts(verdicts: readonly Verdict[]): (unit: Unit) => boolean {
  let next = 0
  return ({start, end}) => {
    while (next < verdicts.length && verdicts[next].end <= start) next++
    for (let i = next; i < verdicts.length && verdicts[i].start < end; i++) if (verdicts[i].odds >= 0) return true
    return false
  }
}

/** The runs of a unit that stay and that go, each with the verdict on its worst piece. */
function partsOf(unit: Unit, verdicts: readonly Verdict[]): {part: Unit; verdict: Verdict}[] {
  const parts: {part: Unit; verdict: Verdict}[] = []
  for (const verdict of verdicts) {
    const last = parts.at(-1)
    const [start, end] = [Math.max(unit.start, verdict.start), Math.min(unit.end, verdict.end)]
    if (last && last.verdict.odds < 0 === verdict.odds < 0) {
      last.part.end = end
      if (verdict.odds < last.verdict.odds) last.verdict = verdict
    } else parts.push({part: {...unit, start, end}, verdict})
  }
  return parts
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, {start, end}) => sum + end - start, 0)
}
