import {firstPhrase, phrasesOn} from '../boilerplate/phrases.ts'
import type {CodeUnits} from '../codes.ts'
import type {Block, Unit, UnitKind} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'
import type {BoundaryOptions} from '../sentences/boundary.ts'
import {isFlat} from '../sentences/flat.ts'
import {findGluedJoints, hasJointWeights} from '../sentences/joint-model.ts'
import {findJoints} from '../sentences/joints.ts'
import {isLowerCased} from '../sentences/lower-cased.ts'
import {scanSentences} from '../sentences/scan.ts'
import type {SentenceWords} from '../sentences/words.ts'
import {sentenceWords} from '../sentences/words.ts'
import {layOut, textBlocks} from '../sheet.ts'
import {defineStage} from '../stage.ts'

/** A piece without a stop that has more items than this between its commas is a list; as the stage `spam` counts. */
const fewestListItems = 5

/**
 * Sentence segmentation: cuts the units of every block into sentences, and blocks that lost their line breaks
 * also where fragments were glued together.
 */
export const sentences = defineStage(
  'sentences',
  {
    /** More abbreviations that never end a sentence, lower case, without the last stop. */
    abbreviations: [] as readonly string[],
    /** A paragraph of plain text this long, in code units, has lost its line breaks. Paragraphs of the clean source documents stay under 1,200. */
    flatLength: 2500,
    /** A paragraph of plain text this long, in code units, may hide glued joints: in a shorter one there are too few words to tell. By judgement. */
    jointLength: 300,
    /** Log-odds from which a gap between two words is a glued joint. Even odds: on clean French with its titles glued, -0.5 finds hardly more and costs three times as much in prose. */
    jointThreshold: 0,
    /** Summed log-odds of its joints from which a paragraph has lost its line breaks. Tuned on clean French: one false cut in 10,000 sentences. */
    jointEvidence: 4.5
  },
  (doc, _file, {abbreviations, flatLength, jointLength, jointThreshold, jointEvidence}) => {
    const lowerCased = isLowerCased(sample(doc.blocks), sentenceWords(lang(doc.lang)))
    const {blocks, codes, starts} = layOut(textBlocks(doc))
    blocks.forEach((block, i) => {
      const pack = lang(block.lang === 'und' ? doc.lang : block.lang)
      const words = sentenceWords(pack, abbreviations)
      block.units = segment(block, codes, starts[i], {words, lowerCased})
      if (isFlat(block, flatLength)) block.units = unglue(block, codes, starts[i], words, pack)
      if (isFlat(block, jointLength) && hasJointWeights(pack)) {
        const text = block.text.value
        const prose = block.units.filter((unit) => !isCommaList(text.slice(unit.start, unit.end)))
        block.units = cutAt(text, block.units, findGluedJoints(text, prose, pack, {threshold: jointThreshold, evidence: jointEvidence}))
      }
    })
  }
)

/** @param shift where the block begins in the code units */
function segment(block: Block, codes: CodeUnits, shift: number, options: BoundaryOptions): Unit[] {
  const kind: UnitKind = block.kind === 'heading' || block.kind === 'item' ? block.kind : 'sentence'
  const units: Unit[] = []
  for (const {start, end} of block.units) {
    const offsets = scanSentences(codes, options, start + shift, end + shift)
    for (let i = 0; i < offsets.length; i += 2) units.push({start: offsets[i] - shift, end: offsets[i + 1] - shift, kind, edge: null})
  }
  return units
}

function unglue(block: Block, codes: CodeUnits, shift: number, words: SentenceWords, pack: Lang): Unit[] {
  const phrases = phrasesOn(codes, pack)
  return block.units.flatMap((unit) => {
    const text = block.text.value.slice(unit.start, unit.end)
    const {starts, isList} = findJoints(text, {words, findPhrase: (from) => firstPhrase(phrases, shift + unit.start + from, shift + unit.end)})
    const kind = isList ? 'item' : unit.kind
    if (starts.length === 0) return isList ? {...unit, kind} : unit
    return [0, ...starts].map((start, k): Unit => ({...unit, start: unit.start + start, end: unit.start + text.slice(0, starts[k]).trimEnd().length, kind}))
  })
}

/** Many commas and no stop at the end: a list of names or of search keywords, where capitals begin no sentence. */
function isCommaList(text: string): boolean {
  let items = 1
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) items++
  return items > fewestListItems && !/[.!?…]\s?[»"”)]?$/u.test(text)
}

/** Cuts units at rising offsets into their block, each inside a unit. What stands before a cut has no stop: a heading, or an item of a list. */
function cutAt(text: string, units: Unit[], cuts: readonly number[]): Unit[] {
  if (cuts.length === 0) return units
  let next = 0
  return units.flatMap((unit) => {
    const starts = [unit.start]
    while (next < cuts.length && cuts[next] < unit.end) starts.push(cuts[next++])
    const last = starts.length - 1
    return starts.map((start, i): Unit =>
      i === last ? {...unit, start} : {...unit, start, end: start + text.slice(start, starts[i + 1]).trimEnd().length, kind: i === 0 && last === 1 ? 'heading' : 'item'}
    )
  })
}

/** Enough text to judge the case of the document. */
function sample(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) if ((text += block.text.value.slice(0, 4000) + '\n').length > 4000) break
  return text
}
