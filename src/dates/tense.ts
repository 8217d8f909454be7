import type {Tense} from './frame.ts'
import type {Grammar} from './grammar.ts'
import {entriesAt} from './surroundings.ts'
import type {Passage, Token} from './tokens.ts'
import {isLetter, tokenAt} from './tokens.ts'

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
export function tenseOf(grammar: Grammar, passage: Passage, from: number, to: number): Tense {
  if (grammar.tenses.length === 0) return 0
  let nearest: Tense = 1
  let least = Infinity
  for (const {start, end, tense} of cuesAround(grammar, passage, from, to)) {
    const distance = end <= from ? distanceOf(passage, end, from) : start >= to ? distanceOf(passage, to, start) : Infinity
    if (distance < least) [nearest, least] = [tense, distance]
  }
  return nearest
}

function distanceOf({text}: Passage, start: number, end: number): number {
  let distance = end - start
  for (let i = start; i < end; i++) if (clauseMarks.includes(text[i])) distance += clauseWeight
  return distance
}

function* cuesAround(grammar: Grammar, {text, start, end}: Passage, from: number, to: number): Generator<Cue> {
  const passage: Passage = {text, start: Math.max(start, from - reach), end: Math.min(end, to + reach)}
  for (let i = passage.start; i < passage.end; i++) {
    if (!isLetter(text.charCodeAt(i))) continue
    const word = tokenAt(passage, i)
    const cue = word && cueAt(grammar, passage, word)
    if (cue) yield cue
    i = cue?.end ?? word?.end ?? i
  }
}

/** What a word, the entries that begin with it, or its ending say. */
function cueAt({lexicon, tenses}: Grammar, passage: Passage, word: Token): Cue | null {
  const {start, end} = word
  const entries = entriesAt(lexicon, passage, start)
  const form = passage.text.slice(start, end).toLowerCase()
  for (const {section, tense, endings} of tenses) {
    const entry = entries.find((entry) => entry.section === section)
    if (entry) return {start, end: entry.words.reduce((at) => tokenAt(passage, at)!.end, start), tense}
    if (endings.some((ending) => form.length >= ending.length + minStem && form.endsWith(ending))) return {start, end, tense}
  }
  return null
}
