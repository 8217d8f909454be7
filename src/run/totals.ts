import type {DocumentRecord} from '../record.ts'
import type {Counts, Manifest} from '../schemas.ts'
import {compare} from '../compare.ts'

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

/** Adds up what the documents of a dataset hold and what each rule removed. */
export class Totals {
  readonly #rules = new Map<string, {removals: number; characters: number}>()
  readonly #counts: Manifest['totals'] = {
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
    this.#counts.documents++
    if (record.error) this.#counts.failed++
    for (const [name, count] of Object.entries(countsOf(record)) as [keyof Counts, number][]) this.#counts[name] += count
    for (const {rule, text} of record.removed) {
      if (!this.#rules.has(rule)) this.#rules.set(rule, {removals: 0, characters: 0})
      const total = this.#rules.get(rule)!
      total.removals++
      total.characters += text.length
    }
  }

  get counts(): Manifest['totals'] {
    return {...this.#counts}
  }

  get rules(): Manifest['rules'] {
    return Object.fromEntries([...this.#rules].sort(([a], [b]) => compare(a, b)))
  }
}
