import {z} from 'zod'
import {blockKinds, entityTypes, unitKinds} from './doc.ts'
import {reasons} from './rules.ts'

const offset = z.int().nonnegative()
const span = {start: offset, end: offset}
const raw = z.tuple([offset, offset])
const rule = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
const score = z.number().min(0).max(1)
const day = z.string()

const sourceSchema = z.strictObject({
  path: z.string().nullable().meta({description: 'Path relative to the input root, with forward slashes; null for a record from a stream.'}),
  line: z.int().positive().nullable().meta({description: 'Line of the record in a JSONL source; number of the record in a web archive.'}),
  url: z.string().optional().meta({description: 'Of the page, as a web archive has it.'}),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).meta({description: 'Of the bytes of the file, or of the text or html field of a record as UTF-8.'}),
  mediaType: z.string(),
  encoding: z.string(),
  length: offset.meta({description: 'UTF-16 code units of the decoded text that `raw` indexes.'})
})

export const documentSchema = z.strictObject({
  schema: z.literal('tamis/document@1'),
  id: z.string().nullable().meta({description: 'As it came; null for a record of a stream that has none.'}),
  source: sourceSchema,
  lang: z.string().meta({description: 'BCP 47; `und` when it cannot be told.'}),
  title: z.string().nullable().meta({description: 'As the source states it, as author and site.'}),
  author: z.string().nullable(),
  site: z.string().nullable(),
  date: z.string().nullable().meta({description: 'Publication date when the source states one, EDTF.'}),
  text: z.string().meta({description: 'Clean text: units joined by a space, blocks by a blank line.'}),
  blocks: z.array(z.strictObject({kind: z.enum(blockKinds), level: z.int().nullable().meta({description: '1–6 of a heading, depth from 1 of an item, else null.'}), lang: z.string(), ...span, raw})),
  sentences: z.array(
    z.strictObject({
      ...span,
      raw,
      block: offset.meta({description: 'Index in `blocks`.'}),
      kind: z.enum(unitKinds),
      score: score.nullable().meta({description: 'How close a rule came to removing it; null when none did.'}),
      rule: rule.nullable().meta({description: 'The rule that came close.'})
    })
  ),
  dates: z.array(
    z.strictObject({
      ...span,
      raw,
      sentence: offset.meta({description: 'Index in `sentences`.'}),
      text: z.string(),
      type: z.enum(['date', 'time', 'duration', 'set']),
      value: z.string().nullable().meta({description: 'EDTF levels 0–2 for dates, ISO 8601 for times and durations.'}),
      earliest: day.nullable().meta({description: 'First day that the value allows, `YYYY-MM-DD`; null when it is open.'}),
      latest: day.nullable().meta({description: 'Last day that the value allows.'}),
      surface: z.string().nullable().meta({description: 'What the words alone say: `XXXX-10-28` where the year came from the context.'}),
      part: z.enum(['early', 'mid', 'late']).nullable().meta({description: 'The part of the value that is meant: the early twentieth century.'}),
      resolvedBy: z.enum(['sentence', 'previous', 'document-date', 'override']).nullable().meta({description: 'Where the value came from that the words leave open.'}),
      ambiguous: z.boolean().meta({description: 'True when the words allow another reading: `05/06/1994`.'})
    })
  ),
  entities: z.array(
    z.strictObject({
      ...span,
      raw,
      sentence: offset.meta({description: 'Index in `sentences`.'}),
      text: z.string(),
      type: z.enum(entityTypes),
      id: z.string().meta({description: 'Of one thing across the dataset, as in `entities.json`.'}),
      score: score.meta({description: 'How sure the tagger was.'}),
      ambiguous: z.boolean().meta({description: 'True when several things bear the name and nothing decides.'})
    })
  ),
  removed: z.array(
    z.strictObject({
      raw,
      rule,
      reason: z.enum(reasons),
      score: score.nullable().meta({description: 'How sure the rule was; the line of a judge is at 0.5. Null for rules that do not weigh.'}),
      text: z.string(),
      copyOf: z
        .strictObject({document: z.string().nullable().meta({description: 'Null for this document.'}), raw})
        .nullable()
        .meta({description: 'Of a duplicate: where the copy that stays stands.'})
    })
  ),
  warnings: z.array(z.strictObject({rule: z.string(), message: z.string(), raw: raw.nullable()})).meta({description: 'Problems of the source, overrides that did not land, remarks of retext plugins.'}),
  error: z.strictObject({code: z.string(), message: z.string(), line: z.int().positive().nullable()}).nullable().meta({description: 'Why there is nothing else in the record; null when all went well.'})
})

/** The record of a document, as its schema says. */
export type DocumentRecord = z.infer<typeof documentSchema>
/** What a record was made of, as its schema says. */
export type Source = z.infer<typeof sourceSchema>
