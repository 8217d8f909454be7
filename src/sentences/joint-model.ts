import {built} from '../built.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {WordList} from '../lang/words.ts'
import type {MayCut} from './joint-features.ts'
import {active, families, featureCount, featureNames, walkGaps} from './joint-features.ts'
import type {Words} from './joint-words.ts'
import {Link, meaningOf, readWords} from './joint-words.ts'

export interface ModelOptions {
  /** Log-odds from which a gap is a joint. */
  readonly threshold: number
  /** Summed log-odds of its joints from which a block is taken to have lost its line breaks; below, none is cut. */
  readonly evidence: number
}

/** What one joint adds to the evidence at most: three, about 20 to 1. */
const mostEvidence = 3
/** A colon or semicolon and a dash begin an item by rule; the texts that are learnt from have no lists. By judgement. */
const itemOdds = 2
/** What a joint in the first unit adds: titles come first. */
const titleEvidence = 2
/** Long texts are asked for that much evidence a unit, since a few odd capitals come together in any of them. */
const evidencePerUnit = 1 / 8

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Finds glued joints, boundaries without a stop, by logistic regression over the gaps between words: title into text, item into item.
 * @param units sorted ranges of the text, as the scanner found them
 * @returns where a new piece begins, rising offsets into the text; none for a language without weights
 */
export function findGluedJoints(text: string, units: readonly Range[], lang: Lang, {threshold, evidence}: ModelOptions): number[] {
  const weights = jointWeights(lang)
  if (!weights) return []
  const cuts: number[] = []
  let found = 0
  const words = readWords(text, lang)
  overUnits(text, units, words, (unit, word, cut) => {
    const odds = words.link[word] === Link.Item ? itemOdds : scoreOf(weights) - threshold
    if (odds <= 0) return false
    cuts.push(cut)
    found += Math.min(odds, mostEvidence)
    if (unit === 0 && cuts.length === 1) found += titleEvidence
    return true
  })
  return found >= evidence && found >= units.length * evidencePerUnit ? cuts : []
}

/** Whether a language has weights, without which no glued joint is found. */
export function hasJointWeights(lang: Lang): boolean {
  return jointWeights(lang) !== null
}

/** Asks `decide` about each gap that may be a joint, unit by unit. */
export function overUnits(text: string, units: readonly Range[], words: Words, decide: (unit: number, word: number, cut: number) => boolean, mayCut?: MayCut): void {
  let next = 0
  for (const [unit, {start, end}] of units.entries()) {
    while (next < words.count && words.start[next] < start) next++
    const first = next
    while (next < words.count && words.start[next] < end) next++
    if (next - first > 1) walkGaps(text, words, first, next - 1, endsWithStop(text, end), (word, cut) => decide(unit, word, cut), mayCut)
  }
}

/** Log-odds that the gap described in `active` is a joint. */
export function scoreOf(weights: Float64Array): number {
  let score = 0
  for (let k = 0; k < families.length; k++) score += weights[active[k]]
  return score
}

/** Weights of a language, `joint-weights.txt`. */
const jointWeights = perLang((lang) => built(`joint-weights-${lang.code}`, () => {
  const list = lang.words('joint-weights')
  return list.size < 2 ? null : readWeights(list, `${lang.code}/joint-weights.txt`)
}))

/** Weights by feature: a section a family, in it the answers and their weight. */
export function readWeights(list: WordList, file: string): Float64Array {
  const numbers = new Map(featureNames().map(([family, answers], i) => [`${family} ${answers}`, i]))
  const weights = new Float64Array(featureCount)
  for (const [family, rows] of list) {
    for (const row of rows) {
      const space = row.lastIndexOf(' ')
      const feature = numbers.get(`${family} ${row.slice(0, space)}`)
      if (feature === undefined) throw new Error(`${file}: no such feature: [${family}] ${row}`)
      weights[feature] = Number(row.slice(space + 1))
    }
  }
  return weights
}

/** A stop within the last marks. */
function endsWithStop(text: string, end: number): boolean {
  for (let i = end - 1; i >= Math.max(0, end - 3); i--) if (meaningOf(text, i) === Link.Stop) return true
  return false
}
