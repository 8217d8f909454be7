import type {Assigned} from './assign.ts'
import type {Form} from './form.ts'
import type {Thing} from './things.ts'

/** How many mentions before and after a mention are its neighbours. */
const window = 10

/** How many neighbours must speak for one bearer of a name, and none for another. Not tuned: two are more than chance. */
const leastSupport = 2

/** Names with more bearers are left open. */
const mostCandidates = 20

/** In which document a thing stands beside another: its index, or `many`. */
type Where = number | 'many'

/** Of each contested thing, what stands beside it and where. */
type Companions = ReadonlyMap<Thing, ReadonlyMap<Thing, Where>>

/**
 * Decides open mentions by their neighbours: by the people, organisations, events and works that stand beside one of the candidates
 * in another document and beside no other candidate. Places, and what the tables list, stand beside anyone and say nothing. What
 * neighbours do not decide stays open.
 */
export function askNeighbours(documents: readonly (readonly Assigned[])[]): (readonly Assigned[])[] {
  const contested = new Set(documents.flatMap((list) => list.flatMap(({candidates}) => candidates)))
  if (contested.size === 0) return [...documents]
  const companions = companionsOf(documents, contested)
  return documents.map((list, document) => (list.some(({candidates}) => candidates.length > 0) ? decide(list, document, companions, contested) : list))
}

function companionsOf(documents: readonly (readonly Assigned[])[], contested: ReadonlySet<Thing>): Companions {
  const companions = new Map([...contested].map((thing) => [thing, new Map<Thing, Where>()]))
  documents.forEach((list, document) => {
    list.forEach(({thing, candidates}, at) => {
      if (candidates.length > 0 || !contested.has(thing)) return
      const known = companions.get(thing)!
      for (const neighbour of beside(list, at, contested)) known.set(neighbour, (known.get(neighbour) ?? document) === document ? document : 'many')
    })
  })
  return companions
}

/** The one thing that enough neighbours speak for, and none for another; null when there is none. */
export function elected<T>(votes: ReadonlyMap<T, number>): T | null {
  const [[thing, support] = [null, 0]] = votes
  return votes.size === 1 && support >= leastSupport ? thing : null
}

/** Whether a name has so many bearers that neighbours are not asked. */
export function isOpenToAll(candidates: readonly unknown[]): boolean {
  return candidates.length > mostCandidates
}

function decide(list: readonly Assigned[], document: number, companions: Companions, contested: ReadonlySet<Thing>): Assigned[] {
  return list.map((mention, at) => {
    const {form, candidates} = mention
    if (candidates.length === 0 || isOpenToAll(candidates)) return mention
    const votes = new Map<Thing, number>()
    for (const neighbour of beside(list, at, contested)) {
      const named = candidates.filter((candidate) => (companions.get(candidate)!.get(neighbour) ?? document) !== document)
      if (named.length === 1) votes.set(named[0], (votes.get(named[0]) ?? 0) + 1)
    }
    const thing = elected(votes)
    return thing === null ? mention : {form, thing, candidates: []}
  })
}

/** The telling things before and after a mention, but for those that are open or contested themselves. */
export function beside<T>(list: readonly {form: Told; thing: T; candidates: readonly T[]}[], at: number, contested: ReadonlySet<T>): Set<T> {
  const around = [...list.slice(Math.max(0, at - window), at), ...list.slice(at + 1, at + 1 + window)]
  return new Set(around.filter(({form, thing, candidates}) => isTelling(form) && candidates.length === 0 && !contested.has(thing)).map(({thing}) => thing))
}

/** What of a form says whether it tells something of its neighbours. */
export type Told = Pick<Form, 'type' | 'concept'>

function isTelling({type, concept}: Told): boolean {
  return concept === null && type !== 'place' && type !== 'group'
}
