import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Dataset} from '../src/dataset/open.ts'
import {createPipeline} from '../src/pipeline.ts'
import type {DocumentRecord} from '../src/record.ts'
import {compare} from '../src/compare.ts'
import {statementKey, statementsOf} from '../src/run/timeline.ts'
import {Totals, countsOf, tallyOf} from '../src/run/totals.ts'
import type {Entities, Timeline} from '../src/schemas.ts'
import {places} from './data.ts'

/** UTF-16 code units of the texts that documents are made of. */
const textLength = 2000

/** Documents that share the ids of their entities: a dataset of many documents has many things. */
const circle = 100

/** The file that they come from. */
const source = 'documents.jsonl'

/** A dataset of so many documents, made of pieces of those of raw/ under other ids; it is nowhere on the disk. */
export function syntheticDataset(count: number): Dataset {
  const pipeline = createPipeline()
  const records = pieces().map((raw) => pipeline.clean({raw, lang: 'fr'}))
  const recordOf = (n: number): DocumentRecord => {
    const record = records[n % records.length]
    const things = Math.floor(n / circle)
    return {...record, id: idOf(n), source: {...record.source, path: source, line: n + 1}, entities: record.entities.map((mention) => ({...mention, id: `${mention.id}-${things}`}))}
  }
  const totals = new Totals()
  const entities = new Map<string, Entities['entities'][number]>()
  const statements: Timeline['statements'] = []
  const rows = Array.from({length: count}, (_, n) => {
    const record = recordOf(n)
    totals.add(tallyOf(record))
    statements.push(...statementsOf(record))
    for (const {id, type, text} of record.entities) {
      const known = entities.get(id) ?? {id, type, name: text, ambiguous: false, aliases: [{text, count: 0}], documents: []}
      known.aliases[0].count++
      if (known.documents.at(-1) !== record.id) known.documents.push(record.id!)
      entities.set(id, known)
    }
    return {id: record.id!, file: '', sha256: '', source, line: n + 1, input: '', error: null, counts: countsOf(record)}
  })
  const keyed = statements.map((statement) => ({statement, key: statementKey(statement)})).sort((a, b) => compare(a.key, b.key))
  return {
    name: `${count} documents`,
    manifest: {schema: 'tamis/manifest@1', version: '0', config: '', stages: [], ...totals.sums, files: {}, documents: rows},
    record: ({id}) => Promise.resolve(recordOf(Number(id.slice(-6)))),
    entities: () => iterate([...entities.values()]),
    statements: () => iterate(keyed.map(({statement}) => statement))
  }
}

/** Writes what the documents are made of into a folder. */
export function writeSources(folder: string, count: number): void {
  const texts = pieces()
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, source), Array.from({length: count}, (_, n) => `${JSON.stringify({id: idOf(n), text: texts[n % texts.length]})}\n`).join(''))
}

function idOf(n: number): string {
  return `document-${String(n).padStart(6, '0')}`
}

function pieces(): string[] {
  return readdirSync(places.raw).sort().flatMap((file) => {
    const text = readFileSync(join(places.raw, file), 'utf8')
    return Array.from({length: Math.ceil(text.length / textLength)}, (_, i) => text.slice(i * textLength, (i + 1) * textLength))
  })
}

async function* iterate<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}
