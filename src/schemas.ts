import {z} from 'zod'
import {entityTypes} from './doc.ts'
import {documentSchema} from './document-schema.ts'
import type {SchemaName} from './schema-names.ts'

const count = z.int().nonnegative()
const raw = z.tuple([count, count])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `entities.json`: one row for each thing that the dataset mentions. */
export const entitiesSchema = z.strictObject({
  schema: z.literal('tamis/entities@1'),
  entities: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(entityTypes),
      name: z.string().meta({description: 'The commonest full form.'}),
      ambiguous: z.boolean().meta({description: 'True for a name that several things bear, where nothing decides which.'}),
      aliases: z.array(z.strictObject({text: z.string(), count: z.int().positive()})).meta({description: 'All ways in which it is written, commonest first.'}),
      documents: z.array(z.string()).meta({description: 'Ids of the documents that mention it.'})
    })
  )
})

/** `timeline.json`: every dated statement, ordered by its earliest day. */
export const timelineSchema = z.strictObject({
  schema: z.literal('tamis/timeline@1'),
  statements: z.array(
    z.strictObject({
      earliest: z.string().nullable().meta({description: 'First day that the value allows; null when it is open to the past or has no year.'}),
      latest: z.string().nullable(),
      value: z.string().meta({description: 'EDTF levels 0–2; with a clock, ISO 8601.'}),
      surface: z.string().nullable().meta({description: 'What the words alone say.'}),
      part: z.enum(['early', 'mid', 'late']).nullable(),
      resolvedBy: z.enum(['sentence', 'previous', 'document-date', 'override']).nullable().meta({description: 'Where the value came from that the words leave open.'}),
      date: z.string().meta({description: 'The words that say it.'}),
      text: z.string().meta({description: 'The sentence that holds it.'}),
      document: z.string(),
      sentence: count.meta({description: 'Index in the sentences of the document.'}),
      raw: raw.meta({description: 'Of the date, in the decoded raw text.'}),
      entities: z.array(z.string()).meta({description: 'Ids of what the sentence mentions, in order, each once.'})
    })
  )
})

const counts = {
  rawCharacters: count.meta({description: 'UTF-16 code units of the decoded raw text.'}),
  characters: count.meta({description: 'UTF-16 code units of the clean text.'}),
  sentences: count,
  dates: count,
  entities: count,
  removed: count,
  warnings: count
}

/** `manifest.json`: what was made of what, by which version and config. */
export const manifestSchema = z.strictObject({
  schema: z.literal('tamis/manifest@1'),
  version: z.string().meta({description: 'Of Tamis.'}),
  config: sha256.meta({description: 'Of the version, and the names and options of the stages.'}),
  stages: z.array(z.string()),
  totals: z.strictObject({documents: count, failed: count, ...counts}),
  rules: z.record(z.string(), z.strictObject({removals: count, characters: count})).meta({description: 'What each rule removed over all documents.'}),
  files: z.record(z.string(), sha256).meta({description: 'Digests of the files beside the documents.'}),
  overrides: z
    .array(
      z.strictObject({
        place: z.string(),
        document: z.string().nullable().meta({description: 'Null for what is said of names, whatever the document.'}),
        kind: z.enum(['keep', 'drop', 'date', 'entity', 'same', 'different']),
        quote: z.string(),
        became: z.enum(['landed', 'no-place', 'no-document', 'no-name'])
      })
    )
    .optional()
    .meta({description: 'What people say against the stages, and what became of it; there when they do.'}),
  parts: z
    .array(z.strictObject({file: z.string(), sha256, documents: count}))
    .optional()
    .meta({description: 'Files of many documents each, in the order of the sources; there when documents have no files of their own, and `documents` is then empty.'}),
  documents: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string().meta({description: 'Path of the record, relative to the output folder.'}),
      sha256: sha256.meta({description: 'Of the file of the record.'}),
      source: z.string().meta({description: 'Path relative to the input root.'}),
      line: z.int().positive().nullable(),
      input: sha256.meta({description: 'Of the source file, or of the line of a record.'}).or(z.literal('')),
      error: z.string().nullable().meta({description: 'Code of what failed.'}),
      counts: z.strictObject(counts)
    })
  )
})

export type Entities = z.infer<typeof entitiesSchema>
export type Timeline = z.infer<typeof timelineSchema>
export type Manifest = z.infer<typeof manifestSchema>
export type Counts = Manifest['documents'][number]['counts']

const schemas: Readonly<Record<SchemaName, z.ZodType>> = {document: documentSchema, entities: entitiesSchema, timeline: timelineSchema, manifest: manifestSchema}

/** The JSON Schema (draft 2020-12) of an output file. Its `$id` is what the file says in `schema`. */
export function jsonSchema(name: SchemaName): object {
  const {$schema, ...schema} = z.toJSONSchema(schemas[name])
  return {$schema, $id: `tamis/${name}@1`, ...schema}
}
