import type {EntityType} from '../doc.ts'
import type {Evidence} from './evidence.ts'
import {headed} from './heads.ts'
import type {Lexicon} from './lexicon.ts'
import type {Token} from './tokens.ts'

/** The tokens `[from, to)` taken for a name. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly type: EntityType
  readonly evidence: Evidence
}

/** A sentence-like run of tokens and the language to read it in. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
}

/** Names of the tokens, left to right, disjoint: at each place the longest reading wins, the earlier one on a tie. */
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
  let best = headed(reading, i)
  if (token.shape === 'lower' || token.shape === 'number' || token.shape === 'ordinal') return best
  for (const read of [listed, personal, people, shaped]) {
    const candidate = read(reading, i)
    if (candidate && (best === null || candidate.to > best.to)) best = candidate
  }
  return best
}

/** A name of the gazetteer, the longest that begins here. */
export function listed({tokens, lexicon}: Reading, i: number): Candidate | null {
  const token = tokens[i]
  for (const {words, entry} of lexicon.phrases.get(token.key) ?? []) {
    const to = i + words.length
    if (words.every((word, k) => tokens[i + k]?.key === word && (k === 0 || isJoined(tokens[i + k]))) && isNameLike(tokens[to - 1])) {
      return {from: i, to, type: entry.type, evidence: entry.evidence}
    }
  }
  const entry = lexicon.names.get(token.key)
  if (!entry || (isSentenceFirst(tokens, i) && entry.common) || lexicon.has('not-names', token.key) && entry.evidence !== 'known') return null
  return {from: i, to: i + 1, type: entry.type, evidence: entry.common && entry.evidence === 'city' ? 'commune' : entry.evidence}
}

/** A person: first names or initials and what follows, or what follows a title. */
export function personal(reading: Reading, i: number): Candidate | null {
  const {tokens, lexicon} = reading
  const token = tokens[i]
  const titled = hasTitle(reading, i)
  const first = lexicon.firstNames.get(token.key) ?? hyphenatedFirstName(lexicon, token)
  const initial = token.shape === 'initial' && token.text.length > 1
  if (!titled && !first && !initial) return null
  if (lexicon.has('titles', token.key) || (lexicon.has('not-names', token.key))) return null
  const to = personEnd(reading, i)
  if (to === i + 1) {
    if (initial) return null
    if (titled && !lexicon.names.has(token.key) && !lexicon.demonyms.has(token.key) && token.shape !== 'upper') return {from: i, to, type: 'person', evidence: 'title'}
    if (!first || first.common || lexicon.names.has(token.key) || lexicon.heads.has(token.key)) return null
    return {from: i, to, type: 'person', evidence: 'first-name'}
  }
  if (!titled && first?.common && isSentenceFirst(tokens, i) && lexicon.has('not-names', token.key)) return null
  return {from: i, to, type: 'person', evidence: titled ? 'title' : 'first-name'}
}

/** A people: `les Arméniens`; as an adjective it has no capital. */
function people({tokens, lexicon}: Reading, i: number): Candidate | null {
  const {shape, key} = tokens[i]
  return shape === 'capital' && lexicon.demonyms.has(key) ? {from: i, to: i + 1, type: 'group', evidence: 'demonym'} : null
}

/** A name that only its capitals and its neighbours tell. */
function shaped(reading: Reading, start: number): Candidate | null {
  const {tokens, lexicon} = reading
  const token = tokens[start]
  if (lexicon.has('not-names', token.key) || lexicon.has('titles', token.key) || token.shape === 'initial') return null
  const to = runEnd(reading, start)
  const words = tokens.slice(start, to)
  const cue = cueBefore(reading, start)
  const of = (type: EntityType, evidence: Evidence): Candidate => ({from: start, to, type, evidence})
  if (words.some(({shape}) => shape === 'model')) return of('other', 'model')
  const last = words.at(-1)!
  const head = lexicon.heads.get(last.key)
  if (words.length > 1 && head && head.type !== 'event') return of(head.type, 'head')
  if (cue) return of(cue.type, cue.evidence)
  if (token.shape === 'upper' && words.length === 1) return of('organization', 'acronym')
  if (lexicon.placePrefixes.some((prefix) => token.key.startsWith(prefix) && token.key.length > prefix.length)) return of('place', 'city')
  if (lexicon.placeEndings.some((ending) => last.key.endsWith(ending) && last.key.length > ending.length + 2)) return of('place', 'commune')
  if (lexicon.has('person-verbs', tokens[to]?.key ?? '') && tokens[to].gap === 'space') return of('person', 'shape')
  return words.length > 1 ? of('person', 'shape') : of('person', 'alone')
}

