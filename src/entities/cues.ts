import type {EntityType} from '../doc.ts'
import type {Evidence} from './evidence.ts'
import type {Lexicon} from './lexicon.ts'
import type {Reading} from './reading.ts'
import type {Token} from './tokens.ts'

export interface Cue {
  readonly type: EntityType
  readonly evidence: Evidence
}

/** Adjectives that may stand between a title and the name: `le président russe Vladimir …`. */
const mostAdjectives = 3

/** What the words before say of a name: `la ville de X`, `à X`, `la société X`, `avec X`. */
export function cueBefore({tokens, lexicon}: Reading, i: number): Cue | null {
  if (i === 0 || !isJoined(tokens[i])) return null
  const before = tokens[i - 1].key
  if (lexicon.has('place-prepositions', before) && tokens[i].gap === 'space') return {type: 'place', evidence: 'place-cue'}
  if (lexicon.has('person-words', before)) return {type: 'person', evidence: 'person-cue'}
  if (lexicon.has('organization-nouns', before)) return {type: 'organization', evidence: 'organization-cue'}
  if (lexicon.has('other-nouns', before)) return {type: 'other', evidence: 'other-cue'}
  return lexicon.has('place-nouns', tokens[beforeLinks({tokens, lexicon}, i)].key) ? {type: 'place', evidence: 'place-cue'} : null
}

/** A title, a function or a people stands right before, adjectives between: `M. X`, `le président russe X`, `l'Italien X`. */
export function hasTitle({tokens, lexicon}: Reading, i: number): boolean {
  if (tokens[i].gap !== 'space') return false
  for (let k = i - 1; k >= 0 && k >= i - 1 - mostAdjectives; k--) {
    const {key, shape} = tokens[k]
    if (lexicon.has('titles', key) || (k === i - 1 && shape === 'capital' && isDemonym(lexicon, tokens[k]))) return true
    if (!isAdjective(lexicon, tokens[k]) || !isJoined(tokens[k])) return false
  }
  return false
}

/** The name that begins here completes a function: `président de l'Assemblée nationale X`. */
export function completesTitle(reading: Reading, i: number): boolean {
  const k = beforeLinks(reading, i)
  return k < i - 1 && reading.lexicon.has('titles', reading.tokens[k].key)
}

/** The last token before the links that stand before `i`. */
function beforeLinks({tokens, lexicon}: Reading, i: number): number {
  let k = i - 1
  while (k > 0 && lexicon.has('links', tokens[k].key) && isJoined(tokens[k])) k--
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

export function isAdjective(lexicon: Lexicon, token: Token): boolean {
  const {shape, key} = token
  if (shape !== 'lower' || lexicon.has('not-adjectives', key)) return false
  return lexicon.has('adjectives', key) || isDemonym(lexicon, token) || (key.length > 4 && lexicon.adjectiveEndings.some((ending) => key.endsWith(ending)))
}

/** Singular or plural, also as the last part of a compound: `Sud-Africain`. */
export function isDemonym(lexicon: Lexicon, {key}: Token): boolean {
  return lexicon.demonyms.has(key) || (key.includes('-') && lexicon.demonyms.has(key.slice(key.lastIndexOf('-') + 1)))
}

/** An article stands right before the token. */
export function hasArticle({tokens, lexicon}: Reading, i: number): boolean {
  return i > 0 && isJoined(tokens[i]) && lexicon.has('articles', tokens[i - 1].key)
}

/** The end of a run of capitals; a first name begins a new one: `groupe de Minsk Vladimir …`. */
export function runEnd({tokens, lexicon}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length && tokens[end].gap === 'space') {
    const token = tokens[end]
    const startsPerson = lexicon.names(token.key).firstName && tokens[end + 1]?.gap === 'space' && tokens[end + 1].shape === 'capital'
    if (startsPerson && !lexicon.names(tokens[end - 1].key).firstName) break
    if (lexicon.has('foreign-links', token.key) && tokens[end + 1]?.gap === 'space' && isNameLike(tokens[end + 1])) end++
    else if (!isNameLike(token) && !(token.shape === 'number' && tokens[end - 1].shape !== 'capital')) break
    end++
  }
  return end
}
