import {compare} from '../compare.ts'
import type {DocumentRecord} from '../record.ts'
import {rules} from '../rules.ts'
import type {Entities, Manifest, Timeline} from '../schemas.ts'
import type {CloseCall, DocumentRow, EntityData, EntityRow, ReportIndex, RuleRow} from './data.ts'

/** Close calls that the overview lists. */
const maxClose = 100

/** Neighbours that are listed of an entity. */
const maxTogether = 20

/** Other names of an entity that its row in the table shows. */
const maxNames = 3

/** Entities of one sentence that count as named together: a list of a hundred names is no company. */
const maxInSentence = 12

/** Adds up, row by row, what the overview and the tables show: the entities first, then documents and statements. */
export class Summary {
  readonly documents: DocumentRow[] = []
  readonly entities: EntityRow[] = []
  readonly #manifest: Manifest
  readonly #numbers = new Map<string, number>()
  readonly #languages = new Map<string, number>()
  readonly #warnings = new Map<string, number>()
  readonly #together: Map<number, number>[] = []
  readonly #years = new Map<number, [statements: number, first: number]>()
  #statements = 0
  #close: CloseCall[] = []

  constructor(manifest: Manifest) {
    this.#manifest = manifest
  }

  addEntity({id, type, name, aliases, documents}: Entities['entities'][number]): void {
    this.#numbers.set(id, this.entities.length)
    this.#together.push(new Map())
    this.entities.push([id, type, name, aliases.reduce((sum, {count}) => sum + count, 0), documents.length, aliases.map(({text}) => text).filter((text) => text !== name).slice(0, maxNames)])
  }

  /** @param n index of the document in the manifest */
  addDocument(n: number, record: DocumentRecord): void {
    const {id, counts, error} = this.#manifest.documents[n]
    const reasons = [...new Set(record.removed.map(({reason}) => reason))].sort(compare)
    this.documents[n] = {id, lang: record.lang, failed: error !== null, lost: record.removed.reduce((sum, {text}) => sum + text.length, 0), reasons, ...counts}
    count(this.#languages, record.lang)
    for (const {rule} of record.warnings) count(this.#warnings, rule)
    for (const [sentence, {start, end, score, rule}] of record.sentences.entries()) {
      if (score !== null && rule !== null) this.#close.push({document: [n, id], sentence, score, rule, text: record.text.slice(start, end).slice(0, 300)})
    }
    if (this.#close.length > maxClose * 20) this.#close = closest(this.#close)
    this.#addCompany(record)
  }

  addStatement({earliest}: Timeline['statements'][number]): void {
    const year = earliest === null ? Number.NaN : yearOf(earliest)
    const known = this.#years.get(year)
    if (known) known[0]++
    else if (!Number.isNaN(year)) this.#years.set(year, [1, this.#statements])
    this.#statements++
  }

  /** Everything but the tables and the pages. */
  get index(): ReportIndex {
    return {
      version: this.#manifest.version,
      totals: this.#manifest.totals,
      rules: Object.entries(this.#manifest.rules).map(([rule, counts]): RuleRow => ({rule, ...meaningOf(rule), ...counts})).sort((a, b) => b.characters - a.characters || compare(a.rule, b.rule)),
      languages: byCount(this.#languages),
      warnings: byCount(this.#warnings),
      close: closest(this.#close),
      timeline: {statements: this.#statements, years: [...this.#years].map(([year, [count, first]]) => [year, count, first])}
    }
  }

  /** Who is named in the same sentences as an entity. */
  together(entity: number): EntityData['together'] {
    return [...this.#together[entity]].sort(([a, m], [b, n]) => n - m || a - b).slice(0, maxTogether).map(([other, sentences]) => [other, this.entities[other][2], sentences])
  }

  #addCompany({entities}: DocumentRecord): void {
    const sentences = new Map<number, Set<number>>()
    for (const {sentence, id} of entities) {
      const n = this.#numbers.get(id)
      if (n !== undefined) sentences.set(sentence, (sentences.get(sentence) ?? new Set()).add(n))
    }
    for (const company of sentences.values()) {
      if (company.size > maxInSentence) continue
      for (const a of company) for (const b of company) if (a !== b) count(this.#together[a], b)
    }
  }
}

/** The year of a day, which may be before our era: `-0753-01-01`. */
function yearOf(day: string): number {
  return Number(/^-?\d+/.exec(day)?.[0])
}

function meaningOf(rule: string): Pick<RuleRow, 'reason' | 'says'> {
  const known = (rules as Readonly<Record<string, Pick<RuleRow, 'reason' | 'says'>>>)[rule]
  return {reason: known?.reason ?? null, says: known?.says ?? ''}
}

function closest(calls: readonly CloseCall[]): CloseCall[] {
  return [...calls].sort((a, b) => b.score - a.score || a.document[0] - b.document[0] || a.sentence - b.sentence).slice(0, maxClose)
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b))
}
