import type {Tense} from './frame.ts'
import type {Grammar} from './grammar.ts'
import {entriesAt} from './surroundings.ts'
import type {Passage, Token} from './tokens.ts'
import {fold, isLetter, tokenAt} from './tokens.ts'

/** How far from a span a word is looked for that says when, in UTF-16 code units: farther than any verb stands, and so that time is linear. */
const reach = 200
/** Each mark between two clauses puts a cue so many UTF-16 code units farther away. Tuned on fr-timebank. */
const clauseWeight = 40
const clauseMarks = ';:,«»()—–'
/** Letters that stand at least before an ending. */
const minStem = 2

/** A word that says when: its place and the side that it puts its clause on. */
interface Cue {
  readonly start: number
  readonly end: number
  readonly tense: Tense
}

/**
 * Where the words around a span put it: the nearest cue of its sentence counts. What has none is announced: `Concert mardi`.
 * 0 for a language without cues.
 */
export function tenseOf(grammar: Grammar, {text, start, end}: Passage, from: number, to: number): Tense {
  if (grammar.tenses.length === 0) return 0
  const passage: Passage = {text, start: Math.max(start, from - reach), end: Math.min(end, to + reach)}
  let nearest: Tense = 1
  let least = Infinity
  for (let i = passage.start; i < passage.end; i++) {
    if (!isLetter(text.charCodeAt(i))) continue
    const word = tokenAt(passage, i)
    const cue = word && cueAt(grammar, passage, word)
    if (cue) {
      const distance = cue.end <= from ? distanceOf(text, cue.end, from) : cue.start >= to ? distanceOf(text, to, cue.start) : Infinity
      if (distance < least) [nearest, least] = [cue.tense, distance]
      // All others are farther.
      if (cue.start >= to) break
    }
    i = cue?.end ?? word?.end ?? i
  }
  return nearest
}

function distanceOf(text: string, start: number, end: number): number {
  let distance = end - start
  for (let i = start; i < end; i++) if (clauseMarks.includes(text[i])) distance += clauseWeight
  return distance
}

/** What a word, the entries that begin with it, or its ending say. */
function cueAt({lexicon, tenses}: Grammar, passage: Passage, {start, end}: Token): Cue | null {
  const entries = entriesAt(lexicon, passage, start)
  for (const {section, tense, endings} of tenses) {
    const entry = entries.find((entry) => entry.section === section)
    if (entry) return {start, end: entry.words.reduce((at) => tokenAt(passage, at)!.end, start), tense}
    if (endings.some((ending) => end - start >= ending.length + minStem && endsWith(passage.text, end, ending))) return {start, end, tense}
  }
  return null
}

/** Whether letters are there before a place, whatever their case. */
function endsWith(text: string, end: number, ending: string): boolean {
  for (let i = 1; i <= ending.length; i++) if (fold(text.charCodeAt(end - i)) !== ending.charCodeAt(ending.length - i)) return false
  return true
}
