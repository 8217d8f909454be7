import {hasTitle, isJoined, isSentenceFirst} from './cues.ts'
import {lists} from './known-word.ts'
import type {Lexicon} from './lexicon.ts'
import type {Candidate, Reading} from './reading.ts'
import type {Token} from './tokens.ts'

/** A person: first names or initials and what follows, or what follows a title. */
export function personal(reading: Reading, i: number): Candidate | null {
  const {tokens, lexicon} = reading
  const token = tokens[i]
  if (token.known.isIn(lists.titles | lists['not-names']) || token.known.isDemonym) return null
  if (token.shape === 'upper' && tokens[i + 1]?.shape !== 'upper') return null
  const titled = hasTitle(reading, i)
  const {name, firstName = hyphenatedFirstName(lexicon, token)} = token.known.names
  const initial = isInitial(token)
  const withInitial = tokens[i + 1]?.gap === 'space' && isInitial(tokens[i + 1]) && token.shape === 'capital'
  if (!titled && !firstName && !initial && !withInitial) return null
  const to = personEnd(reading, i)
  if (to > i + 1) return {from: i, to, type: 'person', evidence: titled ? 'title' : 'first-name'}
  if (initial) return null
  if (titled && !name && token.shape !== 'upper') return {from: i, to, type: 'person', evidence: 'title'}
  if (!firstName || firstName.common || name || token.known.heads !== undefined) return null
  return {from: i, to, type: 'person', evidence: 'first-name'}
}

/** The end of a person's name: capitals, initials, and particles between them. */
function personEnd({tokens}: Reading, i: number): number {
  let end = i + 1
  while (end < tokens.length && isJoined(tokens[end])) {
    const token = tokens[end]
    const isLetterBefore = tokens[end - 1].text.length === 1 // O'Neill
    if ((token.gap === 'space' || isLetterBefore) && isPersonWord(token) && !token.known.isIn(lists['not-names'])) {
      end++
      continue
    }
    let k = end
    while (k < tokens.length && k < end + 3 && isJoined(tokens[k]) && tokens[k].known.isIn(lists.particles)) k++
    if (k === end || k >= tokens.length || !isJoined(tokens[k]) || !isPersonWord(tokens[k]) || isSentenceFirst(tokens[k])) break
    end = k + 1
  }
  return end
}

/** Two first names in one: `Jean-Luc`. */
function hyphenatedFirstName(lexicon: Lexicon, {key}: Token): {common: boolean} | null {
  const hyphen = key.indexOf('-')
  return hyphen > 0 && lexicon.names(key.slice(0, hyphen)).firstName && lexicon.names(key.slice(hyphen + 1)).firstName ? {common: false} : null
}

function isInitial({shape, text}: Token): boolean {
  return shape === 'initial' && text.length > 1
}

const upperName = /^(?:[IVX]+|\p{Lu}{3,})$/u

/** What may stand in a person's name: `Dupont`, `DUPONT`, `XIV`, `Ier`. */
function isPersonWord({shape, text, known}: Token): boolean {
  return shape === 'capital' || shape === 'initial' || (shape === 'upper' && upperName.test(text)) || (shape === 'ordinal' && known.isIn(lists['regnal-ordinals']))
}
