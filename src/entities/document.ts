import type {EntityType} from '../doc.ts'
import {isSentenceFirst} from './cues.ts'
import {lists} from './known-word.ts'
import type {Evidence} from './evidence.ts'
import {evidence, weak} from './evidence.ts'
import type {Candidate, Reading} from './reading.ts'
import type {Token} from './tokens.ts'

export interface Draft {
  readonly reading: Reading
  readonly found: readonly Candidate[]
}

/** What a document says of its names; keys are folded. */
interface Known {
  /** Last names of people whose full name stands somewhere. */
  readonly surnames: ReadonlySet<string>
  /** The type with the most weight. */
  readonly types: ReadonlyMap<string, EntityType>
  /** Last parts of compound places: `Karabagh` of `Haut-Karabagh`. */
  readonly placeParts: ReadonlySet<string>
  /** Names that stand with a capital inside a sentence. */
  readonly inside: ReadonlySet<string>
}

/** Weak evidence that counts for the same name elsewhere. */
const cues: ReadonlySet<Evidence> = new Set(['place-cue', 'person-cue', 'organization-cue'])

/** What such evidence weighs: any strong evidence outweighs two cues; tuned on wiki_fr and winer_fr train. */
const cueWeight = 0.3

/** Evidence that tells a name and not its type. */
const untold: ReadonlySet<Evidence> = new Set(['alone', 'joined'])

/**
 * Reads the candidates of a document together: a surname is a person whose full name stands elsewhere, a name has the type
 * that its best evidence gives, an acronym that of the name it abbreviates, and the first word of a sentence needs evidence.
 */
export function reviewDocument(drafts: readonly Draft[]): Candidate[][] {
  const known = learn(drafts)
  return drafts.map(({reading, found}) => alignRows(reading, found.map((candidate) => review(candidate, reading, known))).filter((candidate) => candidate !== null))
}

function learn(drafts: readonly Draft[]): Known {
  const surnames = new Set<string>()
  const placeParts = new Set<string>()
  const inside = new Set<string>()
  const weights = new Map<string, Map<EntityType, number>>()
  const weigh = (key: string, type: EntityType, weight: number): void => {
    if (!weights.has(key)) weights.set(key, new Map())
    weights.get(key)!.set(type, (weights.get(key)!.get(type) ?? 0) + weight)
  }
  for (const {reading, found} of drafts) {
    const {tokens} = reading
    found.forEach((candidate, i) => {
      const {from, to, type, evidence: why} = candidate
      const key = keyOf(tokens, candidate)
      if (!isSentenceFirst(tokens[from])) inside.add(key)
      if (type === 'person' && to - from > 1 && !weak.has(why)) learnSurname(surnames, reading, candidate)
      if (type === 'place' && why !== 'alone' && lastPart(key) !== key) placeParts.add(lastPart(key))
      if (!weak.has(why) || cues.has(why)) weigh(key, type, cues.has(why) ? cueWeight : evidence[why])
      const before = found[i - 1]
      if (why === 'acronym' && before?.to === from && isAcronymOf(tokens, from, before)) weigh(key, before.type, evidence.known)
    })
  }
  const types = new Map([...weights].map(([key, counts]) => [key, [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]]))
  return {surnames, types, placeParts, inside}
}

/** The last word of a person's name, and with the capitalised particle before it: `Le Pen`. */
function learnSurname(surnames: Set<string>, {tokens}: Reading, {from, to}: Candidate): void {
  const last = tokens[to - 1]
  if (last.shape !== 'capital' || last.known.heads !== undefined) return
  surnames.add(last.key)
  if (to - from > 2 && isCapitalParticle(tokens[to - 2])) surnames.add(`${tokens[to - 2].key} ${last.key}`)
}

function isCapitalParticle({shape, known}: Token): boolean {
  return shape === 'capital' && known.isIn(lists.particles)
}

function review(candidate: Candidate, {tokens, lexicon}: Reading, {surnames, types, placeParts, inside}: Known): Candidate | null {
  const {from, to, evidence: why} = candidate
  if (!weak.has(why)) return candidate
  const key = keyOf(tokens, candidate)
  const single = to === from + 1
  const as = (type: EntityType, better: Evidence): Candidate => ({...candidate, type, evidence: better})
  if (single && surnames.has(key)) {
    const before = tokens[from - 1]
    const withParticle = before && tokens[from].gap === 'space' && isCapitalParticle(before) && surnames.has(`${before.key} ${key}`)
    return {...as('person', 'surname'), from: withParticle ? from - 1 : from}
  }
  const type = types.get(key)
  if (type) return type === candidate.type && cues.has(why) ? candidate : as(type, 'repeated')
  if (single && untold.has(why) && placeParts.has(lastPart(key))) return as('place', 'repeated')
  const isUnseenFirst = single && isSentenceFirst(tokens[from]) && tokens[from].shape === 'capital' && !tokens[from].known.names.name && !inside.has(key)
  if (isUnseenFirst) return null
  return lexicon.doubtedEvidence.has(why) ? {...candidate, evidence: 'alone'} : candidate
}

/** In a row, `X, Y et Z`, names that nothing else tells are what their neighbours are. */
function alignRows(reading: Reading, found: readonly (Candidate | null)[]): (Candidate | null)[] {
  const aligned = [...found]
  const align = (i: number, neighbour: number): void => {
    const [candidate, model] = [aligned[i], aligned[neighbour]]
    if (!candidate || !model || !untold.has(candidate.evidence) || untold.has(model.evidence) || !canRow(model)) return
    const [left, right] = i < neighbour ? [candidate, model] : [model, candidate]
    if (inRow(reading, left, right)) aligned[i] = {...candidate, type: model.type, evidence: 'coordinated'}
  }
  for (let i = 1; i < aligned.length; i++) align(i, i - 1)
  for (let i = aligned.length - 2; i >= 0; i--) align(i, i + 1)
  return aligned
}

function canRow({type, evidence: why}: Candidate): boolean {
  return (type === 'place' || type === 'person' || type === 'organization') && (!weak.has(why) || why === 'city' || why === 'place-cue')
}

function inRow({tokens}: Reading, left: Candidate, right: Candidate): boolean {
  if (right.from === left.to) return tokens[right.from].gap === 'comma'
  return right.from === left.to + 1 && tokens[right.from].gap === 'space' && tokens[left.to].known.isIn(lists.conjunctions)
}

/** `Fonds monétaire international (FMI)`: the letters of the acronym begin words of the name before. */
function isAcronymOf(tokens: readonly Token[], at: number, {from, to}: Candidate): boolean {
  const {key} = tokens[at]
  let k = 0
  for (let i = from; i < to; i++) if (tokens[i].key[0] === key[k]) k++
  return k === key.length
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('-') + 1)
}

function keyOf(tokens: readonly Token[], {from, to}: Candidate): string {
  return to - from === 1 ? tokens[from].key : tokens.slice(from, to).map(({key}) => key).join(' ')
}
