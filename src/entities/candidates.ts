import type {EntityType} from '../doc.ts'
import {completesTitle, cueBefore, hasTitle, isDemonym, isJoined, isNameLike, isSentenceFirst} from './cues.ts'
import type {Evidence} from './evidence.ts'
import {headed} from './heads.ts'
import type {Entry, Lexicon, Phrase} from './lexicon.ts'
import {personal} from './persons.ts'
import type {Token} from './tokens.ts'

/** The tokens `[from, to)` taken for a name. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly type: EntityType
  readonly evidence: Evidence
}

/** Tokens and the language to read them in. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
}

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

function candidateAt(reading: Reading, i: number): Candidate | null {
  const token = reading.tokens[i]
  const readers = isNameLike(token) || token.shape === 'initial' ? [listed, headed, personal, people, shaped] : [listedInLowerCase, headed]
  let best: Candidate | null = null
  for (const read of readers) {
    const candidate = read(reading, i)
    if (candidate && (best === null || candidate.to > best.to)) best = candidate
    // `président du Parlement Jean …`: what completes a function ends where the gazetteer says.
    if (read === listed && candidate && candidate.evidence === 'known' && completesTitle(reading, i)) return candidate
  }
  return best
}

/** A name of the gazetteer, the longest that begins here. */
export function listed(reading: Reading, i: number): Candidate | null {
  const {tokens, lexicon} = reading
  const token = tokens[i]
  const phrase = phraseAt(tokens, i, lexicon.phrases)
  // `Le point` at the start of a sentence is no newspaper.
  if (phrase && (!lexicon.has('not-names', token.key) || isNameLike(tokens[i + phrase.words.length - 1]))) {
    return {from: i, to: placeEnd(reading, i + phrase.words.length, phrase.entry.type), type: phrase.entry.type, evidence: phrase.entry.evidence}
  }
  const entry = lexicon.names.get(token.key)
  if (!entry || (isSentenceFirst(token) && entry.common) || (lexicon.has('not-names', token.key) && entry.evidence !== 'known')) return null
  const evidence = entry.evidence === 'known' ? 'known' : cityEvidence(reading, i, entry)
  return evidence && {from: i, to: placeEnd(reading, i + 1, entry.type), type: entry.type, evidence}
}

/** Towns are the weakest names: after a title they are people, and after an article something else (`le Creuset`, `la Bresse`). */
function cityEvidence(reading: Reading, i: number, {common, evidence}: Entry): Evidence | null {
  const cue = cueBefore(reading, i)
  if (hasArticle(reading, i) || hasTitle(reading, i) || cue?.type === 'person') return null
  if (cue?.type === 'place') return 'known'
  return common ? 'commune' : evidence
}

function listedInLowerCase({tokens, lexicon}: Reading, i: number): Candidate | null {
  const phrase = phraseAt(tokens, i, lexicon.lowerPhrases)
  return phrase && {from: i, to: i + phrase.words.length, type: phrase.entry.type, evidence: phrase.entry.evidence}
}

function phraseAt(tokens: readonly Token[], i: number, phrases: ReadonlyMap<string, readonly Phrase[]>): Phrase | null {
  const matches = ({words}: Phrase): boolean => words.every((word, k) => tokens[i + k]?.key === word && (k === 0 || isJoined(tokens[i + k])))
  return phrases.get(tokens[i].key)?.find(matches) ?? null
}

/** A place and what makes it another one: `Asie centrale`, `Kurdistan irakien`, `Europe de l'Est`. */
function placeEnd({tokens, lexicon}: Reading, end: number, type: EntityType): number {
  const next = tokens[end]
  if (type !== 'place' || next?.gap !== 'space' || next.shape !== 'lower') return end
  if (lexicon.has('place-adjectives', next.key) || lexicon.demonyms.has(next.key)) return end + 1
  let k = end
  while (k < end + 2 && tokens[k] && isJoined(tokens[k]) && lexicon.has('links', tokens[k].key)) k++
  return k > end && tokens[k] && isJoined(tokens[k]) && isNameLike(tokens[k]) && lexicon.has('cardinals', tokens[k].key) ? k + 1 : end
}

