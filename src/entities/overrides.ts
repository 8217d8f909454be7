import type {EntityType} from '../doc.ts'
import type {Found, Passage} from './tagger.ts'

/** A name that the user knows. */
export interface ListedName {
  readonly name: string
  readonly type: EntityType
}

/**
 * Puts the user's names in the place of what was found, and takes away what the user says is none.
 * Both are compared as written, whole words only; of two names that overlap the longer one wins.
 * @param vetoes texts of mentions that are no entities
 */
export function createOverrides(names: readonly ListedName[], vetoes: readonly string[]): (passage: Passage, found: readonly Found[]) => Found[] {
  const vetoed = new Set(vetoes)
  const types = new Map(names.map(({name, type}) => [name, type]))
  const pattern = patternOf([...types.keys()])
  return ({text, spans}, found) => {
    const kept = vetoed.size === 0 ? [...found] : found.filter(({start, end}) => !vetoed.has(text.slice(start, end)))
    if (pattern === null) return kept
    const listed = spans.flatMap(([start, end]) =>
      [...text.slice(start, end).matchAll(pattern)].map(({0: name, index}): Found => ({start: start + index, end: start + index + name.length, type: types.get(name)!, score: 1}))
    )
    return merge(kept, listed)
  }
}

function patternOf(names: readonly string[]): RegExp | null {
  const sorted = names.filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (sorted.length === 0) return null
  const alternatives = sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

/** Both lists are sorted and disjoint. */
function merge(found: readonly Found[], listed: readonly Found[]): Found[] {
  const merged: Found[] = []
  let next = 0
  for (const name of found) {
    while (next < listed.length && listed[next].end <= name.start) merged.push(listed[next++])
    if (next >= listed.length || listed[next].start >= name.end) merged.push(name)
  }
  return [...merged, ...listed.slice(next)]
}
