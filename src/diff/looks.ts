import {oneLine} from './one-line.ts'
import type {Look} from './print.ts'

type Colors = Record<'bold' | 'dim' | 'red' | 'green', (text: string) => string>

/** Characters of a line that a document fills. */
const maxWidth = 160

/** For a terminal. */
export function terminalLook({bold, dim, red, green}: Colors): Look {
  const row = ([name, ...cells]: readonly string[]): string => `  ${name.padEnd(34)}${cells.map((cell) => cell.padStart(10)).join('')}`
  return {
    title: (text) => bold(shortened(text)),
    heading: (text) => bold(shortened(text)),
    lost: (text) => red(`  - ${shortened(text)}`),
    won: (text) => green(`  + ${shortened(text)}`),
    note: (text) => dim(`  ${shortened(text)}`),
    gap: [],
    row,
    tableHead: (cells) => [dim(row(cells))]
  }
}

/** For a comment on a pull request. What documents say is code there, so that nothing in it is rendered. */
export const markdownLook: Look = {
  title: (text) => `## ${code(text)}`,
  heading: (text) => `### ${code(text)}`,
  lost: (text) => `- ➖ ${code(text)}`,
  won: (text) => `- ➕ ${code(text)}`,
  note: (text) => code(text),
  gap: [''],
  row: (cells) => `| ${cells.map((cell) => code(cell).replaceAll('|', '\\|')).join(' | ')} |`,
  tableHead: (cells) => [`| ${cells.join(' | ')} |`, `| ${cells.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`]
}

/** A code span that holds any text: fenced by one backtick more than the longest run inside. */
function code(text: string): string {
  const line = shortened(text)
  const longest = Math.max(0, ...(line.match(/`{1,999}/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

function shortened(text: string): string {
  return oneLine(text, maxWidth)
}
