import {isAdjective, isJoined, isNameLike, isSentenceFirst, runEnd} from './cues.ts'
import {lists} from './known-word.ts'
import type {Head} from './lexicon.ts'
import {listed} from './listed.ts'
import {personal} from './persons.ts'
import type {Candidate, Reading} from './reading.ts'

/** Tokens that may follow a head: longer ones were enumerations. */
const longestTail = 12

/** What was read after a head. */
interface Tail {
  /** Where the name ends; null when nothing completes the head. */
  to: number | null
  named: boolean
  dated: boolean
  adjective: boolean
}

/** A name by its head: `première guerre du Haut-Karabagh`, `Conseil de sécurité`, `musée d'Orsay`, `21e division`. */
export function headed(reading: Reading, i: number): Candidate | null {
  const {tokens} = reading
  const ordinal = tokens[i].shape === 'ordinal'
  const at = ordinal || tokens[i].known.isIn(lists['event-ordinals']) ? i + 1 : i
  const word = tokens[at]
  if (!word || (at > i && word.gap !== 'space') || !(word.shape === 'lower' || isNameLike(word))) return null
  const heads = word.known.heads
  const head = heads && (word.shape === 'lower' ? heads.lower : (heads.capital ?? heads.lower))
  if (!head || (at > i && head.type !== 'event' && !head.numbered)) return null
  const numbered = ordinal && head.numbered
  const capital = numbered || (isNameLike(word) && !isSentenceFirst(word))
  const {to, named, dated, adjective} = readTail(reading, at + 1, head, capital)
  if (to === null) return numbered ? {from: i, to: at + 1, type: head.type, evidence: 'head'} : null
  if (head.loose && !capital && !dated && !(named && adjective)) return null
  return {from: i, to, type: head.type, evidence: 'head'}
}

/** Reads adjectives, names, dates and lower-case complements, linked to each other, as far as they go. */
function readTail(reading: Reading, start: number, head: Head, capital: boolean): Tail {
  const {tokens} = reading
  const tail: Tail = {to: null, named: false, dated: false, adjective: false}
  let j = start
  while (j < tokens.length && j < start + longestTail && isJoined(tokens[j])) {
    const links = linksAt(reading, j, head, capital, tail)
    const next = tokens[j + links]
    if (!next || !isJoined(next)) break
    // `ministère des Affaires étrangères`: the name was a word.
    if (links === 0 && tail.named && head.type === 'organization' && next.gap === 'space' && isAdjective(next) && isWord(reading, j - 1)) {
      j = tail.to = j + 1
      break
    }
    if (links === 0 && !tail.named && isAdjective(next) && (capital || head.of || head.type === 'event' || head.type === 'organization')) {
      tail.adjective = true
      j++
      if (capital) tail.to = j
      continue
    }
    const end = nameEnd(reading, j + links)
    if (end !== null && (links > 0 || (!tail.named && (capital || !head.of)))) {
      j = tail.to = end
      tail.named = true
      continue
    }
    const date = head.type === 'event' ? dateEnd(reading, j + links, links > 0) : null
    if (date !== null) {
      j = tail.to = date
      tail.dated = true
      continue
    }
    const completes = links > 0 && next.shape === 'lower' && next.known.isIn(lists.complements)
    if (!completes || (tail.named && head.type !== 'event' && head.type !== 'other')) break
    j += links + 1
    if (capital || tail.to !== null) tail.to = j
  }
  return tail
}

/** How many words link what stands before to what follows: `de la`; after a capital `et de la`, `pour les`; after a year `au`. */
function linksAt({tokens}: Reading, j: number, head: Head, capital: boolean, tail: Tail): number {
  let k = j
  if (head.type === 'event' && tail.dated && tokens[k].known.isIn(lists['place-links'])) return 1
  if (capital && tokens[k].known.isIn(lists['far-links'])) k++
  const near = k
  while (k < j + 3 && tokens[k] && isJoined(tokens[k]) && tokens[k].shape === 'lower' && tokens[k].known.isIn(lists.links)) k++
  if (near > j && (k === near || tokens[k]?.known.heads !== undefined)) return 0
  return k - j
}

/** A capitalised word that no list knows and that follows a link. */
function isWord({tokens}: Reading, j: number): boolean {
  const {shape, known} = tokens[j]
  return shape === 'capital' && !known.names.name && !known.names.firstName && tokens[j - 1].known.isIn(lists.links)
}

/** The end of the name that begins here, or null. */
function nameEnd(reading: Reading, j: number): number | null {
  if (!isNameLike(reading.tokens[j]) && !(reading.tokens[j].shape === 'initial' && reading.tokens[j].text.length > 1)) return null
  return Math.max(listed(reading, j)?.to ?? 0, personal(reading, j)?.to ?? 0, runEnd(reading, j))
}

/** The end of `2020`, or after a link of `10 novembre 2020`, `mai 1994`; else null. */
function dateEnd({tokens}: Reading, j: number, linked: boolean): number | null {
  let k = j
  if (linked && /^\d{1,2}$/.test(tokens[k].text) && tokens[k + 1]?.known.isIn(lists.months)) k++
  if (linked && tokens[k].known.isIn(lists.months)) k++
  return /^[12]\d{3}(?:-\d{2,4})?$/.test(tokens[k]?.text ?? '') ? k + 1 : null
}
