import type {Assigned} from './assign.ts'
import type {Thing} from './things.ts'

/** How many mentions before and after a mention are its neighbours. */
const window = 10

/** How many neighbours must speak for one bearer of a name, and none for another. Not tuned: two are more than chance. */
const leastSupport = 2

/** Names with more bearers are left open. */
const mostCandidates = 20

/**
 * Decides open mentions by their neighbours: by the things that stand beside one of the candidates somewhere in the dataset and
 * beside no other candidate. What they do not decide stays open.
 */
export function askNeighbours(documents: readonly (readonly Assigned[])[]): (readonly Assigned[])[] {
  const contested = new Set(documents.flatMap((list) => list.flatMap(({candidates}) => candidates)))
  if (contested.size === 0) return [...documents]
  const companions = companionsOf(documents, contested)
  return documents.map((list) => (list.some(({candidates}) => candidates.length > 0) ? decide(list, companions, contested) : list))
}

/** What stands beside the contested things. Sets of two parts of a dataset unite. */
function companionsOf(documents: readonly (readonly Assigned[])[], contested: ReadonlySet<Thing>): Map<Thing, Set<Thing>> {
  const companions = new Map<Thing, Set<Thing>>([...contested].map((thing) => [thing, new Set()]))
  for (const list of documents) {
    list.forEach(({thing, candidates}, at) => {
      if (candidates.length > 0 || !contested.has(thing)) return
      for (const neighbour of beside(list, at, contested)) companions.get(thing)!.add(neighbour)
    })
  }
  return companions
}

function decide(list: readonly Assigned[], companions: ReadonlyMap<Thing, ReadonlySet<Thing>>, contested: ReadonlySet<Thing>): Assigned[] {
  return list.map((mention, at) => {
    const {form, candidates} = mention
    if (candidates.length === 0 || candidates.length > mostCandidates) return mention
    const votes = new Map<Thing, number>()
    for (const neighbour of beside(list, at, contested)) {
      const named = candidates.filter((candidate) => companions.get(candidate)!.has(neighbour))
      if (named.length === 1) votes.set(named[0], (votes.get(named[0]) ?? 0) + 1)
    }
    const [[thing, support] = [null, 0]] = votes
    return votes.size === 1 && thing !== null && support >= leastSupport ? {form, thing, candidates: []} : mention
  })
}

/** The things mentioned before and after a mention, but for those that are open or contested themselves. */
function beside(list: readonly Assigned[], at: number, contested: ReadonlySet<Thing>): Set<Thing> {
  const around = [...list.slice(Math.max(0, at - window), at), ...list.slice(at + 1, at + 1 + window)]
  return new Set(around.filter(({thing, candidates}) => candidates.length === 0 && !contested.has(thing)).map(({thing}) => thing))
}
