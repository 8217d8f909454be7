import {closest} from 'fastest-levenshtein'
import {aliasKey} from '../identity/aliases.ts'
import type {Identity, Override} from '../overrides/override.ts'
import type {DocumentRecord} from '../record.ts'
import type {Manifest} from '../schemas.ts'
import {digestOfValue} from './digest.ts'
import type {Pack, Row} from './pack.ts'
import type {Problem} from './problem.ts'

/** Overrides by the id of their document. */
export type Overrules = ReadonlyMap<string, readonly Override[]>

export function byDocument(overrides: readonly Override[]): Overrules {
  const lists = new Map<string, Override[]>()
  for (const override of overrides) lists.set(override.document, [...(lists.get(override.document) ?? []), override])
  return lists
}

/** What a person says of a document, as a digest; empty when nothing. */
export function digestOfOverrides(overrides: readonly Override[] = []): string {
  return overrides.length === 0 ? '' : digestOfValue(overrides)
}

/** The places of the overrides that did not land in a record: what its warnings begin with. */
export function missedOf({warnings}: DocumentRecord): string[] {
  return warnings.filter(({rule}) => rule === 'overrides/no-place').map(({message}) => message.slice(0, message.indexOf(': ')))
}

/** The id that a person has fixed for a mention. */
export function fixedId({text, id, score}: DocumentRecord['entities'][number], overrides: readonly Override[]): {fixed?: string} {
  const isFixed = score === 1 && overrides.some(({does, quote}) => does.kind === 'entity' && does.id === id && quote.trim() === text)
  return isFixed ? {fixed: id} : {}
}

/** What became of each override of a run. */
export function overruled(overrides: readonly Override[], packs: Iterable<Pack>): NonNullable<Manifest['overrides']> {
  const rows = new Map<string, Row>()
  const wanted = new Set(overrides.map(({document}) => document))
  for (const pack of overrides.length === 0 ? [] : packs) for (const row of pack.rows()) if (wanted.has(row.id)) rows.set(row.id, row)
  return overrides.map(({place, document, quote, does}) => {
    const row = rows.get(document)
    return {place, document, kind: does.kind, quote, became: row === undefined ? 'no-document' : row.missed.includes(place) ? 'no-place' : 'landed'}
  })
}

/** What became of what people say of names, and a problem for each name that nothing bears. The full name of several that are one need not be borne. */
export function namesOverruled(identities: readonly Identity[], known: () => Iterable<string>): {rows: NonNullable<Manifest['overrides']>; problems: Problem[]} {
  const byKey = new Map<string, string>()
  if (identities.length > 0) for (const name of known()) byKey.set(aliasKey(name), name)
  const problems: Problem[] = []
  const rows = identities.map(({kind, names, place}) => {
    const missing = names.slice(kind === 'same' ? 1 : 0).filter((name) => !byKey.has(aliasKey(name)))
    for (const name of missing) {
      const nearest = byKey.size === 0 ? '' : `; the nearest name is ${JSON.stringify(closest(name, [...byKey.values()]))}`
      problems.push(problemAt(place, 'no-name', `nothing is called ${JSON.stringify(name)}${nearest}`))
    }
    return {place, document: null, kind, quote: names.join(', '), became: missing.length > 0 ? 'no-name' as const : 'landed' as const}
  })
  return {rows, problems}
}

/** Overrides of documents that the run does not have; the others report themselves with their documents. */
export function strayProblems(list: NonNullable<Manifest['overrides']>): Problem[] {
  return list
    .filter(({became}) => became === 'no-document')
    .map(({place, document}) => problemAt(place, 'no-document', `there is no document ${JSON.stringify(document)}`))
}

function problemAt(place: string, rule: string, text: string): Problem {
  return {path: place, messages: [{text, source: 'overrides', rule, start: null, end: null, level: 'warning'}]}
}
