import type {EntityType} from '../doc.ts'
import type {Candidate, Reading} from './candidates.ts'
import {isSentenceFirst} from './candidates.ts'
import type {Evidence} from './evidence.ts'
import {evidence, weak} from './evidence.ts'
import type {Token} from './tokens.ts'

interface Draft {
  readonly reading: Reading
  readonly found: readonly Candidate[]
}

/** What the document says of a name elsewhere. */
interface Known {
  readonly surnames: ReadonlySet<string>
  /** Type with the most weight by folded name. */
  readonly types: ReadonlyMap<string, EntityType>
  /** Folded names that stand with a capital inside a sentence. */
  readonly inside: ReadonlySet<string>
  readonly acronyms: ReadonlyMap<string, EntityType>
}

/**
 * Reads the candidates of a document together: a surname is a person whose full name stands elsewhere, a name has the type
 * that its best evidence gives, an acronym that of the name it abbreviates, and the first word of a sentence needs evidence.
 */
export function reviewDocument(drafts: readonly Draft[]): Candidate[][] {
  const known = learn(drafts)
  return drafts.map(({reading, found}) => found.flatMap((candidate) => review(candidate, reading, known) ?? []))
}

function learn(drafts: readonly Draft[]): Known {
  const surnames = new Set<string>()
  const inside = new Set<string>()
  const acronyms = new Map<string, EntityType>()
  const weights = new Map<string, Map<EntityType, number>>()
  for (const {reading: {tokens}, found} of drafts) {
    found.forEach((candidate, i) => {
      const {from, to, type, evidence: why} = candidate
      const key = keyOf(tokens, candidate)
      if (!isSentenceFirst(tokens, from)) inside.add(key)
      if (type === 'person' && to - from > 1 && !weak.has(why)) surnames.add(tokens[to - 1].key)
      if (!weak.has(why) || why === 'place-cue') {
        if (!weights.has(key)) weights.set(key, new Map())
        const types = weights.get(key)!
        types.set(type, (types.get(type) ?? 0) + evidence[why])
      }
      const before = found[i - 1]
      if (before && before.to === from && why === 'acronym' && isAcronymOf(tokens, from, before)) acronyms.set(key, before.type)
    })
  }
  const types = new Map([...weights].map(([key, counts]) => [key, [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]]))
  return {surnames, types, inside, acronyms}
}

function review(candidate: Candidate, {tokens, lexicon}: Reading, {surnames, types, inside, acronyms}: Known): Candidate | null {
  const {from, to, evidence: why} = candidate
  if (!weak.has(why)) return candidate
  const key = keyOf(tokens, candidate)
  const as = (type: EntityType, better: Evidence): Candidate => ({...candidate, type, evidence: better})
  if (to - from === 1 && surnames.has(key)) return as('person', 'surname')
  const acronym = acronyms.get(key)
  if (acronym) return as(acronym, 'repeated')
  const type = types.get(key)
  if (type) return as(type, 'repeated')
  if (to - from === 1 && isSentenceFirst(tokens, from) && tokens[from].shape === 'capital' && !lexicon.names.has(key) && !inside.has(key)) return null
  return candidate
}

/** `Fonds monétaire international (FMI)`: capitals in brackets whose letters begin words of the name before. */
function isAcronymOf(tokens: readonly Token[], at: number, {from, to}: Candidate): boolean {
  const initials = tokens.slice(from, to).map(({key}) => key[0]).join('')
  let k = 0
  for (const letter of initials) if (letter === tokens[at].key[k]) k++
  return k === tokens[at].key.length
}

function keyOf(tokens: readonly Token[], {from, to}: Candidate): string {
  return to - from === 1 ? tokens[from].key : tokens.slice(from, to).map(({key}) => key).join(' ')
}
