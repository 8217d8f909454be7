import type {DocumentRecord} from '../record.ts'

/** Texts that only the first, or only the second of two records has, in their order there. */
export interface Change {
  lost: string[]
  won: string[]
}

/** What changed in a sentence that both records have. */
export interface MentionChange extends Change {
  sentence: string
}

export interface FieldChange {
  field: (typeof fields)[number]
  before: unknown
  after: unknown
}

/** What became of a document: all lists are empty when offsets, scores or blocks alone changed. */
export interface DocumentDiff {
  id: string
  sentences: Change
  /** Of sentences that both have: `5 mai 1994 = 1994-05-05`. */
  dates: MentionChange[]
  /** Of sentences that both have: `Bichkek = place bichkek`. */
  entities: MentionChange[]
  /** What is removed: `boilerplate/phrase: Lire aussi …`; the characters of a lost sentence are found here under the rule that took them. */
  removed: Change
  fields: FieldChange[]
}

const fields = ['lang', 'title', 'author', 'site', 'date', 'warnings', 'error'] as const

/** Compares two records of one document by what they say, not by where they say it. */
export function diffDocuments(before: DocumentRecord, after: DocumentRecord): DocumentDiff {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const pairs = [...now].flatMap(([key, sentence]) => (old.has(key) ? [[old.get(key)!, sentence] as const] : []))
  const mentions = (kind: 'dates' | 'entities'): MentionChange[] =>
    pairs.map(([a, b]) => ({sentence: b.text, ...changeOf(a[kind], b[kind])})).filter(({lost, won}) => lost.length + won.length > 0)
  return {
    id: after.id ?? before.id ?? '',
    sentences: changeOf([...old.values()].map(({text}) => text), [...now.values()].map(({text}) => text)),
    dates: mentions('dates'),
    entities: mentions('entities'),
    removed: changeOf(removalsOf(before), removalsOf(after)),
    fields: fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({field, before: before[field], after: after[field]}))
  }
}

/** Whether anything is in a diff that a reader of the dataset would notice. */
export function isEmpty({sentences, dates, entities, removed, fields}: DocumentDiff): boolean {
  return [sentences.lost, sentences.won, dates, entities, removed.lost, removed.won, fields].every((list) => list.length === 0)
}

interface Sentence {
  text: string
  dates: string[]
  entities: string[]
}

/** The sentences with their mentions, keyed so that the nth of several equal ones meets the nth. */
function sentencesOf({text, sentences, dates, entities}: DocumentRecord): Map<string, Sentence> {
  const list: Sentence[] = sentences.map(({start, end}) => ({text: text.slice(start, end), dates: [], entities: []}))
  for (const {sentence, text, value, part, type} of dates) list[sentence].dates.push(`${text} = ${part ? `${part} ` : ''}${value ?? `${type} without a value`}`)
  for (const {sentence, text, type, id} of entities) list[sentence].entities.push(`${text} = ${type} ${id}`)
  const seen = new Map<string, number>()
  return new Map(
    list.map((sentence) => {
      const nth = seen.get(sentence.text) ?? 0
      seen.set(sentence.text, nth + 1)
      return [`${nth} ${sentence.text}`, sentence]
    })
  )
}

function removalsOf({removed}: DocumentRecord): string[] {
  return removed.map(({rule, text}) => `${rule}: ${text}`)
}

/** What each of two lists has more often than the other. */
function changeOf(before: readonly string[], after: readonly string[]): Change {
  return {lost: without(before, after), won: without(after, before)}
}

function without(list: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1)
  return list.filter((text) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}
