import type {DocumentRecord} from '../record.ts'
import type {Counts, Manifest} from '../schemas.ts'
import {compare} from '../compare.ts'
import type {Row} from './pack.ts'

/** What documents hold, added up, and what each rule removed of them. */
export type Sums = Pick<Manifest, 'totals' | 'rules'>

export function countsOf(record: DocumentRecord): Counts {
  return {
    rawCharacters: record.source.length,
    characters: record.text.length,
    sentences: record.sentences.length,
    dates: record.dates.length,
    entities: record.entities.length,
    removed: record.removed.length,
    warnings: record.warnings.length
  }
}

/** What of a document is added up: its counts, and what each rule removed. */
export function tallyOf(record: DocumentRecord): Pick<Row, 'error' | 'counts' | 'rules'> {
  const rules: Sums['rules'] = {}
  for (const {rule, text} of record.removed) {
    rules[rule] ??= {removals: 0, characters: 0}
    rules[rule].removals++
    rules[rule].characters += text.length
  }
  return {error: record.error?.code ?? null, counts: countsOf(record), rules}
}

/** Adds up documents one by one, and sums of documents. */
export class Totals {
  readonly #rules = new Map<string, {removals: number; characters: number}>()
  readonly #totals: Manifest['totals'] = {
    documents: 0,
    failed: 0,
    rawCharacters: 0,
    characters: 0,
    sentences: 0,
    dates: 0,
    entities: 0,
    removed: 0,
    warnings: 0
  }

  add({error, counts, rules}: ReturnType<typeof tallyOf>): void {
    this.join({totals: {documents: 1, failed: error === null ? 0 : 1, ...counts}, rules})
  }

  join({totals, rules}: Sums): void {
    this.#count(totals)
    for (const [rule, {removals, characters}] of Object.entries(rules)) this.#remove(rule, removals, characters)
  }

  get sums(): Sums {
    return {totals: {...this.#totals}, rules: Object.fromEntries([...this.#rules].sort(([a], [b]) => compare(a, b)))}
  }

  #count(more: Manifest['totals']): void {
    for (const name of Object.keys(this.#totals) as (keyof Manifest['totals'])[]) this.#totals[name] += more[name]
  }

  #remove(rule: string, removals: number, characters: number): void {
    const total = this.#rules.get(rule) ?? {removals: 0, characters: 0}
    this.#rules.set(rule, {removals: total.removals + removals, characters: total.characters + characters})
  }
}
