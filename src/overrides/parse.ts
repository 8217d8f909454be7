import {LineCounter, parseDocument} from 'yaml'
import {z} from 'zod'
import {parseEdtf} from '../dates/edtf.ts'
import {entityTypes} from '../doc.ts'
import {UsageError} from '../run/usage.ts'
import type {Correction, Identity, Override, Overrides} from './override.ts'

const anchor = {document: z.string(), before: z.string().default(''), after: z.string().default(''), note: z.string().optional()}
const words = z.string().refine((quote) => quote.trim() !== '', 'says no words')
const edtf = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((value) => parseEdtf(value) !== null, 'is not EDTF; write 1994-05-05, 1994-05, 1988/1994, 19XX …')
const id = z.string().regex(/^[\p{L}\p{N}-]{1,200}$/u, 'is no id: letters, digits and hyphens')

/** One shape for each kind of override, by the field that holds the words it is about. */
const shapes = {
  keep: z.strictObject({...anchor, keep: words}).transform(({keep, ...rest}) => said(keep, {kind: 'keep'}, rest)),
  drop: z.strictObject({...anchor, drop: words}).transform(({drop, ...rest}) => said(drop, {kind: 'drop'}, rest)),
  date: z.strictObject({...anchor, date: words, value: edtf.nullable()}).transform(({date, value, ...rest}) => said(date, {kind: 'date', value}, rest)),
  entity: z
    .strictObject({...anchor, entity: words, type: z.enum(entityTypes).nullable(), id: id.nullable().default(null)})
    .transform(({entity, type, id, ...rest}) => said(entity, {kind: 'entity', type, id}, rest))
}

const name = z.string().refine((text) => /[\p{L}\p{N}]/u.test(text), 'holds a name without a letter')
const note = {note: z.string().optional()}

const identityShapes = {
  same: z.strictObject({...note, same: z.array(name).min(2)}).transform(({same}) => ({kind: 'same' as const, names: same})),
  different: z.strictObject({...note, different: z.array(name).length(2)}).transform(({different}) => ({kind: 'different' as const, names: different}))
}

const kinds = [...Object.keys(shapes), ...Object.keys(identityShapes)] as (keyof typeof shapes | keyof typeof identityShapes)[]

/** Reads the list of a file. Throws a UsageError that names the line of what is wrong. */
export function parseOverrides(yaml: string, file: string): Overrides {
  const lines = new LineCounter()
  const document = parseDocument(yaml, {lineCounter: lines})
  const refuse = (line: number, problem: string): never => {
    throw new UsageError(`${file}:${line}: ${problem}`)
  }
  if (document.errors.length > 0) refuse(lines.linePos(document.errors[0].pos[0]).line, document.errors[0].message.split('\n')[0].replace(/ at line \d+, column \d+:?$/, ''))
  const list: unknown = document.toJS({maxAliasCount: 0})
  const overrides: Overrides = {corrections: [], identities: []}
  if (list === null) return overrides
  if (!Array.isArray(list)) return refuse(1, 'is not a list; begin each override with "- document: …"')
  for (const [i, item] of list.entries()) {
    const node = document.getIn([i], true) as {range?: [number]} | undefined
    const {line} = lines.linePos(node?.range?.[0] ?? 0)
    const place = `${file}:${line}`
    const read = overrideOf(item)
    if ('problem' in read) refuse(line, read.problem)
    else if ('names' in read) overrides.identities.push({...read, place})
    else overrides.corrections.push({...read, place})
  }
  return overrides
}

type Read = Omit<Override, 'place'> | Omit<Identity, 'place'> | {problem: string}

function overrideOf(item: unknown): Read {
  const [kind, ...more] = typeof item === 'object' && item !== null ? kinds.filter((kind) => kind in item) : []
  if (kind === undefined || more.length > 0) return {problem: `an override says one of ${kinds.join(', ')}`}
  const {success, data, error} = {...shapes, ...identityShapes}[kind].safeParse(item)
  if (success) return data
  return {problem: error.issues.map(({path, message}) => `${path.length === 0 ? '' : `"${path.join('.')}": `}${message}`).join('; ')}
}

function said(quote: string, does: Correction, {document, before, after}: {document: string; before: string; after: string}): Omit<Override, 'place'> {
  return {document, before, after, quote, does}
}