/** A people: `les Arméniens`; as an adjective it has no capital. */
function people({tokens, lexicon}: Reading, i: number): Candidate | null {
  return tokens[i].shape === 'capital' && isDemonym(lexicon, tokens[i]) ? {from: i, to: i + 1, type: 'group', evidence: 'demonym'} : null
}

/** A name that only its capitals and its neighbours tell. */
function shaped(reading: Reading, from: number): Candidate | null {
  const {tokens, lexicon} = reading
  const token = tokens[from]
  if (lexicon.has('not-names', token.key) || lexicon.has('titles', token.key) || token.shape === 'initial' || isDemonym(lexicon, token)) return null
  const to = runEnd(reading, from)
  return {from, to, ...judgeShape(reading, from, to)}
}

function judgeShape(reading: Reading, from: number, to: number): {type: EntityType; evidence: Evidence} {
  const {tokens, lexicon} = reading
  const first = tokens[from]
  const last = tokens[to - 1]
  const single = to === from + 1
  if (single && first.shape === 'model' && isRoad(lexicon, first)) return {type: 'place', evidence: 'known'}
  if (tokens.slice(from, to).some(({shape}) => shape === 'model')) return {type: 'other', evidence: 'model'}
  const head = lexicon.heads.get(last.key)?.capital
  if (!single && head && head.type !== 'event') return {type: head.type, evidence: 'head'}
  if (hasTitle(reading, from)) return {type: 'person', evidence: 'title'}
  const cue = cueBefore(reading, from)
  if (cue) return cue
  if (!single && tokens.slice(from, to).some(({shape, text}) => shape === 'upper' && !/^[IVX]+$/.test(text))) return {type: 'organization', evidence: 'shape'}
  if (!single && hasArticle(reading, from)) return {type: 'organization', evidence: 'alone'}
  if (first.shape === 'upper' && single) return {type: 'organization', evidence: isPlural(reading, from) ? 'alone' : 'acronym'}
  if (lexicon.placePrefixes.some((prefix) => first.key.startsWith(prefix) && first.key.length > prefix.length)) return {type: 'place', evidence: 'city'}
  if (single && endsLike(lexicon.surnameEndings, last)) return {type: 'person', evidence: 'ending'}
  if (endsLike(lexicon.placeEndings, last)) return {type: 'place', evidence: 'ending'}
  if (tokens[to]?.gap === 'space' && lexicon.has('person-verbs', tokens[to].key)) return {type: 'person', evidence: 'shape'}
  if (first.gap === 'comma' || (first.gap === 'space' && lexicon.has('conjunctions', tokens[from - 1].key))) return {type: 'person', evidence: single ? 'joined' : 'shape'}
  return {type: 'person', evidence: single ? 'alone' : 'shape'}
}

/** The end of a run of capitals; a first name begins a new one: `groupe de Minsk Vladimir …`. */
export function runEnd({tokens, lexicon}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length && tokens[end].gap === 'space') {
    const token = tokens[end]
    const startsPerson = lexicon.firstNames.has(token.key) && tokens[end + 1]?.gap === 'space' && tokens[end + 1].shape === 'capital'
    if (startsPerson && !lexicon.firstNames.has(tokens[end - 1].key)) break
    if (lexicon.has('foreign-links', token.key) && tokens[end + 1]?.gap === 'space' && isNameLike(tokens[end + 1])) end++
    else if (!isNameLike(token) && !(token.shape === 'number' && tokens[end - 1].shape !== 'capital')) break
    end++
  }
  return end
}

/** `A7`, `RN20`. */
function isRoad(lexicon: Lexicon, {text, key}: Token): boolean {
  return /^\p{Lu}+\d+$/u.test(text) && lexicon.has('roads', key.replace(/\d+$/, ''))
}

function hasArticle({tokens, lexicon}: Reading, i: number): boolean {
  return i > 0 && isJoined(tokens[i]) && lexicon.has('articles', tokens[i - 1].key)
}

function isPlural({tokens, lexicon}: Reading, i: number): boolean {
  return i > 0 && tokens[i].gap === 'space' && lexicon.has('plural-determiners', tokens[i - 1].key)
}

function endsLike(endings: readonly string[], {key}: Token): boolean {
  return endings.some((ending) => key.endsWith(ending) && key.length > ending.length + 2)
}
