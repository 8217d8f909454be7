// Writes docs/rules.md from the table of rules.
import {writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rules} from '../src/rules.ts'

export const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'rules.md')

const introduction = `# Rules

Every rule that removes something. An id is \`stage/rule\`; a removal in a record bears the id and its reason, and
\`tamis explain\` says the rest. This page is made from \`src/rules.ts\` by \`npm run docs:rules\`: change the table there.
`

/** The page in Markdown: a table for each stage, in the order in which they are declared. */
export function rulesPage(): string {
  const ids = Object.keys(rules) as (keyof typeof rules)[]
  const sections = [...new Set(ids.map(stageOf))].map((stage) => {
    const rows = ids.filter((id) => stageOf(id) === stage).map((id) => `| \`${id}\` | ${rules[id].reason} | ${rules[id].says.replaceAll('|', '\\|')} |`)
    return `## ${stage}\n\n| rule | reason | what is removed |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return [introduction, ...sections].join('\n')
}

function stageOf(id: string): string {
  return id.split('/')[0]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, rulesPage())
