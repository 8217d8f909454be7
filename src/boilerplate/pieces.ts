import {built} from '../built.ts'
import type {CodeUnits} from '../codes.ts'
import type {Block, Doc} from '../doc.ts'
import {readWords as readList} from '../lang/words.ts'
import type {Lang} from '../lang/index.ts'
import {isFlat} from '../sentences/flat.ts'
import {overUnits, readWeights, scoreOf} from '../sentences/joint-model.ts'
import type {Words} from '../sentences/joint-words.ts'
import {isSpace, Kind, Link, readWords} from '../sentences/joint-words.ts'
import {sheetOf} from '../sheet.ts'
import type {Stretch} from './unit-counts.ts'

/** A piece of text that the judge keeps or drops as a whole: a line, or where lines were lost a part of a unit. */
export interface Piece {
  readonly block: Block
  /** Place in the text of all pieces. */
  readonly start: number
  readonly end: number
  /** Where its block begins in the text of all pieces. */
  readonly shift: number
  /** How likely no line ended before it, so that it goes on from the piece before, 0–1; 0 after a line break or the end of a sentence. */
  readonly joined: number
}

export interface Pieces {
  /** The blocks one under the other. */
  readonly text: string
  readonly codes: CodeUnits
  readonly words: Words
  readonly pieces: readonly Piece[]
}

/**
 * Log-odds from which a gap between two words parts two pieces. One cut too many does no harm, since pieces that are kept on both sides of it
 * are never parted; one too few joins junk to prose. Tuned on the development pages: four line ends in five are found.
 */
export const cutFrom = -0.7

/** Cuts a document into the pieces that are judged. A block is one piece; a flat one is cut at its units, and these where a line may have ended. */
export function piecesOf(doc: Doc, lang: Lang, flatLength: number): Pieces {
  const {blocks, text, codes, starts} = sheetOf(doc)
  const words = readWords(text, lang)
  const pieces: Piece[] = []
  const add = (block: Block, shift: number, start: number, end: number, joined = 0): void => {
    while (start < end && isSpace(text, start)) start++
    while (end > start && isSpace(text, end - 1)) end--
    pieces.push({block, shift, start, end, joined})
  }
  const flat = blocks.map((block) => isFlat(block, flatLength))
  const flatUnits: Stretch[] = []
  blocks.forEach((block, b) => {
    if (flat[b]) for (const {start, end} of block.units) flatUnits.push({start: start + starts[b], end: end + starts[b]})
  })
  const ends = lineEnds(text, flatUnits, words)
  let next = 0
  blocks.forEach((block, b) => {
    const shift = starts[b]
    if (block.units.length === 0) return
    if (!flat[b]) return add(block, shift, block.units[0].start + shift, block.units.at(-1)!.end + shift)
    for (const unit of block.units) {
      let [start, joined] = [unit.start + shift, 0]
      for (; next < ends.length && ends[next].at < unit.end + shift; next++) {
        add(block, shift, start, ends[next].at, joined)
        start = ends[next].at
        joined = 1 / (1 + Math.exp(ends[next].odds))
      }
      add(block, shift, start, unit.end + shift, joined)
    }
  })
  return {text, codes, words, pieces}
}

/** Where a line may have ended, and the log-odds that one did. */
function lineEnds(text: string, units: readonly Stretch[], words: Words): {at: number; odds: number}[] {
  const cuts: {at: number; odds: number}[] = []
  const weights = gapWeights()
  overUnits(text, units, words, (_unit, _word, at) => {
    const odds = scoreOf(weights)
    if (odds > cutFrom) cuts.push({at, odds})
    return odds > cutFrom
  }, mayEndLine)
  return cuts
}

/** Any gap with a mark in it or a capital or number after it: a line may begin with anything, but small letters go on too often to ask about each. */
export function mayEndLine({kind, link}: Words, word: number): boolean {
  return link[word] === Link.Space ? kind[word + 1] >= Kind.Opener : link[word] >= Link.Stop && link[word] !== Link.Comma
}

let weights: Float64Array | undefined
function gapWeights(): Float64Array {
  return (weights ??= built('line-end-weights', () => readWeights(readList('.', 'line-end-weights'), 'line-end-weights.txt')))
}
