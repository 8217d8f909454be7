import type {DocumentRecord} from '../record.ts'
import type {Counts, Manifest} from '../schemas.ts'
import {compare} from '../compare.ts'

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

  add(record: DocumentRecord): void {
    this.#count({documents: 1, failed: record.error ? 1 : 0, ...countsOf(record)})
    for (const {rule, text} of record.removed) this.#remove(rule, 1, text.length)
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
