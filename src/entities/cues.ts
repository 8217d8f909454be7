import type {EntityType} from '../doc.ts'
import type {Evidence} from './evidence.ts'
import {lists} from './known-word.ts'
import type {Reading} from './reading.ts'
import type {Token} from './tokens.ts'

export interface Cue {
  readonly type: EntityType
  readonly evidence: Evidence
}

/** Adjectives that may stand between a title and the name: `le président russe Vladimir …`. */
const mostAdjectives = 3

/** What the words before say of a name: `la ville de X`, `à X`, `la société X`, `avec X`. */
export function cueBefore({tokens}: Reading, i: number): Cue | null {
  if (i === 0 || !isJoined(tokens[i])) return null
  const before = tokens[i - 1].known
  if (before.isIn(lists['place-prepositions']) && tokens[i].gap === 'space') return {type: 'place', evidence: 'place-cue'}
  if (before.isIn(lists['person-words'])) return {type: 'person', evidence: 'person-cue'}
  if (before.isIn(lists['organization-nouns'])) return {type: 'organization', evidence: 'organization-cue'}
  if (before.isIn(lists['other-nouns'])) return {type: 'other', evidence: 'other-cue'}
  return tokens[beforeLinks(tokens, i)].known.isIn(lists['place-nouns']) ? {type: 'place', evidence: 'place-cue'} : null
}

/** A title, a function or a people stands right before, adjectives between: `M. X`, `le président russe X`, `l'Italien X`. */
export function hasTitle({tokens}: Reading, i: number): boolean {
  if (tokens[i].gap !== 'space') return false
  for (let k = i - 1; k >= 0 && k >= i - 1 - mostAdjectives; k--) {
    const {known, shape} = tokens[k]
    if (known.isIn(lists.titles) || (k === i - 1 && shape === 'capital' && known.isDemonym)) return true
    if (!isAdjective(tokens[k]) || !isJoined(tokens[k])) return false
  }
  return false
}

/** The name that begins here completes a function: `président de l'Assemblée nationale X`. */
export function completesTitle({tokens}: Reading, i: number): boolean {
  const k = beforeLinks(tokens, i)
  return k < i - 1 && tokens[k].known.isIn(lists.titles)
}

/** The last token before the links that stand before `i`. */
function beforeLinks(tokens: readonly Token[], i: number): number {
  let k = i - 1
  while (k > 0 && tokens[k].known.isIn(lists.links) && isJoined(tokens[k])) k--
  return Math.max(k, 0)
}

export function isJoined({gap}: Token): boolean {
  return gap === 'space' || gap === 'apostrophe'
}

export function isNameLike({shape}: Token): boolean {
  return shape === 'capital' || shape === 'upper' || shape === 'model'
}

export function isSentenceFirst({gap}: Token): boolean {
  return gap === 'sentence'
}

export function isAdjective({shape, known}: Token): boolean {
  return shape === 'lower' && known.isAdjective
}

/** An article stands right before the token. */
export function hasArticle({tokens}: Reading, i: number): boolean {
  return i > 0 && isJoined(tokens[i]) && tokens[i - 1].known.isIn(lists.articles)
}

/** The end of a run of capitals; a first name begins a new one: `groupe de Minsk Vladimir …`. */
export function runEnd({tokens}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length && tokens[end].gap === 'space') {
    const token = tokens[end]
    const startsPerson = tokens[end + 1]?.gap === 'space' && tokens[end + 1].shape === 'capital' && token.known.names.firstName
    if (startsPerson && !tokens[end - 1].known.names.firstName) break
    if (token.known.isIn(lists['foreign-links']) && tokens[end + 1]?.gap === 'space' && isNameLike(tokens[end + 1])) end++
    else if (!isNameLike(token) && !(token.shape === 'number' && tokens[end - 1].shape !== 'capital')) break
    end++
  }
  return end
}
