import {readFileSync} from 'node:fs'

/** A text of a golden file and the pieces that it must be cut into. */
export interface Golden {
  text: string
  pieces: string[]
}

/** Reads `tests/goldens/<path>`: one piece a line, a blank line between texts, `+` glues a line to the one before. */
export function goldens(path: string): Golden[] {
  const source = readFileSync(new URL(`./goldens/${path}`, import.meta.url), 'utf8')
  const cases: Golden[] = []
  for (const paragraph of source.replace(/^#.*\n/gm, '').split(/\n{2,}/)) {
    const lines = paragraph.split('\n').filter((line) => line !== '')
    if (lines.length === 0) continue
    cases.push({
      text: lines.map((line, i) => (line.startsWith('+') ? line.slice(1) : i > 0 ? ` ${line}` : line)).join(''),
      pieces: lines.map((line) => line.replace(/^\+/, ''))
    })
  }
  return cases
}