/** What the word before says of a name: `la ville de X`, `à X`, `la société X`. */
function cueBefore({tokens, lexicon}: Reading, i: number): {type: EntityType; evidence: Evidence} | null {
  let k = i - 1
  if (k < 0 || tokens[i].gap === 'break' || tokens[i].gap === 'sentence') return null
  if (lexicon.has('place-prepositions', tokens[k].key) && tokens[i].gap === 'space') return {type: 'place', evidence: 'place-cue'}
  while (k > 0 && lexicon.has('links', tokens[k].key) && isJoined(tokens[k])) k--
  const {key} = tokens[k]
  if (lexicon.has('place-nouns', key)) return {type: 'place', evidence: 'place-cue'}
  if (k < i - 1) return null
  if (lexicon.has('organization-nouns', key)) return {type: 'organization', evidence: 'organization-cue'}
  return lexicon.has('other-nouns', key) ? {type: 'other', evidence: 'other-cue'} : null
}

/** The title of a person stands right before, adjectives between: `le président russe Vladimir …`, `M. …`. */
function hasTitle({tokens, lexicon}: Reading, i: number): boolean {
  if (tokens[i].gap !== 'space') return false
  for (let k = i - 1; k >= 0 && k > i - 4; k--) {
    if (lexicon.has('titles', tokens[k].key)) return true
    if (!isAdjective(lexicon, tokens[k]) || !isJoined(tokens[k])) return false
  }
  return false
}

/** The end of a person's name: capitals, initials, and particles between them. */
function personEnd({tokens, lexicon}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length) {
    const token = tokens[end]
    if (!isJoined(token)) break
    if (token.gap === 'space' && isPersonWord(token) && !lexicon.has('not-names', token.key)) {
      end++
      continue
    }
    let k = end
    while (k < tokens.length && k < end + 3 && isJoined(tokens[k]) && lexicon.has('particles', tokens[k].key)) k++
    if (k === end || k >= tokens.length || !isJoined(tokens[k]) || !isPersonWord(tokens[k])) break
    end = k + 1
  }
  return end
}

/** The end of a run of capitals; a first name begins a new name: `le groupe de Minsk Vladimir …`. */
export function runEnd({tokens, lexicon}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length && tokens[end].gap === 'space') {
    const token = tokens[end]
    const startsPerson = lexicon.firstNames.has(token.key) && tokens[end + 1]?.gap === 'space' && tokens[end + 1].shape === 'capital'
    if (startsPerson && !lexicon.firstNames.has(tokens[end - 1].key) && lexicon.names.has(tokens[end - 1].key)) break
    if (!isNameLike(token) && !(token.shape === 'number' && tokens[end - 1].shape !== 'capital')) break
    if (lexicon.has('not-names', token.key) && lexicon.demonyms.has(token.key)) break
    end++
  }
  return end
}

/** A first name of two: `Jean-Luc`, `Marie-Hélène`. */
function hyphenatedFirstName(lexicon: Lexicon, {key}: Token): {common: boolean} | null {
  const hyphen = key.indexOf('-')
  return hyphen > 0 && lexicon.firstNames.has(key.slice(0, hyphen)) && lexicon.firstNames.has(key.slice(hyphen + 1)) ? {common: false} : null
}

export function isJoined({gap}: Token): boolean {
  return gap === 'space' || gap === 'apostrophe'
}

export function isNameLike({shape}: Token): boolean {
  return shape === 'capital' || shape === 'upper' || shape === 'model'
}

function isPersonWord({shape, text}: Token): boolean {
  return shape === 'capital' || shape === 'initial' || (shape === 'upper' && /^(?:[IVX]+|\p{Lu}{3,})$/u.test(text)) || (shape === 'ordinal' && text === 'Ier')
}

export function isSentenceFirst(tokens: readonly Token[], i: number): boolean {
  return tokens[i].gap === 'sentence'
}

export function isAdjective(lexicon: Lexicon, {shape, key}: Token): boolean {
  return shape === 'lower' && (lexicon.has('adjectives', key) || lexicon.demonyms.has(key) || (key.length > 4 && lexicon.adjectiveEndings.some((ending) => key.endsWith(ending))))
}
