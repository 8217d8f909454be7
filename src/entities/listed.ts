import type {EntityType} from '../doc.ts'
import {cueBefore, hasArticle, hasTitle, isJoined, isNameLike, isSentenceFirst} from './cues.ts'
import type {Evidence} from './evidence.ts'
import type {Entry, Phrase} from './gazetteer.ts'
import {lists} from './known-word.ts'
import type {Candidate, Reading} from './reading.ts'
import type {Token} from './tokens.ts'

/** A name of the gazetteer, the longest that begins here. */
export function listed(reading: Reading, i: number): Candidate | null {
  const {tokens} = reading
  const token = tokens[i]
  const phrase = phraseAt(tokens, i, token.known.names.phrases)
  // `Le point` at the start of a sentence is no newspaper.
  if (phrase && (!token.known.isIn(lists['not-names']) || isNameLike(tokens[i + phrase.words.length - 1]))) {
    return {from: i, to: placeEnd(reading, i + phrase.words.length, phrase.entry.type), type: phrase.entry.type, evidence: phrase.entry.evidence}
  }
  const entry = token.known.names.name
  if (!entry || (isSentenceFirst(token) && entry.common) || (token.known.isIn(lists['not-names']) && entry.evidence !== 'known')) return null
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

const noPhrases: readonly Phrase[] = []

/** A name of the gazetteer that is written without a capital. */
export function listedInLowerCase({tokens, lexicon}: Reading, i: number): Candidate | null {
  const phrase = phraseAt(tokens, i, lexicon.lowerPhrases.get(tokens[i].key) ?? noPhrases)
  return phrase && {from: i, to: i + phrase.words.length, type: phrase.entry.type, evidence: phrase.entry.evidence}
}

function phraseAt(tokens: readonly Token[], i: number, phrases: readonly Phrase[]): Phrase | null {
  for (const phrase of phrases) if (standsAt(tokens, i, phrase.words)) return phrase
  return null
}

function standsAt(tokens: readonly Token[], i: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++) if (tokens[i + k]?.key !== words[k] || (k > 0 && !isJoined(tokens[i + k]))) return false
  return true
}

/** A place and what makes it another one: `Asie centrale`, `Kurdistan irakien`, `Europe de l'Est`. */
function placeEnd({tokens, lexicon}: Reading, end: number, type: EntityType): number {
  const next = tokens[end]
  if (type !== 'place' || next?.gap !== 'space' || next.shape !== 'lower') return end
  if (next.known.isIn(lists['place-adjectives']) || lexicon.demonyms.has(next.key)) return end + 1
  let k = end
  while (k < end + 2 && tokens[k] && isJoined(tokens[k]) && tokens[k].known.isIn(lists.links)) k++
  return k > end && tokens[k] && isJoined(tokens[k]) && isNameLike(tokens[k]) && tokens[k].known.isIn(lists.cardinals) ? k + 1 : end
}
