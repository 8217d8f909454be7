import type {Candidate, Reading} from './candidates.ts'
import {isAdjective, isJoined, isNameLike, listed, personal, runEnd} from './candidates.ts'
import type {Head} from './lexicon.ts'

/** Tokens that a headed name may have: longer ones were lists of names. */
const longest = 12

/** A name by its head: `première guerre du Haut-Karabagh`, `Conseil de sécurité`, `musée d'Orsay`, `21e division`. */
export function headed(reading: Reading, i: number): Candidate | null {
  const {tokens, lexicon} = reading
  let at = i
  if (lexicon.has('event-ordinals', tokens[at].key) || tokens[at].shape === 'ordinal') at++
  const head = tokens[at] && (at === i || tokens[at].gap === 'space') ? lexicon.heads.get(tokens[at].key) : undefined
  if (!head || (at > i && head.type !== 'event' && !head.numbered)) return null
  if (tokens[at].shape !== 'lower' && !isNameLike(tokens[at])) return null
  const capital = isNameLike(tokens[at]) && tokens[at].gap !== 'sentence'
  if (head.when === 'capital' && !isNameLike(tokens[at])) return null
  const tail = readTail(reading, at + 1, head, capital)
  const to = tail.to ?? (at > i && head.numbered && tokens[i].shape === 'ordinal' ? at + 1 : null)
  return to === null ? null : {from: i, to, type: head.type, evidence: 'head'}
}

/** Reads what completes a head; `to` is null when nothing does. */
function readTail(reading: Reading, start: number, head: Head, capital: boolean): {to: number | null} {
  const {tokens, lexicon} = reading
  let to: number | null = null
  let named = false
  let dated = false
  let j = start
  while (j < tokens.length && j < start + longest && isJoined(tokens[j])) {
    const token = tokens[j]
    const links = linksAt(reading, j, capital || dated)
    const next = tokens[j + links]
    if (!next || (links > 0 && !isJoined(next))) break
    if (head.when === 'of' && !capital && !named && links === 0) break
    if (links === 0 && isAdjective(lexicon, token) && !named) {
      j++
      if (capital) to = j
      continue
    }
    const end = nameEnd(reading, j + links)
    if (end && (links > 0 || !named)) {
      j = to = end
      named = true
      continue
    }
    const date = head.type === 'event' ? dateEnd(reading, j + links) : null
    if (date) {
      j = to = date
      dated = true
      continue
    }
    if (links > 0 && next.shape === 'lower' && !named && lexicon.has('complements', next.key)) {
      j += links + 1
      if (capital) to = j
      continue
    }
    break
  }
  return {to}
}

/** How many words link what stands before to what follows. */
function linksAt({tokens, lexicon}: Reading, j: number, far: boolean): number {
  let k = j
  if (far && lexicon.has('far-links', tokens[k].key)) k++
  while (k < j + 3 && tokens[k] && isJoined(tokens[k]) && tokens[k].shape === 'lower' && lexicon.has('links', tokens[k].key)) k++
  return k - j
}

/** The end of the name that begins here, or null. */
function nameEnd(reading: Reading, j: number): number | null {
  const {tokens} = reading
  if (!tokens[j] || !isNameLike(tokens[j]) && tokens[j].shape !== 'initial') return null
  return Math.max(listed(reading, j)?.to ?? 0, personal(reading, j)?.to ?? 0, runEnd(reading, j))
}

/** The end of `2020`, `10 novembre 2020`, `mai 1994`, or null. */
function dateEnd({tokens, lexicon}: Reading, j: number): number | null {
  let k = j
  if (/^\d{1,2}$/.test(tokens[k]?.text ?? '') && lexicon.has('months', tokens[k + 1]?.key ?? '')) k++
  if (lexicon.has('months', tokens[k]?.key ?? '')) k++
  return /^[12]\d{3}(?:-\d{2,4})?$/.test(tokens[k]?.text ?? '') ? k + 1 : null
}
