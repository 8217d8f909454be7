// Writes docs/api.md from the comments and declarations of the public modules, and docs/output.md from the schemas of the output.
import {writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {schemaNames} from '../src/schema-names.ts'
import {jsonSchema} from '../src/schemas.ts'
import type {Declared} from './declarations.ts'
import {declarationsOf} from './declarations.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The pages and what makes them. */
export const pages: Readonly<Record<string, () => string>> = {'docs/api.md': apiPage, 'docs/output.md': outputPage}

const modules = [
  {name: 'tamis', path: 'src/index.ts', says: 'The library: documents, texts, pipelines.'},
  {name: 'tamis/stages', path: 'src/stages/index.ts', says: 'The stages, for `pipeline.config.ts`, in the order of the alphabet; `defaultStages()` has them in the order in which they run.'},
  {name: 'tamis/retext', path: 'src/retext/index.ts', says: 'Plugins for retext: its parser on the sentences of Tamis, and dates.'}
]

function apiPage(): string {
  const sections = modules.map(({name, path, says}) => {
    const declared = declarationsOf(join(root, path))
    return `## ${name}\n\n${says}\n\n${declared.map(entryOf).join('\n')}`
  })
  return `# API\n\nEverything that the package exports. This page is made from the code by \`npm run docs:api\`: change the comments there. What a
record holds is in [output.md](output.md), what each rule removes in [rules.md](rules.md). All offsets are UTF-16 code units, ends exclusive.\n\n${sections.join('\n')}`
}

function entryOf({name, says, code, options}: Declared): string {
  const table = options && options.length > 0 ? `\n| option | default | |\n| --- | --- | --- |\n${options.map((option) => `| \`${option.name}\` | \`${cell(option.value)}\` | ${cell(option.says)} |`).join('\n')}\n` : ''
  return `### ${name}\n\n${says === '' ? '' : `${says}\n\n`}\`\`\`ts\n${code}\n\`\`\`\n${table}`
}

interface Schema {
  type?: string | string[]
  description?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

function outputPage(): string {
  const sections = schemaNames.map((name) => `## ${name}\n\n| field | type | |\n| --- | --- | --- |\n${rowsOf(jsonSchema(name) as Schema, '').join('\n')}\n`)
  return `# The output\n\nWhat \`tamis run\` writes, field by field: a \`document\` for each text, and \`entities\`, \`timeline\` and \`manifest\` for the dataset. \`tamis schema NAME\`
prints the JSON Schema that this page is made of, by \`npm run docs:api\`. Offsets are UTF-16 code units, ends exclusive: \`start\` and \`end\` in the \`text\` of
the record, \`raw\` in the decoded source.\n\n${sections.join('\n')}`
}

/** A row for each field, those inside others under their path. */
function rowsOf({properties = {}, required = []}: Schema, path: string): string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const at = `${path}${name}`
    const inner = innerOf(field)
    const note = [field.description, required.includes(name) ? undefined : 'May be left out.'].filter((text) => text !== undefined).join(' ')
    return [`| \`${at}\` | ${cell(typeOf(field))} | ${cell(note)} |`, ...(inner === null ? [] : rowsOf(inner, `${at}${inner === field ? '' : '[]'}.`))]
  })
}

/** The object that a field is, or is a list of. */
function innerOf(field: Schema): Schema | null {
  if (field.properties) return field
  if (field.items && field.items.properties) return field.items
  const choices = (field.anyOf ?? []).map(innerOf).filter((schema) => schema !== null)
  return choices.length === 1 ? choices[0] : null
}

function typeOf({type, const: only, enum: values, anyOf, items, prefixItems, additionalProperties}: Schema): string {
  if (only !== undefined) return `\`${JSON.stringify(only)}\``
  if (values) return values.map((value) => `\`${String(value)}\``).join(', ')
  if (anyOf) return anyOf.map(typeOf).join(' or ')
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`
  if (type === 'array') return `list of ${items ? typeOf(items) : 'anything'}`
  if (type === 'object') return typeof additionalProperties === 'object' ? 'object by name' : 'object'
  return [type ?? 'anything'].flat().join(' or ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const [path, make] of Object.entries(pages)) writeFileSync(join(root, path), make())
