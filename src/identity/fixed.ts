import {compare} from '../compare.ts'
import type {DocumentMentions, Resolved} from './resolve.ts'
import {resolveEntities} from './resolve.ts'
import type {EntityRow} from './rows.ts'
import type {Settings} from './settings.ts'

/** Gives ids as `resolveEntities` does, but for the mentions whose id a person has fixed: these do not take part, and are counted where they belong. */
export function resolveAround(documents: readonly DocumentMentions[], settings: Settings): {ids: Resolved[][]; rows: EntityRow[]} {
  const {ids, rows} = resolveEntities(documents.map((document) => ({...document, mentions: document.mentions.filter(({fixed}) => fixed === undefined)})), settings)
  if (!documents.some(({mentions}) => mentions.some(({fixed}) => fixed !== undefined))) return {ids, rows}
  const byId = new Map(rows.map((row) => [row.id, row]))
  const all = documents.map(({id, mentions}, d) => {
    let next = 0
    return mentions.map(({text, type, fixed}): Resolved => {
      if (fixed === undefined) return ids[d][next++]
      byId.set(fixed, withMention(byId.get(fixed) ?? {id: fixed, type, name: text, ambiguous: false, aliases: [], documents: []}, text, id))
      return {id: fixed, ambiguous: false}
    })
  })
  return {ids: all, rows: [...byId.values()].sort((a, b) => compare(a.id, b.id))}
}

function withMention(row: EntityRow, text: string, document: string | null): EntityRow {
  const counts = new Map(row.aliases.map(({text, count}) => [text, count]))
  counts.set(text, (counts.get(text) ?? 0) + 1)
  const aliases = [...counts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count || compare(a.text, b.text))
  return {...row, aliases, documents: document === null ? row.documents : [...new Set([...row.documents, document])].sort(compare)}
}
