import type {EntityType} from '../doc.ts'
import {completesTitle, cueBefore, hasArticle, hasTitle, isNameLike, runEnd} from './cues.ts'
import type {Evidence} from './evidence.ts'
import {headed} from './heads.ts'
import {lists} from './known-word.ts'
import type {Lexicon} from './lexicon.ts'
import {listed, listedInLowerCase} from './listed.ts'
import {personal} from './persons.ts'
import type {Candidate, Reading} from './reading.ts'
import type {Token} from './tokens.ts'

/** Names of the tokens, left to right, disjoint: at each place the longest reading wins, the first of these on a tie. */
export function candidates(reading: Reading): Candidate[] {
  const found: Candidate[] = []
  const {tokens} = reading
  for (let i = 0; i < tokens.length; ) {
    const best = candidateAt(reading, i)
    if (best) found.push(best)
    i = best ? best.to : i + 1
  }
  return found
}

/** What may read a name that begins with a capital, and without one. */
const ofCapitals = [listed, headed, personal, people, shaped]
const ofSmalls = [listedInLowerCase, headed]

function candidateAt(reading: Reading, i: number): Candidate | null {
  const token = reading.tokens[i]
  if (!token.isOpener) return null
  const readers = isNameLike(token) || token.shape === 'initial' ? ofCapitals : ofSmalls
  let best: Candidate | null = null
  for (const read of readers) {
    const candidate = read(reading, i)
    if (candidate && (best === null || candidate.to > best.to)) best = candidate
    // `président du Parlement Jean …`: what completes a function ends where the gazetteer says.
    if (read === listed && candidate && candidate.evidence === 'known' && completesTitle(reading, i)) return candidate
  }
  return best
}

/** A people: `les Arméniens`; as an adjective it has no capital. */
function people({tokens}: Reading, i: number): Candidate | null {
  return tokens[i].shape === 'capital' && tokens[i].known.isDemonym ? {from: i, to: i + 1, type: 'group', evidence: 'demonym'} : null
}

/** A name that only its capitals and its neighbours tell. */
function shaped(reading: Reading, from: number): Candidate | null {
  const {tokens} = reading
  const token = tokens[from]
  if (token.known.isIn(lists['not-names'] | lists.titles) || token.shape === 'initial' || token.known.isDemonym) return null
  const to = runEnd(reading, from)
  const {type, evidence} = judgeShape(reading, from, to)
  return {from, to, type, evidence}
}

function judgeShape(reading: Reading, from: number, to: number): {type: EntityType; evidence: Evidence} {
  const {tokens, lexicon} = reading
  const first = tokens[from]
  const last = tokens[to - 1]
  const single = to === from + 1
  if (single && first.shape === 'model' && isRoad(lexicon, first)) return {type: 'place', evidence: 'known'}
  if (hasModel(tokens, from, to)) return {type: 'other', evidence: 'model'}
  const head = last.known.heads?.capital
  if (!single && head && head.type !== 'event') return {type: head.type, evidence: 'head'}
  if (hasTitle(reading, from)) return {type: 'person', evidence: 'title'}
  const cue = cueBefore(reading, from)
  if (cue) return cue
  if (!single && hasAcronym(tokens, from, to)) return {type: 'organization', evidence: 'shape'}
  if (!single && hasArticle(reading, from)) return {type: 'organization', evidence: 'alone'}
  if (first.shape === 'upper' && single) return {type: 'organization', evidence: isPlural(reading, from) ? 'alone' : 'acronym'}
  if (lexicon.placePrefixes.some((prefix) => first.key.startsWith(prefix) && first.key.length > prefix.length)) return {type: 'place', evidence: 'city'}
  if (single && endsLike(lexicon.surnameEndings, last)) return {type: 'person', evidence: 'ending'}
  if (endsLike(lexicon.placeEndings, last)) return {type: 'place', evidence: 'ending'}
  if (tokens[to]?.gap === 'space' && tokens[to].known.isIn(lists['person-verbs'])) return {type: 'person', evidence: 'shape'}
  if (first.gap === 'comma' || (first.gap === 'space' && tokens[from - 1].known.isIn(lists.conjunctions))) return {type: 'person', evidence: single ? 'joined' : 'shape'}
  return {type: 'person', evidence: single ? 'alone' : 'shape'}
}

function hasModel(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i].shape === 'model') return true
  return false
}

/** Capitals that are no Roman number. */
function hasAcronym(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i].shape === 'upper' && !/^[IVX]+$/.test(tokens[i].text)) return true
  return false
}

/** `A7`, `RN20`. */
function isRoad(lexicon: Lexicon, {text, key}: Token): boolean {
  return /^\p{Lu}+\d+$/u.test(text) && lexicon.known(key.replace(/\d+$/, '')).isIn(lists.roads)
}

function isPlural({tokens}: Reading, i: number): boolean {
  return i > 0 && tokens[i].gap === 'space' && tokens[i - 1].known.isIn(lists['plural-determiners'])
}

function endsLike(endings: readonly string[], {key}: Token): boolean {
  for (const ending of endings) if (key.endsWith(ending) && key.length > ending.length + 2) return true
  return false
}
