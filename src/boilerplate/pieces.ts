import type {Block, Doc} from '../doc.ts'
import {readWords as readList} from '../lang/words.ts'
import type {Lang} from '../lang/index.ts'
import {isFlat} from '../sentences/flat.ts'
import {overUnits, readWeights, scoreOf} from '../sentences/joint-model.ts'
import type {Words} from '../sentences/joint-words.ts'
import {Kind, Link, readWords} from '../sentences/joint-words.ts'

/** A piece of text that the judge keeps or drops as a whole: a line, or where lines were lost a part of a unit. */
export interface Piece {
  readonly block: Block
  /** Place in the text of all pieces. */
  readonly start: number
  readonly end: number
  /** Where its block begins in the text of all pieces. */
  readonly shift: number
}

export interface Pieces {
  /** The blocks one under the other. */
  readonly text: string
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
  const blocks = doc.blocks.filter(({kind, units}) => kind !== 'code' && units.length > 0)
  const text = blocks.map((block) => block.text.value).join('\n')
  const words = readWords(text, lang)
  const shifts = shiftsOf(blocks)
  const placed = blocks.flatMap((block, b) => {
    const shift = shifts[b]
    const [first, last] = [block.units[0], block.units.at(-1)!]
    if (!isFlat(block, flatLength)) return [{block, shift, flat: false, start: first.start + shift, end: last.end + shift}]
    return block.units.map(({start, end}) => ({block, shift, flat: true, start: start + shift, end: end + shift}))
  })
  const cuts = lineEnds(text, placed.filter(({flat}) => flat), words)
  let next = 0
  const pieces = placed.flatMap(({block, shift, start, end}) => {
    const ends: number[] = []
    while (next < cuts.length && cuts[next] < end) ends.push(cuts[next++])
    return [...ends, end].map((end, i) => trimmed(text, {block, shift, start: i === 0 ? start : ends[i - 1], end}))
  })
  return {text, words, pieces}
}

/** Where each block begins in the text of all. */
function shiftsOf(blocks: readonly Block[]): number[] {
  let at = 0
  return blocks.map(({text}) => (at += text.length + 1) - text.length - 1)
}

function trimmed(text: string, piece: Piece): Piece {
  let {start, end} = piece
  while (start < end && /\s/.test(text[start])) start++
  while (end > start && /\s/.test(text[end - 1])) end--
  return {...piece, start, end}
}

function lineEnds(text: string, units: readonly {readonly start: number; readonly end: number}[], words: Words): number[] {
  const cuts: number[] = []
  overUnits(text, units, words, (_unit, _word, cut) => {
    const ends = scoreOf(gapWeights()) > cutFrom
    if (ends) cuts.push(cut)
    return ends
  }, mayEndLine)
  return cuts
}

/** Any gap with a mark in it or a capital or number after it: a line may begin with anything, but small letters go on too often to ask about each. */
export function mayEndLine({kind, link}: Words, word: number): boolean {
  return link[word] === Link.Space ? kind[word + 1] >= Kind.Opener : link[word] >= Link.Stop && link[word] !== Link.Comma
}

let weights: Float64Array | undefined
function gapWeights(): Float64Array {
  return (weights ??= readWeights(readList('.', 'line-end-weights'), 'line-end-weights.txt'))
}
